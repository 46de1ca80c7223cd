// Package html renders the HTML pages of a site: it turns a site.Site into one
// output.Output for every page in every language, and one for every redirect. It
// reads and writes no files.
//
// For each page it builds a view, a Page with one of the …View structs in it:
// all words, dates and addresses, ready to print. The template of the page's kind
// turns the view into markup. What many pages share is made once: the date and
// figures of an entry in words, its card, the navigation and footer (type frame).
// Views must not change once they are made. Their fields and methods are the
// public interface of templates; the guide's page "templates" lists them.
package html

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"sync"

	"annals/internal/output"
	"annals/internal/site"
	"annals/internal/theme/assets"
	"annals/internal/theme/locale"
	"annals/internal/theme/templates"
)

// Options is what pages need besides the site.
type Options struct {
	Templates *templates.Set
	Locales   map[string]*locale.Locale // one for each language of the site
	Assets    *assets.Assets
	Drafts    bool // drafts are shown and marked

	// SocialImage returns the og:image of an entry's page in a language, or nil.
	// The function itself may be nil.
	SocialImage func(e *site.Entry, lang string) *SocialImage
}

// format renders the pages of one site.
type format struct {
	site        *site.Site
	templates   *templates.Set
	drafts      bool
	socialImage func(e *site.Entry, lang string) *SocialImage
	languages   []*language
	buffers     sync.Pool // of *[]byte, to write texts into
}

// language is the site in one language.
type language struct {
	*Context
	cards *cards
}

// Outputs lists the pages of s.
func Outputs(s *site.Site, o Options) []output.Output {
	return newFormat(s, o).outputs()
}

func newFormat(s *site.Site, o Options) *format {
	f := &format{site: s, templates: o.Templates, drafts: o.Drafts, socialImage: o.SocialImage}
	for _, l := range s.Config.Languages {
		c := &Context{Lang: l.Tag, Dir: l.Dir, site: s, locale: o.Locales[l.Tag], assets: o.Assets, labels: make(entryLabels, len(s.Entries))}
		c.citation = sync.OnceValue(func() *citationTemplate { return newCitationTemplate(c) })
		c.states, c.rolls = sync.OnceValue(c.sortedStates), sync.OnceValue(c.newRolls)
		c.frames = f.frames(c)
		f.languages = append(f.languages, &language{Context: c, cards: newCards(f, c)})
	}
	return f
}

func (f *format) outputs() []output.Output {
	var all []output.Output
	for _, l := range f.languages {
		all = append(all, f.pages(l)...)
	}
	return append(all, f.redirects()...)
}

// pages lists every page of one language.
func (f *format) pages(l *language) []output.Output {
	s := f.site
	all := []output.Output{f.output(l, "home", "index.html", sourceFile(&s.Home.Texts), func() (*Page, error) { return f.home(l) })}
	all = append(all, f.cardPages(l)...)
	for _, e := range s.Entries {
		all = append(all, f.output(l, "entry", e.Address(), e.File, func() (*Page, error) { return f.entry(l, e) }))
	}
	for _, p := range s.PlainPages {
		all = append(all, f.output(l, "page", p.Address(), sourceFile(&p.Texts), func() (*Page, error) { return f.plain(l, p) }))
	}
	for _, v := range s.Vocabularies() {
		all = append(all, f.output(l, "vocabulary", v.Address(), "config.toml", func() (*Page, error) { return f.vocabulary(l, v), nil }))
	}
	return append(all, f.lists(l)...)
}

// cardPages lists the pages that show entries as cards, those of years and of
// terms, sorted by the date of the first card.
func (f *format) cardPages(l *language) []output.Output {
	type cardPage struct {
		output.Output
		first int
	}
	var pages []cardPage
	add := func(kind, address, from string, cards []*site.Entry, view func() (*Page, error)) {
		l.cards.expect(address, cards)
		page := cardPage{Output: f.output(l, kind, address, from, view)}
		if len(cards) > 0 {
			page.first = cards[0].Number
		}
		pages = append(pages, page)
	}
	for _, y := range f.site.Years {
		add("year", y.Address(), sourceFile(&y.Texts), firstPageEntries(y.Entries, y.Months), func() (*Page, error) { return f.year(l, y) })
		for _, m := range y.Months {
			add("year", m.Address(), "", m.Items, func() (*Page, error) { return f.month(l, y, m) })
		}
	}
	for _, v := range f.site.Vocabularies() {
		for _, t := range v.Terms {
			add("term", t.Address(), "config.toml", firstPageEntries(t.Entries, t.Periods), func() (*Page, error) { return f.term(l, t) })
			for p := range t.Periods.All() {
				add("term", p.Address(), "config.toml", firstPageEntries(p.Items, p.Pages), func() (*Page, error) { return f.termPeriod(l, t, p) })
			}
		}
	}
	slices.SortStableFunc(pages, func(a, b cardPage) int { return cmp.Compare(a.first, b.first) })
	all := make([]output.Output, len(pages))
	for i, p := range pages {
		all[i] = p.Output
	}
	return all
}

// lists returns the pages that list one kind of fact from the whole record.
func (f *format) lists(l *language) []output.Output {
	s := f.site
	all := []output.Output{
		f.output(l, "sources", "sources/index.html", "", func() (*Page, error) { return f.sources(l), nil }),
		f.output(l, "corrections", "corrections/index.html", "", func() (*Page, error) { return f.corrections(l), nil }),
		f.output(l, "search", "search/index.html", "", func() (*Page, error) { return f.search(l), nil }),
		f.output(l, "404", "404.html", "", func() (*Page, error) { return f.notFound(l), nil }),
	}
	if len(s.Votes) > 0 {
		all = append(all, f.output(l, "votes", "votes/index.html", "", func() (*Page, error) { return f.votes(l), nil }))
	}
	if len(s.States) > 0 {
		all = append(all, f.output(l, "states", "states/index.html", "", func() (*Page, error) { return f.states(l), nil }))
	}
	for _, st := range s.States {
		all = append(all, f.output(l, "state", st.Address(), "", func() (*Page, error) { return f.state(l, st), nil }))
	}
	for p := range s.VotePeriods.All() {
		all = append(all, f.output(l, "votes", p.Address(), "", func() (*Page, error) { return f.votesPeriod(l, p), nil }))
	}
	for p := range s.CitationPeriods.All() {
		all = append(all, f.output(l, "sources", p.Address(), "", func() (*Page, error) { return f.sourcesPeriod(l, p), nil }))
	}
	for p := range s.CorrectionPeriods.All() {
		all = append(all, f.output(l, "corrections", p.Address(), "", func() (*Page, error) { return f.correctionsPeriod(l, p), nil }))
	}
	return all
}

func (f *format) output(l *language, kind, address, from string, view func() (*Page, error)) output.Output {
	path := f.site.Path(l.Lang, address)
	return output.Output{Path: path, From: from, Page: true, Kind: kind, Render: func(w io.Writer) error {
		page, err := view()
		if err != nil {
			return fmt.Errorf("make the page %s: %w", path, err)
		}
		return f.templates.Execute(w, page.Kind, page)
	}}
}

// sourceFile returns the content file of the original of a text, or "".
func sourceFile(t *site.Texts) string {
	if original := t.Original(); original != nil {
		return original.File
	}
	return ""
}
