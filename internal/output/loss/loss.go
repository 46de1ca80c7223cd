// Package loss counts what the format of another program has no place for.
//
// Its input is the entries of a record and what a format leaves out; its output is a
// sentence for each of these things that an entry has, with the number of such entries.
// It changes nothing, and knows no format.
package loss

import (
	"fmt"

	"annals/internal/output/span"
	"annals/internal/site"
)

// Loss is something that a number of entries have, and a format has no place for.
type Loss struct {
	Kind  *Kind
	Count int
}

// Kind is a thing that can be lost.
type Kind struct {
	format string // of the message: with whose entries, and the name of the format
	has    func(*site.Entry) bool
}

// What entries may have.
var (
	Texts       = kind("%s a text; %s has the summary alone", hasText)
	Markup      = kind("%s a text; %s has its words, without links and markup", hasText)
	Summaries   = kind("%s a summary and a text; %s has the title alone", func(e *site.Entry) bool { return hasText(e) || e.Original().Summary != "" })
	SourceCount = kind("%s sources; %s has their number alone", func(e *site.Entry) bool { return len(e.Sources) > 0 })
	Files       = kind("%s pictures, papers or recordings; %s has their names and checksums, and not the files", func(e *site.Entry) bool { return len(e.Media) > 0 })
	Described   = kind("%s pictures, papers or recordings; %s describes them, and does not have the files", func(e *site.Entry) bool { return len(e.Media) > 0 })
	Sources     = kind("%s sources; %s has no place for them", func(e *site.Entry) bool { return len(e.Sources) > 0 })
	SourceFacts = kind("%s sources; %s has their titles and addresses alone", func(e *site.Entry) bool { return len(e.Sources) > 0 })
	Votes       = kind("%s a vote; %s has no place for it", func(e *site.Entry) bool { return e.Vote != nil })
	Ballots     = kind("%s votes of states; %s has no place for them", func(e *site.Entry) bool { return e.Vote != nil && len(e.Vote.Roll) > 0 })
	Stages      = kind("%s other stages; %s has no place for them", func(e *site.Entry) bool { return len(e.Stages) > 0 })
	Provisions  = kind("%s provisions, of what their texts say; %s has no place for them", func(e *site.Entry) bool { return len(e.Provisions) > 0 })
	Media       = kind("%s pictures, papers or recordings; %s has no place for them", func(e *site.Entry) bool { return len(e.Media) > 0 })
	MoreMedia   = kind("%s more than one picture, or papers and recordings; %s takes one picture", func(e *site.Entry) bool {
		return len(e.Media) > 1 || len(e.Media) == 1 && !e.Media[0].Is("image")
	})
	Warned = kind("%s a picture with a warning; %s has no place for the warning, and the picture is left out", func(e *site.Entry) bool {
		for i := range e.Media {
			if e.Media[i].Is("image") && !e.Media[i].Warning.IsZero() {
				return true
			}
		}
		return false
	})
	Corrections = kind("%s corrections; %s has no place for them", func(e *site.Entry) bool { return len(e.Corrections) > 0 })
	MoreTopics  = kind("%s more than one topic; %s takes one group", func(e *site.Entry) bool { return len(e.Topics) > 1 })
	Terms       = kind("%s topics, actors or places; %s has no place for them", func(e *site.Entry) bool { return len(e.Topics)+len(e.Actors)+len(e.Places) > 0 })
	Actors      = kind("%s actors or places; %s has no place for them", func(e *site.Entry) bool { return len(e.Actors)+len(e.Places) > 0 })
	Facts       = kind("%s further facts, such as an organ, a symbol or a time of day; %s has no place for them", hasFacts)
	Cut         = kind("%s what led to them outside of the part that was asked for; %s leaves that out", nil)
	Params      = kind("%s params, which are for templates; %s has none of them", func(e *site.Entry) bool { return len(e.Params) > 0 })
)

// What dates may be.
var (
	NoDay = kind("%s no exact day; %s has nothing without one", func(e *site.Entry) bool {
		_, _, ok := e.CalendarDays()
		return !ok
	})
	NoYear  = kind("%s no year; %s has nothing without one", func(e *site.Entry) bool { _, ok := span.Of(e.Date); return !ok })
	FarYear = kind("%s a year that %s cannot hold; what has one is left out", nil)
	InDoubt = kind("%s a date in doubt, or open at an end; %s has the nearest date that it can say", func(e *site.Entry) bool {
		s, ok := span.Of(e.Date)
		return ok && !s.Exact
	})
)

// What words may be.
var (
	Formula = kind("%s words that a spreadsheet would take for a formula; %s has an apostrophe before them", nil)
	Signs   = kind("%s words that %s would read as its own signs; an invisible character, U+2060, stands in them", nil)
	Bars    = kind("%s a label with a sign that parts labels in %s; another one stands in its place", nil)
)

func kind(format string, has func(*site.Entry) bool) *Kind { return &Kind{format, has} }

// Has reports whether an entry has it.
func (k *Kind) Has(e *site.Entry) bool { return k.has(e) }

// Message says what is lost in a format with a name.
func (l Loss) Message(name string) string {
	return fmt.Sprintf(l.Kind.format, entriesHave(l.Count), name)
}

func entriesHave(n int) string {
	if n == 1 {
		return "1 entry has"
	}
	return fmt.Sprintf("%d entries have", n)
}

// Of counts what the entries have of each kind. What none has is left out.
func Of(entries []*site.Entry, kinds ...*Kind) []Loss {
	var all []Loss
	for _, k := range kinds {
		all = append(all, Count(k, entries, k.has)...)
	}
	return all
}

// Count counts the entries of which has reports that they have what k says: none, or one
// loss.
func Count(k *Kind, entries []*site.Entry, has func(*site.Entry) bool) []Loss {
	n := 0
	for _, e := range entries {
		if has(e) {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []Loss{{k, n}}
}

func hasText(e *site.Entry) bool {
	t := e.Original()
	return t != nil && t.Body.Size() > 0
}

func hasFacts(e *site.Entry) bool {
	return e.Organ != nil || e.Series != nil || len(e.Symbols) > 0 || e.Time.String() != "" || e.Cosponsors.Count != nil || len(e.Follows) > 0
}
