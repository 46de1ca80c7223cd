package html

import (
	"annals/internal/output/html/view"
	"annals/internal/record/vote"
)

// keyFigures counts what the record holds, without zero counts.
func (ed *edition) keyFigures() []view.KeyFigure {
	recorded, unvoted := 0, 0
	for _, a := range ed.site.Votes {
		switch {
		case a.Stage != nil: // of an entry that is counted
		case a.Vote.Method.HasTally():
			recorded++
		case a.Vote.Method == vote.Consensus:
			unvoted++
		}
	}
	years := 0
	for _, y := range ed.site.DatedYears() {
		if len(y.Entries) > 0 {
			years++
		}
	}
	var all []view.KeyFigure
	for _, figure := range []struct {
		name string
		n    int
	}{
		{ed.locale.T("terms.entries"), len(ed.site.Entries)},
		{ed.locale.T("nav.years"), years},
		{ed.locale.T("home.recorded_votes"), recorded},
		{ed.wordsOfAll(ed.site.Votes).text(ed.locale, "consensus"), unvoted},
		{ed.locale.T("nav.states"), len(ed.site.States)},
	} {
		if figure.n > 0 {
			all = append(all, view.KeyFigure{Name: figure.name, Number: ed.locale.Number(figure.n)})
		}
	}
	return all
}
