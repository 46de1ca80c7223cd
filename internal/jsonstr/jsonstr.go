// Package jsonstr appends JSON strings to a buffer, byte for byte as encoding/json
// encodes them: <, > and & are escaped, and invalid UTF-8 becomes U+FFFD.
//
// Its input is a string or bytes, its output the caller's buffer with a JSON string
// appended. encoding/json encodes a whole value into memory of its own; this
// package copies the text of thousands of documents once, from buffer to buffer.
// It never encodes any other JSON value.
package jsonstr

import (
	"unicode/utf8"

	"annals/internal/escape"
)

// AppendString appends text to dst as a JSON string, quotes included.
func AppendString[T string | []byte](dst []byte, text T) []byte {
	return append(escape.Append(escapes, append(dst, '"'), text), '"')
}

// escapes are the escapes of a JSON string.
var escapes = escape.NewTable(ascii(), []escape.Rune{{Of: '\u2028', Text: `\u2028`}, {Of: '\u2029', Text: `\u2029`}}, `\ufffd`)

// ascii returns the escape of each ASCII character, "" for none.
func ascii() (of [utf8.RuneSelf]string) {
	const digits = "0123456789abcdef"
	for c := range of {
		if c < ' ' || c == '<' || c == '>' || c == '&' {
			of[c] = `\u00` + string(digits[c>>4]) + string(digits[c&15])
		}
	}
	of['"'], of['\\'] = `\"`, `\\`
	of['\b'], of['\f'], of['\n'], of['\r'], of['\t'] = `\b`, `\f`, `\n`, `\r`, `\t`
	return of
}
