package locale

import (
	"regexp"
	"strings"
)

var place = regexp.MustCompile(`\{[^{}]*\}`)

// fill puts the values of name and value pairs into the places of a text. A
// place without a value stays as it is; a value is never searched for places.
func (l *Locale) fill(text string, pairs []any) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			return b.String() + "{" + rest
		}
		b.WriteString(l.lookUp(name, pairs))
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
