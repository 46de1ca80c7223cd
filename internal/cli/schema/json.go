package schema

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"annals/internal/jsonobject"
)

// object is a JSON object with ordered members. Editors complete in this order.
type object = jsonobject.Object

type member = jsonobject.Member

// marker identifies generated schemas. It is followed by the digest of the whole
// text, computed with zeros in place of the digest, by which a later run detects
// manual changes.
const marker = "Made by annals schema, and made anew by it: write nothing here. "

var noDigest = strings.Repeat("0", hex.EncodedLen(sha256.Size))

// withDigest encodes a schema and inserts its digest.
func withDigest(schema object) ([]byte, error) {
	text, err := jsonobject.MarshalIndent(schema)
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256(text)
	return bytes.Replace(text, []byte(noDigest), []byte(hex.EncodeToString(digest[:])), 1), nil
}

// IsUnmodified reports whether a text is a schema that some version of Annals
// generated and that has not been changed since.
func IsUnmodified(text []byte) bool {
	_, after, found := bytes.Cut(text, []byte(marker))
	if !found || len(after) < len(noDigest) {
		return false
	}
	digest := string(after[:len(noDigest)])
	sum := sha256.Sum256(bytes.Replace(text, []byte(marker+digest), []byte(marker+noDigest), 1))
	return digest == hex.EncodeToString(sum[:])
}
