// Package jsontext appends strings to JSON, as encoding/json writes them, to the
// byte: what HTML could take for its own is escaped, and what is no UTF-8 becomes
// U+FFFD.
//
// Its input is text, as a string or as bytes, its output the caller's buffer with
// a JSON string at its end. encoding/json writes values as a whole, into memory of
// its own: texts of thousands of documents are better copied once, from one
// buffer to the next. The package knows no other value of JSON.
package jsontext

import "unicode/utf8"

// AppendString appends text to dst, in quotes.
func AppendString[T string | []byte](dst []byte, text T) []byte {
	dst = append(dst, '"')
	from := 0 // of what is copied as it stands
	for i := 0; i < len(text); {
		c := text[i]
		if stays[c] {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			dst = append(append(dst, text[from:i]...), escapes[c]...)
			i++
			from = i
			continue
		}
		r, size := utf8.DecodeRuneInString(string(text[i:min(i+utf8.UTFMax, len(text))]))
		if escape := escapeOf(r, size); escape != "" {
			dst = append(append(dst, text[from:i]...), escape...)
			from = i + size
		}
		i += size
	}
	return append(append(dst, text[from:]...), '"')
}

// escapeOf returns what stands for a letter beyond ASCII, "" where it stays.
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

// stays holds the signs of ASCII that are written as they are.
var stays = func() (is [256]bool) {
	for c, escape := range escapes {
		is[c] = escape == ""
	}
	return is
}()

// escapes is what stands for a sign of ASCII, "" where it stays.
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
