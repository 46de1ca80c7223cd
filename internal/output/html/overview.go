package html

import (
	"slices"
	"strconv"

	"annals/internal/output/html/chart"
	"annals/internal/output/html/view"
	"annals/internal/site"
)

const (
	maxNumberedMilestones = 24 // with more, milestones are neither numbered nor listed beside the figure
	maxCharts             = 8  // on the page of votes
)

// overview draws the figure of the home page; nil if the record has fewer than
// two years.
func (b *builder) overview() *view.OverviewView {
	var years []int
	for _, y := range b.site.DatedYears() {
		years = append(years, y.Number)
	}
	axis := axisOf(years, b.site.Year)
	if len(axis) < 2 {
		return nil
	}
	main := mainSeries(seriesOf(b.site))
	f := b.chart("overview", main, main.fill(axis))
	f.Others = true
	if len(main.acts) > 0 {
		f.RowsText += " " + b.locale.T("chart.rows_others")
	}
	v := &view.OverviewView{Text: b.locale.T("chart.lanes")}
	numbers := map[*site.Entry]int{}
	if all := milestones(b.site.Entries); len(all) > 0 && len(all) <= maxNumberedMilestones {
		for i, e := range all {
			numbers[e] = i + 1
			v.Milestones = append(v.Milestones, b.linkTo(e))
		}
		f.numberMilestones(all)
		v.Text = b.locale.T("chart.lanes_numbered")
	}
	f.addLanes(numbers)
	v.Chart = *f.ChartView
	return v
}

// addLanes adds a lane for each organ below the columns, in the order of the
// configuration, and one for entries without an organ.
func (f *figure) addLanes(numbers map[*site.Entry]int) {
	var names [][]string // in lines
	var heights [][]int
	var stacks [][][]view.ChartDot // by lane and column
	for _, organ := range append(slices.Clone(f.site.Bodies.Terms), nil) {
		name := view.Words{Text: f.locale.T("chart.no_organ")}
		if organ != nil {
			name = f.localized(organ.Label)
		}
		cells, counts := make([][]view.ChartDot, len(f.axis)), make([]int, len(f.axis))
		for i := range f.axis {
			y := &f.axis[i]
			cells[i] = f.dots(name.Text, y, y.entriesOf(organ), numbers)
			counts[i] = len(cells[i])
		}
		if slices.Max(counts) > 0 {
			f.Lanes = append(f.Lanes, view.ChartLane{Name: name})
			names, heights, stacks = append(names, chart.Label(name.Text)), append(heights, counts), append(stacks, cells)
		}
	}
	lines := make([]int, len(names))
	for i, name := range names {
		lines[i] = len(name)
	}
	for i, lane := range chart.Lanes(f.plot.End, heights, lines) {
		f.layOut(&f.Lanes[i], lane, names[i], stacks[i])
		f.Height = lane.Y + lane.Height
	}
}

// layOut positions the label and the dots of a lane.
func (f *figure) layOut(v *view.ChartLane, lane chart.Lane, name []string, stacks [][]view.ChartDot) {
	v.Y = lane.Y
	for k, line := range name {
		v.Lines = append(v.Lines, view.ChartText{X: f.frame.X(0), Y: lane.Line(k, len(name)), Text: line})
	}
	for column, stack := range stacks {
		for k, dot := range stack {
			dot.X, dot.Y = f.frame.Centre(column), lane.Dot(k, len(stack))
			v.Dots = append(v.Dots, dot)
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
func (f *figure) numberMilestones(milestones []*site.Entry) {
	for n, e := range milestones {
		i := slices.IndexFunc(f.axis, func(y chartYear) bool { return y.number == e.Year.Number })
		if i < 0 {
			continue // undated
		}
		row := &f.Rows[i]
		row.Milestones = append(row.Milestones, n+1)
		if !slices.Contains(f.axis[i].acts, e.Act) {
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

// dots returns the dots of one year in one lane, without positions. A milestone is named
// by its title; any other event by its day and organ, as its title stands in the list
// below: the titles of a hundred entries weigh more than the rest of the figure.
func (b *builder) dots(organ string, y *chartYear, events []*site.Entry, numbers map[*site.Entry]int) []view.ChartDot {
	picked, remaining := chart.Pick(milestoneFlags(events))
	var all []view.ChartDot
	for _, i := range picked {
		e := events[i]
		link := b.linkTo(e)
		words := view.Words{Text: b.locale.T("chart.named", "name", link.Date.Words, "text", organ)}
		if e.Milestone {
			words = b.milestoneName(link, numbers[e])
		}
		all = append(all, view.ChartDot{URL: link.URL, Name: words, Milestone: e.Milestone, Number: numbers[e]})
	}
	if remaining > 0 {
		name := b.locale.T("chart.and", "text", b.withYear(y, b.locale.N("chart.more", remaining)), "more", organ)
		all = append(all, view.ChartDot{URL: b.Page(y.year.Address()), Name: view.Words{Text: name}, More: "+" + b.Number(remaining)})
	}
	return all
}

// milestoneName names a milestone by its day, its title and its number, if it has one.
func (b *builder) milestoneName(link view.EntryLink, number int) view.Words {
	more := b.locale.T("entry.milestone")
	if number > 0 {
		more = b.locale.T("chart.milestone", "number", number)
	}
	name := b.locale.T("chart.named", "name", link.Date.Words, "text", link.Title.Text)
	return view.Words{Text: b.locale.T("chart.and", "text", name, "more", more), Lang: link.Title.Lang, Dir: link.Title.Dir}
}

// voteCharts draws the chosen series over the same years; nil if there is none.
func (b *builder) voteCharts() *view.ChartsView {
	chosen, left := chosenSeries(seriesOf(b.site), maxCharts)
	if len(chosen) == 0 {
		return nil
	}
	var years []int
	for _, s := range chosen {
		for _, a := range s.acts {
			years = append(years, a.Year.Number)
		}
	}
	slices.Sort(years)
	axis, all := axisOf(years, b.site.Year), &view.ChartsView{}
	if left > 0 {
		all.More = b.locale.N("chart.more_series", left)
	}
	for i, s := range chosen {
		v := b.chart("chart-"+strconv.Itoa(i+1), s, s.fill(axis)).ChartView
		for position, k := range v.Key {
			if !slices.Contains(all.Key, k) {
				all.Key = slices.Insert(all.Key, min(position, len(all.Key)), k)
			}
		}
		v.Key = nil
		v.Rows = slices.DeleteFunc(v.Rows, func(r view.ChartRow) bool { return r.Words == "" }) // years without a vote
		if i > 0 && !v.Shares {                                                                 // explained at the first
			v.Text, v.RowsText = "", ""
		}
		all.Charts = append(all.Charts, *v)
	}
	return all
}
