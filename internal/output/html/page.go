package html

import (
	"html/template"
	"strings"
)

// Page is the dot of every page's template. Exactly one of the views is set, as
// Kind says.
type Page struct {
	*Context
	Kind        string // "home", "year", "entry", "page", "term", "vocabulary", "votes", "states", "state", "sources", "corrections", "search", "404"
	Path        string // the page's output file
	Title       Words  // the page's heading
	SiteTitle   Words
	Description string // for search engines and previews
	SocialImage *SocialImage
	Canonical   string // absolute; "" for pages that no one should keep
	Onion       string // this page on the site's onion service, absolute; "" where there is none
	NoIndex     bool   // search engines are asked to pass it by
	Draft       bool   // the plain page is a draft; of an entry, Entry tells
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

	Long   *LongView   // where a list is too long for the page: the periods that it stands on
	Period *PeriodView // of a page that shows a period of such a list
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

// Indexes lists the other pages that lead to entries.
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

// Preview is the picture that other sites show beside a link to the page.
type SocialImage struct {
	URL           string // absolute
	Width, Height int    // in pixels
	Alt           string // what it shows, in words
}

// Alternate is the same page in a language that it was written in.
type Alternate struct {
	Lang string // "x-default" for the site's default language
	URL  string // absolute
}

// LanguageLink leads to this page in another language.
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

// FeedLink leads to a feed.
type FeedLink struct {
	Title string
	Type  string // media type
	URL   string
}

// pageOf starts a page: all that does not depend on its kind.
// written tells in which languages the page's own text exists; nil means that
// the page is made of interface strings and exists in all.
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

// finishAlternates names the default language's page for readers of any other
// language. A page shown in a fallback language is a copy: its canonical address
// is the original's.
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

// interfaceName is what interface strings call a vocabulary.
func messageName(vocabulary string) string {
	if vocabulary == "bodies" {
		return "organs"
	}
	return vocabulary
}
