package symbol

import (
	"regexp"
	"slices"
	"strings"
)

// documents is the United Nations' own permanent address of a document.
const documentsURL = "https://undocs.org/"

// address returns where a UN document can be read. A part in square brackets
// is no document of its own: its text stands in the document without brackets.
func documentURL(text string) string {
	document, _, _ := strings.Cut(text, "[")
	return documentsURL + escape(document)
}

// escape percent-encodes all but the unreserved characters of RFC 3986 and the
// slash, so that the result may stand in a path, a query and in Markdown.
func escape(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-._~/", c) >= 0:
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

var qualifier = regexp.MustCompile(`\([^()]*\)|\[[^\[\]]*\]`)

// Parts returns the forms, in lower case, by which a reader may look for the
// document, the whole symbol first: A/RES/73/180 gives "a/res/73/180",
// "res/73/180", "73/180" and "a/res/73". Where the symbol carries something in
// brackets, the forms without it follow.
func (s Symbol) Parts() []string {
	whole := strings.ToLower(s.text)
	parts := appendParts(nil, whole)
	if strings.ContainsAny(whole, "([") {
		parts = appendParts(parts, qualifier.ReplaceAllString(whole, ""))
	}
	return parts
}

// appendParts appends the forms of a text that are not there yet: the whole, its
// ends, its starts.
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

// isTelling reports whether a last component says enough alone: "pv.7353" and
// "1718(2006)" do, "180" does not.
func isDistinctive(component string) bool {
	_, _, modifies := cutModifier(strings.ToUpper(component))
	return strings.ContainsAny(component, ".(") && !modifies
}

func isNumbered(components []string) bool {
	return strings.ContainsAny(strings.Join(components, "/"), "0123456789")
}
