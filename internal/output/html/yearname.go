package html

import (
	"annals/internal/output/html/view"
	"annals/internal/site"
)

// maxOngoing is how many events the home page names in a year that began in an earlier
// one. The year's own page names more.
const maxOngoing = 6

// yearName returns the name of a year in headings and links: "2018", "45 BCE",
// "Undated".
func (ed *edition) yearName(y *site.Year) string {
	if y.IsUndated() {
		return ed.locale.T("year.undated")
	}
	return ed.locale.Year(y.Number)
}

// yearHeading returns the heading of the entries of a year.
func (ed *edition) yearHeading(y *site.Year) string {
	if y.IsUndated() {
		return ed.locale.T("year.undated_heading")
	}
	return ed.locale.T("year.heading", "year", ed.yearName(y))
}

// ongoing names the last of the events that go on in a year, at most limit of them;
// nil if there is none.
func (b *builder) ongoing(y *site.Year, limit int) *view.OngoingView {
	if len(y.Ongoing) == 0 {
		return nil
	}
	skipped := max(0, len(y.Ongoing)-limit)
	v := &view.OngoingView{Entries: b.entryLinks(y.Ongoing[skipped:])}
	if more := y.Earlier + skipped; more > 0 {
		v.More = b.locale.N("chart.more", more)
	}
	if skipped > 0 {
		v.URL = b.Page(y.Address()) + "#ongoing"
	}
	return v
}
