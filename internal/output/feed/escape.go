package feed

import "annals/internal/escape"

// appendEscaped appends text as xml.EscapeText writes it. Each entry is in several
// feeds; the escaper of encoding/xml, which decodes every rune and writes piece by
// piece through an interface, takes a fifth of the instructions of a whole build.
func appendEscaped[T string | []byte](dst []byte, text T) []byte {
	return escape.Append(escapes, dst, text)
}

var escapes = escape.NewXMLTable(map[byte]string{
	'\t': "&#x9;", '\n': "&#xA;", '\r': "&#xD;", '"': "&#34;", '\'': "&#39;", '&': "&amp;", '<': "&lt;", '>': "&gt;",
})
