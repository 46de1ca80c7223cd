package html

// SearchView leads to every entry by its year and its terms.
type SearchView struct {
	Years  []TermSummary
	Types  []TermSummary
	Bodies []TermSummary
	Topics []TermSummary
	Actors []TermSummary
}

func (f *format) search(l *language) *Page {
	p := f.special(l, "search")
	p.Search = &SearchView{
		Types: f.termSummaries(p, f.site.Types), Bodies: f.termSummaries(p, f.site.Bodies),
		Topics: f.termSummaries(p, f.site.Topics), Actors: f.termSummaries(p, f.site.Actors),
	}
	for _, y := range f.site.Years {
		p.Search.Years = append(p.Search.Years, TermSummary{Link: *p.yearLink(y), Count: len(y.Entries)})
	}
	return p
}
