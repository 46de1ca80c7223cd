package sitepath

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
	"strings"
)

// Fingerprint returns the name of a file with the beginning of its content's checksum
// in it: "style.css" becomes "style.3f9a1c07.css". A browser may keep a file of such a
// name for ever, since no other content gets it.
func Fingerprint(name string, sum [sha256.Size]byte) string {
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
}

// Derived returns the name of a file that is made of another: "hall.jpg" of size "480w"
// becomes "hall.480w-3f9a1c0752d8e6b4.jpg". The key is a hash of all that its bytes
// depend on.
func Derived(name, size string, key [sha256.Size]byte) string {
	ext := path.Ext(name)
	kind := strings.ToLower(ext)
	if kind != ".png" {
		kind = ".jpg"
	}
	return strings.TrimSuffix(name, ext) + "." + size + "-" + hex.EncodeToString(key[:8]) + kind
}

var derived = regexp.MustCompile(`\.(\d+w-[0-9a-f]{16})\.(?:jpg|png)$`)

// IsDerived reports whether a path has a name that Derived gives.
func IsDerived(name string) bool { return derived.MatchString(name) }

// DerivedMark returns the size and the key in a name that Derived gives; "" of other
// names.
func DerivedMark(name string) string {
	if m := derived.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	return ""
}

// HasFingerprint reports whether a path has the name that Fingerprint gives to a file
// with this checksum.
func HasFingerprint(name string, sum [sha256.Size]byte) bool {
	mark := "." + hex.EncodeToString(sum[:4])
	return strings.HasSuffix(name, mark) || strings.HasSuffix(strings.TrimSuffix(name, path.Ext(name)), mark)
}
