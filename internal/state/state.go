// Package state knows the states and territories that vote and are named in
// the record, by their ISO 3166-1 alpha-3 codes, together with the codes that
// ISO 3166-3 keeps for states of the past (SUN, YUG, SCG).
//
// Its input is a code; its output is a State with its name in English and
// Korean: the United Nations' short names in English, the names that are
// customary in the Republic of Korea in Korean. Codes are exact: lower case and
// alpha-2 codes are not accepted, but Suggest tells which code was meant.
//
// The names are embedded data files. The package takes no side in disputes
// about statehood: whatever has an ISO code has a name here.
package state

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"
)

//go:embed states.csv
var statesCSV string

//go:embed aliases.csv
var aliasesCSV string

// State is one state or territory. The zero value is none.
type State struct {
	Code   string // ISO 3166-1 or 3166-3 alpha-3
	Former bool   // the code is no longer in use
	alpha2 string
	en, ko string
}

// Name returns the state's name in a language; a language that has no list of
// names here, such as "fr", gets the English one. Regional tags such as
// "ko-KR" count as their language.
func (s State) Name(lang string) string {
	if base, _, _ := strings.Cut(lang, "-"); base == "ko" {
		return s.ko
	}
	return s.en
}

// Lookup returns the state with exactly this code.
func Lookup(code string) (State, bool) {
	s, ok := load().byCode[code]
	return s, ok
}

type table struct {
	all    []State
	byCode map[string]State
	words  map[string]string // folded name, other name or alpha-2 code → code
}

var load = sync.OnceValue(readTable)

func readTable() *table {
	t := &table{byCode: map[string]State{}, words: map[string]string{}}
	for _, r := range records(statesCSV, 5) {
		s := State{Code: r[0], alpha2: r[1], en: r[2], ko: r[3], Former: r[4] != ""}
		t.all = append(t.all, s)
		t.byCode[s.Code] = s
	}
	// Former states come second, so that a name or an alpha-2 code that was
	// given again leads to the state of today.
	for _, former := range []bool{false, true} {
		for _, s := range t.all {
			if s.Former == former {
				t.name(s.Code, s.Code)
				t.name(s.alpha2, s.Code)
				t.name(s.en, s.Code)
				t.name(s.ko, s.Code)
			}
		}
	}
	for _, r := range records(aliasesCSV, 2) {
		t.name(r[0], r[1])
	}
	return t
}

func (t *table) name(word, code string) {
	if _, taken := t.words[fold(word)]; !taken {
		t.words[fold(word)] = code
	}
}

// records reads an embedded table without its header. Damage to it can only
// come from the program's own source, hence the panic.
func records(text string, fields int) [][]string {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = fields
	all, err := r.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("embedded table of states: %v", err))
	}
	return all[1:]
}
