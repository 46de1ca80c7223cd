package html

import (
	"slices"

	"annals/internal/lang"
	"annals/internal/site"
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
	Name  Words
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
	for _, s := range l.states() {
		row := MatrixRow{State: p.stateLink(s), Cells: make([]Cell, len(v.Columns))}
		for _, cast := range s.Votes {
			row.Cells[column[cast.Entry]] = p.cell(cast)
		}
		v.Matrix = append(v.Matrix, row)
	}
	p.Votes = v
	return p
}

func (c *Context) cell(v site.StateVote) Cell {
	id := v.Ballot.Key()
	return Cell{Ballot: id, Name: c.locale.T("vote." + id), Changed: v.Changed}
}

func (f *format) states(l *language) *Page {
	p := f.special(l, "states")
	p.State = &StateView{}
	for _, s := range l.states() {
		p.State.All = append(p.State.All, p.stateLink(s))
	}
	return p
}

func (f *format) state(l *language, s *site.State) *Page {
	p := f.pageOf(l.Context, "state", s.Address(), nil)
	p.State = &StateView{Code: s.Code, Name: p.stateName(s)}
	for _, v := range s.Votes {
		p.State.Votes = append(p.State.Votes, StateVote{Entry: *p.entryLink(v.Entry), Cell: p.cell(v)})
	}
	p.Title, p.Description = p.State.Name, p.locale.T("states.heading", "state", p.State.Name.Text)
	p.Crumbs = []Link{
		p.home(),
		{Name: Words{Text: p.locale.T("nav.votes")}, URL: p.Page("votes/index.html")},
		{Name: Words{Text: p.locale.T("nav.states")}, URL: p.Page("states/index.html")},
	}
	return p
}

func (c *Context) stateLink(s *site.State) Link {
	return Link{Name: c.stateName(s), URL: c.Page(s.Address())}
}

// stateName is marked as English where package state has no names in the page's
// language.
func (c *Context) stateName(s *site.State) Words {
	const otherwise = "en"
	name := s.Name(c.Lang)
	if name == s.Name(otherwise) {
		return c.words(name, otherwise)
	}
	return Words{Text: name}
}

// byName sorts states as readers of a language look for them.
func byName(states []*site.State, tag string) []*site.State {
	sorted := slices.Clone(states)
	lang.SortBy(sorted, tag, func(s *site.State) string { return s.Name(tag) })
	return sorted
}
