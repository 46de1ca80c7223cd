package html

import (
	"html/template"
	"strings"
)

// Page is the dot of every page's template. Kind determines which of the views is
// set.
type Page struct {
	*Context
	Kind        string // "home", "year", "entry", "page", "term", "vocabulary", "votes", "states", "state", "sources", "corrections", "search", "404"
	Path        string // the page's output file
	Title       Words  // the page's heading
	SiteTitle   Words
	Description string // for search engines and previews
	SocialImage *SocialImage
	Canonical   string // absolute; "" for pages that must not be indexed
	Onion       string // this page on the site's onion service, absolute; "" if there is none
	NoIndex     bool   // search engines are asked not to index it
	Draft       bool   // a plain page is a draft; for entries see Entry.Draft
	Alternates  []Alternate
	Languages   []LanguageLink
	Nav         []NavItem
	Crumbs      []Link // from the home page down to, but not including, this page
	Feeds       []FeedLink
	JSONLD      template.HTML // a whole script element of data, or ""
	SiteFeeds   []FeedLink    // of the whole record, named by their form
	Footer      Footer
	Drafts      bool           // drafts are shown on this site
	Params      map[string]any // of a plain page

	Home        *HomeView
	Year        *YearView
	Entry       *EntryView
	Text        *TextView // the text of a plain page
	Term        *TermView
	Vocabulary  *VocabularyView
	Votes       *VotesView
	Search      *SearchView
	State       *StateView
	Sources     []PublisherView
	Corrections []CorrectionView

	home Link // to the first page

	Long   *LongView   // if a list is too long for the page: the periods it is split into
	Period *PeriodView // of a page that shows one period of such a list
}

// HeadTitle returns the text of the title element.
func (p *Page) HeadTitle() string {
	site := p.SiteTitle.Text
	if p.Kind == "home" || p.Title.Text == "" || p.Title.Text == site {
		return site
	}
	return p.Title.Text + " · " + site
}

// OGLocale returns the page's language as the Open Graph protocol spells it.
func (p *Page) OGLocale() string { return strings.ReplaceAll(p.Lang, "-", "_") }

// Indexes lists the other pages that list entries.
func (p *Page) Indexes() []Link {
	var links []Link
	for _, item := range p.Nav {
		if !item.Current && item.ID != "search" {
			links = append(links, Link{Name: Words{Text: item.Name}, URL: item.URL})
		}
	}
	for _, id := range []string{"types", "states", "corrections"} {
		if id != "states" || len(p.site.States) > 0 {
			links = append(links, Link{Name: Words{Text: p.locale.T("nav." + id)}, URL: p.Page(id + "/index.html")})
		}
	}
	return links
}

// SocialImage is the picture that other sites show beside a link to the page.
type SocialImage struct {
	URL           string // absolute
	Width, Height int    // in pixels
	Alt           string // description of the picture
}

// Alternate is the same page in a language that it was written in.
type Alternate struct {
	Lang string // "x-default" for the site's default language
	URL  string // absolute
}

// LanguageLink links to this page in one of the site's languages.
type LanguageLink struct {
	Lang, Dir, Name string
	URL             string
	Current         bool
	Written         bool // the page's text exists in that language
}

// NavItem is an item of the main navigation.
type NavItem struct {
	ID      string // "timeline", "votes", "topics", …
	Name    string
	URL     string
	Current bool
}

// FeedLink links to a feed.
type FeedLink struct {
	Title string
	Type  string // media type
	URL   string
}

// newPage starts a page with all that does not depend on its kind. written
// reports whether the page's own text exists in a language; nil means that the
// page is made of interface texts and exists in all.
func (f *format) newPage(c *Context, kind, address string, written func(tag string) bool) *Page {
	path := f.site.Path(c.Lang, address)
	r := f.frame(c, path)
	pageContext := r.Context
	p := &Page{
		Context: pageContext, Kind: kind, Path: path, SiteTitle: pageContext.localized(f.site.Config.Title), Drafts: f.drafts,
		Canonical: f.site.URL(path), Nav: r.navigationFor(address), SiteFeeds: r.feeds, Footer: r.footer, home: r.home,
	}
	p.Languages = make([]LanguageLink, 0, len(f.site.Config.Languages))
	for _, l := range f.site.Config.Languages {
		other := f.site.Path(l.Tag, address)
		isWritten := written == nil || written(l.Tag)
		p.Languages = append(p.Languages, LanguageLink{
			Lang: l.Tag, Dir: l.Dir, Name: l.Name, URL: pageContext.URL(other), Current: l.Tag == c.Lang, Written: isWritten,
		})
		if isWritten {
			p.Alternates = append(p.Alternates, Alternate{Lang: l.Tag, URL: f.site.URL(other)})
		}
	}
	f.finishAlternates(p, address, written)
	f.addElsewhere(p)
	return p
}

// finishAlternates adds the default language's page as x-default. A page without
// text in its own language is a copy of the original: it gets the original's
// canonical address and no alternates.
func (f *format) finishAlternates(p *Page, address string, written func(string) bool) {
	if written != nil && !written(p.Lang) {
		p.Canonical = f.site.URL(address)
		p.Alternates = nil
		return
	}
	if len(p.Alternates) < 2 || f.site.Config.BaseURL == "" {
		p.Alternates = nil
		return
	}
	p.Alternates = append(p.Alternates, Alternate{Lang: "x-default", URL: f.site.URL(address)})
}

// messageName returns the name of a vocabulary in the ids of interface texts.
func messageName(vocabulary string) string {
	if vocabulary == "bodies" {
		return "organs"
	}
	return vocabulary
}
