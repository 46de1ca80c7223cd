// Package script knows the scripts that set no spaces between words: their letters,
// marks and digits, and the signs that are set with them.
//
// It is the one home of that table, for all that depends on it: emphasis and quotation
// marks beside letters, line breaks within a sentence, zero-width spaces, and the words
// of the search. static/search.js repeats the names, which a test compares.
package script

import "unicode"

// spaceless are the scripts, by their names in Unicode.
var spaceless = []struct {
	name    string
	letters *unicode.RangeTable
	// hasHints: lines end between words only, which zero-width spaces may show.
	// Without, a line may end between any two letters.
	hasHints bool
}{
	{"Han", unicode.Han, false},
	{"Hiragana", unicode.Hiragana, false},
	{"Katakana", unicode.Katakana, false},
	{"Bopomofo", unicode.Bopomofo, false},
	{"Yi", unicode.Yi, false},
	{"Tangut", unicode.Tangut, false},
	{"Nushu", unicode.Nushu, false},
	{"Thai", unicode.Thai, true},
	{"Lao", unicode.Lao, true},
	{"Khmer", unicode.Khmer, true},
	{"Myanmar", unicode.Myanmar, true},
	{"Tibetan", unicode.Tibetan, true},
	{"Javanese", unicode.Javanese, true},
	{"Balinese", unicode.Balinese, true},
	{"Tai_Le", unicode.Tai_Le, true},
	{"New_Tai_Lue", unicode.New_Tai_Lue, true},
	{"Tai_Tham", unicode.Tai_Tham, true},
	{"Tai_Viet", unicode.Tai_Viet, true},
	{"Cham", unicode.Cham, true},
	{"Ahom", unicode.Ahom, true},
}

// Names returns the names of the scripts.
func Names() []string {
	names := make([]string, len(spaceless))
	for i, s := range spaceless {
		names[i] = s.name
	}
	return names
}

// first is the first letter of any of the scripts.
const first = 0x0E00

// IsSpaceless reports whether r belongs to a script without spaces: a letter, a mark, a
// digit or a sign of its own.
func IsSpaceless(r rune) bool {
	switch {
	case r < first, IsHangul(r):
		return false
	case r >= 0x4E00 && r <= 0x9FFF:
		return true
	case isShared(r):
		return true
	}
	for _, s := range spaceless {
		if unicode.Is(s.letters, r) {
			return true
		}
	}
	return false
}

// HasHints reports whether r belongs to a script in which a zero-width space shows
// where a line may end.
func HasHints(r rune) bool {
	if r < first {
		return false
	}
	for _, s := range spaceless {
		if s.hasHints && unicode.Is(s.letters, r) {
			return true
		}
	}
	return false
}

// isShared reports whether r is a letter or a mark that several scripts share and that
// is therefore in the table of none: kana marks, abbreviations in a circle or square,
// full-width digits and letters.
func isShared(r rune) bool {
	switch {
	case r == 0x3006, r == 0x303C, // closing mark, masu
		r >= 0x302A && r <= 0x302D, r >= 0x3031 && r <= 0x3035, // tone marks, kana repeat marks
		r >= 0x3099 && r <= 0x309C, r == 0x30FC, r == 0xFF70, r == 0xFF9E, r == 0xFF9F, // voicing and length of kana
		r >= 0x3190 && r <= 0x31EF,                             // annotations, strokes
		r >= 0x3220 && r <= 0x325F, r >= 0x3280 && r <= 0x33FF, // in brackets, circles and squares
		r >= 0xFF10 && r <= 0xFF19, r >= 0xFF21 && r <= 0xFF3A, r >= 0xFF41 && r <= 0xFF5A: // full width
		return true
	}
	return false
}

// IsHangul reports whether r is a letter of Korean, which sets spaces between words, but
// none between a word and a particle behind it.
func IsHangul(r rune) bool {
	return r >= 0xAC00 && r <= 0xD7A3 || r >= 0x1100 && r < 0xD800 && unicode.Is(unicode.Hangul, r) ||
		r >= 0xFFA0 && r <= 0xFFDC
}

// IsWideSign reports whether r is a sign as wide as a letter of Chinese or Japanese,
// which holds the blank beside it: 。，《》「」（）！
func IsWideSign(r rune) bool {
	switch {
	case r < 0x3001:
		return false
	case r <= 0x303F, r == 0x30A0, r == 0x30FB, // punctuation, double hyphen, middle dot
		r >= 0xFE10 && r <= 0xFE1F, r >= 0xFE30 && r <= 0xFE6F, // vertical and small forms
		r >= 0xFF01 && r <= 0xFF65, r >= 0xFFE0 && r <= 0xFFE6: // full and half width
		return !isShared(r) && !unicode.In(r, unicode.Han, unicode.Hangul)
	}
	return false
}

// IsSign reports whether r is punctuation or a symbol.
func IsSign(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
