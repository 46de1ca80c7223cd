package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// particles are the Korean particles whose form depends on the sound before them,
// as a translation writes both forms: after a consonant, after a vowel.
var particles = []struct{ both, consonant, vowel string }{
	{"을(를)", "을", "를"},
	{"은(는)", "은", "는"},
	{"이(가)", "이", "가"},
	{"과(와)", "과", "와"},
	{"(으)로", "으로", "로"},
	{"(이)라", "이라", "라"},
	{"(이)어야", "이어야", "여야"},
}

// particle returns the text that follows a word that was put in. Where it begins
// with both forms of a particle, the right one is chosen by the end of the word; both
// stay after foreign letters, whose sound is not known.
func particle(word, after string) string {
	for _, p := range particles {
		rest, ok := strings.CutPrefix(after, p.both)
		if !ok {
			continue
		}
		final, ok := finalSound(word)
		switch {
		case !ok:
			return after
		case final == noFinal, p.both == "(으)로" && final == finalRieul:
			return p.vowel + rest
		}
		return p.consonant + rest
	}
	return after
}

// The final sounds of a syllable that are told apart, as numbers of the Hangul
// block of Unicode.
const (
	noFinal    = 0
	finalRieul = 8
	otherFinal = 1
)

// digitFinals are the final sounds of the digits as they are read.
var digitFinals = [10]int{otherFinal, finalRieul, noFinal, otherFinal, noFinal, noFinal, otherFinal, finalRieul, finalRieul, noFinal}

// finalSound returns the final sound of a word, closing marks aside.
func finalSound(word string) (int, bool) {
	const first, last, finals = '가', '힣', 28
	word = strings.TrimRightFunc(word, func(r rune) bool { return unicode.IsPunct(r) && r != '%' })
	r, _ := utf8.DecodeLastRuneInString(word)
	switch {
	case r >= first && r <= last:
		return int(r-first) % finals, true
	case r >= '0' && r <= '9':
		return digitFinals[r-'0'], true
	}
	return 0, false
}
