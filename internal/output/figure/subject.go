package figure

import (
	"slices"

	"annals/internal/site"
)

// Subject is what a chart shows, in no language.
type Subject struct {
	Name   string // of its files: "overview", or "votes-" and the id of the series
	Series Series // the zero value on a record without votes
	Axis   []Year
}

// overviewName is the name of the chart of the home page, votesPrefix what the names of
// the charts of series begin with.
const (
	overviewName = "overview"
	votesPrefix  = "votes-"
)

// maxSeries is the number of series that have a chart each. So the charts do not grow with
// the record.
const maxSeries = 8

// Overview is the main series over all years of the record. There is none if the record
// has fewer than two years.
func Overview(s *site.Site) (of Subject, ok bool) {
	var years []int
	for _, y := range s.DatedYears() {
		years = append(years, y.Number)
	}
	axis := axisOf(years, s.Year)
	if len(axis) < 2 {
		return Subject{}, false
	}
	main := mainSeries(seriesOf(s))
	return Subject{overviewName, main, main.fill(axis)}, true
}

// Votes is the chosen series over the same years. left is the number of series that could
// have a chart, too, but for there being so many.
func Votes(s *site.Site) (all []Subject, left int) {
	chosen, left := chosenSeries(seriesOf(s), maxSeries)
	var years []int
	for _, one := range chosen {
		for _, a := range one.Acts {
			years = append(years, a.Year.Number)
		}
	}
	slices.Sort(years)
	axis := axisOf(years, s.Year)
	for _, one := range chosen {
		all = append(all, Subject{votesPrefix + one.ID, one, one.fill(axis)})
	}
	return all, left
}

// All lists the charts of a record.
func All(s *site.Site) []Subject {
	all, _ := Votes(s)
	if of, ok := Overview(s); ok {
		all = slices.Insert(all, 0, of)
	}
	return all
}

// IsShares reports whether columns are percentages of all votes of a year.
func (of *Subject) IsShares() bool {
	return slices.ContainsFunc(of.Axis, func(y Year) bool { return y.Recorded > 1 })
}

// Page returns the address, language-neutral, of the page that shows the chart. Where it
// stands there is a matter of the theme.
func (of *Subject) Page() string {
	if of.Name == overviewName {
		return site.KindHome.Address()
	}
	return site.KindVotes.Address()
}

// The addresses, language-neutral, of the files of a chart.

// SVG returns the address of the drawing.
func (of *Subject) SVG() string { return "charts/" + of.Name + ".svg" }

// PNG returns the address of the picture.
func (of *Subject) PNG() string { return "charts/" + of.Name + ".png" }

// CSV returns the address of the numbers, which all languages share.
func (of *Subject) CSV() string { return "charts/" + of.Name + ".csv" }

// Embed returns the address of the page that other sites may show in a frame.
func (of *Subject) Embed() string { return site.EmbedFolder + "/" + of.Name + ".html" }
