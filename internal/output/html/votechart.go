package html

import (
	"slices"
	"strconv"

	"annals/internal/output/html/chart"
)

// ChartView is a figure of votes by year, drawn at build time: columns for wide
// pages, the same as rows for narrow ones, and the same numbers for a table.
type ChartView struct {
	ID            string // for the ids of its parts
	Title         Words  // the name of the series; empty on a record without votes
	Text          string // how to read the columns
	RowsText      string // how to read the rows
	Key           []ChartKey
	Form          string // "fits", "broad" (on wide pages only) or "scrolls"
	Shares        bool   // columns are percentages of all votes of a year
	Width, Height int
	Rules         string      // a line for each number of the scale, as the d of a path
	Scale         []ChartText // those numbers, in the gutter
	Layers        []ChartLayer
	Members       string      // the line of members, as the d of a path; "" if not known
	Unvoted       []chart.Box // years without a vote
	Unknown       []chart.Box // votes that are not known
	Texts         []ChartText // numbers and labels outside the columns
	Years         []ChartText
	Labels        []ChartText // in the gutter
	Columns       []ChartLink
	Lanes         []ChartLane // below the columns; on the home page only
	Rows          []ChartRow
	Others        bool // rows count other events as well; on the home page only

	frame    chart.Frame
	plot     chart.Plot
	maxValue int // what a full column stands for, if columns are not shares
}

// ChartText is text in a figure.
type ChartText struct {
	X, Y int
	Text string
}

// ChartLayer is the boxes of one ballot in all columns.
type ChartLayer struct {
	Ballot  string
	Boxes   []chart.Box
	Numbers []ChartText
}

// ChartLink is the area of a column, as a link.
type ChartLink struct {
	chart.Box
	URL  string
	Name string
}

// ChartKey is an entry of the figure's key: what a mark means.
type ChartKey struct {
	Mark string // "yes", "abstain", "no", "unvoted", "unknown" or "members"
	Name string
}

// chart draws a series over the years of an axis.
func (c *Context) chart(id string, s series, axis []chartYear) *ChartView {
	v := &ChartView{ID: id, frame: chart.NewFrame(len(axis), c.Dir == "rtl")}
	v.Form, v.Width = string(v.frame.Form), v.frame.Width()
	strip := false
	for i := range axis {
		y := &axis[i]
		v.Shares = v.Shares || y.recorded > 1
		strip = strip || y.unvoted+y.unknown > 0
		v.maxValue = max(v.maxValue, y.members, y.votesCast())
	}
	v.plot = chart.NewPlot(len(s.acts) > 0, strip)
	v.Height = v.plot.End
	v.years(axis)
	v.RowsText = c.locale.T("chart.events_rows")
	if len(s.acts) > 0 {
		c.describe(v, s)
		c.columns(v, axis)
		c.marks(v, axis)
		c.key(v)
	}
	c.rows(v, axis)
	return v
}

func (c *Context) describe(v *ChartView, s series) {
	v.Title = c.seriesName(s)
	text, rows := "chart.text", "chart.rows"
	if v.Shares {
		text, rows = "chart.shares_text", "chart.shares_rows"
	}
	v.Text, v.RowsText = c.locale.T(text, "series", v.Title.Text), c.locale.T(rows, "series", v.Title.Text)
}

func (c *Context) key(v *ChartView) {
	for _, mark := range []struct {
		name, text string
		shown      bool
	}{
		{"yes", "vote.yes", true},
		{"abstain", "vote.abstain", true},
		{"no", "vote.no", true},
		{"unvoted", "vote.consensus", len(v.Unvoted) > 0},
		{"unknown", "vote.unknown", len(v.Unknown) > 0},
		{"members", "chart.members_line", v.Members != ""},
	} {
		if mark.shown {
			v.Key = append(v.Key, ChartKey{Mark: mark.name, Name: c.locale.T(mark.text)})
		}
	}
}

// years labels the columns with their years, as many as fit.
func (v *ChartView) years(axis []chartYear) {
	const width = 28
	every := v.frame.EveryLabel(width)
	for i := range axis {
		if i%every == 0 {
			v.Years = append(v.Years, ChartText{X: v.frame.Centre(i), Y: v.plot.Labels, Text: axis[i].label()})
		}
	}
}

// columnValues returns what the column of a year shows: its parts and the number
// of unknown votes, out of the total of a full column. That is the number of
// members of the organ or, for shares, 100. A year with incomplete figures has no
// shares: it is all unknown.
func (v *ChartView) columnValues(y *chartYear) (parts []int, unknown, total int) {
	switch {
	case v.Shares && y.partial:
		return nil, 100, 100
	case v.Shares:
		return chart.Shares(y.parts), 0, 100
	case y.partial && y.members > 0:
		return y.parts, max(0, y.members-y.votesCast()), v.maxValue
	case y.partial:
		return y.parts, v.maxValue - y.votesCast(), v.maxValue
	}
	return y.parts, 0, v.maxValue
}

// columns stacks the votes of each year.
func (c *Context) columns(v *ChartView, axis []chartYear) {
	for _, b := range chartBallots {
		v.Layers = append(v.Layers, ChartLayer{Ballot: b.Key()})
	}
	for i := range axis {
		y := &axis[i]
		parts, unknown, total := v.columnValues(y)
		for _, s := range chart.Stack(append(slices.Clone(parts), unknown), total, chart.Tall) {
			box := v.frame.Column(i, v.plot.Top+s.Top, s.Height)
			if s.Part == len(parts) {
				v.Unknown = append(v.Unknown, box)
				continue
			}
			layer := &v.Layers[s.Part]
			layer.Boxes = append(layer.Boxes, box)
			if s.FitsNumber() {
				layer.Numbers = append(layer.Numbers, ChartText{X: box.Middle(), Y: box.Y + box.Height/2 + 4, Text: strconv.Itoa(parts[s.Part])})
			}
		}
		c.link(v, i, y)
	}
	if v.Shares {
		c.voteCounts(v, axis)
		v.scale(100, c.percent)
		return
	}
	v.scale(v.maxValue, c.Number)
	c.members(v, axis)
}

// voteCounts writes above each column of shares the number of recorded votes.
func (c *Context) voteCounts(v *ChartView, axis []chartYear) {
	top := v.plot.Top - 8
	for i := range axis {
		if n := axis[i].recorded; n > 0 {
			v.Texts = append(v.Texts, ChartText{X: v.frame.Centre(i), Y: top, Text: c.Number(n)})
		}
	}
	v.Labels = append(v.Labels, ChartText{X: v.frame.X(0), Y: top, Text: c.locale.T("home.recorded_votes")})
}

// scale adds a line for each round number up to maxValue.
func (v *ChartView) scale(maxValue int, write func(n int) string) {
	for _, n := range chart.Ticks(maxValue) {
		y := v.plot.Height(n, maxValue)
		v.Rules += v.frame.Across(y)
		v.Scale = append(v.Scale, ChartText{X: v.frame.X(chart.Gutter - 8), Y: y + 4, Text: write(n)})
	}
}

// members draws the line of the organ's members over time. The longest part of
// the line has the label with the noun.
func (c *Context) members(v *ChartView, axis []chartYear) {
	height := func(n int) int { return v.plot.Height(n, v.maxValue) }
	members := make([]int, len(axis))
	for i := range axis {
		members[i] = axis[i].members
	}
	runs := chart.Runs(members)
	v.Members = v.frame.Steps(runs, height)
	longest := 0
	for i, r := range runs {
		if r.Last-r.First > runs[longest].Last-runs[longest].First {
			longest = i
		}
	}
	for i, r := range runs {
		text := c.Number(r.Value)
		if i == longest {
			text = c.locale.N("count.members", r.Value)
		}
		start := v.frame.X(chart.Gutter + r.First*v.frame.Pitch + 2)
		v.Labels = append(v.Labels, ChartText{X: start, Y: height(r.Value) - 6, Text: text})
	}
}

// marks fills the strip below the columns: years without a vote or with unknown
// figures.
func (c *Context) marks(v *ChartView, axis []chartYear) {
	for i := range axis {
		y, box := &axis[i], v.frame.Column(i, v.plot.Strip, chart.StripHeight)
		switch {
		case y.unvoted > 0:
			v.Unvoted = append(v.Unvoted, box)
		case y.unknown > 0:
			v.Unknown = append(v.Unknown, box)
		}
		if n := y.unvoted; n > 1 {
			v.Texts = append(v.Texts, ChartText{X: box.Middle(), Y: box.Y + 12, Text: c.Number(n)})
		}
	}
	if len(v.Unvoted) > 0 {
		v.Labels = append(v.Labels, ChartText{X: v.frame.X(0), Y: v.plot.Strip + 12, Text: c.locale.T("chart.without_vote")})
	}
}
