package picture

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	maxRunes = 600 // more than the largest box holds at the smallest size
	maxMarks = 6   // on one letter; languages need three or four
)

// format lists the characters without a shape that change how others look: the
// joiners, the marks of direction, the isolates. Overrides and embeddings are
// left out, because one that is never closed turns the rest of a line.
var format = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x061c, Hi: 0x061c, Stride: 1}, {Lo: 0x200c, Hi: 0x200f, Stride: 1}, {Lo: 0x2066, Hi: 0x2069, Stride: 1},
}}

// clean makes one line of the beginning of text: in normal form C, with single
// blanks between words, without characters that nobody sees. It tells whether
// there was more of it.
func clean(text string) (all []rune, cut bool) {
	const maxBytes = 16 * maxRunes // bytes
	if cut = len(text) > maxBytes; cut {
		text = text[:maxBytes]
	}
	marks, blank := 0, false
	for _, r := range norm.NFC.String(text) {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			blank = len(all) > 0
			continue
		case unicode.Is(unicode.Cf, r) && !unicode.Is(format, r), r == unicode.ReplacementChar:
			continue
		case unicode.Is(unicode.M, r):
			marks++
		default:
			marks = 0
		}
		if marks > maxMarks {
			continue
		}
		if blank {
			all = append(all, ' ')
			blank = false
		}
		if len(all) >= maxRunes {
			return all, true
		}
		all = append(all, r)
	}
	return all, cut
}

// isSilent reports whether a character needs no shape of its own in a font.
func needsNoGlyph(r rune) bool {
	return r == ' ' || unicode.Is(format, r) || unicode.Is(unicode.Variation_Selector, r)
}
