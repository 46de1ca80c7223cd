package view

// ProvisionGroup is what a text says about one subject.
type ProvisionGroup struct {
	ID         string // of its element, on the entry's own page; or ""
	Subject    Link
	Provisions []ProvisionView
}

// ProvisionView is one sentence about what a text says.
type ProvisionView struct {
	Text   Words
	Mark   string // "New in this text", "First mention"; "" if it is neither, or not known
	Place  Words  // in the text
	Quote  Words  // official words
	Source *Link  // to the source on the entry's page, named by its number; nil if none is known
}

// NewProvisions is what is new in the text of an entry.
type NewProvisions struct {
	Entry  EntryLink
	Groups []ProvisionGroup
}

// SubjectView is a subject's own page.
type SubjectView struct {
	ID          string
	Label       Words
	Description Words
	Topic       *Link // that it belongs to, or nil
	Count       int   // of the texts that speak of it
	Series      []SubjectSeries
}

// SubjectSeries is what the texts of one series say about a subject.
type SubjectSeries struct {
	ID       string // of its element
	Name     Words
	Mentions []Mention
}

// Mention is what one text says about a subject.
type Mention struct {
	ID         string // of its element, if it is the first of its year; or ""
	Kind       string // "first", "new" or "said"
	Entry      EntryLink
	Mark       string // "Earliest in this record", or ""
	Same       *Link  // to the mention before it, if the words are the same; Provisions are none then
	Provisions []ProvisionView
}

// SubjectsView is the page of all subjects.
type SubjectsView struct {
	Matrices []SubjectMatrix
	Terms    []TermSummary // all subjects
}

// SubjectMatrix is the table of the subjects of a series by year.
type SubjectMatrix struct {
	ID    string // of its element
	Name  Words  // of the series
	Years []Link
	Rows  []SubjectRow
}

// SubjectRow is a subject in each year of a series.
type SubjectRow struct {
	Subject Link
	Cells   []SubjectCell // one for each year
}

// SubjectCell says whether the texts of a year speak of a subject.
type SubjectCell struct {
	Year  string
	Kind  string // "first", "new" or "said"; "" if they are not known to speak of it
	Words string // "2014: first mention"
	URL   string
}
