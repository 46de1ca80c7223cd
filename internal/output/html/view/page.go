package view

import (
	"html/template"
	"strings"
)

// Page is the dot of every page's template. Kind determines which of the views is
// set.
type Page struct {
	*Context
	Kind        string // "home", "year", "entry", "page", "term", "vocabulary", "subjects", "subject", "votes", "states", "state", "sources", "corrections", "new", "search", "safety", "verify", "data", "withdrawn", "404"
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
	Menu        []MenuItem // of the site's own, after Nav
	Logo        *Logo      // nil if there is none
	Indexes     []Link     // the other pages that list entries
	Crumbs      []Link     // from the home page down to, but not including, this page
	Feeds       []FeedLink
	Calendar    *FeedLink     // of the entries of this page; nil where there is none
	JSONLD      template.HTML // a whole script element of data, or ""
	SiteFeeds   []FeedLink    // of the whole record, and its calendar, named by their form
	Footer      Footer
	Drafts      bool           // drafts are shown on this site
	Params      map[string]any // of a plain page

	Home        *HomeView
	Year        *YearView
	Entry       *EntryView
	Text        *TextView // the text of a plain page
	Term        *TermView
	Vocabulary  *VocabularyView
	Subjects    *SubjectsView
	Subject     *SubjectView
	Votes       *VotesView
	Search      *SearchView
	State       *StateView
	Sources     []PublisherView
	Corrections []CorrectionView
	Data        *DataView
	Verify      *VerifyView
	Withdrawn   *WithdrawnView  // of the page in place of a withdrawn entry
	Withdrawals []WithdrawnView // on the page of corrections, the newest first
	News        []NewsDay       // of the page of what is new, the newest first

	Long   *LongView   // if a list is too long for the page: the periods it is split into
	Period *PeriodView // of a page that shows one period of such a list
	Jump   *JumpView   // if the page's list has parts to jump to
}

// HeadTitle returns the text of the title element.
func (p *Page) HeadTitle() string {
	site := p.SiteTitle.Text
	if p.Kind == "home" || p.Title.Text == "" || p.Title.Text == site {
		return site
	}
	return p.Title.Text + " · " + site
}

// Script returns the name of the page's script in static/, or "". What finds and filters
// in place includes languages.js.
func (p *Page) Script() string {
	switch {
	case p.Search != nil:
		return "search.js"
	case p.Jump != nil, p.Kind == "states", p.Votes != nil, p.Home != nil && p.Home.Filter.inPlace(), p.Year != nil && p.Year.Filter.inPlace():
		return "filters.js"
	case len(p.Languages) > 1:
		return "languages.js"
	}
	return ""
}

// sheets are the style sheets of kinds of pages, beside style.css.
var sheets = map[string]string{
	"home": "lists.css", "term": "lists.css", "sources": "lists.css", "corrections": "long.css", "new": "long.css", "year": "year.css",
	"entry": "entry.css", "withdrawn": "entry.css", "votes": "votes.css", "state": "votes.css", "states": "votes.css",
	"subject": "subjects.css", "subjects": "subjects.css", "search": "search.css", "data": "data.css",
}

// Sheet returns the name of the style sheet in static/ of pages of its kind, or "".
func (p *Page) Sheet() string {
	if p.Entry != nil && len(p.Entry.Media) > 0 {
		return "evidence.css"
	}
	return sheets[p.Kind]
}

// Stylesheets returns the addresses of the page's style sheets: those of every page,
// and after the theme's that of pages of its kind.
func (p *Page) Stylesheets() []string { return p.stylesheets(p.Sheet()) }

// OGLocale returns the page's language as the Open Graph protocol spells it.
func (p *Page) OGLocale() string { return strings.ReplaceAll(p.Lang, "-", "_") }

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

// MenuItem is a link of the site's own, or a group of them.
type MenuItem struct {
	Name    Words
	URL     string // "" for a group; outside addresses are checked by package config
	Current bool
	Outside bool // leads to another site
	Items   []MenuItem
}

// Logo is the picture in place of the site's title at the head of every page.
type Logo struct {
	URL           string
	Dark          string // for dark screens; "" if there is none
	Width, Height int    // in pixels; 0 if not known
}

// FeedLink links to a feed or a calendar.
type FeedLink struct {
	Title string
	Type  string // media type
	URL   string
}

// Footer is the footer of every page.
type Footer struct {
	Publisher Words
	License   Words
	Contact   template.URL // address, checked by package config, or ""
	Date      *Date        // the build's date; nil when none is known
	Pages     []Link       // the plain pages that are not in a menu
	Items     []MenuItem   // of the site's own
	Safety    Link         // the page on reading safely
	Data      *Link        // the page on the files of data; nil if there are none
	Verify    *Link        // the page on checking a copy; nil if nobody signs the site
	Elsewhere []Link       // this page on the site's mirrors and its onion service, named by their hosts
}

// Redirect is the dot of redirect.html: an old address that redirects to a page.
type Redirect struct {
	*Context
	URL       string
	Canonical string // absolute
	Refresh   template.HTML
}
