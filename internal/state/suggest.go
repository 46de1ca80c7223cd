package state

import (
	"strings"
	"unicode"
)

// Suggest returns the code that a person may have meant by word: a code in
// lower case, an alpha-2 code ("KR"), a name in English or Korean ("North
// Korea", "북한"), or a code with one slip in it. It returns "" where nothing
// or more than one thing comes close.
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

// nearCode returns the only code in use that word becomes by exchanging two
// neighbours; if there is none, by changing one letter.
func nearCode(word string) string {
	if code := only(func(code string) bool { return isSwapped(word, code) }); code != "" {
		return code
	}
	return only(func(code string) bool { return differences(word, code) == 1 })
}

// nearName returns the only state in use whose English name begins with word:
// "Tanzan" or "Venezuela" for their long forms.
func nearName(word string) string {
	const shortest = 4
	if len(word) < shortest {
		return ""
	}
	t := load()
	return only(func(code string) bool {
		return strings.HasPrefix(fold(t.byCode[code].en), word)
	})
}

func only(fits func(code string) bool) string {
	found := ""
	for _, s := range load().all {
		if s.Former || !fits(s.Code) {
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

// fold keeps letters and digits only, in lower case, and writes & as "and", so
// that spelling of the same name differs less.
func fold(s string) string {
	s = strings.ReplaceAll(s, "&", " and ")
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}
