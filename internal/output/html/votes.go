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

// addVotes adds the list of votes and the matrices of single states.
func (b *builder) addVotes(p *view.Page, votes []*site.Act) {
	v := p.Votes
	ids := b.rowAnchors(p, len(votes), b.yearsBar("table", b.locale.T("votes.table")), func(i int) (id, name string) { return votes[i].Year.ID, b.yearName(votes[i].Year) })
	v.Rows = make([]view.VoteRow, 0, len(votes))
	for i, a := range votes {
		link := b.actLink(a)
		v.Rows = append(v.Rows, view.VoteRow{ID: ids[i], Entry: link, Organ: b.termLink(a.Organ()), Vote: b.actVote(a), Note: !a.Vote.Note.IsZero()})
	}
	v.Matrices = b.voteMatrices(votes)
}

// voteMatrices returns a matrix for each series, as votes are compared within it alone;
// the votes of no series come last.
func (b *builder) voteMatrices(votes []*site.Act) []view.VoteMatrix {
	var order []*site.Series
	of := map[*site.Series][]*site.Act{}
	for _, a := range votes {
		if len(a.Vote.Roll) == 0 {
			continue
		}
		if of[a.Series] == nil && a.Series != nil {
			order = append(order, a.Series)
		}
		of[a.Series] = append(of[a.Series], a)
	}
	if of[nil] != nil {
		order = append(order, nil)
	}
	all := make([]view.VoteMatrix, len(order))
	for i, series := range order {
		all[i] = b.voteMatrix(of[series])
		switch {
		case series != nil:
			all[i].Name = b.localized(series.Label)
		case len(order) > 1:
			all[i].Name = view.Words{Text: b.locale.T("votes.other_votes")}
		}
	}
	return all
}

// voteMatrix returns the votes with a row for each state that is known to have taken part
// in one of them.
func (b *builder) voteMatrix(acts []*site.Act) view.VoteMatrix {
	var m view.VoteMatrix
	votes := make([]*site.Vote, len(acts))
	for i, a := range acts {
		votes[i], m.Columns = a.Vote, append(m.Columns, b.actLink(a))
	}
	m.Rows = b.matrix(votes)
	return m
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
