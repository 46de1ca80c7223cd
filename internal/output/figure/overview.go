package figure

import (
	"slices"

	"annals/internal/output/chart"
	"annals/internal/site"
)

const (
	maxNumberedMilestones = 24 // with more, milestones are neither numbered nor listed beside the figure
	maxSeries             = 8  // that have a figure
)

// Lane is the events of one organ.
type Lane struct {
	Name  Words
	Lines []chart.Text // the name, broken for the gutter
	Y     int
	Dots  []Dot
}

// Dot is an event in a lane, or several for which there is no space.
type Dot struct {
	X, Y   int         // of its centre
	Column int         // index of the year
	Entry  *site.Entry // nil if there are several
	Number int         // in the list of milestones; 0 for others
	Others int         // how many events it stands for, if there are several
}

// Overview draws the main series over all years of the record, and the events of each
// organ; nil if the record has fewer than two years.
func (ed Edition) Overview() *Figure {
	var years []int
	for _, y := range ed.Site.DatedYears() {
		years = append(years, y.Number)
	}
	axis := axisOf(years, ed.Site.Year)
	if len(axis) < 2 {
		return nil
	}
	main := mainSeries(seriesOf(ed.Site))
	f := ed.draw(OverviewName, main, main.fill(axis))
	if len(main.Acts) > 0 {
		f.RowsText += " " + ed.Locale.T("chart.rows_others")
	}
	f.LanesText = ed.Locale.T("chart.lanes")
	numbers := map[*site.Entry]int{}
	if all := milestones(ed.Site.Entries); len(all) > 0 && len(all) <= maxNumberedMilestones {
		for i, e := range all {
			numbers[e] = i + 1
		}
		f.Milestones, f.LanesText = all, ed.Locale.T("chart.lanes_numbered")
	}
	f.addLanes(numbers)
	return f
}

// Votes draws the chosen series over the same years. left is the number of series that
// could be drawn, too, but for there being so many.
func (ed Edition) Votes() (figures []*Figure, left int) {
	chosen, left := chosenSeries(seriesOf(ed.Site), maxSeries)
	var years []int
	for _, s := range chosen {
		for _, a := range s.Acts {
			years = append(years, a.Year.Number)
		}
	}
	slices.Sort(years)
	axis := axisOf(years, ed.Site.Year)
	for _, s := range chosen {
		figures = append(figures, ed.draw(votesPrefix+s.ID, s, s.fill(axis)))
	}
	return figures, left
}

// All draws all figures of an edition.
func (ed Edition) All() []*Figure {
	all, _ := ed.Votes()
	if f := ed.Overview(); f != nil {
		all = slices.Insert(all, 0, f)
	}
	return all
}

// addLanes adds a lane for each organ below the columns, in the order of the
// configuration, and one for entries without an organ.
func (f *Figure) addLanes(numbers map[*site.Entry]int) {
	var names [][]string // in lines
	var heights [][]int
	var stacks [][][]Dot // by lane and column
	for _, organ := range append(slices.Clone(f.of.Site.Bodies.Terms), nil) {
		name := Words{f.of.Locale.T("chart.no_organ"), f.of.Lang}
		if organ != nil {
			name = f.of.words(organ.Label)
		}
		cells, counts := make([][]Dot, len(f.Axis)), make([]int, len(f.Axis))
		for i := range f.Axis {
			cells[i] = dots(i, f.Axis[i].entriesOf(organ), numbers)
			counts[i] = len(cells[i])
		}
		if slices.Max(counts) > 0 {
			f.Lanes = append(f.Lanes, Lane{Name: name})
			names, heights, stacks = append(names, chart.Label(name.Text)), append(heights, counts), append(stacks, cells)
		}
	}
	lines := make([]int, len(names))
	for i, name := range names {
		lines[i] = len(name)
	}
	for i, lane := range chart.Lanes(f.Plot.End, heights, lines) {
		f.layOut(&f.Lanes[i], lane, names[i], stacks[i])
		f.Height = lane.Y + lane.Height
	}
}

// layOut positions the label and the dots of a lane.
func (f *Figure) layOut(l *Lane, lane chart.Lane, name []string, stacks [][]Dot) {
	l.Y = lane.Y
	for k, line := range name {
		l.Lines = append(l.Lines, chart.Text{X: f.Frame.X(0), Y: lane.Line(k, len(name)), Text: line})
	}
	for column, stack := range stacks {
		for k, dot := range stack {
			dot.X, dot.Y = f.Frame.Centre(column), lane.Dot(k, len(stack))
			l.Dots = append(l.Dots, dot)
		}
	}
}

// entriesOf returns the entries of an organ in the year; nil is no organ.
func (y *Year) entriesOf(organ *site.Term) []*site.Entry {
	if y.Year == nil {
		return nil
	}
	var all []*site.Entry
	for _, e := range y.Year.Entries {
		if e.Organ == organ {
			all = append(all, e)
		}
	}
	return all
}

// dots returns the dots of one year in one lane, without positions.
func dots(column int, events []*site.Entry, numbers map[*site.Entry]int) []Dot {
	flags := make([]bool, len(events))
	for i, e := range events {
		flags[i] = e.Milestone
	}
	picked, remaining := chart.Pick(flags)
	var all []Dot
	for _, i := range picked {
		all = append(all, Dot{Column: column, Entry: events[i], Number: numbers[events[i]]})
	}
	if remaining > 0 {
		all = append(all, Dot{Column: column, Others: remaining})
	}
	return all
}

func milestones(entries []*site.Entry) []*site.Entry {
	return slices.DeleteFunc(slices.Clone(entries), func(e *site.Entry) bool { return !e.Milestone })
}
