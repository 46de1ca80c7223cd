package weburl

import (
	"html"
	"net/url"
	"strings"
	"unicode"
)

// IsRelative reports whether raw points inside the site: "findings.md",
// "../2014/coi-report.md#findings", "#findings", "/about.md". It is false for
// whatever a browser could take for a scheme or a host, at once or after one
// more round of decoding, and for addresses with hidden characters.
func IsRelative(raw string) bool {
	for _, form := range []string{raw, html.UnescapeString(raw), unescapePercent(raw)} {
		if !isPlainlyRelative(form) {
			return false
		}
	}
	return true
}

func isPlainlyRelative(s string) bool {
	if strings.ContainsRune(s, '\\') || strings.ContainsFunc(s, isHidden) {
		return false
	}
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	if strings.HasPrefix(s, "//") {
		return false
	}
	end := strings.IndexAny(s, ":/?#")
	return end < 0 || s[end] != ':'
}

// unescapePercent decodes the part before the first slash, the only one in
// which a scheme can hide.
func unescapePercent(raw string) string {
	first, _, _ := strings.Cut(raw, "/")
	decoded, err := url.PathUnescape(first)
	if err != nil {
		return first
	}
	return decoded
}
