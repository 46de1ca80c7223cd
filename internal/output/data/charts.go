package data

import (
	"iter"
	"strconv"

	"annals/internal/output/chart"
	"annals/internal/output/figure"
	"annals/internal/site"
)

// chartRows is the rows of charts, a year each.
func chartRows(s *site.Site, charts []figure.Subject) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		var row []string
		for i := range charts {
			of := &charts[i]
			series := ""
			if of.Series.Series != nil {
				series = of.Series.ID
			}
			isShares := of.IsShares()
			for j := range of.Axis {
				if row = appendYear(append(row[:0], of.Name, series), &of.Axis[j], isShares); !yield(append(row, entriesIn(s, of.Axis[j].Number))) {
					return
				}
			}
		}
	}
}

// appendYear appends the cells of a year but for its entries. A year with incomplete figures
// has no shares, and what is not known is no zero.
func appendYear(row []string, y *figure.Year, isShares bool) []string {
	row = append(row, strconv.Itoa(y.Number), strconv.Itoa(y.Recorded), strconv.Itoa(y.Unvoted), strconv.Itoa(y.Unknown))
	cells := make([]string, 2*len(figure.Ballots))
	shares := chart.Shares(y.Parts)
	for i, n := range y.Parts {
		if n > 0 || !y.Partial {
			cells[i] = strconv.Itoa(n)
		}
		if isShares && !y.Partial {
			cells[len(figure.Ballots)+i] = strconv.Itoa(shares[i])
		}
	}
	row = append(append(row, cells[:len(figure.Ballots)]...), count(y.Members))
	return append(row, cells[len(figure.Ballots):]...)
}

// entriesIn is the number of the entries of a year, which the axis of a chart may have for
// the scale alone.
func entriesIn(s *site.Site, year int) string {
	if y := s.Year(year); y != nil {
		return strconv.Itoa(len(y.Entries))
	}
	return "0"
}
