package site

import (
	"cmp"
	"slices"
	"time"

	"annals/internal/config"
	"annals/internal/content"
	"annals/internal/diag"
	"annals/internal/edtf"
)

// Inputs is all that a Site is made of.
type Inputs struct {
	Config *config.Config
	Record *content.Record
	Static []string  // files below static/, relative to it
	Drafts bool      // show drafts and what is under embargo
	Now    time.Time // embargoes end at or before it
	Date   edtf.Day  // the build's date; zero: the newest that the content knows

	PageSize int // how many entries a page of a long list holds; zero: PageSize, the constant
}

// resolver carries the site while it is being made. It lives for one Resolve.
type resolver struct {
	in       Inputs
	site     *Site
	problems diag.List

	documents documents
	votes     map[string]*content.VotesFile // by id
	unread    map[string]bool               // files that exist, and of which no more is known
	texts     []Text                        // room for the text of every document
	lists     []*Term                       // room for the terms of entries
	work      edtf.Day                      // the newest of the editors' days
	sources   int                           // how many different ones the citations name
	book      addressBook
	near      *nearby
}

// Resolve joins the documents to a Site. The Site is whole even when the list
// holds errors, so that one run finds as many as it can; it must be published
// only when there is none. The order of the Record's slices has no effect.
func Resolve(in Inputs) (*Site, diag.List) {
	r := &resolver{
		in:     in,
		site:   &Site{Config: in.Config, Outside: in.Record.Links},
		votes:  make(map[string]*content.VotesFile, len(in.Record.Votes)),
		unread: make(map[string]bool, len(in.Record.Unread)),
		texts:  make([]Text, 0, len(in.Record.Documents)),
	}
	r.documents = r.newDocuments()
	r.near = &nearby{left: maxNear, documents: r.documents, files: in.Static}
	r.index()
	r.vocabularies()
	r.makeEntries()
	r.makePages()
	r.order()
	r.makeYears()
	r.translations()
	r.terms()
	r.follows()
	r.states()
	r.citations()
	r.corrections()
	r.periods()
	r.addresses()
	r.redirects()
	r.links()
	r.deadLinks()
	r.site.Date = r.date()
	r.problems.Sort()
	return r.site, r.problems
}

// order puts the entries into the order of time and joins neighbours.
func (r *resolver) order() {
	entries := r.site.Entries
	sortByTime(entries)
	series := map[[2]*Term]*Entry{}
	for i, e := range entries {
		e.Number = i
		if i > 0 {
			e.Prev, entries[i-1].Next = entries[i-1], e
		}
		if e.Organ == nil {
			continue
		}
		kind := [2]*Term{e.Organ, e.Type}
		if before := series[kind]; before != nil {
			e.PrevSeries, before.NextSeries = before, e
		}
		series[kind] = e
	}
}

// sortByTime sorts by the days first, which stand beside each other in memory;
// the entries themselves are looked at only where these are equal.
func sortByTime(entries []*Entry) {
	type dated struct {
		place int64
		*Entry
	}
	byDay := make([]dated, len(entries))
	for i, e := range entries {
		byDay[i] = dated{e.Date.SortKey(), e}
	}
	slices.SortFunc(byDay, func(a, b dated) int {
		if a.place != b.place {
			return cmp.Compare(a.place, b.place)
		}
		return compareEntries(a.Entry, b.Entry)
	})
	for i := range byDay {
		entries[i] = byDay[i].Entry
	}
}

func compareEntries(a, b *Entry) int {
	return cmp.Or(edtf.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
}
