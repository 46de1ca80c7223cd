package search

import "strings"

// Symbols finds what looks like a document's symbol, or a part of one, in folded
// text and gives each to yield: Latin letters and digits joined by slashes,
// points or brackets, with a digit among them, as "a/res/73/180", "73/180" or "pv.7353".
func Symbols(folded string, yield func(symbol string)) {
	for {
		joint := strings.IndexAny(folded, joints)
		if joint < 0 {
			return
		}
		start, end := joint, joint+1
		for start > 0 && isSymbolByte(folded[start-1]) {
			start--
		}
		for end < len(folded) && isSymbolByte(folded[end]) {
			end++
		}
		if s := trimSymbol(folded[start:end]); strings.ContainsAny(s, joints) && strings.ContainsAny(s, "0123456789") {
			yield(s)
		}
		folded = folded[end:]
	}
}

// joints are the signs without one of which nothing is taken for a symbol.
const joints = "/.("

func isSymbolByte(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("/.-()[]", c) >= 0
}

// trimSymbol takes off the signs of the sentence around a symbol; a bracket
// stays where its twin does.
func trimSymbol(s string) string {
	for s != "" {
		switch last := s[len(s)-1]; {
		case strings.IndexByte("/.-([", s[0]) >= 0, s[0] == ')', s[0] == ']':
			s = s[1:]
		case strings.IndexByte("/.-([", last) >= 0, last == ')' && !strings.Contains(s, "("), last == ']' && !strings.Contains(s, "["):
			s = s[:len(s)-1]
		default:
			return s
		}
	}
	return ""
}
