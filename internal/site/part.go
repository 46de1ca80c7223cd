package site

import (
	"slices"

	"annals/internal/record/edtf"
)

// Selection says which entries are in a part of the record. The zero value takes all.
type Selection struct {
	Topics   []string // ids: entries that are listed under one of them; nil: all
	From, To edtf.Day // entries that can have been in this span; zero: from the first, to the last
	Lang     string   // the words of entries in this language alone, else the original; "": in all
}

// isAll reports whether nothing is chosen.
func (sel *Selection) isAll() bool {
	return len(sel.Topics) == 0 && sel.From == (edtf.Day{}) && sel.To == (edtf.Day{}) && sel.Lang == ""
}

// takes reports whether an entry is in the part.
func (sel *Selection) takes(e *Entry) bool { return sel.hasTopic(e) && sel.mayHold(e.Date) }

func (sel *Selection) hasTopic(e *Entry) bool {
	if len(sel.Topics) == 0 {
		return true
	}
	for t := range e.Terms {
		if t.Vocabulary == "topics" && slices.Contains(sel.Topics, t.ID) {
			return true
		}
	}
	return false
}

// mayHold reports whether the span has a day that the date allows. Nobody knows that of
// what is undated.
func (sel *Selection) mayHold(date edtf.Date) bool {
	isFrom, isTo := sel.From != (edtf.Day{}), sel.To != (edtf.Day{})
	if !isFrom && !isTo {
		return true
	}
	if date.Undated() {
		return false
	}
	first, last := daysOf(date)
	return (!isTo || first.Compare(sel.To) <= 0) && (!isFrom || last.Compare(sel.From) >= 0)
}

// Part returns the record with the entries of the selection alone, for files of data and
// editions in one file; pages need the whole. What belongs to other entries is in none of
// its lists, and no entry follows one of them; what was withdrawn is in no part, since
// nothing is known of it. Entries are copies. What states voted before, and whether a
// provision is the first, are facts of the whole and stay. Long lists are not split.
func (s *Site) Part(sel Selection) *Site {
	if sel.isAll() {
		return s
	}
	b := partMaker{whole: s, part: *s, entries: map[*Entry]*Entry{}, acts: map[*Act]*Act{}, subjects: map[*Subject]*Subject{}}
	p := &b.part
	b.takeEntries(&sel)
	if len(p.Entries) < len(s.Entries) {
		p.PartOf, p.Withdrawn = len(s.Entries), nil
	}
	b.takeYears()
	b.takeSubjects()
	b.takeActs()
	b.link()
	for _, v := range []**Vocabulary{&p.Types, &p.Bodies, &p.Topics, &p.Actors, &p.Places} {
		*v = b.vocabulary(*v)
	}
	p.Citations = mapped(s.Citations, func(c Citation) (Citation, bool) {
		c.Entry = b.entries[c.Entry]
		return c, c.Entry != nil
	})
	p.Corrections = mapped(s.Corrections, b.correction)
	p.Changes = mapped(s.Changes, func(c Change) (Change, bool) {
		if c.Entry == nil {
			return c, p.PartOf == 0
		}
		c.Entry = b.entries[c.Entry]
		return c, c.Entry != nil
	})
	p.VotePeriods, p.CitationPeriods, p.CorrectionPeriods, p.ChangePeriods = nil, nil, nil, nil
	p.Redirects = nil
	return p
}

// partMaker makes a part of a record. The maps lead from what is in the whole to its copy
// in the part.
type partMaker struct {
	whole    *Site
	part     Site
	entries  map[*Entry]*Entry
	acts     map[*Act]*Act
	subjects map[*Subject]*Subject
}

// mapped returns those of a list that change returns.
func mapped[T any](all []T, change func(T) (T, bool)) (some []T) {
	for _, one := range all {
		if own, ok := change(one); ok {
			some = append(some, own)
		}
	}
	return some
}

// own returns the copies of those of a list that are in the part.
func own[T any](all []*T, copies map[*T]*T) []*T {
	return mapped(all, func(one *T) (*T, bool) {
		own := copies[one]
		return own, own != nil
	})
}

func (b *partMaker) correction(c Correction) (Correction, bool) {
	c.Entry = b.entries[c.Entry]
	return c, c.Entry != nil
}

func (b *partMaker) takeEntries(sel *Selection) {
	b.part.Entries = nil
	for _, e := range b.whole.Entries {
		if !sel.takes(e) {
			continue
		}
		own := *e
		if sel.Lang != "" {
			own.Texts = Texts{original: e.In(sel.Lang)}
		}
		own.Number = len(b.part.Entries)
		own.Prev, own.Next = nil, nil
		if own.Number > 0 {
			own.Prev = b.part.Entries[own.Number-1]
			own.Prev.Next = &own
		}
		b.part.Entries = append(b.part.Entries, &own)
		b.entries[e] = &own
	}
}

// takeYears takes the years in which an entry is, or goes on.
func (b *partMaker) takeYears() {
	b.part.Years = nil
	var before *Year
	for _, y := range b.whole.Years {
		year := *y
		year.Entries, year.Ongoing, year.Earlier, year.Months = own(y.Entries, b.entries), own(y.Ongoing, b.entries), 0, nil
		if len(year.Entries)+len(year.Ongoing) == 0 {
			continue
		}
		year.Prev, year.Next = before, nil
		if before != nil {
			before.Next = &year
		}
		before = &year
		for _, e := range year.Entries {
			e.Year = before
		}
		b.part.Years = append(b.part.Years, before)
	}
}

func (b *partMaker) takeSubjects() {
	b.part.Subjects = nil
	for _, subject := range b.whole.Subjects {
		own := *subject
		own.Term = b.term(&subject.Term)
		own.Mentions = mapped(subject.Mentions, func(m *Mention) (*Mention, bool) {
			copied := *m
			copied.Entry = b.entries[m.Entry]
			return &copied, copied.Entry != nil
		})
		b.part.Subjects = append(b.part.Subjects, &own)
		b.subjects[subject] = &own
	}
}

// term returns a term with the entries of the part.
func (b *partMaker) term(t *Term) Term {
	term := *t
	term.Entries, term.Periods = own(t.Entries, b.entries), nil
	return term
}

func (b *partMaker) vocabulary(v *Vocabulary) *Vocabulary {
	own := &Vocabulary{Name: v.Name, byID: make(map[string]*Term, len(v.Terms))}
	for _, t := range v.Terms {
		term := b.term(t)
		own.Terms = append(own.Terms, &term)
		own.byID[t.ID] = &term
	}
	return own
}

// takeActs takes the acts, the series and the states of the entries.
func (b *partMaker) takeActs() {
	p, s := &b.part, b.whole
	take := func(a *Act) {
		if e := b.entries[a.Entry]; e != nil && b.acts[a] == nil {
			own := *a
			own.Entry = e
			b.acts[a] = &own
		}
	}
	for _, a := range s.Votes {
		take(a)
	}
	p.Series, p.States = nil, nil
	for _, series := range s.Series {
		for _, a := range series.Acts {
			take(a)
		}
		one := *series
		one.Acts = own(series.Acts, b.acts)
		p.Series = append(p.Series, &one)
	}
	p.Votes = own(s.Votes, b.acts)
	for _, state := range s.States {
		one := *state
		one.Years = nil
		one.Votes = mapped(state.Votes, func(v StateVote) (StateVote, bool) {
			v.Act = b.acts[v.Act]
			return v, v.Act != nil
		})
		if len(one.Votes) > 0 {
			p.States = append(p.States, &one)
		}
	}
	for _, a := range b.acts {
		a.Prev, a.Next, a.Before = b.acts[a.Prev], b.acts[a.Next], b.acts[a.Before]
		number, _ := a.yearAndMonth()
		if y := p.Year(number); y != nil {
			a.Year = y
		}
	}
}

// link lets the entries lead to what is in the part.
func (b *partMaker) link() {
	for _, e := range b.part.Entries {
		e.Follows, e.FollowedBy = own(e.Follows, b.entries), own(e.FollowedBy, b.entries)
		e.Corrections = mapped(e.Corrections, b.correction)
		e.Act = b.acts[e.Act]
		e.Stages = slices.Clone(e.Stages)
		for i := range e.Stages {
			if own := b.acts[e.Stages[i].Act]; own != nil {
				e.Stages[i].Act, own.Stage = own, &e.Stages[i]
			}
		}
		e.Subjects = own(e.Subjects, b.subjects)
		e.Provisions = slices.Clone(e.Provisions)
		for i := range e.Provisions {
			v := &e.Provisions[i]
			v.Entry, v.Subject = e, b.subjects[v.Subject]
		}
		if b.part.PartOf > 0 {
			e.FollowsWithdrawn = nil
		}
	}
}
