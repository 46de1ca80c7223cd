package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"annals/internal/script"
)

// quotes converts the straight punctuation of one paragraph to typographic.
// Ambiguous punctuation stays as it was typed.
type quotes struct {
	start          int  // offset of the paragraph in the text
	ends           bool // the current text node is followed by a space or by nothing
	double, single int  // open quotations
}

// glyph returns the replacement of the punctuation at the beginning of s, and
// how many bytes of s it replaces; 0 for none. text is the output so far.
func (q *quotes) glyph(text, s []byte) (glyph []byte, consumed int) {
	before, _ := utf8.DecodeLastRune(text[q.start:])
	if len(text) == q.start {
		before = ' '
	}
	if before == rune(s[0]) {
		return nil, 0 // the rest of a run whose first character is escaped
	}
	switch s[0] {
	case '"':
		return q.mark(&q.double, before, q.runeAt(s, 1), "“", "”")
	case '\'':
		return q.apostrophe(before, s)
	case '-':
		return dash(before, s, q.runeAt(s, 2))
	}
	return dots(s)
}

// runeAt returns the rune at s[i:]; at the end of s, a space if the text ends
// there, else a letter.
func (q *quotes) runeAt(s []byte, i int) rune {
	if i < len(s) {
		r, _ := utf8.DecodeRune(s[i:])
		return r
	}
	if q.ends {
		return ' '
	}
	return 'x'
}

// mark decides between an opening and a closing quotation mark. Korean,
// Chinese and others open a quotation directly after a letter, scripts with spaces do not.
func (q *quotes) mark(open *int, before, after rune, left, right string) ([]byte, int) {
	boundary := opensAfter(before)
	switch {
	case *open > 0 && !unicode.IsSpace(before) && !(boundary && isWordRune(after)):
		*open--
		return []byte(right), 1
	case !unicode.IsSpace(after) && (boundary || script.IsTight(before)):
		*open++
		return []byte(left), 1
	}
	return nil, 0
}

// opensAfter reports whether a quotation can begin after r.
func opensAfter(r rune) bool {
	return unicode.IsSpace(r) || unicode.In(r, unicode.Ps, unicode.Pi, unicode.Pd) || r == '/'
}

func (q *quotes) apostrophe(before rune, s []byte) ([]byte, int) {
	after := q.runeAt(s, 1)
	switch {
	case isWordRune(before) && !script.IsTight(before) && isWordRune(after): // don't
		return []byte("’"), 1
	case opensAfter(before) && isDecade(s[1:]): // the ’90s
		return []byte("’"), 1
	case q.single == 0 && unicode.IsLetter(before) && !script.IsTight(before): // the states’
		return []byte("’"), 1
	}
	return q.mark(&q.single, before, after, "‘", "’")
}

func isDecade(s []byte) bool {
	return len(s) > 2 && unicode.IsDigit(rune(s[0])) && unicode.IsDigit(rune(s[1])) && s[2] == 's'
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// dash converts two hyphens to an en dash and three to an em dash. A double
// hyphen at the beginning of a word is the option of a command.
func dash(before rune, s []byte, after rune) ([]byte, int) {
	switch n := len(s) - len(bytes.TrimLeft(s, "-")); {
	case n == 3:
		return []byte("—"), 3
	case n == 2 && !(unicode.IsSpace(before) && unicode.IsLetter(after)):
		return []byte("–"), 2
	case n > 1:
		return s[:n], n
	}
	return nil, 0
}

// dots converts three dots to an ellipsis and six dots to two, as in Korean.
func dots(s []byte) ([]byte, int) {
	switch n := len(s) - len(bytes.TrimLeft(s, ".")); {
	case n == 3:
		return []byte("…"), 3
	case n == 6:
		return []byte("……"), 6
	case n > 1:
		return s[:n], n
	}
	return nil, 0
}
