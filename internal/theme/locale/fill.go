package locale

import (
	"regexp"
	"strings"
)

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// fill replaces placeholders in a text by the values of name and value pairs. A
// placeholder without a value stays; values are not searched for placeholders.
func (l *Locale) fill(text string, pairs []any) string {
	var buf [128]byte // no allocation for nearly all texts
	out := buf[:0]
	for {
		before, rest, ok := strings.Cut(text, "{")
		out = append(out, before...)
		if !ok {
			return string(out)
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			out = append(out, '{')
			return string(append(out, rest...))
		}
		out = append(out, l.lookUp(name, pairs)...)
		text = after
	}
}

func (l *Locale) lookUp(name string, pairs []any) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return l.value(name, pairs[i+1])
		}
	}
	return "{" + name + "}"
}
