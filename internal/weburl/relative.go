package weburl

import (
	"html"
	"net/url"
	"strings"
	"unicode"

	"annals/internal/invisible"
)

// IsRelative reports whether raw is a relative reference within the site:
// "findings.md", "../2014/coi-report.md#findings", "#findings", "/about.md". It is
// false for anything that a browser could parse as having a scheme or a host,
// directly or after one more round of decoding, and for hidden characters.
func IsRelative(raw string) bool {
	for _, form := range []string{raw, html.UnescapeString(raw), unescapePercent(raw)} {
		if !isPlainlyRelative(form) {
			return false
		}
	}
	return true
}

func isPlainlyRelative(s string) bool {
	if strings.ContainsRune(s, '\\') || strings.ContainsFunc(s, invisible.InName) {
		return false
	}
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	if strings.HasPrefix(s, "//") {
		return false
	}
	end := strings.IndexAny(s, ":/?#")
	return end < 0 || s[end] != ':'
}

// unescapePercent decodes the part before the first slash, the only one that can
// contain a scheme.
func unescapePercent(raw string) string {
	first, _, _ := strings.Cut(raw, "/")
	decoded, err := url.PathUnescape(first)
	if err != nil {
		return first
	}
	return decoded
}
