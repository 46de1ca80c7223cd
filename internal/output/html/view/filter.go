package view

// FilterView is the terms by which the entries of a page can be filtered. Each
// value links to the page of its term; static/filters.js filters in place.
type FilterView struct {
	InPlace bool // the page shows the entries themselves
	Groups  []FilterGroup
}

// FilterGroup is the terms of one vocabulary, or the subjects, that entries of the page have.
type FilterGroup struct {
	Kind   string // "types", "bodies", "topics", "actors", "places" or "subjects"
	Name   string
	Values []FilterValue
}

// FilterValue is a term, with the number of its entries on the page.
type FilterValue struct {
	Link
	Term  int // its number, as EntrySummary.Terms has it
	Count int
}

func (v *FilterView) inPlace() bool { return v != nil && v.InPlace }
