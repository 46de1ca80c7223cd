package view

import "html/template"

// EntryView is an entry's own page.
type EntryView struct {
	*EntrySummary
	Text           *TextView
	TitleNote      string // beside the original title of a document: who translated it; "" without symbols
	Time           *Date  // of the day; nil when not known
	Stages         []StageView
	Cosponsors     *int
	CosponsorNames []Link // of those that are named, which may be fewer; without URL if they have no page
	Actors         []*Link
	Media          []MediaView
	Places         []*Link
	Provisions     []ProvisionGroup // what its text says
	Sources        []SourceView
	Corrections    []CorrectionView
	Follows        []EntryLink // entries that this one follows from
	FollowedBy     []EntryLink // entries that follow from this one
	Prev, Next     *EntryLink  // in time
	Series         Words       // its name; empty if the entry is of none
	PrevSeries     *SeriesLink // in time, on the same question
	NextSeries     *SeriesLink
	Cite           *CiteView
	Data           string // address of the entry as JSON
	Added          *Date
	EditURL        string // where a reader can suggest a correction, or ""
	Permalink      string // absolute
	Year           Link
	Params         map[string]any

	FollowsWithdrawn []WithdrawnView // entries that this one follows from, and that were withdrawn
}

// StageView is another stage of the same act.
type StageView struct {
	Label   Words
	Date    Date
	Organ   *Link
	Symbols []Link
	Vote    *VoteView // nil when neither outcome nor figures are known
}

// CorrectionView is a correction of an entry.
type CorrectionView struct {
	ID    string // of its element, if it is the first of its year on the page of corrections; or ""
	Date  Date
	Text  Words
	Entry *EntryLink // on the page of corrections
}

// SeriesLink is the neighbour of an entry in its series.
type SeriesLink struct {
	ActLink
	Words string        // how it was decided, if it has no figures
	Since template.HTML // the figures of the later of the two votes, against those of the earlier
}

// CiteView is how to cite an entry.
type CiteView struct {
	Sentence template.HTML // without the address
	Files    template.HTML // a line of links to the files for reference managers
	Meta     []Meta        // for search engines
}

// Meta is a name without its prefix, and what it has on a page.
type Meta struct{ Name, Content string }
