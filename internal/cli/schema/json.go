package schema

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

// object is a JSON object with ordered members. Editors complete in this order.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := plainJSON(m.key)
		if err != nil {
			return nil, err
		}
		value, err := plainJSON(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// plainJSON encodes v without escaping <, > and &: a schema is never read as
// HTML.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("write a schema: %w", err)
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

// marker identifies generated schemas. It is followed by the digest of the whole
// text, computed with zeros in place of the digest, by which a later run detects
// manual changes.
const marker = "Made by annals schema, and made anew by it: write nothing here. "

var noDigest = strings.Repeat("0", hex.EncodedLen(sha256.Size))

// withDigest encodes a schema and inserts its digest.
func withDigest(schema object) ([]byte, error) {
	compact, err := plainJSON(schema)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, compact, "", "  "); err != nil {
		return nil, fmt.Errorf("write a schema: %w", err)
	}
	b.WriteByte('\n')
	digest := sha256.Sum256(b.Bytes())
	return bytes.Replace(b.Bytes(), []byte(noDigest), []byte(hex.EncodeToString(digest[:])), 1), nil
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
