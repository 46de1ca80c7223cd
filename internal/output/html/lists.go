package html

import (
	"html/template"

	"annals/internal/jsonld"
	"annals/internal/site"
)

// largeRecord is the number of entries above which the home page shows the
// milestones and the years instead of every entry.
const largeRecord = 300

// HomeView is the first page.
type HomeView struct {
	Text       *TextView       // the introduction, or nil
	Entries    int             // how many there are
	Large      bool            // too many entries to show here: Years hold no cards
	Milestones []template.HTML // cards, on a large record only
	Years      []YearSummary
	Topics     []TermSummary
	Types      []TermSummary
	Bodies     []TermSummary
}

// YearSummary is a year with its cards, in a list.
type YearSummary struct {
	ID    string
	URL   string
	Count int
	Cards []template.HTML
}

// YearView is a year's own page.
type YearView struct {
	ID         string
	Text       *TextView // the introduction, or nil
	Cards      []template.HTML
	Prev, Next *Link
}

// TermSummary is a term in a list.
type TermSummary struct {
	Link
	Description Words
	Count       int
}

// TermView is a term's own page.
type TermView struct {
	ID          string
	Kind        string // "types", "bodies", "topics" or "actors"
	KindName    string
	Label       Words
	Description Words
	Cards       []template.HTML
}

// VocabularyView lists the terms of one kind.
type VocabularyView struct {
	Kind  string
	Name  string
	Terms []TermSummary
}

// PublisherView is a publisher with the sources that it published.
type PublisherView struct {
	Name    string // "" for sources that name none
	Sources []SourceView
}

func (f *format) home(l *language) (*Page, error) {
	p := f.pageOf(l.Context, "home", "index.html", nil)
	v := &HomeView{
		Text: f.text(p, &f.site.Home.Texts), Entries: len(f.site.Entries), Large: len(f.site.Entries) > largeRecord,
		Topics: f.termSummaries(p, f.site.Topics), Types: f.termSummaries(p, f.site.Types), Bodies: f.termSummaries(p, f.site.Bodies),
	}
	if v.Large {
		cards, err := l.cards.of(p.Root, f.milestones())
		if err != nil {
			return nil, err
		}
		v.Milestones = cards
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
	p.JSONLD = script(jsonld.Site(f.site, p.Lang))
	p.Feeds = f.feeds(p, "feed", p.SiteTitle.Text)
	return p, nil
}

func (f *format) milestones() []*site.Entry {
	var all []*site.Entry
	for _, e := range f.site.Entries {
		if e.Milestone {
			all = append(all, e)
		}
	}
	return all
}

// feeds lists the two feeds that stand at one address but for its extension.
func (f *format) feeds(p *Page, base, title string) []FeedLink {
	if f.site.Config.BaseURL == "" {
		return nil
	}
	path := func(ext string) string { return p.Page(base + ext) }
	return []FeedLink{
		{Title: title, Type: "application/atom+xml", URL: path(".xml")},
		{Title: title, Type: "application/feed+json", URL: path(".json")},
	}
}

func (f *format) year(l *language, y *site.Year) (*Page, error) {
	written := y.Has
	if y.IsEmpty() {
		written = nil
	}
	p := f.pageOf(l.Context, "year", y.Address(), written)
	cards, err := l.cards.of(p.Root, y.Entries)
	if err != nil {
		return nil, err
	}
	v := &YearView{ID: y.ID, Text: f.text(p, &y.Texts), Cards: cards, Prev: p.yearLink(y.Prev), Next: p.yearLink(y.Next)}
	p.Year, p.Title = v, Words{Text: y.ID}
	p.Description = p.locale.T("year.heading", "year", y.ID)
	if v.Text.isOwn() && v.Text.Title.Text != "" {
		p.Title = v.Text.Title
	}
	if v.Text != nil && v.Text.Summary.Text != "" {
		p.Description = v.Text.Summary.Text
	}
	p.Crumbs = []Link{p.home()}
	return p, nil
}

func (c *Context) yearLink(y *site.Year) *Link {
	if y == nil {
		return nil
	}
	return &Link{Name: Words{Text: y.ID}, URL: c.Page(y.Address())}
}

func (f *format) plain(l *language, page *site.Page) *Page {
	p := f.pageOf(l.Context, "page", page.Address(), page.Has)
	p.Text = f.text(p, &page.Texts)
	p.Title, p.Description = p.Text.Title, p.Text.Summary.Text
	p.Draft, p.NoIndex = page.Draft, page.Draft
	p.Params = page.Params
	p.Crumbs = []Link{p.home()}
	return p
}

func (f *format) term(l *language, t *site.Term) (*Page, error) {
	p := f.pageOf(l.Context, "term", t.Address(), nil)
	cards, err := l.cards.of(p.Root, t.Entries)
	if err != nil {
		return nil, err
	}
	p.Term = &TermView{
		ID: t.ID, Kind: t.Vocabulary, KindName: p.locale.T("terms." + interfaceName(t.Vocabulary)),
		Label: p.localized(t.Label), Description: p.localized(t.Description), Cards: cards,
	}
	p.Title, p.Description = p.Term.Label, p.Term.Description.Text
	p.Crumbs = []Link{p.home(), {Name: Words{Text: p.Term.KindName}, URL: p.Page(t.Vocabulary + "/index.html")}}
	if t.Vocabulary == "topics" {
		p.Feeds = f.feeds(p, "topics/"+t.ID, p.locale.T("feed.topic", "site", p.SiteTitle.Text, "label", p.Term.Label.Text))
	}
	return p, nil
}

func (f *format) vocabulary(l *language, v *site.Vocabulary) *Page {
	p := f.pageOf(l.Context, "vocabulary", v.Address(), nil)
	p.Vocabulary = &VocabularyView{Kind: v.Name, Name: p.locale.T("terms." + interfaceName(v.Name)), Terms: f.termSummaries(p, v)}
	p.Title, p.Description = Words{Text: p.Vocabulary.Name}, p.locale.T("terms."+interfaceName(v.Name)+"_text")
	p.Crumbs = []Link{p.home()}
	return p
}

func (f *format) termSummaries(p *Page, v *site.Vocabulary) []TermSummary {
	var all []TermSummary
	for _, t := range v.Terms {
		all = append(all, TermSummary{Link: *p.termLink(t), Description: p.localized(t.Description), Count: len(t.Entries)})
	}
	return all
}

func (f *format) sources(l *language) *Page {
	p := f.special(l, "sources")
	for _, publisher := range f.site.Publishers {
		v := PublisherView{Name: publisher.Name}
		for _, use := range publisher.Sources {
			source := p.source(&use.Source)
			source.Publisher = "" // the heading says it
			source.Entries = p.entryLinks(use.Entries)
			v.Sources = append(v.Sources, source)
		}
		p.Sources = append(p.Sources, v)
	}
	return p
}

func (f *format) corrections(l *language) *Page {
	p := f.special(l, "corrections")
	for _, k := range f.site.Corrections {
		v := p.correction(k)
		v.Entry = p.entryLink(k.Entry)
		p.Corrections = append(p.Corrections, v)
	}
	return p
}

func (f *format) notFound(l *language) *Page {
	p := f.pageOf(l.fromTop(), "404", "404.html", nil)
	p.Title, p.NoIndex, p.Canonical, p.Alternates = Words{Text: p.locale.T("not_found.title")}, true, "", nil
	return p
}

// names are the interface strings that name a page of its own kind and say what
// it is for.
var names = map[string][2]string{
	"votes":       {"votes.title", "votes.text"},
	"states":      {"states.title", "states.text"},
	"sources":     {"source.title", "source.text"},
	"corrections": {"correction.title", "correction.text"},
	"search":      {"search.title", "search.label"},
}

// special starts a page that interface strings name.
func (f *format) special(l *language, kind string) *Page {
	p := f.pageOf(l.Context, kind, kind+"/index.html", nil)
	p.Title, p.Description = Words{Text: p.locale.T(names[kind][0])}, p.locale.T(names[kind][1])
	p.Crumbs = []Link{p.home()}
	return p
}
