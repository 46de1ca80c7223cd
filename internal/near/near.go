// Package near finds the name that was probably intended in place of an unknown one.
package near

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"
)

// maxWord bounds the words that are compared: the time grows with the square.
const maxWord = 64

// Word returns the candidate that is nearest to word, or "" if none is near
// enough: at most one edit for each three letters (at least one), a swap of two
// neighbours counting as one. The first of equally near candidates wins. A word
// of two letters matches only its swap: "kr" is not a typo for "ar".
func Word[T ~string](word string, candidates []T) T {
	word = Fold(word)
	length := utf8.RuneCountInString(word)
	if length == 0 || length > maxWord {
		return ""
	}
	best, nearest := T(""), max(1, length/3)+1
	for _, c := range candidates {
		if d := distance(word, Fold(string(c)), nearest); d < nearest {
			best, nearest = c, d
		}
	}
	return best
}

// Hint asks for the candidate that is nearest to word; it returns otherwise if none is
// near enough.
func Hint[T ~string](word string, candidates []T, otherwise string) string {
	if near := Word(word, candidates); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return otherwise
}

// Fold normalizes spelling: lower case, no accents, hyphens for underscores and blanks.
func Fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '_' || unicode.IsSpace(r) {
			return '-'
		}
		return unicode.ToLower(r)
	}, s)
	if isASCII(s) {
		return s
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// distance returns the number of edits from a to b, or limit for limit and more.
func distance(a, b string, limit int) int {
	difference := utf8.RuneCountInString(a) - utf8.RuneCountInString(b)
	if max(difference, -difference) >= limit {
		return limit
	}
	d := levenshtein.ComputeDistance(a, b)
	switch {
	case d == 2 && isSwap(a, b):
		d = 1
	case d > 0 && utf8.RuneCountInString(a) < 3:
		d = limit
	}
	return min(d, limit)
}

// isSwap reports whether a and b differ by a swap of two neighbours.
func isSwap(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && string(x[i+2:]) == string(y[i+2:])
}
