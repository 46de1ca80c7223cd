package html

import (
	"fmt"
	"io"

	"annals/internal/output"
	"annals/internal/output/html/view"
	"annals/internal/site"
)

// Outputs lists the pages of s.
func Outputs(s *site.Site, o Options) []output.Output {
	editions := newEditions(s, o)
	var all []output.Output
	for _, ed := range editions {
		for _, p := range ed.pages() {
			all = append(all, p.output())
		}
	}
	for _, r := range redirects(s, editions) {
		all = append(all, r.output())
	}
	return all
}

// page is a page of the plan.
type page struct {
	*edition
	kind    string // the template's name
	address string // neutral of language
	from    string // the file of the site that it is made from, or ""
	subject any    // what it shows; nil if kind and edition determine that
}

// The subjects of pages that show one period of the entries of a year or term.
type (
	yearPart struct {
		year   *site.Year
		period *site.Period[*site.Entry]
	}
	termPart struct {
		term   *site.Term
		period *site.Period[*site.Entry]
	}
)

func (p page) path() string { return p.site.Path(p.lang, p.address) }

func (p page) output() output.Output {
	return output.Output{Path: p.path(), From: p.from, Page: true, Kind: p.kind, Render: p.Render}
}

// Render writes the page.
func (p page) Render(w io.Writer) error {
	v, err := p.view()
	if err != nil {
		return fmt.Errorf("make the page %s: %w", p.path(), err)
	}
	return p.options.Templates.Execute(w, p.kind, v)
}

// view builds the dot of the page's template.
func (p page) view() (*view.Page, error) {
	b := newBuilder(p)
	switch s := p.subject.(type) {
	case *site.Home:
		return b.homePage(s)
	case *site.Year:
		return b.year(s)
	case yearPart:
		return b.month(s.year, s.period), nil
	case *site.Term:
		return b.term(s), nil
	case termPart:
		return b.termPeriod(s.term, s.period), nil
	case *site.Entry:
		return b.entry(s)
	case *site.PlainPage:
		return b.plain(s)
	case *site.Vocabulary:
		return b.vocabulary(s), nil
	case *site.State:
		return b.state(s), nil
	case *site.Period[*site.Entry]:
		return b.votesPeriod(s), nil
	case *site.Period[site.Citation]:
		return b.sourcesPeriod(s), nil
	case *site.Period[site.Correction]:
		return b.correctionsPeriod(s), nil
	}
	return b.listPage(), nil
}

// listPage builds a page whose kind determines what it shows.
func (b *builder) listPage() *view.Page {
	switch b.kind {
	case "votes":
		return b.votes()
	case "states":
		return b.states()
	case "sources":
		return b.sources()
	case "corrections":
		return b.corrections()
	case "search":
		return b.search()
	}
	return b.notFound()
}

// pages lists every page of an edition.
func (ed *edition) pages() []page {
	var all []page
	add := func(kind, address, from string, subject any) {
		all = append(all, page{edition: ed, kind: kind, address: address, from: from, subject: subject})
	}
	s := ed.site
	add("home", s.Home.Address(), sourceFile(&s.Home.Texts), s.Home)
	for _, y := range s.Years {
		add("year", y.Address(), sourceFile(&y.Texts), y)
		for _, m := range y.Months {
			add("year", m.Address(), "", yearPart{y, m})
		}
	}
	for _, v := range s.Vocabularies() {
		for _, t := range v.Terms {
			add("term", t.Address(), "config.toml", t)
			for p := range t.Periods.All() {
				add("term", p.Address(), "config.toml", termPart{t, p})
			}
		}
	}
	for _, e := range s.Entries {
		add("entry", e.Address(), e.File, e)
	}
	for _, p := range s.PlainPages {
		add("page", p.Address(), sourceFile(&p.Texts), p)
	}
	for _, v := range s.Vocabularies() {
		add("vocabulary", v.Address(), "config.toml", v)
	}
	for _, kind := range []string{"sources", "corrections", "search"} {
		add(kind, listAddress(kind), "", nil)
	}
	add("404", "404.html", "", nil)
	addVotes(s, add)
	for p := range s.CitationPeriods.All() {
		add("sources", p.Address(), "", p)
	}
	for p := range s.CorrectionPeriods.All() {
		add("corrections", p.Address(), "", p)
	}
	return all
}

func addVotes(s *site.Site, add func(kind, address, from string, subject any)) {
	if len(s.Votes) > 0 {
		add("votes", listAddress("votes"), "", nil)
	}
	if len(s.States) > 0 {
		add("states", listAddress("states"), "", nil)
	}
	for _, st := range s.States {
		add("state", st.Address(), "", st)
	}
	for p := range s.VotePeriods.All() {
		add("votes", p.Address(), "", p)
	}
}

// listAddress returns the address of the page that lists one kind of fact from
// the whole record.
func listAddress(kind string) string { return kind + "/index.html" }

// sourceFile returns the content file of the original of a text, or "".
func sourceFile(t *site.Texts) string {
	if original := t.Original(); original != nil {
		return original.File
	}
	return ""
}
