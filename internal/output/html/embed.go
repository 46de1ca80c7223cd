package html

import (
	"fmt"
	"html"
	"io"
	"strconv"

	"annals/internal/output"
	"annals/internal/output/figure"
	"annals/internal/output/html/view"
	"annals/internal/record/license"
	"annals/internal/site"
)

// embed is the page of a chart that other sites may show in a frame, in one language. It
// has no script, and its links open outside of the frame.
type embed struct {
	*edition
	of figure.Subject
}

// embeds lists the embed pages of an edition.
func (ed *edition) embeds() []output.Output {
	var all []output.Output
	for _, of := range figure.All(ed.site) {
		all = append(all, output.Output{Path: ed.site.Path(ed.lang, of.Embed()), Kind: output.KindEmbed, Renderer: embed{ed, of}})
	}
	return all
}

// Render writes the page.
func (e embed) Render(w io.Writer) error {
	return e.options.Templates.Execute(w, output.KindEmbed, e.view())
}

func (e embed) view() *view.Embed {
	b := newBuilder(page{e.edition, site.Page{Kind: output.KindEmbed, Address: e.of.Embed()}})
	f := b.drawings().Draw(e.of)
	f.Unnumber()
	v := &view.Embed{
		Context: b.Context, Title: b.heading(e.of), SiteTitle: b.title, Chart: *b.chartOf("chart", f), Text: f.LanesText,
		License: b.localized(b.site.Config.DataLicense), Date: b.day(b.site.Date), Sheet: "votes.css",
	}
	if known, ok := license.Find(b.site.Config.DataLicense.Strings()); ok {
		v.LicenseURL = known.URL
	}
	v.Source = b.Page(e.of.Page())
	if len(f.Lanes) > 0 {
		v.Chart.Others, v.Sheet = true, "lists.css"
	} else {
		v.Chart.Rows = withVotes(v.Chart.Rows)
	}
	return v
}

// heading returns the heading of a chart.
func (ed *edition) heading(of figure.Subject) view.Words {
	words := ed.drawings().Heading(of)
	return ed.words(words.Text, words.Lang)
}

// chartFiles lists the files of a chart.
func (b *builder) chartFiles(of figure.Subject) []view.DataFile {
	all := []view.DataFile{{Name: of.Name + ".svg", URL: b.Page(of.SVG()), Type: "image/svg+xml", Format: "SVG"}}
	if picture := b.options.ChartPicture; picture != nil && picture(of.Name, b.Lang) {
		all = append(all, view.DataFile{Name: of.Name + ".png", URL: b.Page(of.PNG()), Type: "image/png", Format: "PNG"})
	}
	return append(all, view.DataFile{Name: of.Name + ".csv", URL: b.URL(of.CSV()), Type: "text/csv", Format: "CSV"})
}

// chartEmbed returns the address of what tells how another site shows a chart: a part of
// the page on data, else the embed page itself.
func (b *builder) chartEmbed(of figure.Subject) string {
	if b.site.OwnPage(site.KindData) != nil || !b.site.HasData() {
		return b.Page(of.Embed())
	}
	return b.Page(site.KindData.Address()) + "#" + of.Name
}

// dataFigures lists the charts on the page of data.
func (b *builder) dataFigures() []view.DataFigure {
	var all []view.DataFigure
	for _, of := range figure.All(b.site) {
		v := view.DataFigure{ID: of.Name, Title: b.heading(of), Files: b.chartFiles(of), Embed: b.Page(of.Embed())}
		if url := b.site.URL(b.site.Path(b.Lang, of.Embed())); url != "" {
			v.Code = frameCode(url, v.Title.Text, frameHeight(b.drawings().Draw(of)))
		}
		all = append(all, v)
	}
	return all
}

// frameHeight returns the height in pixels of an embed page, whether it shows columns or,
// as most articles are narrow, rows.
func frameHeight(f *figure.Figure) int {
	const row, margin = 30, 300
	return max(f.Height, row*len(f.Axis)) + margin
}

// frameCode is the markup that shows an embed page on another site. The page needs nothing
// that a sandbox keeps from it but opening its links.
func frameCode(url, title string, height int) string {
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="100%%" height="%s" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`,
		html.EscapeString(url), html.EscapeString(title), strconv.Itoa(height))
}
