// Package invisible knows the characters of Unicode that cannot be seen: controls,
// direction overrides, zero-width characters, fillers, variation selectors, tags.
// With them a name, an address or a sentence looks like another.
//
// It is the one home of that table. Three rules are made from it: InName for file
// names and addresses, which need none of these characters; All with Value for the
// short texts of front matter, which may hold what a script needs for its words; All
// with Prose for running text, which may also hold soft hyphens, direction marks and
// closed isolates.
package invisible

import (
	"fmt"
	"strings"
	"unicode"
)

// table holds the characters beyond ASCII that have no glyph of their own, or change
// how those beside them are displayed. Unassigned ones that Unicode keeps for the
// same use are among them; prepended signs such as U+0600, which are visible, not.
var table = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x0080, Hi: 0x009F, Stride: 1}, // C1 controls
		{Lo: 0x00AD, Hi: 0x00AD, Stride: 1}, // soft hyphen
		{Lo: 0x034F, Hi: 0x034F, Stride: 1}, // combining grapheme joiner
		{Lo: 0x061C, Hi: 0x061C, Stride: 1}, // Arabic letter mark
		{Lo: 0x115F, Hi: 0x1160, Stride: 1}, // Hangul fillers
		{Lo: 0x17B4, Hi: 0x17B5, Stride: 1}, // Khmer inherent vowels
		{Lo: 0x180B, Hi: 0x180F, Stride: 1}, // Mongolian selectors and vowel separator
		{Lo: 0x200B, Hi: 0x200F, Stride: 1}, // zero-width space, joiners, direction marks
		{Lo: 0x2028, Hi: 0x202E, Stride: 1}, // line and paragraph separators, embeddings, overrides
		{Lo: 0x2060, Hi: 0x206F, Stride: 1}, // word joiner, invisible operators, isolates
		{Lo: 0x2800, Hi: 0x2800, Stride: 1}, // blank Braille pattern
		{Lo: 0x3164, Hi: 0x3164, Stride: 1}, // Hangul filler
		{Lo: 0xFE00, Hi: 0xFE0F, Stride: 1}, // variation selectors
		{Lo: 0xFEFF, Hi: 0xFEFF, Stride: 1}, // zero-width no-break space
		{Lo: 0xFFA0, Hi: 0xFFA0, Stride: 1}, // half-width Hangul filler
		{Lo: 0xFFF0, Hi: 0xFFFB, Stride: 1}, // interlinear annotation
	},
	R32: []unicode.Range32{
		{Lo: 0x13430, Hi: 0x1343F, Stride: 1}, // Egyptian format controls
		{Lo: 0x1BCA0, Hi: 0x1BCA3, Stride: 1}, // shorthand format controls
		{Lo: 0x1D173, Hi: 0x1D17A, Stride: 1}, // musical format controls
		{Lo: 0xE0000, Hi: 0xE0FFF, Stride: 1}, // tags, more variation selectors
	},
}

// Is reports whether r cannot be seen or changes how other characters are displayed.
// Spaces, tabs and line feeds are not among these characters.
func Is(r rune) bool {
	switch {
	case r < 0x7F:
		return r < ' ' && r != '\n' && r != '\t'
	case r >= 0x3165 && r < 0xFE00: // Chinese, Japanese, Korean
		return false
	}
	return r == 0x7F || unicode.Is(table, r)
}

// InName reports whether r may not be part of a file name or an address because
// nobody can see what it is: an invisible character, a line break, a tab, or one of
// private use, which looks different on each machine.
func InName(r rune) bool { return Is(r) || r == '\t' || r == '\n' || unicode.Is(unicode.Co, r) }

// Name returns the number of r and what it is: "U+200B, which has no width".
func Name(r rune) string {
	code := fmt.Sprintf("U+%04X", r)
	switch {
	case isDirection(r):
		return code + ", which changes the direction of the text"
	case r >= 0x200B && r <= 0x200F, r == 0x034F, r >= 0x2060 && r <= 0x2064, r == 0xFEFF:
		return code + ", which has no width"
	case isTag(r):
		return code + ", a tag"
	case isSelector(r):
		return code + ", a variation selector"
	case r == 0xAD:
		return code + ", a soft hyphen"
	case r == 0x3164, r == 0xFFA0, r == 0x2800, r >= 0x115F && r <= 0x1160:
		return code + ", which looks like a space"
	case r == 0x2028, r == 0x2029:
		return code + ", which breaks the line"
	case unicode.IsControl(r):
		return code + ", a control character"
	}
	return code
}

// Hint says how to fix the invisible character at text[at:]. It describes its position
// by the visible text before it.
func Hint(text string, at int) string {
	const shown = 12
	before := []rune(text[strings.LastIndexByte(text[:at], '\n')+1 : at])
	if len(before) == 0 {
		return "delete it: it stands at the beginning of a line"
	}
	if len(before) > shown {
		before = before[len(before)-shown:]
	}
	return fmt.Sprintf("delete it: it stands right after %q", string(before))
}

func isDirection(r rune) bool { return r >= 0x202A && r <= 0x202E || IsIsolate(r) }

// IsIsolate reports whether r begins or ends a part of a text with a direction of its
// own.
func IsIsolate(r rune) bool { return r >= 0x2066 && r <= 0x2069 }

func isTag(r rune) bool { return r >= 0xE0000 && r <= 0xE007F }

func isSelector(r rune) bool { return unicode.Is(unicode.Variation_Selector, r) }
