// Package figure draws the charts of a record: the votes of a series by year, and the events
// of each organ below them.
//
// Its input is a site.Site in one language; its output is a Figure: where each part of a
// chart stands and what it says, with the numbers, years, acts and entries that it was made
// from. Pages, and charts that are files of their own, are made from the same Figure, so
// that they show the same. The package makes no markup, no address and no colour.
package figure

import (
	"slices"
	"strconv"

	"annals/internal/output/chart"
	"annals/internal/output/wording"
	"annals/internal/record/lang"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// Edition is a site in one language.
type Edition struct {
	Site    *site.Site
	Lang    string
	Locale  *locale.Locale
	Wording wording.Record
}

// Figure is a chart.
type Figure struct {
	Subject

	Title    Words  // the label of the series; empty on a record without votes
	Text     string // how to read the columns
	RowsText string // how to read them as rows
	Key      []chart.Key
	chart.Drawing

	Columns []Column // of the axis
	Frame   chart.Frame
	Plot    chart.Plot

	// Lanes are those of the overview, LanesText how to read them, and Milestones the
	// numbered ones in their order; none if there are too many to number.
	Lanes      []Lane
	LanesText  string
	Milestones []*site.Entry

	of   Edition
	full int // what a full column stands for, if columns are not shares
}

// Words is a text and the language that it is in.
type Words struct{ Text, Lang string }

// Column is what the column of a year shows: its parts in the order of Ballots, then the
// unknown votes, out of the total of a full column.
type Column struct {
	Parts []int
	Total int
}

// Unknown is the index of the unknown votes.
func (c Column) Unknown() int { return len(c.Parts) - 1 }

func (ed *Edition) words(t lang.Text) Words {
	text, in := t.In(ed.Lang, ed.Site.Config.DefaultLanguage)
	return Words{text, in}
}

func (ed *Edition) isMirrored() bool {
	l, _ := ed.Site.Config.Language(ed.Lang)
	return l.Dir == "rtl"
}

// Heading returns the heading of a chart away from its page: the label of the series, or
// the title of the site over an overview.
func (ed Edition) Heading(of Subject) Words {
	if of.Name == overviewName {
		return ed.words(ed.Site.Config.Title)
	}
	return ed.words(of.Series.Label)
}

// Draw draws a chart.
func (ed Edition) Draw(of Subject) *Figure {
	if of.Name == overviewName {
		return ed.drawOverview(of)
	}
	return ed.draw(of)
}

func (ed Edition) draw(of Subject) *Figure {
	f := &Figure{Subject: of, of: ed, Frame: chart.NewFrame(len(of.Axis), ed.isMirrored())}
	f.Form, f.Width = f.Frame.Form, f.Frame.Width()
	strip := false
	f.Shares = f.IsShares()
	for i := range f.Axis {
		y := &f.Axis[i]
		strip = strip || y.Unvoted+y.Unknown > 0
		f.full = max(f.full, y.Members, y.votesCast())
	}
	for i := range f.Axis {
		f.Columns = append(f.Columns, f.column(&f.Axis[i]))
	}
	f.Plot = chart.NewPlot(len(f.Series.Acts) > 0, strip)
	f.Height = f.Plot.End
	f.addYears()
	f.RowsText = ed.Locale.T("chart.events_rows")
	if len(f.Series.Acts) > 0 {
		f.describe()
		f.addColumns()
		f.addMarks()
		f.addKey()
	}
	return f
}

// column returns what the column of a year shows. The total is the number of
// members of the organ or, for shares, 100. A year with incomplete figures has no
// shares: it is all unknown.
func (f *Figure) column(y *Year) Column {
	parts, unknown, total := y.Parts, 0, f.full
	switch {
	case f.Shares && y.Partial:
		parts, unknown, total = nil, 100, 100
	case f.Shares:
		parts, total = chart.Shares(y.Parts), 100
	case y.Partial && y.Members > 0:
		unknown = max(0, y.Members-y.votesCast())
	case y.Partial:
		unknown = f.full - y.votesCast()
	}
	return Column{append(slices.Clone(parts), unknown), total}
}

func (f *Figure) describe() {
	f.Title = f.of.words(f.Series.Label)
	text, rows := "chart.text", "chart.rows"
	if f.Shares {
		text, rows = "chart.shares_text", "chart.shares_rows"
	}
	f.Text, f.RowsText = f.of.Locale.T(text, "series", f.Title.Text), f.of.Locale.T(rows, "series", f.Title.Text)
}

func (f *Figure) addKey() {
	for _, mark := range []struct {
		name, text string
		shown      bool
	}{
		{"yes", f.of.Locale.T("vote.yes"), true},
		{"abstain", f.of.Locale.T("vote.abstain"), true},
		{"no", f.of.Locale.T("vote.no"), true},
		{"unvoted", f.of.Wording.Acts(f.Series.Acts).Text(f.of.Locale, "consensus"), len(f.Unvoted) > 0},
		{"unknown", f.of.Locale.T("vote.unknown"), len(f.Unknown) > 0},
		{"members", f.of.Locale.T("chart.members_line"), f.Members != ""},
	} {
		if mark.shown {
			f.Key = append(f.Key, chart.Key{Mark: mark.name, Name: mark.text})
		}
	}
}

// addYears labels the columns with their years, as many as fit.
func (f *Figure) addYears() {
	const width = 28
	every := f.Frame.EveryLabel(width)
	for i := range f.Axis {
		if i%every == 0 {
			f.Years = append(f.Years, chart.Text{X: f.Frame.Centre(i), Y: f.Plot.Labels, Text: f.of.Locale.Year(f.Axis[i].Number)})
		}
	}
}

// addColumns stacks the votes of each year.
func (f *Figure) addColumns() {
	for _, b := range Ballots {
		f.Layers = append(f.Layers, chart.Layer{Ballot: b.Key()})
	}
	for i, c := range f.Columns {
		for _, s := range chart.Stack(c.Parts, c.Total, chart.Tall) {
			box := f.Frame.Column(i, f.Plot.Top+s.Top, s.Height)
			if s.Part == c.Unknown() {
				f.Unknown = append(f.Unknown, box)
				continue
			}
			layer := &f.Layers[s.Part]
			layer.Boxes = append(layer.Boxes, box)
			if s.FitsNumber() {
				layer.Numbers = append(layer.Numbers, chart.Text{X: box.Middle(), Y: box.Y + box.Height/2 + 4, Text: strconv.Itoa(c.Parts[s.Part])})
			}
		}
	}
	if f.Shares {
		f.addVoteCounts()
		f.addScale(100, func(n int) string { return f.of.Locale.T("chart.percent", "number", f.of.Locale.Number(n)) })
		return
	}
	f.addScale(f.full, f.of.Locale.Number)
	f.addMembers()
}

// addVoteCounts writes above each column of shares the number of recorded votes.
func (f *Figure) addVoteCounts() {
	top := f.Plot.Top - 8
	for i := range f.Axis {
		if n := f.Axis[i].Recorded; n > 0 {
			f.Texts = append(f.Texts, chart.Text{X: f.Frame.Centre(i), Y: top, Text: f.of.Locale.Number(n)})
		}
	}
	f.Labels = append(f.Labels, chart.Text{X: f.Frame.X(0), Y: top, Text: f.of.Locale.T("home.recorded_votes")})
}

// addScale adds a line for each round number up to full.
func (f *Figure) addScale(full int, write func(n int) string) {
	for _, n := range chart.Ticks(full) {
		y := f.Plot.Height(n, full)
		f.Rules += f.Frame.GridLine(y)
		f.Scale = append(f.Scale, chart.Text{X: f.Frame.X(chart.Gutter - 8), Y: y + 4, Text: write(n)})
	}
}

// addMembers draws the line of the organ's members over time. The longest part of
// the line has the label with the noun.
func (f *Figure) addMembers() {
	height := func(n int) int { return f.Plot.Height(n, f.full) }
	members := make([]int, len(f.Axis))
	for i := range f.Axis {
		members[i] = f.Axis[i].Members
	}
	runs := chart.Runs(members)
	f.Members = f.Frame.Steps(runs, height)
	longest := 0
	for i, r := range runs {
		if r.Last-r.First > runs[longest].Last-runs[longest].First {
			longest = i
		}
	}
	for i, r := range runs {
		text := f.of.Locale.Number(r.Value)
		if i == longest {
			text = f.of.Locale.N("count.members", r.Value)
		}
		start := f.Frame.X(chart.Gutter + r.First*f.Frame.Pitch + 2)
		f.Labels = append(f.Labels, chart.Text{X: start, Y: height(r.Value) - 6, Text: text})
	}
}

// addMarks fills the strip below the columns: years without a vote or with unknown
// figures.
func (f *Figure) addMarks() {
	for i := range f.Axis {
		y, box := &f.Axis[i], f.Frame.Column(i, f.Plot.Strip, chart.StripHeight)
		switch {
		case y.Unvoted > 0:
			f.Unvoted = append(f.Unvoted, box)
		case y.Unknown > 0:
			f.Unknown = append(f.Unknown, box)
		}
		if n := y.Unvoted; n > 1 {
			f.Texts = append(f.Texts, chart.Text{X: box.Middle(), Y: box.Y + 12, Text: f.of.Locale.Number(n)})
		}
	}
	if len(f.Unvoted) > 0 {
		f.Labels = append(f.Labels, chart.Text{X: f.Frame.X(0), Y: f.Plot.Strip + 12, Text: f.of.Locale.T("chart.without_vote")})
	}
}
