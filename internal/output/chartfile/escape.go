package chartfile

import "annals/internal/escape"

// appendEscaped appends text as the content of an element or the value of an attribute of
// XML. It is the one escaper of drawings.
func appendEscaped(dst []byte, text string) []byte { return escape.Append(escapes, dst, text) }

var escapes = escape.NewXMLTable(map[byte]string{
	'\t': "&#9;", '\n': "&#10;", '\r': "&#13;", '"': "&quot;", '\'': "&#39;", '&': "&amp;", '<': "&lt;", '>': "&gt;",
})
