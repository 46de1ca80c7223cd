package html

import (
	"slices"
	"strconv"

	"annals/internal/output/html/chart"
	"annals/internal/output/html/view"
)

// figure is a chart while it is drawn.
type figure struct {
	*builder
	*view.ChartView
	series  series
	axis    []chartYear
	columns []column // of the axis
	frame   chart.Frame
	plot    chart.Plot
	full    int // what a full column stands for, if columns are not shares
}

// column is what the column of a year shows: its parts in the order of
// chartBallots, then the unknown votes, out of the total of a full column.
type column struct {
	parts []int
	total int
}

// unknown is the index of the unknown votes.
func (c column) unknown() int { return len(c.parts) - 1 }

// chart draws a series over the years of an axis.
func (b *builder) chart(id string, s series, axis []chartYear) *figure {
	f := &figure{builder: b, ChartView: &view.ChartView{ID: id}, series: s, axis: axis, frame: chart.NewFrame(len(axis), b.Dir == "rtl")}
	f.Form, f.Width = string(f.frame.Form), f.frame.Width()
	strip := false
	for i := range axis {
		y := &axis[i]
		f.Shares = f.Shares || y.recorded > 1
		strip = strip || y.unvoted+y.unknown > 0
		f.full = max(f.full, y.members, y.votesCast())
	}
	for i := range axis {
		f.columns = append(f.columns, f.column(&axis[i]))
	}
	f.plot = chart.NewPlot(len(s.acts) > 0, strip)
	f.Height = f.plot.End
	f.addYears()
	f.RowsText = b.locale.T("chart.events_rows")
	if len(s.acts) > 0 {
		f.describe()
		f.addColumns()
		f.addMarks()
		f.addKey()
	}
	f.addRows()
	return f
}

// column returns what the column of a year shows. The total is the number of
// members of the organ or, for shares, 100. A year with incomplete figures has no
// shares: it is all unknown.
func (f *figure) column(y *chartYear) column {
	parts, unknown, total := y.parts, 0, f.full
	switch {
	case f.Shares && y.partial:
		parts, unknown, total = nil, 100, 100
	case f.Shares:
		parts, total = chart.Shares(y.parts), 100
	case y.partial && y.members > 0:
		unknown = max(0, y.members-y.votesCast())
	case y.partial:
		unknown = f.full - y.votesCast()
	}
	return column{append(slices.Clone(parts), unknown), total}
}

func (f *figure) describe() {
	f.Title = f.localized(f.series.Label)
	text, rows := "chart.text", "chart.rows"
	if f.Shares {
		text, rows = "chart.shares_text", "chart.shares_rows"
	}
	f.Text, f.RowsText = f.locale.T(text, "series", f.Title.Text), f.locale.T(rows, "series", f.Title.Text)
}

func (f *figure) addKey() {
	for _, mark := range []struct {
		name, text string
		shown      bool
	}{
		{"yes", f.locale.T("vote.yes"), true},
		{"abstain", f.locale.T("vote.abstain"), true},
		{"no", f.locale.T("vote.no"), true},
		{"unvoted", f.wording.Acts(f.series.acts).Text(f.locale, "consensus"), len(f.Unvoted) > 0},
		{"unknown", f.locale.T("vote.unknown"), len(f.Unknown) > 0},
		{"members", f.locale.T("chart.members_line"), f.Members != ""},
	} {
		if mark.shown {
			f.Key = append(f.Key, view.ChartKey{Mark: mark.name, Name: mark.text})
		}
	}
}

// addYears labels the columns with their years, as many as fit.
func (f *figure) addYears() {
	const width = 28
	every := f.frame.EveryLabel(width)
	for i := range f.axis {
		if i%every == 0 {
			f.Years = append(f.Years, view.ChartText{X: f.frame.Centre(i), Y: f.plot.Labels, Text: f.locale.Year(f.axis[i].number)})
		}
	}
}

// addColumns stacks the votes of each year.
func (f *figure) addColumns() {
	for _, b := range chartBallots {
		f.Layers = append(f.Layers, view.ChartLayer{Ballot: b.Key()})
	}
	for i, c := range f.columns {
		for _, s := range chart.Stack(c.parts, c.total, chart.Tall) {
			box := f.frame.Column(i, f.plot.Top+s.Top, s.Height)
			if s.Part == c.unknown() {
				f.Unknown = append(f.Unknown, box)
				continue
			}
			layer := &f.Layers[s.Part]
			layer.Boxes = append(layer.Boxes, box)
			if s.FitsNumber() {
				layer.Numbers = append(layer.Numbers, view.ChartText{X: box.Middle(), Y: box.Y + box.Height/2 + 4, Text: strconv.Itoa(c.parts[s.Part])})
			}
		}
		f.addLink(i)
	}
	if f.Shares {
		f.addVoteCounts()
		f.addScale(100, func(n int) string { return f.locale.T("chart.percent", "number", f.Number(n)) })
		return
	}
	f.addScale(f.full, f.Number)
	f.addMembers()
}

// addVoteCounts writes above each column of shares the number of recorded votes.
func (f *figure) addVoteCounts() {
	top := f.plot.Top - 8
	for i := range f.axis {
		if n := f.axis[i].recorded; n > 0 {
			f.Texts = append(f.Texts, view.ChartText{X: f.frame.Centre(i), Y: top, Text: f.Number(n)})
		}
	}
	f.Labels = append(f.Labels, view.ChartText{X: f.frame.X(0), Y: top, Text: f.locale.T("home.recorded_votes")})
}

// addScale adds a line for each round number up to full.
func (f *figure) addScale(full int, write func(n int) string) {
	for _, n := range chart.Ticks(full) {
		y := f.plot.Height(n, full)
		f.Rules += f.frame.GridLine(y)
		f.Scale = append(f.Scale, view.ChartText{X: f.frame.X(chart.Gutter - 8), Y: y + 4, Text: write(n)})
	}
}

// addMembers draws the line of the organ's members over time. The longest part of
// the line has the label with the noun.
func (f *figure) addMembers() {
	height := func(n int) int { return f.plot.Height(n, f.full) }
	members := make([]int, len(f.axis))
	for i := range f.axis {
		members[i] = f.axis[i].members
	}
	runs := chart.Runs(members)
	f.Members = f.frame.Steps(runs, height)
	longest := 0
	for i, r := range runs {
		if r.Last-r.First > runs[longest].Last-runs[longest].First {
			longest = i
		}
	}
	for i, r := range runs {
		text := f.Number(r.Value)
		if i == longest {
			text = f.locale.N("count.members", r.Value)
		}
		start := f.frame.X(chart.Gutter + r.First*f.frame.Pitch + 2)
		f.Labels = append(f.Labels, view.ChartText{X: start, Y: height(r.Value) - 6, Text: text})
	}
}

// addMarks fills the strip below the columns: years without a vote or with unknown
// figures.
func (f *figure) addMarks() {
	for i := range f.axis {
		y, box := &f.axis[i], f.frame.Column(i, f.plot.Strip, chart.StripHeight)
		switch {
		case y.unvoted > 0:
			f.Unvoted = append(f.Unvoted, box)
		case y.unknown > 0:
			f.Unknown = append(f.Unknown, box)
		}
		if n := y.unvoted; n > 1 {
			f.Texts = append(f.Texts, view.ChartText{X: box.Middle(), Y: box.Y + 12, Text: f.Number(n)})
		}
	}
	if len(f.Unvoted) > 0 {
		f.Labels = append(f.Labels, view.ChartText{X: f.frame.X(0), Y: f.plot.Strip + 12, Text: f.locale.T("chart.without_vote")})
	}
}
