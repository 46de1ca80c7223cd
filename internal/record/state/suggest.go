package state

import (
	"strings"
	"unicode"
)

// Suggest returns the code that was probably intended by word: a code in lower case,
// an alpha-2 code ("KR"), a name in English or Korean ("North Korea", "북한"), or a
// code with one typing error. It returns "" if nothing or more than one state is close.
func Suggest(word string) string {
	folded := fold(word)
	if folded == "" {
		return ""
	}
	if code, ok := load().words[folded]; ok {
		return code
	}
	if len(folded) == 3 {
		return nearCode(strings.ToUpper(folded))
	}
	return nearName(folded)
}

// nearCode returns the only current code that differs from word by one transposition
// of neighbours; if there is none, by one letter.
func nearCode(word string) string {
	if code := onlyState(func(code string) bool { return isSwapped(word, code) }); code != "" {
		return code
	}
	return onlyState(func(code string) bool { return differences(word, code) == 1 })
}

// nearName returns the only current state whose English name begins with word:
// "Tanzan" or "Venezuela" for their long forms.
func nearName(word string) string {
	const minLength = 4
	if len(word) < minLength {
		return ""
	}
	t := load()
	return onlyState(func(code string) bool {
		return strings.HasPrefix(fold(t.byCode[code].en), word)
	})
}

// onlyState returns the code of the only current state that matches, or "".
func onlyState(matches func(code string) bool) string {
	found := ""
	for _, s := range load().all {
		if s.Former || !matches(s.Code) {
			continue
		}
		if found != "" {
			return ""
		}
		found = s.Code
	}
	return found
}

func isSwapped(a, b string) bool {
	return len(a) == 3 && len(b) == 3 &&
		(a[0] == b[1] && a[1] == b[0] && a[2] == b[2] || a[0] == b[0] && a[1] == b[2] && a[2] == b[1])
}

func differences(a, b string) int {
	if len(a) != len(b) {
		return len(a) + len(b)
	}
	n := 0
	for i := range len(a) {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// fold returns the letters and digits of s in lower case, with & as "and", so that
// spellings of one name compare equal.
func fold(s string) string {
	s = strings.ReplaceAll(s, "&", " and ")
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}
