package markdown

import (
	"bytes"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// charClass is a set of meanings that a byte of a text may have. Text without
// any of them is copied at once.
type charClass uint8

const (
	isControl  charClass = 1 << iota // not allowed in HTML and XML
	isMarkup                         // must be escaped in HTML
	isEscape                         // may begin an escape or a reference of Markdown
	isStraight                       // quotes may replace it
)

var charClasses = charClassTable()

func charClassTable() (t [256]charClass) {
	for c := range byte(' ') {
		if c != '\n' && c != '\t' {
			t[c] = isControl
		}
	}
	for class, chars := range map[charClass]string{isMarkup: `&<>"@`, isEscape: `\&`, isStraight: `"'-.`} {
		for _, c := range []byte(chars) {
			t[c] |= class
		}
	}
	return t
}

// prefixWithout returns the length of the prefix of s without bytes of classes.
func prefixWithout[T string | []byte](s T, classes charClass) int {
	for i := range len(s) {
		if charClasses[s[i]]&classes != 0 {
			return i
		}
	}
	return len(s)
}

// appendEscaped appends s as HTML text or attribute value. It hides the @ of an address
// from services that rewrite pages in which they find one, so that a copy of the site stays
// what was signed.
func appendEscaped[T string | []byte](dst []byte, s T) []byte {
	for {
		n := prefixWithout(s, isMarkup)
		dst = append(dst, s[:n]...)
		if n == len(s) {
			return dst
		}
		switch s[n] {
		case '&':
			dst = append(dst, "&amp;"...)
		case '<':
			dst = append(dst, "&lt;"...)
		case '>':
			dst = append(dst, "&gt;"...)
		case '"':
			dst = append(dst, "&quot;"...)
		case '@':
			dst = append(dst, "&#64;"...)
		}
		s = s[n+1:]
	}
}

// appendLiteral appends s verbatim, but for control characters, which become
// U+FFFD.
func appendLiteral(dst, s []byte) []byte {
	for {
		n := prefixWithout(s, isControl)
		dst = append(dst, s[:n]...)
		if n == len(s) {
			return dst
		}
		dst = append(dst, "\uFFFD"...)
		s = s[n+1:]
	}
}

// appendDecoded appends s with backslash escapes and character references
// resolved, and without control characters. With q, straight punctuation becomes
// typographic, except where it is escaped.
func appendDecoded(dst, s []byte, q *quotes) []byte {
	classes := isControl | isEscape
	if q != nil {
		classes |= isStraight
	}
	for {
		n := prefixWithout(s, classes)
		dst = append(dst, s[:n]...)
		if n == len(s) {
			return dst
		}
		s = s[n:]
		var (
			glyph    []byte
			consumed int
		)
		switch c := s[0]; {
		case c == '\\':
			glyph, consumed = unescape(s)
		case c == '&':
			glyph, consumed = entity(s)
		case charClasses[c]&isStraight != 0:
			glyph, consumed = q.glyph(dst, s)
		default:
			glyph, consumed = []byte("\uFFFD"), 1
		}
		if consumed == 0 {
			glyph, consumed = s[:1], 1
		}
		dst = append(dst, glyph...)
		s = s[consumed:]
	}
}

// decode is appendDecoded for addresses, titles and code languages.
func decode(s []byte) string { return string(appendDecoded(nil, s, nil)) }

// unescape resolves a backslash escape at the beginning of s. consumed is 0 if
// there is none.
func unescape(s []byte) (char []byte, consumed int) {
	if len(s) < 2 || !util.IsPunct(s[1]) {
		return nil, 0
	}
	return s[1:2], 2
}

// maxEntity is longer than the longest name of a character reference.
const maxEntity = 40

// entity resolves a character reference at the beginning of s. consumed is 0 if
// there is none.
func entity(s []byte) (char []byte, consumed int) {
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
