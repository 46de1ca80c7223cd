package markdown

import (
	"bytes"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// appendEscaped appends s as HTML text or attribute value.
func appendEscaped[T string | []byte](dst []byte, s T) []byte {
	run := 0
	for i := range len(s) {
		escaped := ""
		switch s[i] {
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '"':
			escaped = "&quot;"
		default:
			continue
		}
		dst = append(dst, s[run:i]...)
		dst = append(dst, escaped...)
		run = i + 1
	}
	return append(dst, s[run:]...)
}

// appendUnescaped appends s, which appendEscaped wrote, as it was before.
func appendUnescaped(dst, s []byte) []byte {
	for {
		n := bytes.IndexByte(s, '&')
		if n < 0 {
			return append(dst, s...)
		}
		sign, taken := entity(s[n:])
		if taken == 0 {
			sign, taken = s[n:n+1], 1
		}
		dst = append(append(dst, s[:n]...), sign...)
		s = s[n+taken:]
	}
}

// appendLiteral appends s as it is. Control characters, which neither HTML nor
// XML can hold, become U+FFFD.
func appendLiteral(dst, s []byte) []byte {
	run := 0
	for i, c := range s {
		if c >= ' ' || c == '\n' || c == '\t' {
			continue
		}
		dst = append(dst, s[run:i]...)
		dst = utf8.AppendRune(dst, utf8.RuneError)
		run = i + 1
	}
	return append(dst, s[run:]...)
}

// appendDecoded appends s with backslash escapes and character references
// resolved. With q, straight punctuation becomes typographic, except where it
// is escaped.
func appendDecoded(dst, s []byte, q *quotes) []byte {
	run := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c != '\\' && c != '&' && (q == nil || !isStraight(c)) {
			i++
			continue
		}
		var (
			glyph []byte
			taken int
		)
		switch {
		case c == '\\':
			glyph, taken = unescape(s[i:])
		case c == '&':
			glyph, taken = entity(s[i:])
		default:
			dst = appendLiteral(dst, s[run:i])
			run = i
			glyph, taken = q.glyph(dst, s[i:])
		}
		if taken == 0 {
			i++
			continue
		}
		dst = append(appendLiteral(dst, s[run:i]), glyph...)
		i += taken
		run = i
	}
	return appendLiteral(dst, s[run:])
}

// decode is appendDecoded for addresses, titles and code languages.
func decode(s []byte) string { return string(appendDecoded(nil, s, nil)) }

// unescape resolves a backslash escape at the beginning of s. taken is 0 when
// there is none.
func unescape(s []byte) (char []byte, taken int) {
	if len(s) < 2 || !util.IsPunct(s[1]) {
		return nil, 0
	}
	return s[1:2], 2
}

// maxEntity is longer than the longest name of a character reference.
const maxEntity = 40

// entity resolves a character reference at the beginning of s. taken is 0 when
// there is none.
func entity(s []byte) (char []byte, taken int) {
	end := bytes.IndexByte(s[:min(len(s), maxEntity)], ';')
	if end < 2 {
		return nil, 0
	}
	name := s[1:end]
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(string(name)); ok {
			return e.Characters, end + 1
		}
		return nil, 0
	}
	r, ok := numericReference(string(name[1:]))
	if !ok {
		return nil, 0
	}
	return utf8.AppendRune(nil, r), end + 1
}

func numericReference(digits string) (rune, bool) {
	base, longest := 10, 7
	if digits != "" && digits[0]|0x20 == 'x' {
		digits, base, longest = digits[1:], 16, 6
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > longest {
		return 0, false
	}
	r := rune(n)
	isText := utf8.ValidRune(r) && r != 0xFFFE && r != 0xFFFF
	if !isText || unicode.IsControl(r) && r != '\n' && r != '\t' {
		return utf8.RuneError, true
	}
	return r, true
}
