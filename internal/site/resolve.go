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

	originals map[string]*content.Document // by kind and id
	unread    map[string]bool              // files that exist, and of which no more is known
	published map[*content.Document]bool
	entries   map[string]*Entry // by id, published ones
	hidden    map[string]bool   // ids of drafts and embargoed entries that are left out
	documents map[string]*documentText
	votes     map[string]*content.VotesFile
	near      *nearby
}

// documentText joins a document with the words that the site shows of it.
type documentText struct {
	doc   *content.Document
	text  *Text
	texts *Texts
}

// Resolve joins the documents to a Site. The Site is whole even when the list
// holds errors, so that one run finds as many as it can; it must be published
// only when there is none. The order of the Record's slices has no effect.
func Resolve(in Inputs) (*Site, diag.List) {
	in.Record = sorted(in.Record)
	r := &resolver{
		in:        in,
		site:      &Site{Config: in.Config},
		originals: map[string]*content.Document{},
		unread:    map[string]bool{},
		published: map[*content.Document]bool{},
		entries:   map[string]*Entry{},
		hidden:    map[string]bool{},
		documents: map[string]*documentText{},
		votes:     map[string]*content.VotesFile{},
		near:      newNearby(in),
	}
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
	r.site.Date = r.date()
	r.problems.Sort()
	return r.site, r.problems
}

// sorted returns the record in the order of the file names.
func sorted(record *content.Record) *content.Record {
	s := &content.Record{Documents: slices.Clone(record.Documents), Votes: slices.Clone(record.Votes), Unread: record.Unread}
	slices.SortFunc(s.Documents, func(a, b *content.Document) int { return cmp.Compare(a.File, b.File) })
	slices.SortFunc(s.Votes, func(a, b *content.VotesFile) int { return cmp.Compare(a.File, b.File) })
	return s
}

// key tells documents of different kinds apart that have one id, such as the
// page "2018" and the year 2018.
func key(d *content.Document) string {
	return string(rune('0'+d.Kind)) + d.ID
}

// index notes the originals and the votes files, and refuses what stands alone,
// unless what it belongs to is there and could not be read.
func (r *resolver) index() {
	for _, file := range r.in.Record.Unread {
		r.unread[file] = true
	}
	for _, d := range r.in.Record.Documents {
		if d.Translation == nil {
			r.originals[key(d)] = d
			r.published[d] = r.isPublished(d)
		}
	}
	for _, d := range r.in.Record.Documents {
		if d.Translation != nil && r.originals[key(d)] == nil && !r.unread[originalName(d)] {
			r.problems.Error(d.Top(), diag.MissingOriginal, "this translation has no original",
				"write "+originalName(d)+" first: it holds the facts, the translation only words")
		}
	}
	for _, v := range r.in.Record.Votes {
		entry := entryFile(v.ID)
		if r.originals[string(rune('0'+content.KindEntry))+v.ID] == nil && !r.unread[entry] {
			at := diag.Range{Position: diag.Position{File: v.File}}
			r.problems.Error(at, diag.MissingOriginal, "these votes belong to no entry", "write "+entry+", or rename the file like its entry")
		}
		r.votes[v.ID] = v
	}
}

func originalName(d *content.Document) string {
	switch d.Kind {
	case content.KindHome:
		return "content/_index.md"
	case content.KindYear:
		return "content/" + d.ID + "/_index.md"
	}
	return entryFile(d.ID)
}

// entryFile returns the file of the entry, or the page, with an id.
func entryFile(id string) string { return "content/" + id + ".md" }

func (r *resolver) isPublished(d *content.Document) bool {
	switch {
	case r.in.Drafts:
		return true
	case d.Page != nil:
		return !d.Page.Draft
	case d.Entry != nil:
		return !d.Entry.Draft && !r.isEmbargoed(d.Entry)
	}
	return true
}

func (r *resolver) isEmbargoed(e *content.Entry) bool {
	return e.PublishAfter.After(r.in.Now)
}

// order puts the entries into the order of time and joins neighbours.
func (r *resolver) order() {
	entries := r.site.Entries
	slices.SortFunc(entries, compareEntries)
	series := map[[2]*Term]*Entry{}
	for i, e := range entries {
		if i > 0 {
			e.Prev, entries[i-1].Next = entries[i-1], e
		}
		if e.Body == nil {
			continue
		}
		kind := [2]*Term{e.Body, e.Type}
		if before := series[kind]; before != nil {
			e.PrevSeries, before.NextSeries = before, e
		}
		series[kind] = e
	}
}

func compareEntries(a, b *Entry) int {
	return cmp.Or(edtf.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
}
