package calendar

import (
	"unicode"
	"unicode/utf8"
)

// maxLine is the length of a line in bytes, without its end. A longer one is folded.
const maxLine = 75

// buffer is the lines of a calendar.
type buffer struct {
	out  []byte
	line []byte // that is being written, not folded
}

// raw writes a line with a value that needs no escape.
func (b *buffer) raw(name, value string) {
	b.line = append(append(append(b.line[:0], name...), ':'), value...)
	b.fold()
}

// text writes a line with a text, or with a list of texts.
func (b *buffer) text(name string, values ...string) {
	b.line = append(append(b.line[:0], name...), ':')
	for i, value := range values {
		if i > 0 {
			b.line = append(b.line, ',')
		}
		b.line = appendText(b.line, value)
	}
	b.fold()
}

// fold ends the line. What is too long goes on behind a line break and a blank, which
// readers take out again, and which stand between two characters.
func (b *buffer) fold() {
	rest, limit := b.line, maxLine
	for len(rest) > limit {
		end := limit
		for !utf8.RuneStart(rest[end]) {
			end--
		}
		b.out = append(append(b.out, rest[:end]...), "\r\n "...)
		rest, limit = rest[end:], maxLine-1
	}
	b.out = append(append(b.out, rest...), "\r\n"...)
}

// appendText appends a text as a value of the type TEXT. A line break of any kind that is
// not a carriage return is written as \n; the other controls, which no calendar may have,
// are left out.
func appendText(dst []byte, text string) []byte {
	for _, r := range text {
		switch {
		case r == '\\' || r == ';' || r == ',':
			dst = append(dst, '\\', byte(r))
		case r == '\n' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			dst = append(dst, `\n`...)
		case r == '\t' || !unicode.IsControl(r):
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}
