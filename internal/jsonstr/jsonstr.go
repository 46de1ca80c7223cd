// Package jsonstr appends JSON strings to a buffer, byte for byte as encoding/json
// encodes them: <, > and & are escaped, and invalid UTF-8 becomes U+FFFD. AppendData leaves
// <, > and & as they are, for files that are never a part of a page.
//
// Its input is a string or bytes, its output the caller's buffer with a JSON string
// appended. encoding/json encodes a whole value into memory of its own; this
// package copies the text of thousands of documents once, from buffer to buffer.
// It never encodes any other JSON value.
package jsonstr

import (
	"strings"
	"unicode/utf8"

	"annals/internal/escape"
)

// AppendString appends text to dst as a JSON string, quotes included.
func AppendString[T string | []byte](dst []byte, text T) []byte {
	return append(escape.Append(escapes, append(dst, '"'), text), '"')
}

// AppendData appends text to dst as a JSON string, quotes included, that no HTML holds: as
// encoding/json encodes it with SetEscapeHTML(false).
func AppendData[T string | []byte](dst []byte, text T) []byte {
	return append(escape.Append(dataEscapes, append(dst, '"'), text), '"')
}

// lineBreaks are line breaks in JavaScript, though not in JSON.
var lineBreaks = []escape.Rune{{Of: '\u2028', Text: `\u2028`}, {Of: '\u2029', Text: `\u2029`}}

// escapes and dataEscapes are the escapes of a JSON string.
var (
	escapes     = escape.NewTable(ascii("<>&"), lineBreaks, `\ufffd`)
	dataEscapes = escape.NewTable(ascii(""), lineBreaks, `\ufffd`)
)

// ascii returns the escape of each ASCII character, "" for none. Those of special are
// escaped besides the ones that must be.
func ascii(special string) (of [utf8.RuneSelf]string) {
	const digits = "0123456789abcdef"
	for c := range of {
		if c < ' ' || strings.IndexByte(special, byte(c)) >= 0 {
			of[c] = `\u00` + string(digits[c>>4]) + string(digits[c&15])
		}
	}
	of['"'], of['\\'] = `\"`, `\\`
	of['\b'], of['\f'], of['\n'], of['\r'], of['\t'] = `\b`, `\f`, `\n`, `\r`, `\t`
	return of
}
