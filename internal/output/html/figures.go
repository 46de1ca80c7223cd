package html

import (
	"slices"

	"annals/internal/output/html/view"
	"annals/internal/record/vote"
	"annals/internal/site"
)

// keyFigures counts what the record holds, without zero counts. A recorded vote is counted
// wherever it was taken, in a stage as well: so many are listed on the page of votes. What was
// adopted without a vote is counted once a text, however many organs did so one after
// the other.
func (ed *edition) keyFigures() []view.KeyFigure {
	recorded, unvoted := 0, 0
	for _, a := range ed.site.Votes {
		if a.Vote.Method == vote.Recorded {
			recorded++
		}
	}
	for _, e := range ed.site.Entries {
		if isAdoptedUnvoted(e) {
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
		{ed.wording.Acts(ed.site.Votes).Text(ed.locale, "consensus"), unvoted},
		{ed.locale.T("nav.states"), len(ed.site.States)},
	} {
		if figure.n > 0 {
			all = append(all, view.KeyFigure{Name: figure.name, Number: ed.locale.Number(figure.n)})
		}
	}
	return all
}

// isAdoptedUnvoted reports whether an entry's text was adopted without a vote: by its own
// vote, else in one of its stages.
func isAdoptedUnvoted(e *site.Entry) bool {
	adopted := func(v *site.Vote) bool {
		return v != nil && v.Method == vote.Consensus && (v.Outcome == vote.Adopted || v.Outcome == "")
	}
	if e.Vote != nil {
		return adopted(e.Vote)
	}
	return slices.ContainsFunc(e.Stages, func(s site.Stage) bool { return adopted(s.Vote) })
}
