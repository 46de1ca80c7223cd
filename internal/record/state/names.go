package state

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// The names by which people look for states, beside the official ones of states.csv.
// All are facts, and each is known in the language of its row.
var (
	// cldrCSV is the names of Unicode CLDR 48, which .ci/states.mjs writes: a row for a
	// state, a column for a language, and a bar between the names of a cell.
	//
	//go:embed cldr.csv
	cldrCSV string

	// aliasesCSV is the official long forms, the names of ISO 3166 and of the United
	// Nations, abbreviations, former and colloquial names. Names of no language ("und")
	// are abbreviations and the codes of the International Olympic Committee.
	//
	//go:embed aliases.csv
	aliasesCSV string
)

// name is what one language calls a state.
type name struct{ lang, text string }

const (
	everyLanguage  = "und"
	sharedLanguage = "en" // its names are known to readers of any language
	between        = "|"  // names of one state
)

// namesOf is all names of each state except the official ones, by code: aliases first.
var namesOf = sync.OnceValue(func() map[string][]name {
	all := map[string][]name{}
	for _, r := range records(aliasesCSV, 3) {
		all[r[1]] = append(all[r[1]], name{lang: r[0], text: r[2]})
	}
	header, _, _ := strings.Cut(cldrCSV, "\n")
	languages := strings.Split(header, ",")
	for _, r := range records(cldrCSV, len(languages)) {
		for i, cell := range r[1:] {
			for text := range strings.SplitSeq(cell, between) {
				all[r[0]] = append(all[r[0]], name{languages[i+1], text})
			}
		}
	}
	return all
})

// Keys returns what a reader of a language may type to find the state besides its
// name in that language: its codes, and its official, usual, former and short names in
// the language and in English. They are folded, and separated by vertical bars.
func (s State) Keys(lang string) string {
	base, _, _ := strings.Cut(lang, "-")
	shown := fold(s.Name(lang))
	keys := []string{fold(s.Code), fold(s.alpha2)}
	add := func(text string) {
		if key := fold(text); key != shown && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	add(s.en)
	if base == "ko" {
		add(s.ko)
	}
	for _, n := range namesOf()[s.Code] {
		its, _, _ := strings.Cut(n.lang, "-")
		if its == base || its == sharedLanguage || its == everyLanguage {
			add(n.text)
		}
	}
	return strings.Join(keys, between)
}
