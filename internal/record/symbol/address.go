package symbol

import (
	"regexp"
	"slices"
	"strings"
)

// documentsURL is the prefix of the United Nations' permanent document URLs.
const documentsURL = "https://undocs.org/"

// documentURL returns the URL of a UN document. A part in square brackets has no
// document of its own: it is part of the document without the brackets.
func documentURL(text string) string {
	document, _, _ := strings.Cut(text, "[")
	return documentsURL + escape(document)
}

// escape percent-encodes all but the unreserved characters of RFC 3986 and the
// slash, so that the result is safe in a path, in a query and in Markdown.
func escape(s string) string {
	n := 0
	for n < len(s) && isUnreserved(s[n]) {
		n++
	}
	if n == len(s) {
		return s
	}
	const hex = "0123456789ABCDEF"
	escaped := append(make([]byte, 0, len(s)+16), s[:n]...)
	for _, c := range []byte(s[n:]) {
		if isUnreserved(c) {
			escaped = append(escaped, c)
		} else {
			escaped = append(escaped, '%', hex[c>>4], hex[c&15])
		}
	}
	return string(escaped)
}

func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~/", c) >= 0
}

var qualifier = regexp.MustCompile(`\([^()]*\)|\[[^\[\]]*\]`)

// Parts returns the search terms of the symbol in lower case, the whole symbol
// first: A/RES/73/180 gives "a/res/73/180", "res/73/180", "73/180" and
// "a/res/73". If the symbol has brackets, the terms without them follow.
func (s Symbol) Parts() []string {
	whole := strings.ToLower(s.text)
	parts := appendParts(nil, whole)
	if strings.ContainsAny(whole, "([") {
		parts = appendParts(parts, qualifier.ReplaceAllString(whole, ""))
	}
	return parts
}

// appendParts appends text, its suffixes and its prefixes to parts, unless they
// are there already.
func appendParts(parts []string, text string) []string {
	add := func(part string) {
		if part != "" && !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	add(text)
	for _, rest, more := strings.Cut(text, "/"); more; _, rest, more = strings.Cut(rest, "/") {
		if strings.Contains(rest, "/") || isDistinctive(rest) {
			add(rest)
		}
	}
	for end := strings.LastIndexByte(text, '/'); end >= 0; end = strings.LastIndexByte(text[:end], '/') {
		if head := text[:end]; strings.Contains(head, "/") && strings.ContainsAny(head, "0123456789") {
			add(head)
		}
	}
	return parts
}

// isDistinctive reports whether a last component is a useful search term alone:
// "pv.7353" and "1718(2006)" are, "180" is not.
func isDistinctive(component string) bool {
	_, _, modifies := cutModifier(strings.ToUpper(component))
	return strings.ContainsAny(component, ".(") && !modifies
}

func isNumbered(components []string) bool {
	return strings.ContainsAny(strings.Join(components, "/"), "0123456789")
}
