package search

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// Words cuts folded text into the terms of its words and gives each to yield,
// as often as it stands there. A term is a part of the text, which is changed
// where a word loses its plural.
func Words(folded []byte, yield func(term []byte)) {
	for len(folded) > 0 {
		c, paired := folded[0], false
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
			paired = isPaired(first)
		}
		end := runEnd(folded, paired)
		run := folded[:end]
		folded = folded[end:]
		if paired {
			pairs(run, yield)
			continue
		}
		yield(stem(run))
		if isPossessive(folded) {
			folded = folded[2:]
		}
	}
}

// runEnd returns where the run of letters ends that s begins with: at what is no
// letter, and where writing in pairs begins or ends.
func runEnd(s []byte, paired bool) int {
	if !paired {
		ascii := 0
		for ascii < len(s) && isWordByte[s[ascii]] {
			ascii++
		}
		if ascii == len(s) || s[ascii] < utf8.RuneSelf {
			return ascii
		}
	}
	end := bytes.IndexFunc(s, func(r rune) bool { return !isWordRune(r) || isPaired(r) != paired })
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

// isWordByte holds the letters and digits of ASCII, of which most texts are made.
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

var pairedScripts = []*unicode.RangeTable{
	unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// isPaired reports whether a letter belongs to a script that is cut in pairs.
func isPaired(r rune) bool {
	const prolonged = 'ー' // shared by two scripts, so it belongs to none
	return r >= 0x0E00 && (r <= 0xD7A3 && r >= 0xAC00 || r == prolonged || unicode.In(r, pairedScripts...))
}

// pairs yields the overlapping pairs of a run; a single letter stands alone.
func pairs(run []byte, yield func([]byte)) {
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

// stem takes the plural off an English word, after Harman's “How effective is
// suffixing?” (1991), and the article off an Arabic one. It is cautious: a word
// that it should have left alone only meets a few others.
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
