package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"annals/internal/record/lang"
	"annals/internal/script"
)

const apostrophe = "’"

// quotes converts the straight punctuation of one paragraph to typographic, with the
// quotation marks of the text's language. Ambiguous punctuation stays as it was typed.
type quotes struct {
	marks          lang.Quotes
	start          int  // offset of the paragraph in the text
	ends           bool // the current text node is followed by a space or by nothing
	double, single int  // open quotations
	last           int  // offset behind the last mark, in the text
	opened         bool // it opened a quotation
}

// gap is what stands on both sides of a straight mark.
type gap struct {
	before, after rune
	opens         bool // a quotation can begin behind before
}

// glyph returns the replacement of the punctuation at the beginning of s, and
// how many bytes of s it replaces; 0 for none. text is the output so far.
func (q *quotes) glyph(text, s []byte) (glyph []byte, consumed int) {
	g := q.gapBehind(text)
	if g.before == rune(s[0]) {
		return nil, 0 // the rest of a run whose first character is escaped
	}
	switch s[0] {
	case '"':
		g.after = q.runeAt(s, 1)
		glyph, consumed = q.quotation(text, s, g)
	case '\'':
		g.after = q.runeAt(s, 1)
		glyph, consumed = q.apostrophe(text, s, g)
	case '-':
		return dash(g.before, s, q.runeAt(s, 2))
	default:
		return dots(s)
	}
	return glyph, consumed
}

// gapBehind returns the gap at the end of text, without what follows. Characters that
// nobody sees, such as marks of direction, do not count.
func (q *quotes) gapBehind(text []byte) gap {
	paragraph := text[q.start:]
	if len(paragraph) > 0 && q.last == len(text) {
		before, size := utf8.DecodeLastRune(paragraph)
		if q.opened && unicode.IsSpace(before) {
			before, _ = utf8.DecodeLastRune(paragraph[:len(paragraph)-size]) // « has a space of its own
		}
		return gap{before: before, opens: q.opened}
	}
	for len(paragraph) > 0 {
		before, size := utf8.DecodeLastRune(paragraph)
		if !unicode.Is(unicode.Cf, before) {
			return gap{before: before, opens: q.opensAfter(before)}
		}
		paragraph = paragraph[:len(paragraph)-size]
	}
	return gap{before: ' ', opens: true}
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

// opensAfter reports whether a quotation can begin behind r, which the author typed. A
// mark that ends quotations in one language begins them in another.
func (q *quotes) opensAfter(r rune) bool {
	outer, inner := q.marks.Outer, q.marks.Inner
	opens, closes := begins(outer.Open, r) || begins(inner.Open, r), begins(outer.Close, r) || begins(inner.Close, r)
	if opens != closes {
		return opens
	}
	return unicode.IsSpace(r) || unicode.In(r, unicode.Ps, unicode.Pi, unicode.Pd) || r == '/' || r == '¿' || r == '¡'
}

// begins reports whether r is the mark, which may have a space beside it.
func begins(mark string, r rune) bool {
	for _, m := range mark {
		if !unicode.IsSpace(m) {
			return m == r
		}
	}
	return false
}

// quotation converts the double mark at the beginning of s.
func (q *quotes) quotation(text, s []byte, g gap) ([]byte, int) {
	switch {
	case areInches(text), isGershayim(text, s, g):
		return nil, 0
	case q.last != len(text) && isElided(text) && isWordRune(g.after): // l’« homme »
		g.opens = true
	}
	return q.mark(&q.double, q.marks.Outer, g, len(text))
}

// isElided reports whether text ends with an apostrophe behind a letter.
func isElided(text []byte) bool {
	word, ok := bytes.CutSuffix(text, []byte(apostrophe))
	last, _ := utf8.DecodeLastRune(word)
	return ok && isLetter(last) && !script.IsTight(last)
}

// mark decides between an opening and a closing quotation mark. Korean, Chinese and others
// open a quotation directly after a letter, most scripts with spaces do not. at is the
// length of the text.
func (q *quotes) mark(open *int, marks lang.Quote, g gap, at int) ([]byte, int) {
	glyph := ""
	switch {
	case *open > 0 && !unicode.IsSpace(g.before) && !(g.opens && isWordRune(g.after)):
		*open--
		glyph, q.opened = marks.Close, false
	case !unicode.IsSpace(g.after) && (g.opens || script.IsTight(g.before) || g.hasPrefix()):
		*open++
		glyph, q.opened = marks.Open, true
	default:
		return nil, 0
	}
	q.last = at + len(glyph)
	return []byte(glyph), 1
}

// hasPrefix reports whether a short word may be written together with the quotation that
// follows it, as in Arabic and Hebrew.
func (g gap) hasPrefix() bool {
	return g.areBoth(unicode.Arabic) || g.areBoth(unicode.Hebrew)
}

// areBoth reports whether the gap is between two letters of script.
func (g gap) areBoth(script *unicode.RangeTable) bool {
	return isLetter(g.before) && isLetter(g.after) && unicode.Is(script, g.after) && unicode.In(g.before, script, unicode.Mn)
}

func (q *quotes) apostrophe(text, s []byte, g gap) ([]byte, int) {
	isWord := isWordRune(g.before) && !script.IsTight(g.before)
	switch {
	case unicode.IsDigit(g.before) && areFeet(s): // 5' 10"
		return nil, 0
	case g.areBoth(unicode.Arabic):
	case isWord && isWordRune(g.after): // don't
		return []byte(apostrophe), 1
	case isWord && g.after == '"' && isWordRune(q.runeAt(s, 2)): // l'"homme"
		return []byte(apostrophe), 1
	case g.opens && (isDecade(s[1:]) || isClitic(s[1:])): // the ’90s, ’s avonds
		return []byte(apostrophe), 1
	case q.single == 0 && isWord && !unicode.IsDigit(g.before): // the states’
		return []byte(apostrophe), 1
	}
	return q.mark(&q.single, q.marks.Inner, g, len(text))
}

func isDecade(s []byte) bool {
	return len(s) > 2 && unicode.IsDigit(rune(s[0])) && unicode.IsDigit(rune(s[1])) && s[2] == 's'
}

// isClitic reports whether s begins with what is left of a short word of Dutch or
// Afrikaans, and is not quoted.
func isClitic(s []byte) bool {
	return len(s) > 1 && bytes.IndexByte([]byte("kmnrst"), s[0]) >= 0 && s[1] == ' '
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.M, r) }

func isWordRune(r rune) bool { return isLetter(r) || unicode.IsDigit(r) }

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
