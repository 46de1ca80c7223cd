package html

import (
	"cmp"
	"slices"
	"strconv"

	"annals/internal/output/html/chart"
	"annals/internal/site"
)

// OverviewView is the figure of the home page: the votes of the main series by
// year, and below them a lane of events for each organ.
type OverviewView struct {
	Chart      ChartView
	Text       string      // how to read the lanes
	Milestones []EntryLink // in the order of their numbers; none if there are too many to number
}

// ChartLane is the events of one organ.
type ChartLane struct {
	Name  Words
	Lines []ChartText // the name, broken for the gutter
	Y     int
	Dots  []ChartDot
}

// ChartDot is an event in a lane, or several for which there is no space.
type ChartDot struct {
	X, Y      int // of its centre
	URL       string
	Name      Words // with the date, which is always in the page's language
	Milestone bool
	Number    int    // in the list of milestones; 0 for others
	More      string // "+12": how many events it stands for; "" for one
}

const (
	maxNumberedMilestones = 24 // with more, milestones are neither numbered nor listed beside the figure
	maxCharts             = 8  // on the page of votes
)

// overview draws the figure of the home page; nil if the record has fewer than
// two years.
func (f *format) overview(c *Context) *OverviewView {
	axis := f.axis(f.site.Years)
	if len(axis) < 2 {
		return nil
	}
	var main series
	if all := seriesOf(f.site.Votes); len(all) > 0 {
		main = all[0]
	}
	axis = main.fill(axis)
	v := &OverviewView{Chart: *c.chart("overview", main, axis), Text: c.locale.T("chart.lanes")}
	v.Chart.Others = true
	if len(main.acts) > 0 {
		v.Chart.RowsText += " " + c.locale.T("chart.rows_others")
	}
	numbers := map[*site.Entry]int{}
	if all := milestones(f.site.Entries); len(all) > 0 && len(all) <= maxNumberedMilestones {
		for i, e := range all {
			numbers[e] = i + 1
			v.Milestones = append(v.Milestones, c.linkTo(e))
		}
		v.Chart.numberMilestones(axis, all)
		v.Text = c.locale.T("chart.lanes_numbered")
	}
	f.lanes(c, &v.Chart, axis, numbers)
	return v
}

// lanes adds a lane for each organ below the columns, in the order of the
// configuration, and one for entries without an organ.
func (f *format) lanes(c *Context, v *ChartView, axis []chartYear, numbers map[*site.Entry]int) {
	var names [][]string // in lines
	var heights [][]int
	var stacks [][][]ChartDot // by lane and column
	for _, organ := range append(slices.Clone(f.site.Bodies.Terms), nil) {
		name := Words{Text: c.locale.T("chart.no_organ")}
		if organ != nil {
			name = c.localized(organ.Label)
		}
		cells, counts := make([][]ChartDot, len(axis)), make([]int, len(axis))
		for i := range axis {
			cells[i] = c.dots(name.Text, &axis[i], axis[i].entriesOf(organ), numbers)
			counts[i] = len(cells[i])
		}
		if slices.Max(counts) > 0 {
			v.Lanes = append(v.Lanes, ChartLane{Name: name})
			names, heights, stacks = append(names, chart.Label(name.Text)), append(heights, counts), append(stacks, cells)
		}
	}
	lines := make([]int, len(names))
	for i, name := range names {
		lines[i] = len(name)
	}
	for i, lane := range chart.Lanes(v.plot.End, heights, lines) {
		v.Lanes[i].layOut(v.frame, lane, names[i], stacks[i])
		v.Height = lane.Y + lane.Height
	}
}

// layOut positions the label and the dots of a lane.
func (l *ChartLane) layOut(frame chart.Frame, lane chart.Lane, name []string, stacks [][]ChartDot) {
	l.Y = lane.Y
	for k, line := range name {
		l.Lines = append(l.Lines, ChartText{X: frame.X(0), Y: lane.Line(k, len(name)), Text: line})
	}
	for column, stack := range stacks {
		for k, dot := range stack {
			dot.X, dot.Y = frame.Centre(column), lane.Dot(k, len(stack))
			l.Dots = append(l.Dots, dot)
		}
	}
}

// entriesOf returns the entries of an organ in the year; nil is no organ.
func (y *chartYear) entriesOf(organ *site.Term) []*site.Entry {
	if y.year == nil {
		return nil
	}
	var all []*site.Entry
	for _, e := range y.year.Entries {
		if e.Organ == organ {
			all = append(all, e)
		}
	}
	return all
}

// numberMilestones puts the numbers of milestones into the rows of the narrow form.
func (v *ChartView) numberMilestones(axis []chartYear, milestones []*site.Entry) {
	for n, e := range milestones {
		i := slices.IndexFunc(axis, func(y chartYear) bool { return y.number == e.Year.Number })
		row := &v.Rows[i]
		row.Milestones = append(row.Milestones, n+1)
		if !slices.Contains(axis[i].acts, e) {
			row.More--
		}
	}
}

func milestoneFlags(events []*site.Entry) []bool {
	all := make([]bool, len(events))
	for i, e := range events {
		all[i] = e.Milestone
	}
	return all
}

// dots returns the dots of one year in one lane, without positions.
func (c *Context) dots(organ string, y *chartYear, events []*site.Entry, numbers map[*site.Entry]int) []ChartDot {
	picked, remaining := chart.Pick(milestoneFlags(events))
	var all []ChartDot
	for _, i := range picked {
		e := events[i]
		t := e.In(c.Lang)
		title := c.words(t.Title, t.Lang)
		name := c.locale.T("chart.named", "name", c.date(e.Date).Words, "text", title.Text)
		switch n := numbers[e]; {
		case n > 0:
			name = c.locale.T("chart.and", "text", name, "more", c.locale.T("chart.milestone", "number", n))
		case e.Milestone:
			name = c.locale.T("chart.and", "text", name, "more", c.locale.T("entry.milestone"))
		}
		all = append(all, ChartDot{URL: c.Page(e.Address()), Name: Words{Text: name, Lang: title.Lang, Dir: title.Dir}, Milestone: e.Milestone, Number: numbers[e]})
	}
	if remaining > 0 {
		name := c.locale.T("chart.and", "text", c.withYear(y, c.locale.N("chart.more", remaining)), "more", organ)
		all = append(all, ChartDot{URL: c.Page(y.year.Address()), Name: Words{Text: name}, More: "+" + c.Number(remaining)})
	}
	return all
}

// ChartsView is the figures on the page of votes.
type ChartsView struct {
	Key    []ChartKey // of all of them
	Charts []ChartView
}

// voteCharts draws every series with two acts or more and figures for at least
// one, those with most acts first, over the same years; nil if there is none.
func (f *format) voteCharts(c *Context) *ChartsView {
	var chosen []series
	var years []*site.Year
	for _, s := range seriesOf(f.site.Votes) {
		if len(s.acts) < 2 || s.recorded == 0 || len(chosen) == maxCharts {
			continue
		}
		chosen = append(chosen, s)
		for _, e := range s.acts {
			years = append(years, e.Year)
		}
	}
	if len(chosen) == 0 {
		return nil
	}
	slices.SortFunc(years, func(a, b *site.Year) int { return cmp.Compare(a.Number, b.Number) })
	axis, all := f.axis(years), &ChartsView{}
	for i, s := range chosen {
		view := c.chart("chart-"+strconv.Itoa(i+1), s, s.fill(axis))
		for position, k := range view.Key {
			if !slices.Contains(all.Key, k) {
				all.Key = slices.Insert(all.Key, min(position, len(all.Key)), k)
			}
		}
		view.Key = nil
		view.Rows = slices.DeleteFunc(view.Rows, func(r ChartRow) bool { return r.Words == "" }) // years without a vote
		if i > 0 && !view.Shares {                                                               // explained at the first
			view.Text, view.RowsText = "", ""
		}
		all.Charts = append(all.Charts, *view)
	}
	return all
}
