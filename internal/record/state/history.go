package state

import (
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"annals/internal/record/edtf"
)

// historyCSV is the former names and codes of states, as the United Nations continues
// memberships: was is the former code, or empty if only the name changed; until is its last
// day, and from its first one, which is empty where the row above says it. A former code with
// a first day was that of another state before. States that ceased to be, such as
// Czechoslovakia, are not here. Sources differ by some days on when a name changed; a day
// decides which name stands beside a vote, and readers are told the year alone.
//
// source is where the row was seen: untc is the United Nations Treaty Collection, Historical
// Information, which has the days (treaties.un.org/Pages/HistoricalInfo.aspx); iso is ISO
// 3166-3, which has the codes and the year in which the old one was withdrawn; press is a
// report of the days in which the United Nations were told. roster is the lists of members in
// the Yearbooks of the United Nations for 1968 and 1974, which have the name, but not the day;
// year is lists of names that have the year, and not the day, or another day. What is
// unconfirmed was seen nowhere, nor was the first day of the row of YUG: the next who has a
// source corrects it.
//
//go:embed history.csv
var historyCSV string

// Period is a former name of a state.
type Period struct {
	From, Until edtf.Day // From is zero where the end of the period before says it
	State       State    // with the code and the names of that time
}

// holds reports whether a day is in the period.
func (p *Period) holds(day edtf.Day) bool {
	return p.From.Compare(day) <= 0 && day.Compare(p.Until) <= 0
}

type history struct {
	periods map[string][]Period // by the code of today, in time order
	heirs   map[string]string   // the code of today by a former one
}

var histories = sync.OnceValue(func() *history {
	h := &history{periods: map[string][]Period{}, heirs: map[string]string{}}
	for _, r := range records(historyCSV, 7) {
		p := Period{State: State{Code: r[0], en: r[4], ko: r[5]}, From: day(r[2]), Until: day(r[3])}
		if was := r[1]; was != "" {
			p.State = load().byCode[was]
			h.heirs[was] = r[0]
		}
		h.periods[r[0]] = append(h.periods[r[0]], p)
	}
	return h
})

// day parses a day of the table; "" is the zero day.
func day(text string) edtf.Day {
	if text == "" {
		return edtf.Day{}
	}
	date, err := edtf.Parse(text)
	d, ok := date.Earliest()
	if err != nil || !ok {
		panic(fmt.Sprintf("embedded history of states: %q is no day", text))
	}
	return d
}

// Heir returns the code that the state with a code has today: MMR for BUR. It is the
// code itself unless the state changed its code.
func Heir(code string) string {
	if heir := histories().heirs[code]; heir != "" {
		return heir
	}
	return code
}

// TwoStates is the code of two states, one after the other: Current tells which one a day
// means.
const TwoStates = "YUG"

// Current returns the code that the state which had a code on a day has today. It differs
// from Heir for TwoStates alone.
func Current(code string, on edtf.Day) string {
	if code == TwoStates && on.Compare(histories().periods[Heir(code)][0].From) < 0 {
		return code
	}
	return Heir(code)
}

// On returns the state with the code and the names that it had on a day.
func (s State) On(day edtf.Day) State {
	periods := histories().periods[s.Code]
	if i := slices.IndexFunc(periods, func(p Period) bool { return p.holds(day) }); i >= 0 {
		return periods[i].State
	}
	return s
}

// Periods returns the former names of the state, in time order.
func (s State) Periods() []Period { return histories().periods[s.Code] }
