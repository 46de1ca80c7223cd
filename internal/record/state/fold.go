package state

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold returns the words of a name in one spelling, with one space between them:
// lower case, without accents, apostrophes and full stops, & as "and", the Persian and
// Urdu letters of Arabic as the Arabic ones, and without the Arabic article.
// The function of this name in static/filters.js does the same.
func fold(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ReplaceAll(name, "&", " and ")) {
		r = unicode.ToLower(r)
		switch same, ok := spellings[r]; {
		case ok:
			b.WriteString(same)
		case unicode.In(r, unicode.Inherited, unicode.Cf):
		case unicode.In(r, unicode.L, unicode.N, unicode.M): // vowel signs of Asia are marks
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(norm.NFC.String(b.String()))
	for i, word := range words {
		words[i] = withoutArticle(word)
	}
	return strings.Join(words, " ")
}

// spellings maps letters to what they are folded to; marks that stand within a word
// to nothing.
var spellings = map[rune]string{
	'\'': "", '’': "", '‘': "", 'ʼ': "", 'ʻ': "", '`': "", '.': "", '״': "", '׳': "", 'ـ': "",
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'ł': "l", 'ı': "i", 'þ': "th", 'ς': "σ",
	'ک': "ك", 'ی': "ي", 'ى': "ي", 'ې': "ي", 'ے': "ي", 'ۍ': "ي", 'ة': "ه", 'ہ': "ه", 'ھ': "ه", 'ۃ': "ه", 'ە': "ه", 'ٱ': "ا", 'گ': "ك",
}

const (
	arabicArticle = "ال"
	minRest       = 2 * len("ا") // of an Arabic word without its article
)

func withoutArticle(word string) string {
	if rest, ok := strings.CutPrefix(word, arabicArticle); ok && len(rest) > minRest {
		return rest
	}
	return word
}

// squeeze returns a folded name without its spaces.
func squeeze(folded string) string { return strings.ReplaceAll(folded, " ", "") }

// fillers are the words that tell no state from another.
var fillers = map[string]bool{
	"the": true, "of": true, "and": true, "la": true, "le": true, "les": true, "du": true, "de": true, "des": true, "et": true,
	"el": true, "los": true, "las": true, "del": true, "y": true, "и": true,
}

// significant returns the words of a folded name that are no fillers.
func significant(folded string) []string {
	var words []string
	for word := range strings.FieldsSeq(folded) {
		if !fillers[word] {
			words = append(words, word)
		}
	}
	return words
}

// generic are the words for kinds of states in long forms: Kingdom of Norway.
var generic = map[string]bool{
	"republic": true, "kingdom": true, "state": true, "federal": true, "federation": true, "commonwealth": true, "principality": true,
	"republique": true, "royaume": true, "etat": true, "principaute": true, "federale": true,
	"republica": true, "reino": true, "estado": true, "principado": true, "repubblica": true, "regno": true,
	"republik": true, "republiek": true, "koninkrijk": true, "konigreich": true, "staat": true, "bundesrepublik": true,
	"республика": true, "королевство": true, "государство": true, "княжество": true,
	"جمهوريه": true, "مملكه": true, "دوله": true, "공화국": true, "왕국": true, "연방": true,
}

// withoutGeneric returns the words of a folded name that are neither fillers nor generic.
func withoutGeneric(folded string) []string {
	return slices.DeleteFunc(significant(folded), func(word string) bool { return generic[word] })
}
