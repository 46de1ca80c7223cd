package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings spellings of one word together: case, accents, full-width and
// other forms of letters, the vowel signs of Arabic and Hebrew, the ways to
// write alef, and apostrophes. Its result is in normal form C.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	if isSimple(s) {
		return foldSimple(s)
	}
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
	return strings.Map(foldRune, norm.NFC.String(bare))
}

// isFolded reports whether s is all of what folding leaves as it is; most words
// of a text are.
func isFolded(s string) bool {
	for _, r := range s {
		if 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && !isPlain(r) || r == '’' {
			return false
		}
	}
	return true
}

// isSimple reports whether no letter of s has marks or other forms.
func isSimple(s string) bool {
	for _, r := range s {
		if r >= utf8.RuneSelf && !isPlain(r) {
			return false
		}
	}
	return true
}

// foldSimple folds a text that isSimple: what it has beyond ASCII stays, but for
// the apostrophe.
func foldSimple(s string) string {
	folded := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'A' <= c && c <= 'Z':
			folded = append(folded, c+'a'-'A')
		case c == apostrophe[0] && strings.HasPrefix(s[i:], apostrophe):
			folded = append(folded, '\'')
			i += len(apostrophe) - 1
		default:
			folded = append(folded, c)
		}
	}
	return string(folded)
}

const apostrophe = "’"

// isPlain reports whether a letter or sign beyond ASCII has one form only:
// syllables of Hangul, common Chinese characters, quotation marks and dashes.
func isPlain(r rune) bool {
	return '가' <= r && r <= '힣' || 0x4E00 <= r && r <= 0x9FFF ||
		r == '–' || r == '—' || r == '‘' || r == '’' || r == '“' || r == '”'
}

func foldRune(r rune) rune {
	switch r {
	case 'ς':
		return 'σ'
	case 'ٱ':
		return 'ا'
	case 'ى':
		return 'ي'
	case 'ة':
		return 'ه'
	case 'ـ':
		return -1
	case '’', 'ʼ':
		return '\''
	}
	return unicode.ToLower(r)
}
