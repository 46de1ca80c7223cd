package index

import (
	"bytes"
	"strings"
)

// Symbols yields each part of folded text that looks like a document symbol or a part
// of one: Latin letters and digits joined by slashes, points or brackets, with at
// least one digit, such as "a/res/73/180", "73/180" or "pv.7353". What is longer than
// maxTerm is none.
func Symbols(folded []byte, yield func(symbol []byte)) {
	for {
		joiner := nextJoiner(folded)
		if joiner < 0 {
			return
		}
		start, end := joiner, joiner+1
		for start > 0 && isSymbolByte[folded[start-1]] {
			start--
		}
		for end < len(folded) && isSymbolByte[folded[end]] {
			end++
		}
		if s := trimSymbol(folded[start:end]); len(s) <= maxTerm && bytes.ContainsAny(s, joiners) && bytes.ContainsAny(s, "0123456789") {
			yield(s)
		}
		folded = folded[end:]
	}
}

// joiners are the characters of which every symbol has at least one.
const joiners = "/.("

// nextJoiner returns the index of the first joiner that a symbol byte follows, or -1.
// A joiner without one is punctuation, such as the point at the end of a sentence.
func nextJoiner(folded []byte) int {
	for i, c := range folded {
		if isJoiner[c] && i+1 < len(folded) && isSymbolByte[folded[i+1]] {
			return i
		}
	}
	return -1
}

var (
	isJoiner     = bytesOf(joiners)
	isSymbolByte = bytesOf("abcdefghijklmnopqrstuvwxyz0123456789/.-()[]")
)

func bytesOf(set string) (is [256]bool) {
	for _, c := range []byte(set) {
		is[c] = true
	}
	return is
}

// trimSymbol strips punctuation around a symbol; a closing bracket is kept if it has
// an opening one. It returns nothing for what is far too long, with the punctuation.
func trimSymbol(s []byte) []byte {
	if len(s) > 4*maxTerm {
		return nil
	}
	for len(s) > 0 {
		switch last := s[len(s)-1]; {
		case strings.IndexByte("/.-([", s[0]) >= 0, s[0] == ')', s[0] == ']':
			s = s[1:]
		case strings.IndexByte("/.-([", last) >= 0, last == ')' && bytes.IndexByte(s, '(') < 0, last == ']' && bytes.IndexByte(s, '[') < 0:
			s = s[:len(s)-1]
		default:
			return s
		}
	}
	return nil
}
