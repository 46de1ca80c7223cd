package script

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// context is how many characters on one side of a place decide what its signs belong
// to.
const context = 8

// side is what stands on one side of a place in a text, from the place on.
type side struct {
	next        rune // the first character; -1 for none
	isSpaceless bool // next belongs to a script without spaces, or is a sign of such a text
	isHangul    bool // next belongs to Hangul, or is a sign of such a text
}

// before returns the side that ends with text, after the side that begins with it.
func before(text []byte) side { return look(text, utf8.DecodeLastRune, cutLast) }

func after(text []byte) side { return look(text, utf8.DecodeRune, cutFirst) }

func cutLast(text []byte, size int) []byte  { return text[:len(text)-size] }
func cutFirst(text []byte, size int) []byte { return text[size:] }

func look(text []byte, decode func([]byte) (rune, int), cut func([]byte, int) []byte) side {
	s := side{next: -1}
	isWide := false
	for n := 0; n < context && len(text) > 0; n++ {
		r, size := decode(text)
		text = cut(text, size)
		if s.next < 0 {
			s.next = r
		}
		switch {
		case IsHangul(r):
			s.isHangul = true
			return s
		case IsSpaceless(r):
			s.isSpaceless = true
			return s
		case IsWideSign(r):
			isWide = true
		case unicode.Is(unicode.Mn, r) && !isWide: // a mark that several scripts share, a variation selector
		case !IsSign(r):
			s.isSpaceless = isWide
			return s
		}
	}
	s.isSpaceless = isWide
	return s
}

// IsTight reports whether a word may begin or end, without a space, between two
// characters of which r is one: r belongs to a script without spaces or to Korean.
func IsTight(r rune) bool { return IsSpaceless(r) || IsHangul(r) || IsWideSign(r) }

// EndsTight reports whether text ends with a letter of such a script, or with a sign
// behind one: 》 and the ” of “失踪”.
func EndsTight(text []byte) bool { return before(text).isTight() }

// BeginsTight is EndsTight for the beginning of text.
func BeginsTight(text []byte) bool { return after(text).isTight() }

func (s side) isTight() bool { return s.isSpaceless || s.isHangul }

// JoinsLines reports whether a line break between two lines of one sentence is no space:
// between letters of scripts without spaces, and beside wide signs, but never in Korean.
func JoinsLines(line, next []byte) bool {
	const zeroWidthSpace = '\u200B'
	a, b := before(line), after(next)
	switch {
	case a.next == zeroWidthSpace || b.next == zeroWidthSpace:
		return true
	case a.isHangul || b.isHangul || isNarrow(a.next) || isNarrow(b.next) || endsSentence(a.next):
		return false
	case IsWideSign(a.next) || IsWideSign(b.next):
		return a.next >= 0 && b.next >= 0
	}
	return a.isSpaceless && b.isSpaceless
}

// JoinLines returns text without the line breaks, and the indentation behind them, that
// are no spaces.
func JoinLines(text string) string {
	if !strings.Contains(text, "\n") || isASCII(text) {
		return text
	}
	var joined []byte
	for line := range strings.Lines(text) {
		if before, ok := bytes.CutSuffix(joined, []byte("\n")); ok {
			before, next := bytes.TrimRight(before, " \t\r"), strings.TrimLeft(line, " \t")
			if JoinsLines(lastLine(before), []byte(next)) {
				joined, line = before, next
			}
		}
		joined = append(joined, line...)
	}
	return string(joined)
}

func lastLine(text []byte) []byte { return text[bytes.LastIndexByte(text, '\n')+1:] }

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isNarrow reports whether r is a sign of ASCII that needs a space beside it, other than
// a quotation mark, which has become one of the language by then or will.
func isNarrow(r rune) bool {
	return r >= 0 && r < utf8.RuneSelf && IsSign(r) && r != '"' && r != '\''
}

// endsSentence reports whether r is a sign of a script without spaces between words that
// does set one behind this sign: ។ and ။, but not the mark between syllables of Tibetan.
func endsSentence(r rune) bool {
	return unicode.IsPunct(r) && HasHints(r) && r != 0x0F0B && r != 0x0F0C
}
