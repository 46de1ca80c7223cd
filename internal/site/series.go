package site

import (
	"math"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/record/edtf"
	"annals/internal/record/symbol"
	"annals/internal/record/vote"
)

// Series is a term of [series]: the acts on one matter. They are compared with each
// other and with no other act.
type Series struct {
	*config.Term
	Acts []*Act // in time order
}

// Act is one thing decided: the vote of an entry. An entry of a series is an act also
// when its vote is not known, or when it has none, as a yearly report.
type Act struct {
	Entry  *Entry
	Vote   *Vote   // nil if the entry has none
	Series *Series // nil: it is compared with nothing

	Prev, Next *Act // in the series, in time order, on the same question
	Before     *Act // Prev if the two can be compared, else nil
}

// AllSeries yields the series of the entry's acts.
func (e *Entry) AllSeries(yield func(*Series) bool) {
	if e.Series != nil {
		yield(e.Series)
	}
}

// Organ returns the organ that acted, or nil.
func (a *Act) Organ() *Term { return a.Entry.Organ }

// Symbols returns the symbols of the documents that were acted upon.
func (a *Act) Symbols() []symbol.Symbol { return a.Entry.Symbols }

// Year returns the year of the act.
func (a *Act) Year() int { return a.Entry.Year.Number }

// MainActs returns the dated acts with votes on the main question of the series: on
// texts, if there are any, else on that of the first.
func (s *Series) MainActs() []*Act {
	var acts []*Act
	question := vote.Question("")
	for _, a := range s.Acts {
		if a.Vote != nil && (question == "" || a.question() == vote.OfText) {
			question = a.question()
		}
	}
	for _, a := range s.Acts {
		if a.Vote != nil && a.question() == question && !a.isUndated() {
			acts = append(acts, a)
		}
	}
	return acts
}

// question is what was put to the vote: acts on unlike ones are never compared.
func (a *Act) question() vote.Question {
	if a.Vote == nil {
		return vote.OfText
	}
	return a.Vote.Question
}

// isUndated reports whether nobody knows what comes before the act, and what after it.
func (a *Act) isUndated() bool { return a.Entry.Date.Undated() }

// days returns the first and the last day on which the act can have been.
func (a *Act) days() (first, last edtf.Day) {
	date := a.Entry.Date
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

// acts collects the acts of all entries, and compares those of each series.
func (r *resolver) acts() {
	for _, e := range r.site.Entries {
		if e.Vote == nil && e.Series == nil {
			continue
		}
		e.Act = &Act{Entry: e, Vote: e.Vote, Series: e.Series}
		if e.Series != nil {
			e.Series.Acts = append(e.Series.Acts, e.Act)
		}
		if e.Vote != nil {
			e.Vote.Before = make([]vote.Ballot, len(e.Vote.Roll))
		}
	}
	for _, s := range r.site.Series {
		byQuestion := map[vote.Question][]*Act{}
		var questions []vote.Question
		for _, a := range s.Acts {
			if a.isUndated() {
				continue
			}
			q := a.question()
			if byQuestion[q] == nil {
				questions = append(questions, q)
			}
			byQuestion[q] = append(byQuestion[q], a)
		}
		for _, q := range questions {
			compareActs(byQuestion[q])
		}
	}
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
		latest = maxDay(latest, last)
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

func maxDay(a, b edtf.Day) edtf.Day {
	if a.Compare(b) >= 0 {
		return a
	}
	return b
}

// suggestSeries tells once that nothing is compared, where there is something to compare:
// two votes of one organ. Any [series] silences it, an empty one too: then that is the
// editors' choice.
func (r *resolver) suggestSeries() {
	if !r.in.Config.NoSeries {
		return
	}
	seen := map[*Term]bool{}
	for _, e := range r.site.Votes {
		if !seen[e.Organ] {
			seen[e.Organ] = true
			continue
		}
		r.problems.Warn(diag.Range{Position: diag.Position{File: termFile}}, diag.NoSeries,
			"no vote is compared with another: the file has no [series]",
			`add [series.ID] with a label, and series = "ID" to the entries whose votes are on one matter; or an empty [series], where no two are`)
		return
	}
}
