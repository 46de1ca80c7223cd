package chartfile

import (
	"unicode/utf8"

	"annals/internal/escape"
)

// appendEscaped appends text as the content of an element or the value of an attribute of
// XML. It is the one escaper of drawings.
func appendEscaped(dst []byte, text string) []byte { return escape.Append(escapes, dst, text) }

// replacement stands for what XML has no character for.
const replacement = "\uFFFD"

var escapes = escape.NewTable(ascii(), []escape.Rune{{Of: '\uFFFE', Text: replacement}, {Of: '\uFFFF', Text: replacement}}, replacement)

// ascii returns what is written for each ASCII character, "" for itself.
func ascii() (of [utf8.RuneSelf]string) {
	for c := range ' ' {
		of[c] = replacement
	}
	of['\t'], of['\n'], of['\r'] = "&#9;", "&#10;", "&#13;"
	of['"'], of['\''], of['&'], of['<'], of['>'] = "&quot;", "&#39;", "&amp;", "&lt;", "&gt;"
	return of
}
