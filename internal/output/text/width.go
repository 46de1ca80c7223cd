package text

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	wide "golang.org/x/text/width"
)

// width returns the columns that clean text takes.
func width(text []byte) int {
	n := 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			n++
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		n += runeWidth(r)
		i += size
	}
	return n
}

// runeWidth returns the columns of a character: two for those of East Asia, none for marks
// on others.
func runeWidth(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case r >= 0xAC00 && r <= 0xD7A3, r >= 0x4E00 && r <= 0x9FFF: // Hangul, Han
		return 2
	case r >= 0x1160 && r <= 0x11FF: // the later parts of a syllable of Hangul
		return 0
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch wide.LookupRune(r).Kind() {
	case wide.EastAsianWide, wide.EastAsianFullwidth:
		return 2
	}
	return 1
}

// isAddress reports whether a word is one of the web, which is never broken.
func isAddress(word []byte) bool { return bytes.Contains(word, []byte("://")) }

// isBreakable reports whether a line may end within a word.
func isBreakable(word []byte) bool { return piece(word) < len(word) }

// piece returns the length of the beginning of a word behind which a line may end: in
// scripts without spaces behind each character, but not before a closing sign or behind
// an opening one.
func piece(word []byte) int {
	before := rune(-1)
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRune(word[i:])
		if i > 0 && (isIdeograph(before) || isIdeograph(r)) && !closes(r) && !unicode.In(before, unicode.Ps, unicode.Pi) && runeWidth(r) > 0 {
			return i
		}
		before = r
		i += size
	}
	return len(word)
}

func isIdeograph(r rune) bool {
	return r >= 0x2E80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF65)
}

// closes reports whether a character belongs to what stands before it.
func closes(r rune) bool {
	return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Po, unicode.Pd, unicode.Lm)
}
