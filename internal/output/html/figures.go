package html

import "annals/internal/record/vote"

// KeyFigure is one of the numbers that sum up the record.
type KeyFigure struct {
	Name   string // what is counted
	Number string // as the page's language writes it
}

// keyFigures counts what the record holds, without zero counts.
func (f *format) keyFigures(c *Context) []KeyFigure {
	recorded, unvoted := 0, 0
	for _, e := range f.site.Votes {
		switch {
		case e.Vote.Method.HasTally():
			recorded++
		case e.Vote.Method == vote.Consensus:
			unvoted++
		}
	}
	var all []KeyFigure
	for _, figure := range []struct {
		id string
		n  int
	}{
		{"terms.entries", len(f.site.Entries)},
		{"nav.years", len(f.site.Years)},
		{"home.recorded_votes", recorded},
		{"home.without_vote", unvoted},
		{"nav.states", len(f.site.States)},
	} {
		if figure.n > 0 {
			all = append(all, KeyFigure{Name: c.locale.T(figure.id), Number: c.Number(figure.n)})
		}
	}
	return all
}
