package feed

import (
	"unicode/utf8"

	"annals/internal/escape"
)

// appendEscaped appends text as xml.EscapeText writes it. Each entry is in several
// feeds; the escaper of encoding/xml, which decodes every rune and writes piece by
// piece through an interface, takes a fifth of the instructions of a whole build.
func appendEscaped[T string | []byte](dst []byte, text T) []byte {
	return escape.Append(escapes, dst, text)
}

// replacement stands for what XML has no character for.
const replacement = "\uFFFD"

var escapes = escape.NewTable(ascii(), []escape.Rune{{Of: '\uFFFE', Text: replacement}, {Of: '\uFFFF', Text: replacement}}, replacement)

// ascii returns what is written for each ASCII character, "" for itself.
func ascii() (of [utf8.RuneSelf]string) {
	for c := range ' ' {
		of[c] = replacement
	}
	of['\t'], of['\n'], of['\r'] = "&#x9;", "&#xA;", "&#xD;"
	of['"'], of['\''], of['&'], of['<'], of['>'] = "&#34;", "&#39;", "&amp;", "&lt;", "&gt;"
	return of
}
