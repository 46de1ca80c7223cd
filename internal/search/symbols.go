package search

import (
	"bytes"
	"strings"
)

// Symbols finds what looks like a document's symbol, or a part of one, in folded
// text and gives each to yield: Latin letters and digits joined by slashes,
// points or brackets, with a digit among them, as "a/res/73/180", "73/180" or "pv.7353".
func Symbols(folded []byte, yield func(symbol []byte)) {
	for {
		joint := nextJoint(folded)
		if joint < 0 {
			return
		}
		start, end := joint, joint+1
		for start > 0 && isSymbolByte[folded[start-1]] {
			start--
		}
		for end < len(folded) && isSymbolByte[folded[end]] {
			end++
		}
		if s := trimSymbol(folded[start:end]); bytes.ContainsAny(s, joints) && bytes.ContainsAny(s, "0123456789") {
			yield(s)
		}
		folded = folded[end:]
	}
}

// joints are the signs without one of which nothing is taken for a symbol.
const joints = "/.("

// nextJoint returns where the first joint stands that something is joined to, or
// -1. One that nothing follows ends what is before it, as the point of a sentence.
func nextJoint(folded []byte) int {
	for i, c := range folded {
		if isJoint[c] && i+1 < len(folded) && isSymbolByte[folded[i+1]] {
			return i
		}
	}
	return -1
}

var (
	isJoint      = bytesOf(joints)
	isSymbolByte = bytesOf("abcdefghijklmnopqrstuvwxyz0123456789/.-()[]")
)

func bytesOf(set string) (is [256]bool) {
	for _, c := range []byte(set) {
		is[c] = true
	}
	return is
}

// trimSymbol takes off the signs of the sentence around a symbol; a bracket
// stays where its twin does.
func trimSymbol(s []byte) []byte {
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
