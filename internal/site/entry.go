package site

import (
	"slices"

	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/record/symbol"
	"annals/internal/record/timeofday"
	"annals/internal/record/vote"
)

// Entry is one event of the record.
type Entry struct {
	Texts
	ID   string // "2018/ga-73-180"; permanent
	File string // "content/2018/ga-73-180.md"

	Date       edtf.Date
	Time       timeofday.Time // of the day; zero when not known
	Type       *Term
	Organ      *Term // nil if no organ acted
	Topics     []*Term
	Actors     []*Term
	Places     []*Term
	Symbols    []symbol.Symbol
	Cosponsors Cosponsors
	Vote       *Vote
	Series     *Series // nil: the entry is compared with nothing
	Stages     []Stage
	Media      []Media
	Sources    []Source
	Provisions []Provision // what its text says, in the order of front matter
	Subjects   []*Subject  // of Provisions, each once
	Milestone  bool
	Draft      bool // present only with Inputs.Drafts
	Embargoed  bool // present only with Inputs.Drafts
	Params     map[string]any

	Corrections []Correction // oldest first
	Added       edtf.Day     // zero when not known
	Updated     edtf.Day     // the newest of Added and the corrections; zero when not known

	order *int // within the day, as front matter gives it

	Number              int // index in Site.Entries
	Year                *Year
	Follows, FollowedBy []*Entry // in time order
	Prev, Next          *Entry   // in time order
	Act                 *Act     // nil if the entry has no vote and is of no series

	FollowsWithdrawn []*Withdrawal // in the order of the front matter
}

// Address returns the entry's output file, language-neutral.
func (e *Entry) Address() string { return addressOf(layout.KindEntry, e.ID) }

// Terms yields the entry's type, its organ and those of its stages, topics, those of its
// subjects, actors, places and subjects, in this order and each once. So an entry is
// listed under the committee that dealt with the draft, and under the topic of what its
// text speaks of, too.
func (e *Entry) Terms(yield func(*Term) bool) {
	for _, t := range [...]*Term{e.Type, e.Organ} {
		if t != nil && !yield(t) {
			return
		}
	}
	for i, stage := range e.Stages {
		if e.addsOrgan(i) && !yield(stage.Organ) {
			return
		}
	}
	for _, t := range e.Topics {
		if !yield(t) {
			return
		}
	}
	for i, s := range e.Subjects {
		if e.addsTopic(i) && !yield(s.Topic) {
			return
		}
	}
	for _, of := range [...][]*Term{e.Actors, e.Places} {
		for _, t := range of {
			if !yield(t) {
				return
			}
		}
	}
	for _, s := range e.Subjects {
		if !yield(&s.Term) {
			return
		}
	}
}

// addsOrgan reports whether the i-th stage is the first to bring its organ.
func (e *Entry) addsOrgan(i int) bool {
	organ := e.Stages[i].Organ
	return organ != nil && organ != e.Organ &&
		!slices.ContainsFunc(e.Stages[:i], func(earlier Stage) bool { return earlier.Organ == organ })
}

// addsTopic reports whether the i-th subject is the first to bring its topic.
func (e *Entry) addsTopic(i int) bool {
	topic := e.Subjects[i].Topic
	return topic != nil && !slices.Contains(e.Topics, topic) &&
		!slices.ContainsFunc(e.Subjects[:i], func(s *Subject) bool { return s.Topic == topic })
}

// yearAndMonth returns where the entry stands in lists: the number of its Year, and
// month 0 if the date has none.
func (e *Entry) yearAndMonth() (year, month int) {
	return yearAndMonth(e.Date)
}

func yearAndMonth(date edtf.Date) (year, month int) {
	if date.Undated() {
		return undatedNumber, 0
	}
	year, _ = date.Year()
	month, _ = date.Month()
	return year, month
}

// Changed returns the day by which feeds sort: the day when the entry was added or last
// corrected, or the day of the event if neither is known.
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

// LastChange returns Changed, but for an event that is to come and does not say when it was
// added the date of the site: it was not added after everything else.
func (s *Site) LastChange(e *Entry) edtf.Day {
	day := e.Changed()
	if e.Updated == (edtf.Day{}) && day.Compare(s.Date) > 0 {
		return s.Date
	}
	return day
}

// Cosponsors is the states that put a text forward.
type Cosponsors struct {
	Count  *int     // nil when not known
	States []string // codes of today of those that are known
}

// Vote is how a text was acted upon, with the votes of states if known.
type Vote struct {
	vote.Decision
	vote.Table // by the codes of today; the notes are in the site's default language
	Tally      vote.Tally
	Note       lang.Text
	Before     []vote.Ballot // parallel to Roll: the state's previous ballot in the series; 0 if there is none to compare with
	Members    int           // of the organ in that year; 0 when not known
	File       string        // the votes file, relative to the site; "" without one
}

// Stage is another stage of the same act.
type Stage struct {
	Label   lang.Text
	Date    edtf.Date
	ID      string // unique among the stages of the entry; "" without one
	Organ   *Term
	Symbols []symbol.Symbol
	Vote    *Vote   // nil if nothing is said of a vote
	Series  *Series // nil: the vote is compared with nothing
	Act     *Act    // nil without a vote
}

// Source is a reference for an entry.
type Source = content.Source

// Correction is a published correction of an entry.
type Correction struct {
	Entry  *Entry
	Date   edtf.Day
	Number int // among those of the entry on that day, from 1
	Text   lang.Text
}

// CorrectionsFeed is the address of the feeds of corrections, without their extensions.
const CorrectionsFeed = "corrections/feed"
