package html

import (
	"annals/internal/output/html/view"
	"annals/internal/site"
)

// builder builds the view of one page. Its addresses are relative to the folder of
// the page.
type builder struct {
	page
	*view.Context
	terms map[*site.Term]*view.Link // made so far: many cards of a page have the same terms
}

func newBuilder(p page) *builder {
	links := view.RelativeLinks(p.path(), p.folder)
	if p.of.Kind == site.KindNotFound {
		links = view.RootedLinks(p.site.Config.BasePath(), p.folder)
	}
	return &builder{page: p, Context: p.contextWith(links), terms: map[*site.Term]*view.Link{}}
}

// newPage starts a page with all that does not depend on its kind. written reports
// whether the page's own text exists in a language; nil means that the page is
// made of interface texts and exists in all. above is the breadcrumbs after the
// one of the home page.
func (b *builder) newPage(written func(tag string) bool, title view.Words, description string, above ...view.Link) *view.Page {
	path := b.path()
	p := &view.Page{
		Context: b.Context, Kind: string(b.of.Kind), Path: path, Title: title, Description: description,
		SiteTitle: b.title, Drafts: b.options.Drafts, Canonical: b.site.URL(path),
		Crumbs:    append([]view.Link{{Name: view.Words{Text: b.locale.T("nav.timeline")}, URL: b.Page("index.html")}}, above...),
		Nav:       b.nav(),
		Menu:      b.menuItems(b.menu.own),
		Logo:      b.logo(),
		SiteFeeds: b.siteFeeds(),
		Footer:    b.footer(),
	}
	p.Indexes = b.indexes(p.Nav)
	b.addLanguages(p, written)
	b.addElsewhere(p)
	return p
}

func (b *builder) addLanguages(p *view.Page, written func(tag string) bool) {
	s := b.site
	p.Languages = make([]view.LanguageLink, 0, len(s.Config.Languages))
	for _, l := range s.Config.Languages {
		other := s.Path(l.Tag, b.of.Address)
		isWritten := written == nil || written(l.Tag)
		p.Languages = append(p.Languages, view.LanguageLink{
			Lang: l.Tag, Dir: l.Dir, Name: l.Name, URL: b.URL(other), Current: l.Tag == b.Lang, Written: isWritten,
		})
		if isWritten {
			p.Alternates = append(p.Alternates, view.Alternate{Lang: l.Tag, URL: s.URL(other)})
		}
	}
	// The default language's page is the x-default. A page without text in its own
	// language is a copy of the original: it gets the original's canonical address
	// and no alternates.
	switch {
	case written != nil && !written(b.Lang):
		p.Canonical, p.Alternates = s.URL(b.of.Address), nil
	case len(p.Alternates) < 2 || s.Config.BaseURL == "":
		p.Alternates = nil
	default:
		p.Alternates = append(p.Alternates, view.Alternate{Lang: "x-default", URL: s.URL(b.of.Address)})
	}
}

// feeds lists the Atom and the JSON feed at base, an address without extension.
func (b *builder) feeds(base, atom, json string) []view.FeedLink {
	if b.site.Config.BaseURL == "" {
		return nil
	}
	return []view.FeedLink{
		{Title: atom, Type: "application/atom+xml", URL: b.Page(base + ".xml")},
		{Title: json, Type: "application/feed+json", URL: b.Page(base + ".json")},
	}
}

// siteFeeds lists the feeds and the calendar of the whole record.
func (b *builder) siteFeeds() []view.FeedLink {
	all := b.feeds("feed", b.locale.T("feed.atom"), b.locale.T("feed.json"))
	if b.hasCalendar() {
		all = append(all, *b.calendar(site.Calendar, b.locale.T("feed.calendar")))
	}
	return all
}

func (b *builder) calendar(address, title string) *view.FeedLink {
	return &view.FeedLink{Title: title, Type: "text/calendar", URL: b.Page(address)}
}

func (b *builder) entryLink(e *site.Entry) *view.EntryLink {
	if e == nil {
		return nil
	}
	return new(b.linkTo(e))
}

func (b *builder) linkTo(e *site.Entry) view.EntryLink {
	link := b.entryLabel(e)
	link.URL = b.Page(e.Address())
	return link
}

func (b *builder) entryLinks(entries []*site.Entry) []view.EntryLink {
	links := make([]view.EntryLink, 0, len(entries))
	for _, e := range entries {
		links = append(links, b.linkTo(e))
	}
	return links
}

func (b *builder) termLink(t *site.Term) *view.Link {
	if t == nil {
		return nil
	}
	link := b.terms[t]
	if link == nil {
		link = &view.Link{Name: b.localized(t.Label), URL: b.Page(t.Address())}
		b.terms[t] = link
	}
	return link
}

func (b *builder) termLinks(terms []*site.Term) []*view.Link {
	links := make([]*view.Link, len(terms))
	for i, t := range terms {
		links[i] = b.termLink(t)
	}
	return links
}

func (b *builder) yearLink(y *site.Year) *view.Link {
	if y == nil {
		return nil
	}
	return &view.Link{Name: view.Words{Text: b.yearName(y)}, URL: b.Page(y.Address())}
}
