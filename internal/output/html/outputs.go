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
		for of := range s.Pages() {
			all = append(all, page{ed, of}.output())
		}
	}
	for _, ed := range editions {
		all = append(all, ed.embeds()...)
	}
	for _, r := range redirects(s, editions) {
		all = append(all, r.output())
	}
	return all
}

// page is a page of the site in one language.
type page struct {
	*edition
	of site.Page
}

func (p page) path() string { return p.site.Path(p.lang, p.of.Address) }

func (p page) output() output.Output {
	return output.Output{Path: p.path(), From: p.of.File, Page: true, Kind: string(p.of.Kind), Renderer: p}
}

// Render writes the page.
func (p page) Render(w io.Writer) error {
	v, err := p.view()
	if err != nil {
		return fmt.Errorf("make the page %s: %w", p.path(), err)
	}
	return p.options.Templates.Execute(w, v.Kind, v)
}

// view builds the dot of the page's template.
func (p page) view() (*view.Page, error) {
	b := newBuilder(p)
	if p.of.Period != nil {
		return b.periodPage(), nil
	}
	switch s := p.of.Subject.(type) {
	case *site.Year:
		return b.year(s)
	case *site.Term:
		return b.term(s), nil
	case *site.Entry:
		return b.entry(s)
	case *site.Withdrawal:
		return b.withdrawn(s), nil
	case *site.PlainPage:
		return b.plain(s)
	case *site.Vocabulary:
		return b.vocabulary(s), nil
	case *site.Subject:
		return b.subject(s), nil
	case *site.State:
		return b.state(s), nil
	}
	switch p.of.Kind {
	case site.KindHome:
		return b.homePage(p.site.Home)
	case site.KindData:
		return b.data()
	}
	return b.listPage(), nil
}

// periodPage builds the page of a part of a long list.
func (b *builder) periodPage() *view.Page {
	switch period := b.of.Period.(type) {
	case *site.Period[site.Citation]:
		return b.sourcesPeriod(period)
	case *site.Period[site.Correction]:
		return b.correctionsPeriod(period)
	case *site.Period[site.Change]:
		return b.newsPeriod(period)
	case *site.Period[*site.Act]:
		return b.votesPeriod(period)
	}
	period := b.of.Period.(*site.Period[*site.Entry])
	switch s := b.of.Subject.(type) {
	case *site.Year:
		return b.month(s, period)
	case *site.Subject:
		return b.subjectPeriod(s, period)
	}
	return b.termPeriod(b.of.Subject.(*site.Term), period)
}

// listPage builds the page of a kind of which there is one.
func (b *builder) listPage() *view.Page {
	switch b.of.Kind {
	case site.KindSubjects:
		return b.subjects()
	case site.KindVotes:
		return b.votes()
	case site.KindStates:
		return b.states()
	case site.KindSources:
		return b.sources()
	case site.KindCorrections:
		return b.corrections()
	case site.KindNew:
		return b.news()
	case site.KindSearch:
		return b.search()
	case site.KindVerify:
		return b.verify()
	case site.KindSafety:
		return b.newListPage()
	}
	return b.notFound()
}
