package view

// Embed is the dot of embed.html: a chart on a page that other sites may show in a frame.
type Embed struct {
	*Context
	Title      Words
	SiteTitle  Words
	Chart      ChartView
	Text       string // more words on how to read it
	Source     string // address of the page of the site that shows the chart
	License    Words  // the terms of the data, or ""
	LicenseURL string
	Date       *Date  // the build's date; nil when none is known
	Sheet      string // the style sheet in static/ of pages with such a chart
}

// Stylesheets returns the addresses of the page's style sheets.
func (e *Embed) Stylesheets() []string { return e.stylesheets(e.Sheet) }
