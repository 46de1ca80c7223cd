// Package jsonstr appends JSON strings to a buffer, byte for byte as encoding/json
// encodes them: <, > and & are escaped, and invalid UTF-8 becomes U+FFFD.
//
// Its input is a string or bytes, its output the caller's buffer with a JSON string
// appended. encoding/json encodes a whole value into memory of its own; this
// package copies the text of thousands of documents once, from buffer to buffer.
// It never encodes any other JSON value.
package jsonstr

import "unicode/utf8"

// AppendString appends text to dst as a JSON string, quotes included.
func AppendString[T string | []byte](dst []byte, text T) []byte {
	dst = append(dst, '"')
	for len(text) > 0 {
		n := 0
		for n < len(text) && isVerbatim[text[n]] {
			n++
		}
		dst = append(dst, text[:n]...)
		if text = text[n:]; len(text) == 0 {
			break
		}
		if c := text[0]; c < utf8.RuneSelf {
			dst, text = append(dst, escapes[c]...), text[1:]
			continue
		}
		r, size := utf8.DecodeRuneInString(string(text[:min(len(text), utf8.UTFMax)]))
		if escape := escapeOf(r, size); escape != "" {
			dst = append(dst, escape...)
		} else {
			dst = append(dst, text[:size]...)
		}
		text = text[size:]
	}
	return append(dst, '"')
}

// escapeOf returns the escape of a non-ASCII rune of size bytes, or "" for none.
func escapeOf(r rune, size int) string {
	switch {
	case r == utf8.RuneError && size == 1:
		return `\ufffd`
	case r == '\u2028':
		return `\u2028`
	case r == '\u2029':
		return `\u2029`
	}
	return ""
}

// isVerbatim marks the ASCII bytes that need no escape.
var isVerbatim = func() (is [256]bool) {
	for c, escape := range escapes {
		is[c] = escape == ""
	}
	return is
}()

// escapes holds the escape of each ASCII byte, or "" for none.
var escapes = func() (of [utf8.RuneSelf]string) {
	const digits = "0123456789abcdef"
	for c := range of {
		if c < ' ' || c == '<' || c == '>' || c == '&' {
			of[c] = `\u00` + string(digits[c>>4]) + string(digits[c&15])
		}
	}
	of['"'], of['\\'] = `\"`, `\\`
	of['\b'], of['\f'], of['\n'], of['\r'], of['\t'] = `\b`, `\f`, `\n`, `\r`, `\t`
	return of
}()
