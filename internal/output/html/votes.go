package html

import (
	"slices"

	"annals/internal/lang"
	"annals/internal/site"
	"annals/internal/vote"
)

// VotesView gathers the votes of the record.
type VotesView struct {
	Rows    []VoteRow
	Columns []EntryLink // of the matrix: entries whose votes of single states are known
	Matrix  []MatrixRow // a row a state; empty when no such votes are known
	Charts  *ChartsView // a figure for each series of votes, on the first page alone
	States  int         // how many states have a page, on the first page alone
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
	Votes []StateVote // none where Years stand for them
	Years []StateYear // of a state with very many votes
	Brief *StateSummary
	All   []Link // on the page of all states
}

// StateYear is how often the state voted in each way in one year.
type StateYear struct {
	Year    Link     // to the votes of the year
	Counts  []string // yes, no, abstentions, not voting
	Changed string   // how often it voted otherwise than the time before
}

// StateVote is how the state voted on one text.
type StateVote struct {
	Entry EntryLink
	Cell
}

func (f *format) votes(l *language) *Page {
	p := f.special(l, "votes")
	p.Votes = &VotesView{States: len(f.site.States), Charts: f.voteCharts(p.Context)}
	if periods := f.site.VotePeriods; len(periods) > 0 {
		p.Long = p.long(summaries(p.Context, periods), "count.entries")
		return p
	}
	f.addVotes(l, p, f.site.Votes)
	return p
}

func (f *format) votesPeriod(l *language, period *site.Period[*site.Entry]) *Page {
	p := specialPeriod(f, l, "votes", f.site.VotePeriods, period, "count.entries")
	p.Votes = &VotesView{}
	if p.Long == nil {
		f.addVotes(l, p, period.Items)
	}
	return p
}

// addVotes lists votes, and below them what is known of single states.
func (f *format) addVotes(l *language, p *Page, votes []*site.Entry) {
	v := p.Votes
	rolls := map[string]map[int]Cell{} // by state and column
	for _, e := range votes {
		v.Rows = append(v.Rows, VoteRow{Entry: *p.entryLink(e), Body: p.termLink(e.Body), Vote: p.vote(e.Vote), Note: !e.Vote.Note.IsZero()})
		if len(e.Vote.Roll) == 0 {
			continue
		}
		for i, cast := range e.Vote.Roll {
			if rolls[cast.State] == nil {
				rolls[cast.State] = map[int]Cell{}
			}
			before := e.Vote.Before[i]
			rolls[cast.State][len(v.Columns)] = p.cell(site.StateVote{Ballot: cast.Ballot, Changed: before != 0 && before != cast.Ballot})
		}
		v.Columns = append(v.Columns, *p.entryLink(e))
	}
	for _, s := range l.states() {
		if len(rolls[s.Code]) == 0 {
			continue
		}
		row := MatrixRow{State: p.stateLink(s), Cells: make([]Cell, len(v.Columns))}
		for column, cell := range rolls[s.Code] {
			row.Cells[column] = cell
		}
		v.Matrix = append(v.Matrix, row)
	}
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
	p.State = &StateView{Code: s.Code, Name: p.stateName(s), Brief: p.stateSummary(s)}
	for _, y := range s.Years {
		p.State.Years = append(p.State.Years, p.stateYear(y))
	}
	if len(s.Years) == 0 {
		for _, v := range s.Votes {
			p.State.Votes = append(p.State.Votes, StateVote{Entry: *p.entryLink(v.Entry), Cell: p.cell(v)})
		}
	}
	p.Title, p.Description = p.State.Name, p.locale.T("states.heading", "state", p.State.Name.Text)
	p.Crumbs = []Link{
		p.home,
		{Name: Words{Text: p.locale.T("nav.votes")}, URL: p.Page("votes/index.html")},
		{Name: Words{Text: p.locale.T("nav.states")}, URL: p.Page("states/index.html")},
	}
	return p
}

// stateYear counts the votes of a state in a year.
func (c *Context) stateYear(y site.StateYear) StateYear {
	counts, changed := map[vote.Ballot]int{}, 0
	for _, v := range y.Votes {
		counts[v.Ballot]++
		if v.Changed {
			changed++
		}
	}
	row := StateYear{Year: *periodLink(c, y.Period), Changed: c.Number(changed)}
	for _, b := range []vote.Ballot{vote.Yes, vote.No, vote.Abstain, vote.Absent} {
		row.Counts = append(row.Counts, c.Number(counts[b]))
	}
	return row
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
