package view

// Card is an entry in a list: the dot of partials/card.html.
type Card struct {
	*Context
	Entry *EntrySummary
}

// EntrySummary is an entry as lists and links from other entries show it.
type EntrySummary struct {
	ID        string
	URL       string
	Title     Words
	Summary   Words
	Date      Date
	Type      *Link
	Organ     *Link // nil if no organ acted
	Topics    []*Link
	Terms     string // the numbers of all terms of the entry: "3 14 15"
	Symbols   []Link
	Vote      *VoteView // nil if nothing was put to the vote; has Groups only on the entry's own page
	Milestone bool
	Draft     bool
	Embargoed bool
}
