package view

// YearView is a year's own page.
type YearView struct {
	ID         string    // "2018", "-0044", "undated"
	Heading    string    // of the list of its entries: "Events of 45 BCE"
	Text       *TextView // the introduction, or nil
	Cards      []Card
	Groups     []CardGroup     // the cards by month or day, if they are many
	Filter     *FilterView     // nil for a year of one entry
	Changes    []VoteChange    // of its votes, compared with the previous ones
	Ongoing    *OngoingView    // nil if nothing goes on
	New        []NewProvisions // in its texts
	Prev, Next *Link
	IsLast     bool // Next is what is undated
}

// TermSummary is a term in a list.
type TermSummary struct {
	Link
	Description Words
	Count       int
}

// TermView is a term's own page.
type TermView struct {
	ID          string
	Kind        string // "types", "bodies", "topics", "actors" or "places"
	KindName    string
	Label       Words
	Description Words
	Point       *PointView  // of a place; nil when not given
	Same        []Link      // to the pages of a state's votes, an organ or an actor that is the same
	Count       int         // of the entries
	Cards       []Card      // of the entries; none if Page.Long links to them
	Groups      []CardGroup // the cards by year, if they are many
}

// PointView is a point on the earth, in degrees: "39.03", "-58.4".
type PointView struct{ Lat, Lon string }

// VocabularyView lists the terms of one kind.
type VocabularyView struct {
	Kind    string
	Name    string
	Terms   []TermSummary
	GeoJSON *Link // to the points of the places; nil where there are none
}

// PublisherView is a publisher with its sources.
type PublisherView struct {
	ID      string       // of its section
	Name    string       // "" for sources that name none
	Count   int          // of its sources
	Sources []SourceView // none if Page.Long links to them
	Years   []Link       // to the first of its sources of each year in which the entries stand; none if it has few
}

// LongView replaces a list that is too long for one page: links to its periods,
// and its newest milestones.
type LongView struct {
	Heading    string        // how the list is divided: "By year", "By month"
	Groups     []PeriodGroup // the periods
	Milestones []Card        // in order of time
	Newest     string        // a note that these are not all; "" if they are
}

// PeriodGroup is the periods of one decade, or all of them.
type PeriodGroup struct {
	Name    string // "2010–2019"; "" when there is one group
	Periods []PeriodSummary
}

// PeriodSummary is a period in a list.
type PeriodSummary struct {
	Link
	ID      string // of its element, if it is a year: "y2014"; or ""
	Count   int
	Words   string // the count with its noun: "210 entries"
	Share   string // of the longest period in the list: "52.07%"
	Current bool   // the page itself
}

// PeriodView is the part of a long list that the page shows.
type PeriodView struct {
	List       Words           // what the list is called; "" of the whole record
	Name       string          // "December 2018", "December 2018, part 2 of 3"
	Words      string          // how much there is: "210 entries"
	Siblings   []PeriodSummary // the periods of the same list, with this one
	Prev, Next *Link
}
