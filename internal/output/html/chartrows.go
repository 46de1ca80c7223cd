package html

import (
	"strconv"

	"annals/internal/output/html/chart"
	"annals/internal/output/html/view"
	"annals/internal/record/vote"
	"annals/internal/theme/locale"
)

// addRows adds the rows of a figure, one per year.
func (f *figure) addRows() {
	for i := range f.axis {
		y := &f.axis[i]
		row := view.ChartRow{ID: f.locale.Year(y.number), Unvoted: y.unvoted > 0, Others: y.otherEvents(), More: y.otherEvents(), Bar: f.bar(f.columns[i])}
		if y.year != nil {
			row.URL = f.Page(y.year.Address())
		}
		if len(y.acts) > 0 {
			row.Words = f.describeYear(y)
		}
		if f.Shares {
			row.Counts = yearCounts(f.locale, y)
		} else {
			row.Acts = f.acts(y)
		}
		f.Rows = append(f.Rows, row)
	}
}

// bar returns a column as a horizontal bar.
func (f *figure) bar(c column) []view.ChartPart {
	var bar []view.ChartPart
	offset := 0
	for i, n := range c.parts {
		if n == 0 {
			continue
		}
		start := offset
		if f.frame.Mirrored {
			start = c.total - offset - n
		}
		offset += n
		part := view.ChartPart{Ballot: "unknown", Start: percent(start, c.total), Share: percent(n, c.total), Middle: percent(2*start+n, 2*c.total)}
		if i != c.unknown() {
			part.Ballot = chartBallots[i].Key()
			if number := strconv.Itoa(n); chart.FitsDigits(len(number), n, c.total) {
				part.Number = number
			}
		}
		bar = append(bar, part)
	}
	return bar
}

func (b *builder) acts(y *chartYear) []view.ChartAct {
	var all []view.ChartAct
	for _, a := range y.acts {
		act := view.ChartAct{Entry: b.actLink(a), Vote: b.actVote(a)}
		if symbols := a.Symbols(); len(symbols) > 0 {
			act.Symbol = symbols[0].String()
		}
		all = append(all, act)
	}
	return all
}

// yearCounts sums up a year in the order of its table's columns. A number that is not
// known is "", not zero.
func yearCounts(l *locale.Locale, y *chartYear) []string {
	counts := []string{l.Number(y.recorded), l.Number(y.unvoted), "", "", ""}
	column := map[vote.Ballot]int{vote.Yes: 2, vote.No: 3, vote.Abstain: 4}
	for i, n := range y.parts {
		if n > 0 || !y.partial {
			counts[column[chartBallots[i]]] = l.Number(n)
		}
	}
	return counts
}
