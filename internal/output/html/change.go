package html

import (
	"html/template"
	"strings"

	"annals/internal/record/vote"
	"annals/internal/site"
)

// maxComparedVotes limits the votes in a year that the year's page compares with
// earlier ones. With more, only the entries' own pages do.
const maxComparedVotes = 30

// maxUnfoldedStates limits a list of states that is shown open.
const maxUnfoldedStates = 12

// FigureChange is one number of a vote beside the same number of the vote
// before it.
type FigureChange struct {
	Ballot string
	Name   string
	Words  string // the number with its noun: "119 yes"; "" if it is not known
	Number string // the number as written, or ""
	Before string // that of the vote before, or ""
	Sign   string // "+3", "−1", "±0"; "" if one of the two is not known
	Spoken string // the same in words: "3 more"
}

// SeriesLink is the neighbour of an entry in its series.
type SeriesLink struct {
	EntryLink
	Words string        // how it was decided, if it has no figures
	Since template.HTML // the figures of the later of the two votes, against those of the earlier
}

// VoteChange compares a vote with the one before it in its series.
type VoteChange struct {
	Before, After           EntryLink
	BeforeWords, AfterWords string         // how each was decided
	Figures                 []FigureChange // empty if one of the two was without a vote
	Shifts                  []ShiftView    // of the states that are known for both
	Unchanged               bool           // none of those states voted otherwise
}

// ShiftView is the states that changed from one ballot to another.
type ShiftView struct {
	Words  string // "from abstention to yes"
	States []*Link
	Long   bool // too many to show at once
}

// series links to the neighbour of e in its series. The change always runs
// forward in time, whether the neighbour is earlier or later.
func (c *Context) series(neighbour, e *site.Entry) *SeriesLink {
	if neighbour == nil {
		return nil
	}
	link := &SeriesLink{EntryLink: c.linkTo(neighbour)}
	if neighbour.Vote == nil {
		return link
	}
	if link.Vote == "" {
		link.Words = c.actionText(neighbour.Vote.Method, neighbour.Vote.Outcome)
		return link
	}
	if e.Vote == nil {
		return link
	}
	before, after := neighbour, e
	if neighbour == e.NextSeries {
		before, after = e, neighbour
	}
	if then, now := before.Vote.Figures(), after.Vote.Figures(); !then.IsZero() && !now.IsZero() {
		then.Absent, now.Absent = nil, nil
		link.Since = c.since(then, now)
	}
	return link
}

// since writes "119 yes (+3), 19 no (−1)". It returns markup because the signs
// are hidden from screen readers, which get words in their place. It is not a
// template because every entry's page has it, and templates are slower.
func (c *Context) since(before, after vote.Tally) template.HTML {
	separator := escaped(c.locale.T("page.list_separator"))
	var b strings.Builder
	b.Grow(512)
	write := func(parts ...template.HTML) {
		for _, p := range parts {
			b.WriteString(string(p))
		}
	}
	for _, ballot := range vote.Ballots() {
		n, known := after.Get(ballot)
		if !known {
			continue
		}
		if b.Len() > 0 {
			write(separator)
		}
		write("<span>", escaped(c.locale.N(countID(ballot), n)))
		if difference, known := after.Since(before, ballot); known {
			sign, spoken := c.difference(difference)
			write(` (<bdi aria-hidden="true">`, escaped(sign), `</bdi><span class="hidden">`, escaped(spoken), "</span>)")
		}
		write("</span>")
	}
	return template.HTML(b.String())
}

// figureChanges lists the numbers that either tally knows.
func (c *Context) figureChanges(before, after vote.Tally) []FigureChange {
	var all []FigureChange
	for _, b := range vote.Ballots() {
		then, wasKnown := before.Get(b)
		now, isKnown := after.Get(b)
		if !wasKnown && !isKnown {
			continue
		}
		f := FigureChange{Ballot: b.Key(), Name: c.locale.T("vote." + b.Key())}
		if wasKnown {
			f.Before = c.Number(then)
		}
		if isKnown {
			f.Number, f.Words = c.Number(now), c.locale.N(countID(b), now)
		}
		if difference, known := after.Since(before, b); known {
			f.Sign, f.Spoken = c.difference(difference)
		}
		all = append(all, f)
	}
	return all
}

// difference returns a change with its sign, and in words for screen readers.
func (c *Context) difference(n int) (sign, spoken string) {
	switch {
	case n > 0:
		return "+" + c.Number(n), c.locale.N("change.more", n)
	case n < 0:
		return "−" + c.Number(-n), c.locale.N("change.fewer", -n)
	}
	return "±" + c.Number(0), c.locale.T("change.same")
}

// voteChanges compares each vote of a year with the previous one in its series,
// if that is of an earlier year.
func (p *Page) voteChanges(y *site.Year) []VoteChange {
	var all []VoteChange
	votes := 0
	for _, e := range y.Entries {
		if e.Vote == nil {
			continue
		}
		if votes++; votes > maxComparedVotes {
			return nil
		}
		if before := e.PrevSeries; before != nil && before.Vote != nil && before.Year != y {
			all = append(all, p.voteChange(before, e))
		}
	}
	return all
}

func (c *Context) voteChange(before, after *site.Entry) VoteChange {
	v := VoteChange{
		Before: c.linkTo(before), After: c.linkTo(after),
		BeforeWords: c.actionText(before.Vote.Method, before.Vote.Outcome), AfterWords: c.actionText(after.Vote.Method, after.Vote.Outcome),
	}
	if then, now := before.Vote.Figures(), after.Vote.Figures(); !then.IsZero() && !now.IsZero() {
		v.Figures = c.figureChanges(then, now)
	}
	if len(before.Vote.Roll) > 0 && len(after.Vote.Roll) > 0 {
		v.Shifts = c.shifts(after.Vote.Roll.Shifts(before.Vote.Roll))
		v.Unchanged = len(v.Shifts) == 0
	}
	return v
}

// shifts lists the states of each shift, sorted by name.
func (c *Context) shifts(shifts []vote.Shift) []ShiftView {
	views := make([]ShiftView, len(shifts))
	index := map[string]int{}
	for i, s := range shifts {
		views[i] = ShiftView{Words: c.shift(s.From, s.To), Long: len(s.States) > maxUnfoldedStates}
		for _, code := range s.States {
			index[code] = i
		}
	}
	states := c.states()
	for n := range states {
		if i, moved := index[states[n].Code]; moved {
			views[i].States = append(views[i].States, &states[n].Link)
		}
	}
	return views
}

// shift returns a change of ballot in words: "from abstention to yes".
func (c *Context) shift(from, to vote.Ballot) string {
	return c.locale.T("change.shift", "from", c.locale.T("change.from_"+from.Key()), "to", c.locale.T("change.to_"+to.Key()))
}
