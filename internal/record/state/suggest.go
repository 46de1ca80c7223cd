package state

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"annals/internal/diag"
	"annals/internal/near"
)

// Suggest returns the code that was probably intended by word: a code in lower case,
// an alpha-2 code ("KR"), an official, usual, former or short name in many languages
// ("North Korea", "북한", "КНДР"), the beginning or some words of one ("Venezuel",
// "Dem. Rep. of Congo"), or a name or code with a typing error. It returns "" if
// nothing or more than one state is close.
func Suggest(word string) string {
	folded := fold(word)
	if folded == "" {
		return ""
	}
	all := names()
	if code := all.exactly(word, folded); code != "" {
		return code
	}
	if len(folded) == 3 {
		return nearCode(strings.ToUpper(folded))
	}
	if code := all.beginning(squeeze(folded)); code != "" {
		return code
	}
	if code := all.byWords(significant(folded)); code != "" {
		return code
	}
	if utf8.RuneCountInString(folded) < minNear {
		return ""
	}
	return near.Only(squeeze(folded), all.current)
}

// Unknown is the problem of a word that is no code of a state. quote is what a code stands
// between where the word stands.
func Unknown(word, quote string) *diag.Problem {
	hint := "write the ISO 3166-1 alpha-3 code, such as KOR"
	if s, ok := Lookup(Suggest(word)); ok {
		hint = fmt.Sprintf("did you mean %s (%s)?", quote+s.Code+quote, s.Name("en"))
	}
	return &diag.Problem{Code: diag.UnknownState, Message: fmt.Sprintf("unknown state %q", word), Hint: hint}
}

// exactly returns the state of a code or a whole name; of a long form by its generic
// words, "Kingdom of Norway"; or of two names, "Myanmar (Burma)".
func (x *nameIndex) exactly(word, folded string) string {
	if code, ok := x.codes[strings.ToUpper(word)]; ok {
		return code
	}
	if code, ok := x.whole[squeeze(folded)]; ok {
		return code
	}
	if code, ok := x.whole[strings.Join(withoutGeneric(folded), "")]; ok {
		return code
	}
	before, within, _ := strings.Cut(word, "(")
	if code := x.whole[squeeze(fold(before))]; code == x.whole[squeeze(fold(within))] {
		return code
	}
	return ""
}

const (
	minBeginning = 4 // letters of a name's beginning, but for the scripts with many
	minNear      = 5 // letters of a name with a typing error
)

// nameIndex finds states by their codes and folded names.
type nameIndex struct {
	codes   map[string]string // alpha-2 or alpha-3 code → code
	whole   map[string]string // name without spaces → code, of former states too
	current map[string]string // the same, of current states
	words   []nameWords
}

// nameWords is the words of a name of a current state.
type nameWords struct {
	code  string
	words []string
}

var names = sync.OnceValue(func() *nameIndex {
	x := &nameIndex{codes: map[string]string{}, whole: map[string]string{}, current: map[string]string{}}
	states := load().all
	each := func(add func(s State)) {
		for _, s := range states {
			add(s)
		}
	}
	// The first state with a name keeps it. So a name that a state has dropped leads to
	// that state and not to the former code, and names of English and Korean come before
	// those of other languages.
	each(func(s State) { x.codes[s.Code] = s.Code })
	each(func(s State) {
		if x.codes[s.alpha2] == "" || !s.Former {
			x.codes[s.alpha2] = s.Code
		}
	})
	official := func(former bool) {
		each(func(s State) {
			if s.Former == former {
				x.add(s, s.en)
				x.add(s, s.ko)
			}
		})
	}
	official(false)
	x.addOthers(states, func(lang string) bool { return lang == everyLanguage || lang == "en" || lang == "ko" })
	official(true)
	x.addOthers(states, func(string) bool { return true })
	return x
})

func (x *nameIndex) addOthers(states []State, in func(lang string) bool) {
	all := namesOf()
	for _, s := range states {
		for _, n := range all[s.Code] {
			if in(n.lang) {
				x.add(s, n.text)
			}
		}
	}
}

// add maps a name to a state unless it is taken.
func (x *nameIndex) add(s State, text string) {
	folded := fold(text)
	key := squeeze(folded)
	if _, taken := x.whole[key]; taken {
		return
	}
	x.whole[key] = s.Code
	if !s.Former {
		x.current[key] = s.Code
		x.words = append(x.words, nameWords{s.Code, significant(folded)})
	}
}

// beginning returns the only current state with a name that begins with key.
func (x *nameIndex) beginning(key string) string {
	if utf8.RuneCountInString(key) < minBeginning && key[0] < utf8.RuneSelf {
		return ""
	}
	found := ""
	for name, code := range x.current {
		if !strings.HasPrefix(name, key) || code == found {
			continue
		}
		if found != "" {
			return ""
		}
		found = code
	}
	return found
}

// byWords returns the only current state with a name in which each word begins one of
// the name's words. Of several, a name with fewer words is closer.
func (x *nameIndex) byWords(words []string) string {
	if len(words) < 2 {
		return ""
	}
	found, fewest := "", 0
	for _, n := range x.words {
		if fewest > 0 && len(n.words) > fewest || !beginWordsOf(words, n.words) {
			continue
		}
		if len(n.words) == fewest && n.code != found {
			found = ""
			continue
		}
		if fewest == 0 || len(n.words) < fewest {
			found, fewest = n.code, len(n.words)
		}
	}
	return found
}

// beginWordsOf reports whether each word begins another of the words of a name.
func beginWordsOf(words, name []string) bool {
	if len(words) > len(name) {
		return false
	}
	used := make([]bool, len(name))
next:
	for _, word := range words {
		for i, whole := range name {
			if !used[i] && strings.HasPrefix(whole, word) {
				used[i] = true
				continue next
			}
		}
		return false
	}
	return true
}

// nearCode returns the only current code that differs from word by one transposition
// of neighbours; if there is none, by one letter.
func nearCode(word string) string {
	if code := onlyState(func(code string) bool { return isSwapped(word, code) }); code != "" {
		return code
	}
	return onlyState(func(code string) bool { return differences(word, code) == 1 })
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
