package lang

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Hangul syllables stand in the order of their initial consonant, 588 of each.
const (
	firstSyllable       = '가'
	lastSyllable        = '힣'
	syllablesPerInitial = 588
)

// initials are the consonants that a syllable begins with, in order. As in
// Korean indexes, a doubled one is filed under the plain.
var initials = []rune("ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ")

// Initials returns the letter under which readers of the language tag look for
// each name: the initial consonant of a Hangul syllable; a Latin letter in
// capitals, without the accents that the language's order passes over. A name
// that begins with no letter stands under "#".
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
