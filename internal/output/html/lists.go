package html

import (
	"html/template"

	"annals/internal/output/html/jsonld"
	"annals/internal/site"
)

// maxHomeEntries is the number of entries up to which the home page lists every
// entry. With more it shows the milestones and the years.
const maxHomeEntries = 300

// HomeView is the home page.
type HomeView struct {
	Text     *TextView     // the introduction, or nil
	Entries  int           // how many there are
	Figures  []KeyFigure   // the record in numbers
	Overview *OverviewView // nil if the record has fewer than two years
	Large    bool          // too many entries to show here: Years hold no cards, Page.Long links to them
	Years    []YearSummary
	Filter   *FilterView // nil for a record of one entry
}

// YearSummary is a year in a list, with its cards.
type YearSummary struct {
	ID    string
	URL   string
	Count int
	Cards []template.HTML
}

func (f *format) home(l *language) (*Page, error) {
	p := f.newPage(l.Context, "home", "index.html", nil)
	text, err := f.text(p, &f.site.Home.Texts)
	if err != nil {
		return nil, err
	}
	v := &HomeView{
		Text: text, Entries: len(f.site.Entries), Figures: f.keyFigures(p.Context), Overview: f.overview(p.Context), Large: len(f.site.Entries) > maxHomeEntries,
	}
	v.Filter = f.filter(p.Context, f.site.Entries, !v.Large)
	if v.Large {
		p.Long = p.long(p.yearSummaries(f.site.Years), "count.entries")
		if err := f.addMilestones(l, p, f.site.Entries); err != nil {
			return nil, err
		}
	}
	for _, y := range f.site.Years {
		summary := YearSummary{ID: y.ID, URL: p.Page(y.Address()), Count: len(y.Entries)}
		if !v.Large {
			cards, err := l.cards.of(p.Root, y.Entries)
			if err != nil {
				return nil, err
			}
			summary.Cards = cards
		}
		v.Years = append(v.Years, summary)
	}
	p.Home, p.Title, p.Description = v, p.SiteTitle, f.site.Description(p.Lang)
	if v.Text.isOwn() && v.Text.Title.Text != "" {
		p.Title = v.Text.Title
	}
	p.JSONLD = jsonLDScript(jsonld.Site(f.site, p.Lang))
	p.Feeds = f.feeds(p.Context, "feed", p.SiteTitle.Text)
	return p, nil
}

// feeds lists the Atom and the JSON feed at base, an address without extension.
func (f *format) feeds(c *Context, base, title string) []FeedLink {
	if f.site.Config.BaseURL == "" {
		return nil
	}
	path := func(ext string) string { return c.Page(base + ext) }
	return []FeedLink{
		{Title: title, Type: "application/atom+xml", URL: path(".xml")},
		{Title: title, Type: "application/feed+json", URL: path(".json")},
	}
}

func (f *format) plain(l *language, page *site.PlainPage) (*Page, error) {
	p := f.newPage(l.Context, "page", page.Address(), page.Has)
	text, err := f.text(p, &page.Texts)
	if err != nil {
		return nil, err
	}
	p.Text = text
	p.Title, p.Description = p.Text.Title, p.Text.Summary.Text
	p.Draft, p.NoIndex = page.Draft, page.Draft
	p.Params = page.Params
	p.Crumbs = []Link{p.home}
	return p, nil
}

func (f *format) notFound(l *language) *Page {
	p := f.newPage(l.rooted(), "404", "404.html", nil)
	p.Title, p.NoIndex, p.Canonical, p.Alternates = Words{Text: p.locale.T("not_found.title")}, true, "", nil
	return p
}

// listPageMessages are the ids of the interface texts for title and description
// of the pages that list one kind of fact.
var listPageMessages = map[string][2]string{
	"votes":       {"votes.title", "votes.text"},
	"states":      {"states.title", "states.text"},
	"sources":     {"source.title", "source.text"},
	"corrections": {"correction.title", "correction.text"},
	"search":      {"search.title", "search.label"},
}

// newListPage starts a page of listPageMessages.
func (f *format) newListPage(l *language, kind string) *Page {
	p := f.newPage(l.Context, kind, kind+"/index.html", nil)
	p.Title, p.Description = Words{Text: p.locale.T(listPageMessages[kind][0])}, p.locale.T(listPageMessages[kind][1])
	p.Crumbs = []Link{p.home}
	return p
}

// newListPeriodPage starts the page of one period of such a list.
func newListPeriodPage[T any](f *format, l *language, kind string, all site.Periods[T], period *site.Period[T], countID string) *Page {
	p := f.newPage(l.Context, kind, period.Address(), nil)
	p.Title = Words{Text: p.locale.T(listPageMessages[kind][0])}
	p.Crumbs = []Link{p.home, {Name: p.Title, URL: p.Page(kind + "/index.html")}}
	addPeriod(p, all, period, countID)
	if len(period.Pages) > 0 {
		p.Long = p.long(summaries(p.Context, period.Pages), countID)
	}
	return p
}
