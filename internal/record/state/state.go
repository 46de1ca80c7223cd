// Package state is the table of the states and territories that vote or are named in
// the record, by ISO 3166-1 alpha-3 code, with the ISO 3166-3 codes of former states
// (SUN, YUG, SCG).
//
// Its input is a code; its output is a State with its English and Korean name: the
// short name used by the United Nations, and the name customary in the Republic of
// Korea, of today or of a day (On). Lookup is exact: codes in lower case and alpha-2 codes are not accepted, but
// Suggest returns the code that was probably intended, and Keys what readers type to
// find a state.
//
// The names are embedded data files. The package takes no side in disputes about
// statehood: everything with an ISO code is listed.
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

// State is a state or territory. The zero value is none.
type State struct {
	Code   string // ISO 3166-1 or 3166-3 alpha-3
	Former bool   // the code is no longer in use
	alpha2 string
	en, ko string
}

// Name returns the state's name in a language: Korean for "ko" and its regional tags
// such as "ko-KR", English for any other.
func (s State) Name(lang string) string {
	if base, _, _ := strings.Cut(lang, "-"); base == "ko" {
		return s.ko
	}
	return s.en
}

// NameIn returns Name, and the language that it is in: English where there is none in the
// language that was asked for.
func (s State) NameIn(lang string) (name, in string) {
	name = s.Name(lang)
	if name == s.en {
		return name, "en"
	}
	return name, lang
}

// Lookup returns the state with exactly this code.
func Lookup(code string) (State, bool) {
	s, ok := load().byCode[code]
	return s, ok
}

type table struct {
	all    []State
	byCode map[string]State
}

var load = sync.OnceValue(readTable)

func readTable() *table {
	t := &table{byCode: map[string]State{}}
	for _, r := range records(statesCSV, 5) {
		s := State{Code: r[0], alpha2: r[1], en: r[2], ko: r[3], Former: r[4] != ""}
		t.all = append(t.all, s)
		t.byCode[s.Code] = s
	}
	return t
}

// records parses an embedded table without its header. It panics on an error, since
// the tables are part of the program.
func records(text string, fields int) [][]string {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = fields
	all, err := r.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("embedded table of states: %v", err))
	}
	return all[1:]
}
