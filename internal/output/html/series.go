package html

import (
	"cmp"
	"slices"

	"annals/internal/record/vote"
	"annals/internal/site"
)

// series is the votes of a site.Series that a figure can show: those on one question.
type series struct {
	*site.Series
	acts     []*site.Act
	recorded int // acts with known figures
}

// seriesOf returns the series with votes, in the order of config.toml.
func seriesOf(s *site.Site) []series {
	var all []series
	for _, of := range s.Series {
		one := series{Series: of, acts: of.MainActs()}
		for _, a := range one.acts {
			if !a.Vote.Figures().IsZero() {
				one.recorded++
			}
		}
		if len(one.acts) > 0 {
			all = append(all, one)
		}
	}
	return all
}

// chosenSeries returns the series to draw: those with two acts or more and figures for at
// least one. Of more than limit, it returns those with most acts, in the order of
// config.toml; left is the number of the others.
func chosenSeries(all []series, limit int) (chosen []series, left int) {
	for _, s := range all {
		if s.canBeDrawn() {
			chosen = append(chosen, s)
		}
	}
	if len(chosen) <= limit {
		return chosen, 0
	}
	ranked := slices.Clone(chosen)
	slices.SortStableFunc(ranked, func(a, b series) int {
		return cmp.Or(cmp.Compare(len(b.acts), len(a.acts)), cmp.Compare(b.recorded, a.recorded))
	})
	ranked = ranked[:limit]
	isRanked := func(s series) bool {
		return slices.ContainsFunc(ranked, func(r series) bool { return r.Series == s.Series })
	}
	left = len(chosen) - limit
	return slices.DeleteFunc(chosen, func(s series) bool { return !isRanked(s) }), left
}

// chartYear is one year of a figure.
type chartYear struct {
	number   int
	year     *site.Year  // nil: the record has none, or it is only there for the scale
	acts     []*site.Act // of the series
	parts    []int       // votes cast, in the order of chartBallots
	recorded int         // acts with figures
	unvoted  int         // acts without a vote
	partial  bool        // the figures of its one recorded act are incomplete
	unknown  int         // other acts: figures not known, or incomplete and left out
	members  int         // of the organ; 0 if not known
}

// chartBallots is what columns show, from the base up, with abstentions between
// yes and no.
var chartBallots = []vote.Ballot{vote.Yes, vote.Abstain, vote.No}

// maxAxisYears is the length of time up to which a figure shows every year.
const maxAxisYears = 100

// axisOf lists the given years, which are sorted, and all years between them, so that
// the axis is to scale. Of more than maxAxisYears it lists only the given ones. find
// finds a year of the record.
func axisOf(years []int, find func(number int) *site.Year) []chartYear {
	var all []chartYear
	if len(years) == 0 {
		return nil
	}
	isLong := years[len(years)-1]-years[0] >= maxAxisYears
	for _, n := range slices.Compact(years) {
		for len(all) > 0 && !isLong && all[len(all)-1].number < n-1 {
			all = append(all, chartYear{number: all[len(all)-1].number + 1})
		}
		all = append(all, chartYear{number: n, year: find(n)})
	}
	return all
}

// mainSeries returns the series that the home page draws: the first one of config.toml
// that can be drawn, else the first with votes; the zero value if there is none.
func mainSeries(all []series) series {
	if i := slices.IndexFunc(all, series.canBeDrawn); i >= 0 {
		return all[i]
	}
	if len(all) > 0 {
		return all[0]
	}
	return series{}
}

// canBeDrawn reports whether a figure says more than the votes themselves.
func (s series) canBeDrawn() bool { return len(s.acts) > 1 && s.recorded > 0 }

// fill returns a copy of the axis with the acts of the series.
func (s series) fill(axis []chartYear) []chartYear {
	all := slices.Clone(axis)
	for _, a := range s.acts {
		i, found := slices.BinarySearchFunc(all, a.Year.Number, func(y chartYear, n int) int { return cmp.Compare(y.number, n) })
		if found {
			all[i].add(a)
		}
	}
	var organ *site.Term // that acted last
	remaining := len(s.acts)
	for i := range all {
		y := &all[i]
		if n := len(y.acts); n > 0 {
			organ, remaining = y.acts[n-1].Organ(), remaining-n
		}
		if y.members == 0 && organ != nil && (remaining > 0 || len(y.acts) > 0) {
			y.members, _ = organ.Members.In(y.number)
		}
	}
	return all
}

// add adds an act to the year. Incomplete figures are shown if they are the only
// ones of the year, but never summed.
func (y *chartYear) add(a *site.Act) {
	y.acts = append(y.acts, a)
	if a.Vote.Members > 0 {
		y.members = a.Vote.Members
	}
	parts, complete := chartParts(a.Vote.Figures())
	switch {
	case parts != nil && (y.recorded == 0 || y.partial && complete):
		y.unknown += y.recorded
		y.parts, y.partial, y.recorded = parts, !complete, 1
	case complete:
		for i, n := range parts {
			y.parts[i] += n
		}
		y.recorded++
	case parts == nil && (a.Vote.Method == vote.Consensus || a.Vote.Outcome == vote.Withdrawn):
		y.unvoted++
	default:
		y.unknown++
	}
}

// chartParts returns the numbers of a tally in the order of chartBallots, nil if
// it has none, and whether it has all of them.
func chartParts(t vote.Tally) (parts []int, complete bool) {
	if t.IsZero() {
		return nil, false
	}
	parts, complete = make([]int, len(chartBallots)), true
	for i, b := range chartBallots {
		n, known := t.Get(b)
		parts[i], complete = n, complete && known
	}
	return parts, complete
}

// otherEvents counts the events of the year that are not acts of the series.
func (y *chartYear) otherEvents() int {
	if y.year == nil {
		return 0
	}
	others := len(y.year.Entries)
	for _, a := range y.acts {
		if a.Entry.Year == y.year {
			others--
		}
	}
	return others
}

func (y *chartYear) votesCast() int {
	sum := 0
	for _, n := range y.parts {
		sum += n
	}
	return sum
}
