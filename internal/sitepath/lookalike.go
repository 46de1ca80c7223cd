package sitepath

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// alphabets have letters that look like those of each other. A word of one of them
// never holds a letter of another.
var alphabets = []struct {
	name    string
	letters *unicode.RangeTable
}{
	{"Latin", unicode.Latin},
	{"Cyrillic", unicode.Cyrillic},
	{"Greek", unicode.Greek},
	{"Coptic", unicode.Coptic},
	{"Armenian", unicode.Armenian},
	{"Georgian", unicode.Georgian},
	{"Cherokee", unicode.Cherokee},
	{"Lisu", unicode.Lisu},
}

// checkLookalikes rejects letters in s that can be taken for others, so that a second
// file looks like the first: a word of two alphabets, and the full-width and
// mathematical forms of Latin letters and digits.
func checkLookalikes(s string) error {
	w := noWord
	for _, r := range s {
		if plain, ok := plainForm(r); ok {
			return problem(fmt.Sprintf("%q holds %q (%U), which looks like %q", s, r, r, plain), fmt.Sprintf("rename it, with %q in its place", plain))
		}
		next, mixed := w.with(r)
		if mixed {
			return problem(fmt.Sprintf("%q mixes two alphabets in one word: %q (%U) is %s, %q (%U) beside it %s",
				s, w.last, w.last, alphabets[w.alphabet].name, r, r, alphabets[next.alphabet].name), "rename it: type the word again, with letters of one alphabet")
		}
		w = next
	}
	return nil
}

// word is the part of a word that was read.
type word struct {
	alphabet int  // -1 before a letter of one of the alphabets
	last     rune // the last letter of the alphabet
}

var noWord = word{alphabet: -1}

// with returns the word with r behind it, and whether r is of another alphabet.
func (w word) with(r rune) (next word, mixed bool) {
	switch {
	case unicode.IsMark(r):
		return w, false
	case !unicode.IsLetter(r):
		return noWord, false
	}
	alphabet := alphabetOf(r)
	if alphabet < 0 {
		return w, false
	}
	return word{alphabet, r}, w.alphabet >= 0 && w.alphabet != alphabet
}

// alphabetOf returns the index of the alphabet of a letter, -1 if it has none of them.
func alphabetOf(r rune) int {
	for i, a := range alphabets {
		if r < utf8.RuneSelf && i == 0 || unicode.Is(a.letters, r) {
			return i
		}
	}
	return -1
}

// plainForm returns the ASCII letter or digit of which r is another form.
func plainForm(r rune) (plain rune, ok bool) {
	if r < 0x2000 { // before it are only º and ª, which words of Spanish have
		return 0, false
	}
	form := norm.NFKC.String(string(r))
	plain, size := utf8.DecodeRuneInString(form)
	return plain, size == len(form) && plain < utf8.RuneSelf && (unicode.IsLetter(plain) || unicode.IsDigit(plain))
}
