package picture

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	maxRunes = 600 // more than fit into the largest box at the smallest size
	maxMarks = 6   // per letter; languages need three or four
)

// format lists the invisible characters that affect shaping: joiners, direction marks
// and isolates. Bidi overrides and embeddings are dropped, because an unclosed one
// reverses the rest of a line.
var format = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x061c, Hi: 0x061c, Stride: 1}, {Lo: 0x200c, Hi: 0x200f, Stride: 1}, {Lo: 0x2066, Hi: 0x2069, Stride: 1},
}}

// clean normalises text to one line: NFC, single spaces, no invisible characters, at
// most maxRunes characters and maxMarks marks on each. It reports whether it cut text
// off.
func clean(text string) (all []rune, cut bool) {
	const maxBytes = 16 * maxRunes
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

// needsNoGlyph reports whether a font may lack the character.
func needsNoGlyph(r rune) bool {
	return r == ' ' || unicode.Is(format, r) || unicode.Is(unicode.Variation_Selector, r)
}
