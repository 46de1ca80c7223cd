package html

import (
	"slices"
	"strconv"
	"strings"

	"annals/internal/output/html/view"
	"annals/internal/record/symbol"
	"annals/internal/site"
)

func (b *builder) search() *view.Page {
	p, s := b.newListPage(), b.site
	placeholder, part := b.searchHints()
	p.Search = &view.SearchView{
		Placeholder: placeholder, PartHint: part,
		Types: b.termSummaries(s.Types.Terms), Bodies: b.termSummaries(s.Bodies.Terms),
		Topics: b.termSummaries(s.Topics.Terms), Actors: b.termSummaries(s.Actors.Terms), Places: b.termSummaries(s.Places.Terms),
		Subjects: b.subjectSummaries(),
	}
	for _, y := range s.Years {
		p.Search.Years = append(p.Search.Years, view.TermSummary{Link: *b.yearLink(y), Count: len(y.Entries)})
		if !y.IsUndated() {
			p.Search.Limited = append(p.Search.Limited, view.SearchValue{ID: strconv.Itoa(y.Number), Name: view.Words{Text: b.yearName(y)}})
		}
	}
	for _, limit := range []view.SearchLimit{
		{Kind: "types", Name: b.locale.T("entry.type"), Values: b.searchTerms(s.Types.Terms)},
		{Kind: "bodies", Name: b.locale.T("entry.organ"), Values: b.searchTerms(s.Bodies.Terms)},
		{Kind: "topics", Name: b.locale.T("search.topic"), Values: b.searchTerms(s.Topics.Terms)},
		{Kind: "subjects", Name: b.locale.T("search.subject"), Values: b.searchTerms(subjectTerms(s))},
		{Kind: "series", Name: b.locale.T("search.series"), Values: b.searchSeries()},
		{Kind: "places", Name: b.locale.T("search.place"), Values: b.searchTerms(s.Places.Terms)},
		{Kind: "language", Name: b.locale.T("search.language"), Values: b.searchLanguages()},
	} {
		if len(limit.Values) > 1 {
			p.Search.Limits = append(p.Search.Limits, limit)
		}
	}
	return p
}

// searchHints returns what can be looked for, with a symbol of the record as an example,
// and how a part of it finds the whole.
func (b *builder) searchHints() (placeholder, part string) {
	placeholder, part = b.locale.T("search.placeholder"), b.locale.T("search.try_part")
	for _, e := range slices.Backward(b.site.Entries) {
		if len(e.Symbols) == 0 {
			continue
		}
		whole := e.Symbols[0].String()
		placeholder = b.locale.T("search.placeholder_symbol", "symbol", whole)
		if end := endOf(e.Symbols[0]); end != "" {
			part = b.locale.T("search.try_symbol", "part", end, "symbol", whole)
		}
		break
	}
	return placeholder, part
}

// endOf returns the shortest end of a symbol by which it is found; "" if there is none.
func endOf(s symbol.Symbol) string {
	whole, shortest := s.String(), ""
	for _, part := range s.Parts() {
		if len(part) < len(whole) && strings.HasSuffix(strings.ToLower(whole), part) && (shortest == "" || len(part) < len(shortest)) {
			shortest = whole[len(whole)-len(part):]
		}
	}
	return shortest
}

// searchTerms lists those of terms that have entries.
func (ed *edition) searchTerms(terms []*site.Term) []view.SearchValue {
	var values []view.SearchValue
	for _, t := range terms {
		if len(t.Entries) > 0 {
			values = append(values, view.SearchValue{ID: t.ID, Name: ed.localized(t.Label)})
		}
	}
	return values
}

// searchSeries lists the series that have acts.
func (ed *edition) searchSeries() []view.SearchValue {
	var values []view.SearchValue
	for _, s := range ed.site.Series {
		if len(s.Acts) > 0 {
			values = append(values, view.SearchValue{ID: s.ID, Name: ed.localized(s.Label)})
		}
	}
	return values
}

// searchLanguages lists the languages of the entries as the page's language shows
// them: its own, and those of entries that are not translated into it.
func (b *builder) searchLanguages() []view.SearchValue {
	used := map[string]bool{}
	for _, e := range b.site.Entries {
		used[e.In(b.Lang).Lang] = true
	}
	var values []view.SearchValue
	for _, tag := range b.site.Tags() {
		if used[tag] {
			values = append(values, view.SearchValue{ID: tag, Name: view.Words{Text: b.LanguageName(tag)}})
		}
	}
	return values
}
