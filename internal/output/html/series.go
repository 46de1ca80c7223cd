package html

import (
	"cmp"
	"slices"

	"annals/internal/output/html/view"
	"annals/internal/record/vote"
	"annals/internal/site"
)

// series is the acts of one organ upon texts of one type.
type series struct {
	organ, kind *site.Term // organ is nil if no organ acted
	acts        []*site.Entry
	recorded    int // acts with known figures
}

// seriesOf groups votes into series, sorted by acts, then by acts with figures,
// both descending, then by age.
func seriesOf(votes []*site.Entry) []series {
	type key struct{ organ, kind *site.Term }
	index := map[key]int{}
	var all []series
	for _, e := range votes {
		k := key{e.Organ, e.Type}
		i, known := index[k]
		if !known {
			i = len(all)
			index[k] = i
			all = append(all, series{organ: e.Organ, kind: e.Type})
		}
		all[i].acts = append(all[i].acts, e)
		if !e.Vote.Figures().IsZero() {
			all[i].recorded++
		}
	}
	slices.SortStableFunc(all, func(a, b series) int {
		return cmp.Or(cmp.Compare(len(b.acts), len(a.acts)), cmp.Compare(b.recorded, a.recorded))
	})
	return all
}

// seriesName returns the name of a series: "General Assembly: Resolution".
func (ed *edition) seriesName(s series) view.Words {
	name := ed.localized(s.kind.Label)
	if s.organ == nil {
		return name
	}
	organ := ed.localized(s.organ.Label)
	both := view.Words{Text: ed.locale.T("chart.named", "name", organ.Text, "text", name.Text)}
	if organ.Lang == name.Lang {
		both.Lang, both.Dir = name.Lang, name.Dir
	}
	return both
}

// chartYear is one year of a figure.
type chartYear struct {
	number   int
	year     *site.Year    // nil: the record has none
	acts     []*site.Entry // of the series
	parts    []int         // votes cast, in the order of chartBallots
	recorded int           // acts with figures
	unvoted  int           // acts without a vote
	partial  bool          // the figures of its one recorded act are incomplete
	unknown  int           // other acts: figures not known, or incomplete and left out
	members  int           // of the organ; 0 if not known
}

// chartBallots is what columns show, from the base up, with abstentions between
// yes and no.
var chartBallots = []vote.Ballot{vote.Yes, vote.Abstain, vote.No}

// maxAxisYears is the length of time up to which a figure shows every year.
const maxAxisYears = 100

// axisOf lists all years from the first to the last, also those without entries,
// so that the axis is to scale. On a record longer than maxAxisYears it lists
// only those with entries.
func axisOf(years []*site.Year) []chartYear {
	var all []chartYear
	if len(years) == 0 {
		return nil
	}
	isLong := years[len(years)-1].Number-years[0].Number >= maxAxisYears
	for _, y := range years {
		if len(all) > 0 && all[len(all)-1].number == y.Number {
			continue
		}
		for len(all) > 0 && !isLong && all[len(all)-1].number < y.Number-1 {
			all = append(all, chartYear{number: all[len(all)-1].number + 1})
		}
		all = append(all, chartYear{number: y.Number, year: y})
	}
	return all
}

// fill returns a copy of the axis with the acts of the series.
func (s series) fill(axis []chartYear) []chartYear {
	all := slices.Clone(axis)
	acts := s.acts
	for len(acts) > 0 && acts[len(acts)-1].Year.IsUndated() {
		acts = acts[:len(acts)-1]
	}
	if len(acts) == 0 {
		return all
	}
	first, last := acts[0].Year.Number, acts[0].Year.Number
	for _, e := range acts {
		i, found := slices.BinarySearchFunc(all, e.Year.Number, func(y chartYear, n int) int { return cmp.Compare(y.number, n) })
		if found {
			all[i].add(e)
		}
		first, last = min(first, e.Year.Number), max(last, e.Year.Number)
	}
	for i := range all {
		y := &all[i]
		if y.members == 0 && s.organ != nil && first <= y.number && y.number <= last {
			y.members, _ = s.organ.Members.In(y.number)
		}
	}
	return all
}

// add adds an act to the year. Incomplete figures are shown if they are the only
// ones of the year, but never summed.
func (y *chartYear) add(e *site.Entry) {
	y.acts = append(y.acts, e)
	if e.Vote.Members > 0 {
		y.members = e.Vote.Members
	}
	parts, complete := chartParts(e.Vote.Figures())
	switch {
	case parts != nil && (y.recorded == 0 || y.partial && complete):
		y.unknown += y.recorded
		y.parts, y.partial, y.recorded = parts, !complete, 1
	case complete:
		for i, n := range parts {
			y.parts[i] += n
		}
		y.recorded++
	case parts == nil && (e.Vote.Method == vote.Consensus || e.Vote.Outcome == vote.Withdrawn):
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
	return len(y.year.Entries) - len(y.acts)
}

func (y *chartYear) votesCast() int {
	sum := 0
	for _, n := range y.parts {
		sum += n
	}
	return sum
}
