package html

import (
	"slices"

	"annals/internal/site"
)

// SearchView links to every entry by year and by term, and holds the limits that
// static/search.js offers.
type SearchView struct {
	Years  []TermSummary
	Types  []TermSummary
	Bodies []TermSummary
	Topics []TermSummary
	Actors []TermSummary
	Limits []SearchLimit
}

// SearchLimit is a field by whose value results can be limited.
type SearchLimit struct {
	Kind   string // "types", "bodies", "topics" or "language": as the search index has it
	Name   string
	Values []SearchValue
}

// SearchValue is a value that results can be limited to.
type SearchValue struct {
	ID   string
	Name Words
}

func (f *format) search(l *language) *Page {
	p := f.newListPage(l, "search")
	s := f.site
	p.Search = &SearchView{
		Types: f.termSummaries(p, s.Types), Bodies: f.termSummaries(p, s.Bodies),
		Topics: f.termSummaries(p, s.Topics), Actors: f.termSummaries(p, s.Actors),
	}
	for _, y := range s.Years {
		p.Search.Years = append(p.Search.Years, TermSummary{Link: *p.yearLink(y), Count: len(y.Entries)})
	}
	for _, limit := range []SearchLimit{
		{Kind: "types", Name: p.locale.T("entry.type"), Values: p.searchTerms(s.Types)},
		{Kind: "bodies", Name: p.locale.T("entry.organ"), Values: p.searchTerms(s.Bodies)},
		{Kind: "topics", Name: p.locale.T("search.topic"), Values: p.searchTerms(s.Topics)},
		{Kind: "language", Name: p.locale.T("search.language"), Values: p.searchLanguages()},
	} {
		if len(limit.Values) > 1 {
			p.Search.Limits = append(p.Search.Limits, limit)
		}
	}
	return p
}

// searchTerms lists the terms that have entries.
func (p *Page) searchTerms(v *site.Vocabulary) []SearchValue {
	var values []SearchValue
	for _, t := range v.Terms {
		if len(t.Entries) > 0 {
			values = append(values, SearchValue{ID: t.ID, Name: p.localized(t.Label)})
		}
	}
	return values
}

// searchLanguages lists the languages of the entries as the page's language shows
// them: its own, and those of entries that are not translated into it.
func (p *Page) searchLanguages() []SearchValue {
	var values []SearchValue
	for _, tag := range p.site.Tags() {
		if slices.ContainsFunc(p.site.Entries, func(e *site.Entry) bool { return e.In(p.Lang).Lang == tag }) {
			values = append(values, SearchValue{ID: tag, Name: Words{Text: p.LanguageName(tag)}})
		}
	}
	return values
}
