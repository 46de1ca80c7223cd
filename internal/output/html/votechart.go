package html

import (
	"slices"
	"strconv"

	"annals/internal/output/figure"
	"annals/internal/output/html/view"
	"annals/internal/site"
)

// shown is a figure that becomes the view of it.
type shown struct {
	*builder
	*view.ChartView
	of *figure.Figure
}

// chartOf returns the view of a figure. id is that of its parts.
func (b *builder) chartOf(id string, of *figure.Figure) *view.ChartView {
	f := &shown{b, &view.ChartView{
		ID: id, Title: b.words(of.Title.Text, of.Title.Lang), Text: of.Text, RowsText: of.RowsText, Key: of.Key, Drawing: of.Drawing,
	}, of}
	if len(of.Layers) > 0 {
		for i := range of.Axis {
			f.addLink(i)
		}
	}
	f.addRows()
	for i := range of.Lanes {
		f.Lanes = append(f.Lanes, b.lane(of, &of.Lanes[i]))
	}
	return f.ChartView
}

// chartWithFiles returns the view of a figure that leads to its files.
func (b *builder) chartWithFiles(id string, of *figure.Figure) *view.ChartView {
	v := b.chartOf(id, of)
	v.Files, v.Embed = b.chartFiles(of.Subject), b.chartEmbed(of.Subject)
	return v
}

// addLink makes the whole height of a column a link to its act, or to its year if
// it has several acts or none.
func (f *shown) addLink(i int) {
	y := &f.of.Axis[i]
	if y.Year == nil {
		return
	}
	link := view.ChartLink{Box: f.of.Frame.Cell(i, 0, f.of.Plot.End), URL: f.Page(y.Year.Address()), Name: f.of.WithYear(i, f.of.Describe(i))}
	if len(y.Acts) == 1 {
		link.URL = f.actLink(y.Acts[0]).URL
	}
	f.Columns = append(f.Columns, link)
}

// drawings is the edition as package figure knows it.
func (ed *edition) drawings() figure.Edition {
	return figure.Edition{Site: ed.site, Lang: ed.lang, Locale: ed.locale, Wording: ed.wording}
}

// overview shows the figure of the home page; nil if the record has none.
func (b *builder) overview() *view.OverviewView {
	of, ok := figure.Overview(b.site)
	if !ok {
		return nil
	}
	f := b.drawings().Draw(of)
	v := &view.OverviewView{Text: f.LanesText, Chart: *b.chartWithFiles("overview", f)}
	v.Chart.Others = true
	for _, e := range f.Milestones {
		v.Milestones = append(v.Milestones, b.linkTo(e))
	}
	numberMilestones(v.Chart.Rows, f)
	return v
}

// numberMilestones puts the numbers of milestones into the rows of the narrow form.
func numberMilestones(rows []view.ChartRow, f *figure.Figure) {
	for n, e := range f.Milestones {
		i := slices.IndexFunc(f.Axis, func(y figure.Year) bool { return y.Number == e.Year.Number })
		if i < 0 {
			continue // undated
		}
		row := &rows[i]
		row.Milestones = append(row.Milestones, n+1)
		if !slices.Contains(f.Axis[i].Acts, e.Act) {
			row.More--
		}
	}
}

// lane names the events of an organ. A milestone is named by its title; any other event
// by its day and organ, as its title stands in the list below: the titles of a hundred
// entries weigh more than the rest of the figure.
func (b *builder) lane(f *figure.Figure, l *figure.Lane) view.ChartLane {
	v := view.ChartLane{Name: b.words(l.Name.Text, l.Name.Lang), Lines: l.Lines, Y: l.Y}
	for _, d := range l.Dots {
		dot := view.ChartDot{X: d.X, Y: d.Y, Number: d.Number, More: d.More}
		if d.Entry != nil {
			dot.Milestone = d.Entry.Milestone
			dot.URL, dot.Name = b.eventName(d.Entry, l.Name.Text, d.Number)
		} else {
			name := b.locale.T("chart.and", "text", f.WithYear(d.Column, b.locale.N("chart.more", d.Others)), "more", l.Name.Text)
			dot.URL, dot.Name = b.Page(f.Axis[d.Column].Year.Address()), view.Words{Text: name}
		}
		v.Dots = append(v.Dots, dot)
	}
	return v
}

func (b *builder) eventName(e *site.Entry, organ string, number int) (url string, name view.Words) {
	link := b.linkTo(e)
	if e.Milestone {
		return link.URL, b.milestoneName(link, number)
	}
	return link.URL, view.Words{Text: b.locale.T("chart.named", "name", link.Date.Words, "text", organ)}
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

// withVotes leaves out the years without a vote.
func withVotes(rows []view.ChartRow) []view.ChartRow {
	return slices.DeleteFunc(rows, func(r view.ChartRow) bool { return r.Words == "" })
}

// voteCharts shows the figures of series; nil if there is none.
func (b *builder) voteCharts() *view.ChartsView {
	subjects, left := figure.Votes(b.site)
	if len(subjects) == 0 {
		return nil
	}
	all := &view.ChartsView{}
	if left > 0 {
		all.More = b.locale.N("chart.more_series", left)
	}
	for i, of := range subjects {
		v := b.chartWithFiles("chart-"+strconv.Itoa(i+1), b.drawings().Draw(of))
		for position, k := range v.Key {
			if !slices.Contains(all.Key, k) {
				all.Key = slices.Insert(all.Key, min(position, len(all.Key)), k)
			}
		}
		v.Key = nil
		v.Rows = withVotes(v.Rows)
		if i > 0 && !v.Shares { // explained at the first
			v.Text, v.RowsText = "", ""
		}
		all.Charts = append(all.Charts, *v)
	}
	return all
}
