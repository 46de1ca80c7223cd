package text

import (
	"unicode"
	"unicode/utf8"
)

// plain is text that was cleaned, perhaps with isolates around parts of it.
type plain string

// clean returns text as it stands in a paragraph.
func clean(text string) plain {
	if ordinary(text) == len(text) {
		return plain(text)
	}
	return plain(appendClean(nil, text))
}

// ordinary returns the length of the beginning of text that consists of signs of ASCII,
// which are clean.
func ordinary[T string | []byte](text T) int {
	for i := range len(text) {
		if text[i] < ' ' || text[i] >= 0x7F {
			return i
		}
	}
	return len(text)
}

// appendClean appends text as it stands in a paragraph: spaces and breaks of lines become
// one space each, control characters U+FFFD, and those that change the direction of what
// follows go: they would not end where the line ends.
func appendClean[T string | []byte](dst []byte, text T) []byte {
	for i := 0; i < len(text); {
		n := ordinary(text[i:])
		dst = append(dst, text[i:i+n]...)
		if i += n; i == len(text) {
			break
		}
		if c := text[i]; c == '\n' || c == '\t' || c == '\r' {
			dst = append(dst, ' ')
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(string(text[i:min(i+utf8.UTFMax, len(text))]))
		i += size
		switch {
		case r == '\u2028' || r == '\u2029' || r == '\u0085':
			dst = append(dst, ' ')
		case isDirection(r):
		case unicode.IsControl(r):
			dst = utf8.AppendRune(dst, utf8.RuneError)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// isDirection reports whether a character begins or ends an embedding, an override or an
// isolate.
func isDirection(r rune) bool {
	return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069'
}
