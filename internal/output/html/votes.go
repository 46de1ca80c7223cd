package html

import (
	"slices"

	"annals/internal/site"
)

// VotesView lists the votes of the record.
type VotesView struct {
	Rows    []VoteRow
	Columns []EntryLink // of the matrix: entries whose votes of single states are known
	Matrix  []MatrixRow // a row per state; empty when no such votes are known
	Charts  *ChartsView // a figure for each series of votes; not on pages of periods
	States  int         // how many states have a page; 0 on pages of periods
}

// VoteRow is how one text was acted upon.
type VoteRow struct {
	Entry EntryLink
	Organ *Link
	Vote  *VoteView
	Note  bool // there is a note on the entry's page
}

// MatrixRow is how one state voted, a cell per column.
type MatrixRow struct {
	State *Link
	Cells []*Cell
}

// Cell is one vote of one state; Ballot is "" if it is not known.
type Cell struct {
	Ballot  string
	Name    string
	Changed bool // differs from the state's previous vote
}

func (f *format) votes(l *language) *Page {
	p := f.newListPage(l, "votes")
	p.Votes = &VotesView{States: len(f.site.States), Charts: f.voteCharts(p.Context)}
	if periods := f.site.VotePeriods; len(periods) > 0 {
		p.Long = p.long(summaries(p.Context, periods), "count.entries")
		return p
	}
	p.addVotes(f.site.Votes)
	return p
}

func (f *format) votesPeriod(l *language, period *site.Period[*site.Entry]) *Page {
	p := newListPeriodPage(f, l, "votes", f.site.VotePeriods, period, "count.entries")
	p.Votes = &VotesView{}
	if p.Long == nil {
		p.addVotes(period.Items)
	}
	return p
}

// addVotes adds the list of votes and the matrix of single states.
func (p *Page) addVotes(votes []*site.Entry) {
	v := p.Votes
	var withRoll []*site.Vote // the columns of the matrix
	v.Rows = make([]VoteRow, 0, len(votes))
	for _, e := range votes {
		link := p.linkTo(e)
		v.Rows = append(v.Rows, VoteRow{Entry: link, Organ: p.termLink(e.Organ), Vote: p.vote(e), Note: !e.Vote.Note.IsZero()})
		if len(e.Vote.Roll) > 0 {
			withRoll, v.Columns = append(withRoll, e.Vote), append(v.Columns, link)
		}
	}
	if len(withRoll) > 0 {
		v.Matrix = p.matrix(withRoll)
	}
}

// matrix returns a row for each state with a known vote.
func (c *Context) matrix(votes []*site.Vote) []MatrixRow {
	unknown, rolls := &Cell{}, c.rolls()
	cells := map[string][]*Cell{} // by state
	for column, v := range votes {
		for i, cast := range v.Roll {
			if cells[cast.State] == nil {
				cells[cast.State] = slices.Repeat([]*Cell{unknown}, len(votes))
			}
			before := v.Before[i]
			cells[cast.State][column] = rolls.cell(cast.Ballot, before != 0 && before != cast.Ballot)
		}
	}
	var rows []MatrixRow
	states := c.states()
	for i := range states {
		if s := &states[i]; cells[s.Code] != nil {
			rows = append(rows, MatrixRow{State: &s.Link, Cells: cells[s.Code]})
		}
	}
	return rows
}
