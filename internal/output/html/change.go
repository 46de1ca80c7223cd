package html

import (
	"html/template"
	"strings"

	"annals/internal/output/html/view"
	"annals/internal/output/wording"
	"annals/internal/record/vote"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// maxComparedVotes limits the votes in a year that the year's page compares with
// earlier ones. With more, only the entries' own pages do.
const maxComparedVotes = 30

// maxUnfoldedStates limits a list of states that is shown open.
const maxUnfoldedStates = 12

// addSeries links to the neighbours of an entry in its series.
func (b *builder) addSeries(v *view.EntryView, e *site.Entry) {
	if e.Series == nil {
		return
	}
	v.Series = b.localized(e.Series.Label)
	if before := e.Act.Prev; before != nil {
		v.PrevSeries = b.seriesLink(before, before, e.Act)
	}
	if after := e.Act.Next; after != nil {
		v.NextSeries = b.seriesLink(after, e.Act, after)
	}
}

// seriesLink links to an act of a series. The change always runs forward in time, from
// before to after, of which the act is one.
func (b *builder) seriesLink(act, before, after *site.Act) *view.SeriesLink {
	link := &view.SeriesLink{ActLink: b.actLink(act)}
	if act.Vote == nil {
		return link
	}
	if link.Vote == "" {
		link.Words = b.action(act)
		return link
	}
	if after.Before != before || before.Vote == nil || after.Vote == nil {
		return link
	}
	if then, now := before.Vote.Figures(), after.Vote.Figures(); !then.IsZero() && !now.IsZero() {
		then.Absent, now.Absent = nil, nil
		link.Since = since(b.locale, numberChanges(then, now))
	}
	return link
}

// numberChange is one number of a vote and of the one before it. A number that is
// not known is nil.
type numberChange struct {
	ballot        vote.Ballot
	before, after *int
}

// numberChanges lists the numbers that either tally knows.
func numberChanges(before, after vote.Tally) []numberChange {
	all := make([]numberChange, 0, len(barBallots))
	for _, n := range []numberChange{
		{vote.Yes, before.Yes, after.Yes},
		{vote.No, before.No, after.No},
		{vote.Abstain, before.Abstain, after.Abstain},
		{vote.Absent, before.Absent, after.Absent},
	} {
		if n.before != nil || n.after != nil {
			all = append(all, n)
		}
	}
	return all
}

// since writes "119 yes (+3), 19 no (−1)". It returns markup because the signs
// are hidden from screen readers, which get words in their place. It is not a
// template because every entry's page has it, and templates are slower.
func since(l *locale.Locale, changes []numberChange) template.HTML {
	separator := escaped(l.T("page.list_separator"))
	var b strings.Builder
	b.Grow(512)
	write := func(parts ...template.HTML) {
		for _, p := range parts {
			b.WriteString(string(p))
		}
	}
	for _, n := range changes {
		if n.after == nil {
			continue
		}
		if b.Len() > 0 {
			write(separator)
		}
		write("<span>", escaped(l.N(wording.CountID(n.ballot), *n.after)))
		if n.before != nil {
			sign, spoken := difference(l, *n.after-*n.before)
			write(` (<bdi aria-hidden="true">`, escaped(sign), `</bdi><span class="hidden">`, escaped(spoken), "</span>)")
		}
		write("</span>")
	}
	return template.HTML(b.String())
}

func figureChanges(l *locale.Locale, changes []numberChange) []view.FigureChange {
	all := make([]view.FigureChange, len(changes))
	for i, n := range changes {
		f := view.FigureChange{Ballot: n.ballot.Key(), Name: ballotName(l, n.ballot)}
		if n.before != nil {
			f.Before = l.Number(*n.before)
		}
		if n.after != nil {
			f.Number, f.Words = l.Number(*n.after), l.N(wording.CountID(n.ballot), *n.after)
		}
		if n.before != nil && n.after != nil {
			f.Sign, f.Spoken = difference(l, *n.after-*n.before)
		}
		all[i] = f
	}
	return all
}

// difference returns a change with its sign, and in words for screen readers.
func difference(l *locale.Locale, n int) (sign, spoken string) {
	switch {
	case n > 0:
		return "+" + l.Number(n), l.N("change.more", n)
	case n < 0:
		return "−" + l.Number(-n), l.N("change.fewer", -n)
	}
	return "±" + l.Number(0), l.T("change.same")
}

// voteChanges compares each vote of a year with the previous one in its series,
// if that is of an earlier year.
func (b *builder) voteChanges(y *site.Year) []view.VoteChange {
	var all []view.VoteChange
	votes := 0
	for _, e := range y.Entries {
		if e.Vote == nil {
			continue
		}
		if votes++; votes > maxComparedVotes {
			return nil
		}
		if before := e.Act.Before; before != nil && before.Vote != nil && before.Year != y {
			all = append(all, b.voteChange(before, e.Act))
		}
	}
	return all
}

func (b *builder) voteChange(before, after *site.Act) view.VoteChange {
	v := view.VoteChange{
		Before: b.actLink(before), After: b.actLink(after),
		BeforeWords: b.action(before), AfterWords: b.action(after),
	}
	if then, now := before.Vote.Figures(), after.Vote.Figures(); !then.IsZero() && !now.IsZero() {
		v.Figures = figureChanges(b.locale, numberChanges(then, now))
	}
	if len(before.Vote.Roll) > 0 && len(after.Vote.Roll) > 0 {
		v.Shifts = b.shifts(after.Vote.Roll.Shifts(before.Vote.Roll))
		v.Unchanged = len(v.Shifts) == 0
	}
	return v
}

// shifts lists the states of each shift, sorted by name.
func (b *builder) shifts(shifts []vote.Shift) []view.ShiftView {
	views := make([]view.ShiftView, len(shifts))
	index := map[string]int{}
	for i, s := range shifts {
		views[i] = view.ShiftView{Words: shift(b.locale, s.From, s.To), Long: len(s.States) > maxUnfoldedStates}
		for _, code := range s.States {
			index[code] = i
		}
	}
	for s, i := range statesIn(b, lookup(index)) {
		views[i].States = append(views[i].States, s.Link)
	}
	return views
}

// shift returns a change of ballot in words: "from abstention to yes".
func shift(l *locale.Locale, from, to vote.Ballot) string {
	return l.T("change.shift", "from", l.T("change.from_"+from.Key()), "to", l.T("change.to_"+to.Key()))
}
