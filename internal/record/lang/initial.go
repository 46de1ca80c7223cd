package lang

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Hangul syllables are sorted by initial consonant, 588 for each.
const (
	firstSyllable       = '가'
	lastSyllable        = '힣'
	syllablesPerInitial = 588
)

// initials are the initial consonants in order. As in Korean indexes, a double consonant
// is filed under the single one.
var initials = []rune("ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ")

// Initials returns the index letter of each name for readers of the language tag: the
// initial consonant of a Hangul syllable, or a capital letter without the accents that
// the language's collation ignores. A name that does not begin with a letter has "#".
func Initials(tag string, names []string) []string {
	c := collate.New(language.Make(tag), collate.Loose)
	cache := map[rune]string{}
	all := make([]string, len(names))
	for i, name := range names {
		first, _ := utf8.DecodeRuneInString(name)
		letter, cached := cache[first]
		if !cached {
			letter = initial(c, first)
			cache[first] = letter
		}
		all[i] = letter
	}
	return all
}

func initial(c *collate.Collator, r rune) string {
	switch {
	case firstSyllable <= r && r <= lastSyllable:
		return string(initials[(r-firstSyllable)/syllablesPerInitial])
	case r == utf8.RuneError || !unicode.IsLetter(r):
		return "#"
	}
	for plain := 'A'; plain <= 'Z'; plain++ {
		if c.CompareString(string(r), string(plain)) == 0 {
			return string(plain)
		}
	}
	return string(unicode.ToUpper(r))
}
