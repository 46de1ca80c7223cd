package html

import (
	"iter"
	"math"
	"sync"

	"annals/internal/output/html/view"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/record/state"
	"annals/internal/record/vote"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

const (
	maxStripVotes     = 60 // with more votes there is no strip
	maxUnfoldedShifts = 12 // longer lists of changes are folded
)

func (b *builder) states() *view.Page {
	p := b.newListPage()
	p.State = &view.StateView{}
	b.addStates(p)
	return p
}

// addStates lists all states, with a bar of their first letters.
func (b *builder) addStates(p *view.Page) {
	var letters []string
	ids := anchors{}
	for s := range statesIn(b, func(string) (any, bool) { return nil, true }) {
		item := view.StateItem{StateLink: s.found()}
		if n := len(letters); n == 0 || letters[n-1] != s.letter {
			item.ID = ids.unique(nameAnchor("letter-", s.letter))
		}
		letters, p.State.All = append(letters, s.letter), append(p.State.All, item)
	}
	if len(letters) > maxUndivided {
		p.Jump = b.lettersBar(letters, func(i int) string { return p.State.All[i].ID })
	}
	if p.Jump != nil {
		p.Jump.ListID, p.Jump.ListName = "list", p.Title.Text
	}
}

func (b *builder) state(s *site.State) *view.Page {
	v := &view.StateView{Code: s.Code, Name: b.stateName(s), Same: b.sameAsState(s)}
	p := b.newPage(nil, v.Name, b.locale.T("states.heading", "state", v.Name.Text), b.listLink(site.KindVotes), b.listLink(site.KindStates))
	p.State = v
	for _, was := range s.Periods() {
		if name := b.stateName(was.State); name != v.Name {
			v.Former = append(v.Former, view.FormerName{Name: name, Until: b.locale.Year(was.Until.Year)})
		}
	}
	for _, y := range s.Years {
		v.Years = append(v.Years, b.stateYear(y))
	}
	links := make([]*view.ActLink, len(s.Votes))
	for i, cast := range s.Votes {
		links[i] = new(b.actLink(cast.Act))
	}
	v.Brief = b.stateSummary(s, links)
	if len(s.Years) == 0 {
		v.Votes = make([]view.StateVote, len(s.Votes))
		ids := b.rowAnchors(p, len(s.Votes), b.yearsBar("table", b.locale.T("states.history")), func(i int) (id, name string) {
			y := s.Votes[i].Act.Year
			return y.ID, b.yearName(y)
		})
		for i, cast := range s.Votes {
			v.Votes[i] = view.StateVote{ID: ids[i], Entry: links[i], Cell: b.cells[ballotCast{cast.Ballot, cast.Changed}], Note: b.ballotNote(cast.Act.Vote, s.Code)}
		}
	}
	return p
}

// listLink links to the page that lists one kind of fact.
func (b *builder) listLink(kind site.Kind) view.Link {
	return view.Link{Name: view.Words{Text: b.locale.T("nav." + string(kind))}, URL: b.Page(kind.Address())}
}

// stateYear counts the votes of a state in a year.
func (b *builder) stateYear(y site.StateYear) view.StateYear {
	counts, changed := map[vote.Ballot]int{}, 0
	for _, v := range y.Votes {
		counts[v.Ballot]++
		if v.Changed {
			changed++
		}
	}
	row := view.StateYear{Year: *periodLink(b, y.Period), Changed: b.Number(changed)}
	for _, ballot := range vote.Ballots() {
		row.Counts = append(row.Counts, b.Number(counts[ballot]))
	}
	return row
}

// stateSummary sums up the votes of a state. links are those of the votes.
func (b *builder) stateSummary(s *site.State, links []*view.ActLink) *view.StateSummary {
	v := &view.StateSummary{Former: s.Former}
	compared, changed := 0, 0
	var counts [256]int
	for i, cast := range s.Votes {
		counts[cast.Ballot]++
		if cast.Before != 0 {
			compared++
		}
		if !cast.Changed {
			continue
		}
		changed++
		if s.Years == nil {
			v.Shifts = append(v.Shifts, view.VoteShift{Entry: links[i], Words: shift(b.locale, cast.Before, cast.Ballot)})
		}
	}
	v.Unchanged = compared > 0 && changed == 0
	t := vote.Tally{Yes: new(counts[vote.Yes]), No: new(counts[vote.No]), Abstain: new(counts[vote.Abstain])}
	if absent := counts[vote.Absent]; absent > 0 { // a votes file may leave out who did not vote
		t.Absent = new(absent)
	}
	v.Figures, v.Long = b.tally("", &vote.Decision{}, t, 0).Figures, len(v.Shifts) > maxUnfoldedShifts
	if len(s.Votes) <= maxStripVotes {
		v.Strips = b.strips(s.Votes)
	}
	return v
}

// strips returns a strip for each series in which the state voted more than once on the
// main question, in the order of config.toml.
func (ed *edition) strips(votes []site.StateVote) []view.Strip {
	cells := map[*site.Series][]view.StripCell{}
	for _, cast := range votes {
		if s := cast.Act.Series; s != nil && cast.Act.Question() == s.Question {
			cells[s] = append(cells[s], view.StripCell{Ballot: cast.Ballot.Key(), Name: ballotName(ed.locale, cast.Ballot), Year: ed.yearName(cast.Act.Year)})
		}
	}
	var strips []view.Strip
	for _, s := range ed.site.Series {
		if len(cells[s]) > 1 {
			strips = append(strips, view.Strip{Series: ed.localized(s.Label), Cells: cells[s]})
		}
	}
	return strips
}

// ballotCast is what a cell shows.
type ballotCast struct {
	ballot  vote.Ballot
	changed bool
}

// newCells makes the cells that all tables of votes share.
func newCells(l *locale.Locale) map[ballotCast]*view.Cell {
	cells := map[ballotCast]*view.Cell{}
	for _, b := range barBallots {
		for _, changed := range []bool{false, true} {
			cells[ballotCast{b, changed}] = &view.Cell{Ballot: b.Key(), Name: ballotName(l, b), Code: l.T("votes.code_" + b.Key()), Changed: changed}
		}
	}
	return cells
}

// namedState is a state as a language names and sorts it.
type namedState struct {
	*site.State
	as     state.State // with the name: that of today or a former one
	name   view.Words
	letter string        // first letter of its name, for grouping
	keys   func() string // other names and codes by which readers find it
}

// sortedStates returns the states in the collation order of the language, a state with
// former names once under each.
func (ed *edition) sortedStates() []namedState {
	var all []namedState
	for _, s := range ed.site.States {
		keys := sync.OnceValue(func() string { return s.Keys(ed.lang) })
		all = append(all, namedState{State: s, as: s.State, keys: keys})
		for _, p := range s.Periods() {
			all = append(all, namedState{State: s, as: p.State, keys: keys})
		}
	}
	lang.SortBy(all, ed.lang, func(s namedState) string { return s.as.Name(ed.lang) })
	names := make([]string, len(all))
	for i, s := range all {
		names[i] = s.as.Name(ed.lang)
	}
	for i, letter := range lang.Initials(ed.lang, names) {
		all[i].letter, all[i].name = letter, ed.stateName(all[i].as)
	}
	return all
}

// stateName returns the name of a state, marked as English if package state has
// none in the edition's language.
func (ed *edition) stateName(s interface {
	NameIn(lang string) (name, in string)
},
) view.Words {
	return ed.words(s.NameIn(ed.lang))
}

// stateLink is a link to the page of a state.
type stateLink struct {
	*view.Link
	letter string
	keys   func() string
}

// found returns the link for a list in which readers find the state.
func (l stateLink) found() view.StateLink { return view.StateLink{Link: l.Link, Keys: l.keys()} }

// today is a day on which all states have their names of today.
var today = edtf.Day{Year: math.MaxInt32}

// statesIn yields the states that find finds, each with what it finds, in the order
// of their names.
func statesIn[T any](b *builder, find func(code string) (T, bool)) iter.Seq2[stateLink, T] {
	return statesOn(b, today, find)
}

// statesOn is statesIn with the names that the states had on a day.
func statesOn[T any](b *builder, day edtf.Day, find func(code string) (T, bool)) iter.Seq2[stateLink, T] {
	return func(yield func(stateLink, T) bool) {
		for _, s := range b.namedStates() {
			found, ok := find(s.Code)
			if !ok || s.On(day) != s.as {
				continue
			}
			if !yield(stateLink{&view.Link{Name: s.name, URL: b.Page(s.Address())}, s.letter, s.keys}, found) {
				return
			}
		}
	}
}

// stateLinks names states as on a day, in the order of these names, with links to the pages of those
// whose votes are known.
func (b *builder) stateLinks(codes []string, day edtf.Day) []view.Link {
	if len(codes) == 0 {
		return nil
	}
	links := make([]view.Link, len(codes))
	for i, code := range codes {
		s := b.site.State(code)
		links[i].Name = b.stateName(s.On(day))
		if len(s.Votes) > 0 {
			links[i].URL = b.Page(s.Address())
		}
	}
	lang.SortBy(links, b.lang, func(l view.Link) string { return l.Name.Text })
	return links
}

// lookup is the find of statesIn for a map.
func lookup[T any](m map[string]T) func(string) (T, bool) {
	return func(code string) (T, bool) {
		v, ok := m[code]
		return v, ok
	}
}
