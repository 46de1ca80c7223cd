package html

import (
	"annals/internal/lang"
	"annals/internal/site"
	"annals/internal/state"
)

// VotesView gathers the votes of the record.
type VotesView struct {
	Rows    []VoteRow
	Columns []EntryLink // of the matrix: entries whose votes of single states are known
	Matrix  []MatrixRow // a row a state; empty when no such votes are known
}

// VoteRow is how one text was acted upon.
type VoteRow struct {
	Entry EntryLink
	Body  *Link
	Vote  *VoteView
	Note  bool // there is a note on the entry's page
}

// MatrixRow is how one state voted, a cell a column.
type MatrixRow struct {
	State Link
	Cells []Cell
}

// Cell is one vote of one state; Ballot is "" where it is not known.
type Cell struct {
	Ballot  string
	Name    string
	Changed bool // differs from the vote before
}

// StateView is a state's own page, or the list of states.
type StateView struct {
	Code  string
	Name  string
	Votes []StateVote
	All   []Link // on the page of all states
}

// StateVote is how the state voted on one text.
type StateVote struct {
	Entry EntryLink
	Cell
}

func (f *format) votes(l *language) *Page {
	p := f.special(l, "votes")
	v := &VotesView{}
	column := map[*site.Entry]int{}
	for _, e := range f.site.Votes {
		v.Rows = append(v.Rows, VoteRow{Entry: *p.entryLink(e), Body: p.termLink(e.Body), Vote: p.vote(e.Vote), Note: !e.Vote.Note.IsZero()})
		if len(e.Vote.Roll) > 0 {
			column[e] = len(v.Columns)
			v.Columns = append(v.Columns, *p.entryLink(e))
		}
	}
	for _, s := range f.site.States {
		row := MatrixRow{State: p.stateLink(s.Code), Cells: make([]Cell, len(v.Columns))}
		for _, cast := range s.Votes {
			row.Cells[column[cast.Entry]] = p.cell(cast)
		}
		v.Matrix = append(v.Matrix, row)
	}
	lang.SortBy(v.Matrix, l.Lang, func(r MatrixRow) string { return r.State.Name.Text })
	p.Votes = v
	return p
}

func (c *Context) cell(v site.StateVote) Cell {
	id := v.Ballot.Key()
	return Cell{Ballot: id, Name: c.T("vote." + id), Changed: v.Changed}
}

func (f *format) states(l *language) *Page {
	p := f.special(l, "states")
	p.State = &StateView{}
	for _, s := range f.site.States {
		p.State.All = append(p.State.All, p.stateLink(s.Code))
	}
	sortLinks(p.State.All, l.Lang)
	return p
}

func (f *format) state(l *language, s *site.State) *Page {
	p := f.pageOf(l.Context, "state", s.Address(), nil)
	p.State = &StateView{Code: s.Code, Name: s.Name(l.Lang)}
	for _, v := range s.Votes {
		p.State.Votes = append(p.State.Votes, StateVote{Entry: *p.entryLink(v.Entry), Cell: p.cell(v)})
	}
	p.Title, p.Description = Words{Text: p.State.Name}, p.T("states.heading", "state", p.State.Name)
	p.Crumbs = []Link{
		p.home(),
		{Name: Words{Text: p.T("nav.votes")}, URL: p.Page("votes/index.html")},
		{Name: Words{Text: p.T("nav.states")}, URL: p.Page("states/index.html")},
	}
	return p
}

func (c *Context) stateLink(code string) Link {
	s, _ := state.Lookup(code)
	return Link{Name: Words{Text: s.Name(c.Lang)}, URL: c.Page((&site.State{State: s}).Address())}
}

func sortLinks(links []Link, tag string) {
	lang.SortBy(links, tag, func(l Link) string { return l.Name.Text })
}
