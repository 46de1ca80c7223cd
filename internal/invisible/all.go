package invisible

import (
	"iter"
	"slices"
	"unicode"
	"unicode/utf8"

	"annals/internal/script"
)

// Use is where a text stands, which decides what it may hold.
type Use int

const (
	Value Use = iota // a title, a name: what a script needs for ordinary words
	Prose            // running text: also soft hyphens, direction marks, joiners, closed isolates
)

// All returns the offsets of the invisible characters in s that can make it
// misleading, and the characters.
func All[T ~string | ~[]byte](s T, use Use) iter.Seq2[int, rune] {
	return func(yield func(int, rune) bool) {
		t := text[T]{s: s, use: use}
		before := rune(-1)
		for i := 0; ; {
			if n := printable(s[i:]); n > 0 {
				i += n
				before = rune(s[i-1])
			}
			if i == len(s) {
				return
			}
			r, size := decode(s, i)
			if Is(r) && !t.needs(i, before, r) && !yield(i, r) {
				return
			}
			before = r
			i += size
		}
	}
}

// printable returns the length of the ASCII that s begins with and that prints.
func printable[T ~string | ~[]byte](s T) int {
	n := 0
	for n < len(s) && s[n] >= ' ' && s[n] < 0x7F {
		n++
	}
	return n
}

// decode returns the character at s[i:].
func decode[T ~string | ~[]byte](s T, i int) (r rune, size int) {
	if s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	var buffer [utf8.UTFMax]byte
	return utf8.DecodeRune(buffer[:copy(buffer[:], s[i:])])
}

// text is a text that is searched.
type text[T ~string | ~[]byte] struct {
	s   T
	use Use

	hasRTL   *bool // whether there are letters written from right to left; nil before it is asked
	unclosed []int // offsets of the isolates without an end
	searched bool  // for unclosed
}

// needs reports whether the invisible character r at offset i, behind before, is
// legitimate.
func (t *text[T]) needs(i int, before, r rune) bool {
	switch {
	case r == zwnj || r == zwj:
		return t.use == Prose || t.needsJoiner(i, before, r)
	case isMark(r):
		return t.use == Prose || t.isRTL()
	case IsIsolate(r):
		return t.use == Prose && !t.isUnclosed(i)
	case r == softHyphen:
		return t.use == Prose
	case r == zwsp:
		after := t.after(i, r)
		return !Is(before) && script.HasHints(before) || !Is(after) && script.HasHints(after)
	case isTag(r):
		return t.isFlag(i)
	case isMongolian(r):
		return t.isBeside(i, before, r, mongolianScripts)
	case isSelector(r):
		return takesSelector(before)
	case isJamo(r):
		return t.isBeside(i, before, r, hangulScripts)
	case r == 0x17B4 || r == 0x17B5:
		return t.isBeside(i, before, r, khmerScripts)
	case r == 0x2800:
		return t.isBeside(i, before, r, brailleScripts)
	}
	return false
}

// needsJoiner reports whether a joiner stands beside letters of a script that uses it,
// or in an emoji.
func (t *text[T]) needsJoiner(i int, before, r rune) bool {
	if t.isBeside(i, before, r, joinerScripts) {
		return true
	}
	return r == zwj && isEmoji(before) && isEmoji(t.after(i, r))
}

// isBeside reports whether r at offset i has a visible neighbour of the scripts.
func (t *text[T]) isBeside(i int, before, r rune, scripts []*unicode.RangeTable) bool {
	after := t.after(i, r)
	return !Is(before) && unicode.In(before, scripts...) || !Is(after) && unicode.In(after, scripts...)
}

// after returns the character behind r, which is at offset i; -1 at the end.
func (t *text[T]) after(i int, r rune) rune {
	if i += utf8.RuneLen(r); i >= len(t.s) {
		return -1
	}
	next, _ := decode(t.s, i)
	return next
}

func (t *text[T]) isRTL() bool {
	if t.hasRTL == nil {
		found := false
		for i := 0; i < len(t.s) && !found; {
			r, size := decode(t.s, i)
			found = r >= 0x590 && unicode.IsLetter(r) && unicode.In(r, rtlScripts...)
			i += size
		}
		t.hasRTL = &found
	}
	return *t.hasRTL
}

// maxFlag is the number of tags in the longest flag: that of a part of a country.
const maxFlag = 7

// isFlag reports whether the tag at offset i is part of an emoji of a flag: a black
// flag, tags that spell the country, and the tag that ends them.
func (t *text[T]) isFlag(i int) bool {
	const blackFlag, cancel, tagSize = 0x1F3F4, 0xE007F, 4
	first := i
	for range maxFlag {
		if first < tagSize {
			return false
		}
		first -= tagSize
		if r, _ := decode(t.s, first); r == blackFlag {
			break
		} else if !isTag(r) {
			return false
		}
	}
	if r, _ := decode(t.s, first); r != blackFlag {
		return false
	}
	for last := first + tagSize; last < len(t.s) && last <= first+maxFlag*tagSize; last += tagSize {
		switch r, _ := decode(t.s, last); {
		case r == cancel:
			return true
		case !isTag(r):
			return false
		}
	}
	return false
}

// isUnclosed reports whether the isolate at offset i is not closed in its paragraph.
// An end without a beginning has no effect.
func (t *text[T]) isUnclosed(i int) bool {
	if !t.searched {
		t.unclosed, t.searched = unclosedIsolates(t.s), true
	}
	_, found := slices.BinarySearch(t.unclosed, i)
	return found
}

// unclosedIsolates returns the offsets of the isolates that are open where their
// paragraph ends, at a blank line.
func unclosedIsolates[T ~string | ~[]byte](s T) (unclosed []int) {
	const end = 0x2069
	var open []int
	blank := false
	for i := 0; i < len(s); {
		r, size := decode(s, i)
		switch {
		case r == '\n' && blank:
			unclosed, open = append(unclosed, open...), open[:0]
		case r == '\n':
			blank = true
		case r == ' ' || r == '\t':
		default:
			blank = false
		}
		switch {
		case r == end:
			open = open[:max(len(open)-1, 0)]
		case IsIsolate(r):
			open = append(open, i)
		}
		i += size
	}
	return append(unclosed, open...)
}
