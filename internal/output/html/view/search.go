package view

// SearchView links to every entry by year and by term, and holds the limits that
// static/search.js offers.
type SearchView struct {
	Years    []TermSummary
	Types    []TermSummary
	Bodies   []TermSummary
	Topics   []TermSummary
	Actors   []TermSummary
	Places   []TermSummary
	Subjects []TermSummary
	Limits   []SearchLimit

	Placeholder string // of the field: what can be looked for
	PartHint    string // how a part of a name or of a symbol finds the whole

	Limited []SearchValue // the years to which results can be limited; their IDs are numbers
}

// SearchLimit is a field by whose value results can be limited.
type SearchLimit struct {
	Kind   string // "types", "bodies", "topics", "places", "subjects", "series" or "language": as the search index has it
	Name   string
	Values []SearchValue
}

// SearchValue is a value that results can be limited to.
type SearchValue struct {
	ID   string
	Name Words
}
