package figure

import (
	"slices"

	"annals/internal/output/chart"
	"annals/internal/site"
)

// maxNumberedMilestones is the number of milestones up to which they are numbered, and
// listed beside the figure.
const maxNumberedMilestones = 24

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
	More   string      // the same as it is written: "+12"
}

// drawOverview draws a subject, and the events of each organ below it.
func (ed Edition) drawOverview(of Subject) *Figure {
	f := ed.draw(of)
	if len(of.Series.Acts) > 0 {
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

// Unnumber takes the numbers off the milestones, for a chart beside which no list stands.
func (f *Figure) Unnumber() {
	f.Milestones = nil
	for i := range f.Lanes {
		for j := range f.Lanes[i].Dots {
			f.Lanes[i].Dots[j].Number = 0
		}
		f.LanesText = f.of.Locale.T("chart.lanes")
	}
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
			if dot.Others > 0 {
				dot.More = "+" + f.of.Locale.Number(dot.Others)
			}
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
