package figure

import (
	"cmp"
	"slices"

	"annals/internal/record/vote"
	"annals/internal/site"
)

// Series is the votes of a site.Series that a figure can show: those on one question.
type Series struct {
	*site.Series
	Acts     []*site.Act
	recorded int // acts with known figures
}

// seriesOf returns the series with votes, in the order of config.toml.
func seriesOf(s *site.Site) []Series {
	var all []Series
	for _, of := range s.Series {
		one := Series{Series: of, Acts: of.MainActs()}
		for _, a := range one.Acts {
			if !a.Vote.Figures().IsZero() {
				one.recorded++
			}
		}
		if len(one.Acts) > 0 {
			all = append(all, one)
		}
	}
	return all
}

// chosenSeries returns the series to draw: those with two acts or more and figures for at
// least one. Of more than limit, it returns those with most acts, in the order of
// config.toml; left is the number of the others.
func chosenSeries(all []Series, limit int) (chosen []Series, left int) {
	for _, s := range all {
		if s.canBeDrawn() {
			chosen = append(chosen, s)
		}
	}
	if len(chosen) <= limit {
		return chosen, 0
	}
	ranked := slices.Clone(chosen)
	slices.SortStableFunc(ranked, func(a, b Series) int {
		return cmp.Or(cmp.Compare(len(b.Acts), len(a.Acts)), cmp.Compare(b.recorded, a.recorded))
	})
	ranked = ranked[:limit]
	isRanked := func(s Series) bool {
		return slices.ContainsFunc(ranked, func(r Series) bool { return r.Series == s.Series })
	}
	left = len(chosen) - limit
	return slices.DeleteFunc(chosen, func(s Series) bool { return !isRanked(s) }), left
}

// Year is one year of a figure.
type Year struct {
	Number   int
	Year     *site.Year  // nil: the record has none, or it is only there for the scale
	Acts     []*site.Act // of the series
	Parts    []int       // votes cast, in the order of Ballots; nil if not known
	Recorded int         // acts with figures
	Unvoted  int         // acts without a vote
	Partial  bool        // the figures of its one recorded act are incomplete
	Unknown  int         // other acts: figures not known, or incomplete and left out
	Members  int         // of the organ; 0 if not known
}

// Ballots is what columns show, from the base up, with abstentions between
// yes and no.
var Ballots = []vote.Ballot{vote.Yes, vote.Abstain, vote.No}

// maxAxisYears is the length of time up to which a figure shows every year.
const maxAxisYears = 100

// axisOf lists the given years, which are sorted, and all years between them, so that
// the axis is to scale. Of more than maxAxisYears it lists only the given ones. find
// finds a year of the record.
func axisOf(years []int, find func(number int) *site.Year) []Year {
	var all []Year
	if len(years) == 0 {
		return nil
	}
	isLong := years[len(years)-1]-years[0] >= maxAxisYears
	for _, n := range slices.Compact(years) {
		for len(all) > 0 && !isLong && all[len(all)-1].Number < n-1 {
			all = append(all, Year{Number: all[len(all)-1].Number + 1})
		}
		all = append(all, Year{Number: n, Year: find(n)})
	}
	return all
}

// mainSeries returns the series that the home page draws: the first one of config.toml
// that can be drawn, else the first with votes; the zero value if there is none.
func mainSeries(all []Series) Series {
	if i := slices.IndexFunc(all, Series.canBeDrawn); i >= 0 {
		return all[i]
	}
	if len(all) > 0 {
		return all[0]
	}
	return Series{}
}

// canBeDrawn reports whether a figure says more than the votes themselves.
func (s Series) canBeDrawn() bool { return len(s.Acts) > 1 && s.recorded > 0 }

// fill returns a copy of the axis with the acts of the series.
func (s Series) fill(axis []Year) []Year {
	all := slices.Clone(axis)
	for _, a := range s.Acts {
		i, found := slices.BinarySearchFunc(all, a.Year.Number, func(y Year, n int) int { return cmp.Compare(y.Number, n) })
		if found {
			all[i].add(a)
		}
	}
	var organ *site.Term // that acted last
	remaining := len(s.Acts)
	for i := range all {
		y := &all[i]
		if n := len(y.Acts); n > 0 {
			organ, remaining = y.Acts[n-1].Organ(), remaining-n
		}
		if y.Members == 0 && organ != nil && (remaining > 0 || len(y.Acts) > 0) {
			y.Members, _ = organ.Members.In(y.Number)
		}
	}
	return all
}

// add adds an act to the year. Incomplete figures are shown if they are the only
// ones of the year, but never summed.
func (y *Year) add(a *site.Act) {
	y.Acts = append(y.Acts, a)
	if a.Vote.Members > 0 {
		y.Members = a.Vote.Members
	}
	parts, complete := partsOf(a.Vote.Figures())
	switch {
	case parts != nil && (y.Recorded == 0 || y.Partial && complete):
		y.Unknown += y.Recorded
		y.Parts, y.Partial, y.Recorded = parts, !complete, 1
	case complete:
		for i, n := range parts {
			y.Parts[i] += n
		}
		y.Recorded++
	case parts == nil && (a.Vote.Method == vote.Consensus || a.Vote.Outcome == vote.Withdrawn):
		y.Unvoted++
	default:
		y.Unknown++
	}
}

// partsOf returns the numbers of a tally in the order of Ballots, nil if
// it has none, and whether it has all of them.
func partsOf(t vote.Tally) (parts []int, complete bool) {
	if t.IsZero() {
		return nil, false
	}
	parts, complete = make([]int, len(Ballots)), true
	for i, b := range Ballots {
		n, known := t.Get(b)
		parts[i], complete = n, complete && known
	}
	return parts, complete
}

// OtherEvents counts the events of the year that are not acts of the series.
func (y *Year) OtherEvents() int {
	if y.Year == nil {
		return 0
	}
	others := len(y.Year.Entries)
	for _, a := range y.Acts {
		if a.Entry.Year == y.Year {
			others--
		}
	}
	return others
}

func (y *Year) votesCast() int {
	sum := 0
	for _, n := range y.Parts {
		sum += n
	}
	return sum
}
