package site

import (
	"cmp"
	"math"
	"slices"

	"annals/internal/load/config"
	"annals/internal/record/edtf"
	"annals/internal/record/symbol"
	"annals/internal/record/vote"
)

// Series is a term of [series]: the acts on one matter. They are compared with each
// other and with no other act.
type Series struct {
	*config.Term
	Acts     []*Act        // in time order
	Question vote.Question // the main one: a text if any act is on one, else that of the first vote; "" without votes
}

// Act is one thing decided: the vote of an entry, or of one of its stages. An entry of a
// series is an act also when its vote is not known, or when it has none, as a yearly
// report.
type Act struct {
	Entry  *Entry
	Stage  *Stage  // nil: the entry's own act
	Year   *Year   // of its date; none of Site.Years where nothing but a stage was in it
	Vote   *Vote   // nil if the entry has none; a stage has one
	Series *Series // nil: it is compared with nothing

	Prev, Next *Act // in the series, in time order, on the same question
	Before     *Act // Prev if the two can be compared, else nil
}

// AllSeries yields the series of the entry's acts, each once.
func (e *Entry) AllSeries(yield func(*Series) bool) {
	if e.Series != nil && !yield(e.Series) {
		return
	}
	for i := range e.Stages {
		s := e.Stages[i].Series
		isNew := s != e.Series && !slices.ContainsFunc(e.Stages[:i], func(other Stage) bool { return other.Series == s })
		if s != nil && isNew && !yield(s) {
			return
		}
	}
}

// Date returns the date of the act.
func (a *Act) Date() edtf.Date {
	if a.Stage != nil {
		return a.Stage.Date
	}
	return a.Entry.Date
}

// Organ returns the organ that acted, or nil.
func (a *Act) Organ() *Term {
	if a.Stage != nil {
		return a.Stage.Organ
	}
	return a.Entry.Organ
}

// Symbols returns the symbols of the documents that were acted upon.
func (a *Act) Symbols() []symbol.Symbol {
	if a.Stage != nil {
		return a.Stage.Symbols
	}
	return a.Entry.Symbols
}

func (a *Act) yearAndMonth() (year, month int) { return yearAndMonth(a.Date()) }

// MainActs returns the dated acts with votes on the main question of the series.
func (s *Series) MainActs() []*Act {
	var acts []*Act
	for _, a := range s.Acts {
		if a.Vote != nil && a.Question() == s.Question && !a.isUndated() {
			acts = append(acts, a)
		}
	}
	return acts
}

// Question returns what was decided upon. Acts on unlike questions are never compared.
func (a *Act) Question() vote.Question {
	if a.Vote == nil {
		return vote.OfText
	}
	return a.Vote.Question
}

// isUndated reports whether nobody knows what comes before the act, and what after it.
func (a *Act) isUndated() bool { return a.Date().Undated() }

// days returns the first and the last day on which the act can have been.
func (a *Act) days() (first, last edtf.Day) { return daysOf(a.Date()) }

// daysOf returns the first and the last day that a date allows: those of the year for a
// season, and the ends of time where an end is open.
func daysOf(date edtf.Date) (first, last edtf.Day) {
	first, hasFirst := date.Earliest()
	last, hasLast := date.Latest()
	year, _ := date.Year()
	isSeason := date.Precision() == edtf.PrecisionSeason
	switch {
	case hasFirst:
	case isSeason:
		first = edtf.Day{Year: year, Month: 1, Day: 1}
	default:
		first = edtf.Day{Year: math.MinInt32}
	}
	switch {
	case hasLast:
	case isSeason:
		last = edtf.Day{Year: year, Month: 12, Day: 31}
	default:
		last = edtf.Day{Year: math.MaxInt32}
	}
	return first, last
}

// makeSeries makes the series of config.toml, without acts.
func (r *resolver) makeSeries() {
	r.series = map[string]*Series{}
	for _, t := range r.in.Config.Series.Terms() {
		s := &Series{Term: t}
		r.site.Series = append(r.site.Series, s)
		r.series[t.ID] = s
	}
}

// acts collects the acts of all entries in time order, and compares those of each series.
func (r *resolver) acts() {
	var all []*Act
	sorted := true
	for _, e := range r.site.Entries {
		for i := range e.Stages {
			if s := &e.Stages[i]; s.Vote != nil && !s.Date.IsZero() {
				s.Act = &Act{Entry: e, Stage: s, Vote: s.Vote, Series: s.Series}
				all, sorted = append(all, s.Act), false
			}
		}
		if e.Vote != nil || e.Series != nil {
			e.Act = &Act{Entry: e, Vote: e.Vote, Series: e.Series}
			all = append(all, e.Act)
		}
	}
	if !sorted {
		// Stages of one day with their entry come before it, in their order.
		slices.SortStableFunc(all, func(a, b *Act) int { return cmp.Compare(a.Date().SortKey(), b.Date().SortKey()) })
	}
	for _, a := range all {
		a.Year = r.yearOf(a)
		if a.Vote != nil {
			a.Vote.Before = make([]vote.Ballot, len(a.Vote.Roll))
			r.site.Votes = append(r.site.Votes, a)
		}
		if a.Series != nil {
			a.Series.add(a)
		}
	}
	for _, s := range r.site.Series {
		byQuestion := map[vote.Question][]*Act{}
		for _, a := range s.Acts {
			if !a.isUndated() {
				byQuestion[a.Question()] = append(byQuestion[a.Question()], a)
			}
		}
		for _, acts := range byQuestion {
			compareActs(acts)
		}
	}
}

// add adds the next act.
func (s *Series) add(a *Act) {
	s.Acts = append(s.Acts, a)
	if a.Vote != nil && (s.Question == "" || a.Question() == vote.OfText) {
		s.Question = a.Question()
	}
}

// yearOf returns the year of an act.
func (r *resolver) yearOf(a *Act) *Year {
	if a.Stage == nil {
		return a.Entry.Year
	}
	number, _ := a.yearAndMonth()
	if y := r.site.Year(number); y != nil {
		return y
	}
	return &Year{ID: yearID(number), Number: number}
}

// compareActs links the acts of one series on one question, and finds out what is
// compared with what: an act with the one before it, if each of the two stands alone on
// its day. Of two acts of one day, nobody can say which one answers the act before them,
// and which one the act after them answers. The same is true of dates so vague that their
// order is not known.
func compareActs(acts []*Act) {
	alone := standAlone(acts)
	ballots := map[string]vote.Ballot{} // the last one of each state
	for i, a := range acts {
		if i > 0 {
			a.Prev, acts[i-1].Next = acts[i-1], a
			if alone[i-1] && alone[i] {
				a.Before = a.Prev
			}
		}
		if a.Vote == nil {
			continue
		}
		for k, cast := range a.Vote.Roll {
			if !alone[i] {
				delete(ballots, cast.State)
				continue
			}
			a.Vote.Before[k] = ballots[cast.State]
			ballots[cast.State] = cast.Ballot
		}
	}
}

// standAlone reports for each act whether all others are surely of earlier or of later
// days.
func standAlone(acts []*Act) []bool {
	alone := make([]bool, len(acts))
	latest := edtf.Day{Year: math.MinInt32}
	for i, a := range acts {
		first, last := a.days()
		alone[i] = latest.Compare(first) < 0
		latest = later(latest, last)
	}
	earliest := edtf.Day{Year: math.MaxInt32, Month: 1}
	for i := len(acts) - 1; i >= 0; i-- {
		first, last := acts[i].days()
		alone[i] = alone[i] && last.Compare(earliest) < 0
		if first.Compare(earliest) < 0 {
			earliest = first
		}
	}
	return alone
}
