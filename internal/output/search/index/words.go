package index

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"annals/internal/script"
)

// Words tokenises folded text and yields the term of each occurrence of a word. Terms
// are slices of folded, which is modified where a plural is stripped.
func Words(folded []byte, yield func(term []byte)) {
	for len(folded) > 0 {
		c, bigrams := folded[0], false
		if c < utf8.RuneSelf && !isWordByte[c] {
			folded = folded[1:]
			continue
		}
		if c >= utf8.RuneSelf {
			start := bytes.IndexFunc(folded, isWordRune)
			if start < 0 {
				return
			}
			folded = folded[start:]
			first, _ := utf8.DecodeRune(folded)
			bigrams = usesBigrams(first)
		}
		end := runEnd(folded, bigrams)
		run := folded[:end]
		folded = folded[end:]
		if bigrams {
			yieldBigrams(run, yield)
			continue
		}
		yield(stem(cut(run)))
		if isPossessive(folded) {
			folded = folded[2:]
		}
	}
}

// maxTerm is the length of the longest term, in letters: a reader's browser fetches all
// terms of a piece of the index, whatever somebody wrote without a space. search.js cuts
// the words of a query in the same way.
const maxTerm = 64

// cut returns the first maxTerm letters of a word.
func cut(word []byte) []byte {
	if len(word) <= maxTerm {
		return word
	}
	end := 0
	for range maxTerm {
		_, size := utf8.DecodeRune(word[end:])
		end += size
	}
	return word[:end]
}

// runEnd returns the end of the run of letters that s begins with: before the first
// non-letter, and between scripts with and without bigrams.
func runEnd(s []byte, bigrams bool) int {
	if !bigrams {
		ascii := 0
		for ascii < len(s) && isWordByte[s[ascii]] {
			ascii++
		}
		if ascii == len(s) || s[ascii] < utf8.RuneSelf {
			return ascii
		}
	}
	end := bytes.IndexFunc(s, func(r rune) bool { return !isWordRune(r) || usesBigrams(r) != bigrams })
	if end < 0 {
		return len(s)
	}
	return end
}

// isPossessive reports whether s begins with the "'s" of "Assembly's".
func isPossessive(s []byte) bool {
	if len(s) < 2 || s[0] != '\'' || s[1] != 's' {
		return false
	}
	next, _ := utf8.DecodeRune(s[2:])
	return len(s) == 2 || !isWordRune(next)
}

// isWordByte marks the letters and digits of ASCII.
var isWordByte = func() (is [256]bool) {
	for c := range utf8.RuneSelf {
		is[c] = 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z'
	}
	return is
}()

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isWordByte[r]
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Mc, r)
}

// usesBigrams reports whether a letter belongs to a script that is tokenised as
// bigrams: one without spaces between words, or Korean, with its particles.
func usesBigrams(r rune) bool { return script.IsHangul(r) || script.IsSpaceless(r) }

// yieldBigrams yields the overlapping bigrams of a run, or its single letter.
func yieldBigrams(run []byte, yield func([]byte)) {
	_, size := utf8.DecodeRune(run)
	if size == len(run) {
		yield(run)
		return
	}
	for start := 0; start+size < len(run); {
		_, next := utf8.DecodeRune(run[start+size:])
		yield(run[start : start+size+next])
		start, size = start+size, next
	}
}

var article = []byte("ال")

// stem strips the plural of an English word, after the S stemmer in Harman's “How
// effective is suffixing?” (1991), and the article of an Arabic one. A wrong stem only
// adds a few results.
func stem(word []byte) []byte {
	if rest, ok := bytes.CutPrefix(word, article); ok && utf8.RuneCount(rest) >= 3 {
		return rest
	}
	n := len(word)
	if n < 4 || word[n-1] != 's' || !isLatin(word) {
		return word
	}
	switch end := string(word[n-3:]); {
	case end == "ies" && n > 4 && word[n-4] != 'e' && word[n-4] != 'a':
		word[n-3] = 'y'
		return word[:n-2]
	case end == "ses" && word[n-4] == 's', end == "xes", end == "zes" && word[n-4] == 'z',
		end == "hes" && (word[n-4] == 'c' || word[n-4] == 's'):
		return word[:n-2]
	case end[1] == 's', end[1] == 'u', end[1] == 'i':
		return word
	}
	return word[:n-1]
}

func isLatin(word []byte) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}
