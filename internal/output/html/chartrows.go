package html

import (
	"slices"
	"strconv"

	"annals/internal/output/html/chart"
	"annals/internal/record/vote"
)

// ChartRow is a year of a figure, as a row of its narrow form and of its
// table.
type ChartRow struct {
	ID         string
	URL        string      // the year's page; "" if the record has none
	Words      string      // the row in words
	Bar        []ChartPart // of a horizontal bar, as far as votes were cast
	Unvoted    bool
	Acts       []ChartAct // of the series; empty if columns are shares
	Counts     []string   // recorded votes, texts without a vote, yes, no, abstentions, if columns are shares
	Others     int        // events that are not acts
	Milestones []int      // their numbers
	More       int        // events that neither the bar nor the milestones show
}

// Span is how many rows of the table the year takes.
func (p ChartRow) Span() int { return max(1, len(p.Acts)) }

// ChartPart is a part of a horizontal bar.
type ChartPart struct {
	Ballot string // "unknown" for votes that are not known
	Start  string // "12.50%", from the left
	Share  string
	Middle string
	Number string // "" if it would not fit
}

// ChartAct is an act of the series, in the table.
type ChartAct struct {
	Entry  EntryLink
	Symbol string // "" if it has none
	Vote   *VoteView
}

// rows adds the rows of a figure, one per year.
func (c *Context) rows(v *ChartView, axis []chartYear) {
	for i := range axis {
		y := &axis[i]
		row := ChartRow{ID: y.label(), Unvoted: y.unvoted > 0, Others: y.otherEvents(), More: y.otherEvents()}
		if y.year != nil {
			row.URL = c.Page(y.year.Address())
		}
		if len(y.acts) > 0 {
			row.Words = c.describeYear(y)
		}
		if v.Shares {
			row.Counts = c.counts(y)
		} else {
			row.Acts = c.acts(y)
		}
		row.Bar = c.horizontalBar(v, y)
		v.Rows = append(v.Rows, row)
	}
}

func (c *Context) horizontalBar(v *ChartView, y *chartYear) []ChartPart {
	var bar []ChartPart
	parts, unknown, total := v.columnValues(y)
	offset := 0
	for i, n := range append(slices.Clone(parts), unknown) {
		if n == 0 {
			continue
		}
		start := offset
		if v.frame.Mirrored {
			start = total - offset - n
		}
		offset += n
		part := ChartPart{Ballot: "unknown", Start: percent(start, total), Share: percent(n, total), Middle: percent(2*start+n, 2*total)}
		if i < len(parts) {
			part.Ballot = chartBallots[i].Key()
			if number := strconv.Itoa(n); chart.FitsDigits(len(number), n, total) {
				part.Number = number
			}
		}
		bar = append(bar, part)
	}
	return bar
}

func (c *Context) acts(y *chartYear) []ChartAct {
	var all []ChartAct
	for _, e := range y.acts {
		act := ChartAct{Entry: c.linkTo(e), Vote: c.vote(e)}
		if len(e.Symbols) > 0 {
			act.Symbol = e.Symbols[0].String()
		}
		all = append(all, act)
	}
	return all
}

// counts sums up a year in the order of its table's columns. A number that is not
// known is "", not zero.
func (c *Context) counts(y *chartYear) []string {
	counts := []string{c.Number(y.recorded), c.Number(y.unvoted), "", "", ""}
	column := map[vote.Ballot]int{vote.Yes: 2, vote.No: 3, vote.Abstain: 4}
	for i, n := range y.parts {
		if n > 0 || !y.partial {
			counts[column[chartBallots[i]]] = c.Number(n)
		}
	}
	return counts
}
