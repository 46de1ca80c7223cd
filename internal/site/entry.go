package site

import (
	"annals/internal/content"
	"annals/internal/edtf"
	"annals/internal/lang"
	"annals/internal/symbol"
	"annals/internal/vote"
)

// Entry is one event of the record.
type Entry struct {
	Texts
	ID   string // "2018/ga-73-180", minted once
	File string // "content/2018/ga-73-180.md"

	Date       edtf.Date
	Type       *Term
	Organ      *Term // the organ that acted; nil where none did
	Topics     []*Term
	Actors     []*Term
	Symbols    []symbol.Symbol
	Cosponsors *int
	Vote       *Vote
	Stages     []Stage
	Sources    []Source
	Milestone  bool
	Draft      bool // shown only where drafts are asked for
	Embargoed  bool // likewise
	month      uint8
	year       int32 // this and the month are of Date, which reads its text for them; 0 where it tells none
	Params     map[string]any

	Corrections []Correction // oldest first
	Added       edtf.Day     // zero when not known
	Updated     edtf.Day     // the newest of Added and the corrections; zero when not known

	Number                 int // its place in Site.Entries
	Year                   *Year
	Follows, FollowedBy    []*Entry // in order of time
	Prev, Next             *Entry   // in time
	PrevSeries, NextSeries *Entry   // in time, of the same organ and type
}

// Address returns the entry's output file, neutral of language.
func (e *Entry) Address() string { return e.ID + ".html" }

// Terms lists every term that the entry stands under: its type, its organ where
// one acted, its topics, its actors.
func (e *Entry) Terms() []*Term {
	terms := make([]*Term, 0, 2+len(e.Topics)+len(e.Actors))
	for t := range e.terms {
		terms = append(terms, t)
	}
	return terms
}

// terms yields what Terms lists.
func (e *Entry) terms(yield func(*Term) bool) {
	for _, t := range [...]*Term{e.Type, e.Organ} {
		if t != nil && !yield(t) {
			return
		}
	}
	for _, of := range [...][]*Term{e.Topics, e.Actors} {
		for _, t := range of {
			if !yield(t) {
				return
			}
		}
	}
}

// yearAndMonth returns 0 for a month that the date does not tell.
func (e *Entry) yearAndMonth() (year, month int) { return int(e.year), int(e.month) }

// Changed returns the day that feeds go by: when the entry joined the record or
// was last corrected. An entry that does not say when it was added counts from
// its event.
func (e *Entry) Changed() edtf.Day {
	if e.Updated != (edtf.Day{}) {
		return e.Updated
	}
	if day, ok := e.Date.Latest(); ok {
		return day
	}
	if day, ok := e.Date.Earliest(); ok {
		return day
	}
	year, _ := e.Date.Year() // the days of a season depend on the hemisphere
	return edtf.Day{Year: year, Month: 12, Day: 31}
}

// Vote is how a text was acted upon, with the votes of single states where they
// are known.
type Vote struct {
	Method  vote.Method
	Outcome vote.Outcome
	Tally   vote.Tally
	Note    lang.Text
	Roll    vote.Roll
	Before  []vote.Ballot // what each state of Roll did in the vote before that names it; 0 in its first
	Members int           // of the organ in that year; 0 when not known
	File    string        // the votes file, relative to the site; "" without one
}

// Stage is another stage of the same act.
type Stage struct {
	Label   lang.Text
	Date    edtf.Date
	Organ   *Term
	Symbols []symbol.Symbol
	Method  vote.Method
	Outcome vote.Outcome
	Tally   vote.Tally
}

// Source is where a claim can be looked up.
type Source = content.Source

// Correction tells what was wrong in an entry and what it says now.
type Correction struct {
	Entry *Entry
	Date  edtf.Day
	Text  lang.Text
}
