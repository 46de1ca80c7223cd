package view

// HomeView is the home page.
type HomeView struct {
	Text     *TextView     // the introduction, or nil
	Entries  int           // how many there are
	Figures  []KeyFigure   // the record in numbers
	Overview *OverviewView // nil if the record has fewer than two years
	Large    bool          // too many entries to show here: Years hold no cards, Page.Long links to them
	Years    []YearSummary
	Groups   []CardGroup // the years with their entries; none if Large
	Filter   *FilterView // nil for a record of one entry
}

// KeyFigure is one of the numbers that sum up the record.
type KeyFigure struct {
	Name   string // what is counted
	Number string // as the page's language writes it
}

// YearSummary is a year in a list, with its cards.
type YearSummary struct {
	ID    string // "2018", "-0044", "undated"
	Name  string // in words: "2018", "45 BCE", "Undated"
	URL   string
	Count int
	Cards []Card
}

// OverviewView is the figure of the home page: the votes of the main series by
// year, and below them a lane of events for each organ.
type OverviewView struct {
	Chart      ChartView
	Text       string      // how to read the lanes
	Milestones []EntryLink // in the order of their numbers; none if there are too many to number
}
