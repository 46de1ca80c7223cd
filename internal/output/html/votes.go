package html

import (
	"slices"

	"annals/internal/output/html/view"
	"annals/internal/site"
)

func (b *builder) votes() *view.Page {
	p := b.newListPage()
	p.Votes = &view.VotesView{States: len(b.site.States), Charts: b.voteCharts()}
	if periods := b.site.VotePeriods; len(periods) > 0 {
		p.Long = longView(b.locale, spans(b, periods), "count.entries")
		return p
	}
	b.addVotes(p, b.site.Votes)
	return p
}

func (b *builder) votesPeriod(period *site.Period[*site.Act]) *view.Page {
	p := newListPeriodPage(b, b.site.VotePeriods, period, "count.entries")
	p.Votes = &view.VotesView{}
	if p.Long == nil {
		b.addVotes(p, period.Items)
	}
	return p
}

// addVotes adds the list of votes and the matrix of single states.
func (b *builder) addVotes(p *view.Page, votes []*site.Act) {
	v := p.Votes
	ids := b.rowAnchors(p, len(votes), b.yearsBar("table", b.locale.T("votes.table")), func(i int) (id, name string) { return votes[i].Year.ID, b.yearName(votes[i].Year) })
	var withRoll []*site.Vote // the columns of the matrix
	v.Rows = make([]view.VoteRow, 0, len(votes))
	for i, a := range votes {
		link := b.actLink(a)
		v.Rows = append(v.Rows, view.VoteRow{ID: ids[i], Entry: link, Organ: b.termLink(a.Organ()), Vote: b.actVote(a), Note: !a.Vote.Note.IsZero()})
		if len(a.Vote.Roll) > 0 {
			withRoll, v.Columns = append(withRoll, a.Vote), append(v.Columns, link)
		}
	}
	v.Matrix = b.matrix(withRoll)
}

// matrix returns a row for each state with a known vote.
func (b *builder) matrix(votes []*site.Vote) []view.MatrixRow {
	unknown := &view.Cell{}
	cells := map[string][]*view.Cell{} // by state
	for column, v := range votes {
		for i, cast := range v.Roll {
			if cells[cast.State] == nil {
				cells[cast.State] = slices.Repeat([]*view.Cell{unknown}, len(votes))
			}
			before := v.Before[i]
			cells[cast.State][column] = b.cells[ballotCast{cast.Ballot, before != 0 && before != cast.Ballot}]
		}
	}
	var rows []view.MatrixRow
	for s, row := range statesIn(b, lookup(cells)) {
		rows = append(rows, view.MatrixRow{State: s.found(), Cells: row})
	}
	return rows
}
