package html

import (
	"strconv"

	"annals/internal/output/chart"
	"annals/internal/output/figure"
	"annals/internal/output/html/view"
	"annals/internal/record/vote"
	"annals/internal/theme/locale"
)

// addRows adds the rows of a figure, one per year.
func (f *shown) addRows() {
	for i := range f.of.Axis {
		y := &f.of.Axis[i]
		row := view.ChartRow{ID: f.locale.Year(y.Number), Unvoted: y.Unvoted > 0, Others: y.OtherEvents(), More: y.OtherEvents(), Bar: f.bar(f.of.Columns[i])}
		if y.Year != nil {
			row.URL = f.Page(y.Year.Address())
		}
		if len(y.Acts) > 0 {
			row.Words = f.of.Describe(i)
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
func (f *shown) bar(c figure.Column) []view.ChartPart {
	var bar []view.ChartPart
	offset := 0
	for i, n := range c.Parts {
		if n == 0 {
			continue
		}
		start := offset
		if f.of.Frame.Mirrored {
			start = c.Total - offset - n
		}
		offset += n
		part := view.ChartPart{Ballot: "unknown", Start: percent(start, c.Total), Share: percent(n, c.Total), Middle: percent(2*start+n, 2*c.Total)}
		if i != c.Unknown() {
			part.Ballot = figure.Ballots[i].Key()
			if number := strconv.Itoa(n); chart.FitsDigits(len(number), n, c.Total) {
				part.Number = number
			}
		}
		bar = append(bar, part)
	}
	return bar
}

func (b *builder) acts(y *figure.Year) []view.ChartAct {
	var all []view.ChartAct
	for _, a := range y.Acts {
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
func yearCounts(l *locale.Locale, y *figure.Year) []string {
	counts := []string{l.Number(y.Recorded), l.Number(y.Unvoted), "", "", ""}
	column := map[vote.Ballot]int{vote.Yes: 2, vote.No: 3, vote.Abstain: 4}
	for i, n := range y.Parts {
		if n > 0 || !y.Partial {
			counts[column[figure.Ballots[i]]] = l.Number(n)
		}
	}
	return counts
}
