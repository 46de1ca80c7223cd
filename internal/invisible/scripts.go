package invisible

import "unicode"

const (
	softHyphen = '\u00AD'
	zwsp       = '\u200B'
	zwnj       = '\u200C'
	zwj        = '\u200D'
)

// joinerScripts need the zero-width joiner and non-joiner in ordinary words.
var joinerScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mongolian, unicode.Devanagari,
	unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
	unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Tibetan,
	unicode.Myanmar, unicode.Khmer,
}

// rtlScripts are written from right to left and need direction marks.
var rtlScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam,
}

// selectorScripts have letters that a variation selector chooses a form of.
var selectorScripts = []*unicode.RangeTable{
	unicode.Han, unicode.Mongolian, unicode.Myanmar, unicode.Phags_Pa, unicode.Manichaean, unicode.Egyptian_Hieroglyphs,
}

var (
	khmerScripts     = []*unicode.RangeTable{unicode.Khmer}
	mongolianScripts = []*unicode.RangeTable{unicode.Mongolian}
	brailleScripts   = []*unicode.RangeTable{unicode.Braille}
	hangulScripts    = []*unicode.RangeTable{unicode.Hangul}
)

// isMark reports whether r is a direction mark.
func isMark(r rune) bool { return r == 0x200E || r == 0x200F || r == 0x061C }

func isMongolian(r rune) bool { return r >= 0x180B && r <= 0x180F }

// isJamo reports whether r stands in for a missing letter of an old Korean syllable.
func isJamo(r rune) bool { return r == 0x115F || r == 0x1160 }

func isEmoji(r rune) bool {
	return unicode.Is(unicode.So, r) || r == 0xFE0F || r >= 0x1F3FB && r <= 0x1F3FF
}

// takesSelector reports whether a variation selector may follow r: a symbol, a sign, a
// digit, or a letter of a script that has variants. A row of selectors can carry a
// hidden message.
func takesSelector(r rune) bool {
	if r < 0 || Is(r) || unicode.IsSpace(r) {
		return false
	}
	return !unicode.IsLetter(r) || unicode.In(r, selectorScripts...)
}
