package sitepath

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
)

// Fingerprint returns the name of a file with the beginning of its content's checksum
// in it: "style.css" becomes "style.3f9a1c07.css". A browser may keep a file of such a
// name for ever, since no other content gets it.
func Fingerprint(name string, sum [sha256.Size]byte) string {
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
}

// HasFingerprint reports whether a path has the name that Fingerprint gives to a file
// with this checksum.
func HasFingerprint(name string, sum [sha256.Size]byte) bool {
	mark := "." + hex.EncodeToString(sum[:4])
	return strings.HasSuffix(name, mark) || strings.HasSuffix(strings.TrimSuffix(name, path.Ext(name)), mark)
}
