package html

import (
	"slices"
	"strconv"

	"annals/internal/record/lang"
	"annals/internal/record/vote"
	"annals/internal/site"
)

// StateView is a state's own page, or the list of states.
type StateView struct {
	Code  string
	Name  Words
	Votes []StateVote // none if Years replace them
	Years []StateYear // of a state with very many votes
	Brief *StateSummary
	All   []*Link // on the page of all states
}

// StateYear is how often the state voted in each way in one year.
type StateYear struct {
	Year    Link     // to the votes of the year
	Counts  []string // yes, no, abstentions, not voting
	Changed string   // how often its vote differed from the previous one
}

// StateVote is how the state voted on one text.
type StateVote struct {
	Entry *EntryLink
	*Cell
}

func (f *format) states(l *language) *Page {
	p := f.newListPage(l, "states")
	p.State = &StateView{}
	states := p.states()
	for i := range states {
		p.State.All = append(p.State.All, &states[i].Link)
	}
	return p
}

func (f *format) state(l *language, s *site.State) *Page {
	p := f.newPage(l.Context, "state", s.Address(), nil)
	p.State = &StateView{Code: s.Code, Name: p.stateName(s), Brief: p.stateSummary(s)}
	for _, y := range s.Years {
		p.State.Years = append(p.State.Years, p.stateYear(y))
	}
	if len(s.Years) == 0 {
		p.State.Votes = p.stateVotes(s)
	}
	p.Title, p.Description = p.State.Name, p.locale.T("states.heading", "state", p.State.Name.Text)
	p.Crumbs = []Link{
		p.home,
		{Name: Words{Text: p.locale.T("nav.votes")}, URL: p.Page("votes/index.html")},
		{Name: Words{Text: p.locale.T("nav.states")}, URL: p.Page("states/index.html")},
	}
	return p
}

func (c *Context) stateVotes(s *site.State) []StateVote {
	rolls, votes := c.rolls(), make([]StateVote, len(s.Votes))
	for i, v := range s.Votes {
		votes[i] = StateVote{Entry: &rolls.votes[v.Entry].link, Cell: rolls.cell(v.Ballot, v.Changed)}
	}
	return votes
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

// rolls is the links and cells that the pages of all states share, of the votes
// with a roll (votes known state by state).
type rolls struct {
	votes map[*site.Entry]*rolledVote
	cells map[ballotCast]*Cell
}

type rolledVote struct {
	link EntryLink
	year string
}

type ballotCast struct {
	ballot  vote.Ballot
	changed bool
}

func (c *Context) newRolls() *rolls {
	r := &rolls{votes: map[*site.Entry]*rolledVote{}, cells: map[ballotCast]*Cell{}}
	for _, e := range c.site.Votes {
		if len(e.Vote.Roll) > 0 {
			r.votes[e] = &rolledVote{link: c.linkTo(e), year: strconv.Itoa(e.Year.Number)}
		}
	}
	for _, b := range barBallots {
		for _, changed := range []bool{false, true} {
			r.cells[ballotCast{b, changed}] = &Cell{Ballot: b.Key(), Name: c.locale.T("vote." + b.Key()), Changed: changed}
		}
	}
	return r
}

func (r *rolls) cell(b vote.Ballot, changed bool) *Cell { return r.cells[ballotCast{b, changed}] }

// namedState is a state as a language names and sorts it.
type namedState struct {
	*site.State
	Link
	letter string // first letter of its name, for grouping
}

// sortedStates returns the states in the collation order of the language.
func (c *Context) sortedStates() []namedState {
	states := slices.Clone(c.site.States)
	lang.SortBy(states, c.Lang, func(s *site.State) string { return s.Name(c.Lang) })
	names := make([]string, len(states))
	for i, s := range states {
		names[i] = s.Name(c.Lang)
	}
	letters, all := lang.Initials(c.Lang, names), make([]namedState, len(states))
	for i, s := range states {
		all[i] = namedState{State: s, Link: Link{Name: c.stateName(s), URL: c.Page(s.Address())}, letter: letters[i]}
	}
	return all
}

// withURLs returns the states with URLs relative to the folder of c.
func (c *Context) withURLs(states []namedState) []namedState {
	all := slices.Clone(states)
	for i := range all {
		all[i].URL = c.Page(all[i].Address())
	}
	return all
}

// stateName returns the name of a state, marked as English if package state has
// none in the page's language.
func (c *Context) stateName(s *site.State) Words {
	const fallback = "en"
	name := s.Name(c.Lang)
	if name == s.Name(fallback) {
		return c.words(name, fallback)
	}
	return Words{Text: name}
}
