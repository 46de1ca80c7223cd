package index

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"annals/internal/script"
)

// Words tokenises folded text and yields the term of each occurrence of a word. After
// the second of two words with a hyphen between them it also yields both as one, and
// after three or more all of them. Terms are slices of folded, which is modified where
// there is a hyphen.
func Words(folded []byte, yield func(term []byte)) {
	var before compound
	for at := 0; ; {
		start, bigrams := nextRun(folded, at)
		if start < 0 {
			return
		}
		end := start + runEnd(folded[start:], bigrams)
		run := folded[start:end]
		at = end
		if bigrams {
			yieldBigrams(run, yield)
			continue
		}
		yield(cut(run))
		if before.end > 0 && before.next == start-1 || end < len(folded) && folded[end] == '-' {
			before = before.join(folded, start, end, yield)
		}
		if isPossessive(folded[end:]) {
			at += 2
		}
	}
}

// compound is the words so far that hyphens join: from start, without the hyphens,
// the last of them from last to end. next is where another hyphen would be.
type compound struct{ start, last, end, next int }

// join adds the word from start to end to a compound, moves it to the end of the
// others, and yields what they are as one word. Without a hyphen, and between two
// digits, a new compound begins.
func (c compound) join(folded []byte, start, end int, yield func([]byte)) compound {
	if c.end == 0 || c.next+1 != start || folded[c.next] != '-' || isDigit(folded[c.end-1]) && isDigit(folded[start]) {
		return compound{start, start, end, end}
	}
	joined := compound{c.start, c.end, c.end + copy(folded[c.end:], folded[start:end]), end}
	yield(cut(folded[c.last:joined.end]))
	if c.start < c.last {
		yield(cut(folded[c.start:joined.end]))
	}
	return joined
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// nextRun returns the start of the first word from at on, -1 if there is none, and
// whether it is one of bigrams.
func nextRun(folded []byte, at int) (start int, bigrams bool) {
	for at < len(folded) && folded[at] < utf8.RuneSelf {
		if isWordByte[folded[at]] {
			return at, false
		}
		at++
	}
	start = bytes.IndexFunc(folded[at:], isWordRune)
	if start < 0 {
		return -1, false
	}
	first, _ := utf8.DecodeRune(folded[at+start:])
	return at + start, usesBigrams(first)
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
