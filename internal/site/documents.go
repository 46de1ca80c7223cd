package site

import (
	"cmp"
	"fmt"
	"slices"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/near"
)

// document is a content.Document with what was resolved from it.
type document struct {
	*content.Document
	published bool   // not a draft, or drafts are included
	address   string // originals only: language-neutral address of the page
	entry     *Entry // originals of published entries only
	text      *Text  // nil if not published
	texts     *Texts // that contain text

	withdrawal *Withdrawal // of a withdrawn entry
}

// documents holds all documents sorted by file, for binary search.
type documents []document

// newDocuments returns the record's documents, sorted without changing the record.
func (r *resolver) newDocuments() documents {
	byFile := func(a, b *content.Document) int { return cmp.Compare(a.File, b.File) }
	from := r.in.Record.Documents
	if !slices.IsSortedFunc(from, byFile) {
		from = slices.Clone(from)
		slices.SortFunc(from, byFile)
	}
	all := make(documents, len(from))
	for i, d := range from {
		all[i].Document = d
		all[i].published = r.isPublished(d)
		if d.Translation == nil {
			all[i].address = addressOf(d.Kind, d.ID)
		}
	}
	return all
}

// find returns the document of a file, or nil.
func (all documents) find(file string) *document {
	i, found := slices.BinarySearchFunc(all, file, func(d document, file string) int { return cmp.Compare(d.File, file) })
	if !found {
		return nil
	}
	return &all[i]
}

// original returns the original of a translation, or nil.
func (all documents) original(d *content.Document) *document {
	if o := all.find(originalName(d)); o != nil && o.Translation == nil && o.Kind == d.Kind {
		return o
	}
	return nil
}

// entry returns the document of an entry, or nil.
func (all documents) entry(id string) *document {
	if d := all.find(entryFile(id)); d != nil && d.Entry != nil {
		return d
	}
	return nil
}

// indexRecord fills the maps of votes and unparsed files, and reports translations and
// votes without an original, unless that exists and could not be parsed.
func (r *resolver) indexRecord() {
	for _, file := range r.in.Record.Unread {
		r.unread[file] = true
	}
	for i := range r.documents {
		d := r.documents[i].Document
		if d.Translation == nil {
			continue
		}
		switch o := r.documents.original(d); {
		case o != nil && o.Withdrawal != nil:
			r.withdrawnPart(d.ID, d.Top(), diag.Error, "this is a translation of an entry that was withdrawn")
		case o == nil && !r.unread[originalName(d)]:
			r.problems.Error(d.Top(), diag.MissingOriginal, "this translation has no original",
				"write "+originalName(d)+" first: it holds the facts, the translation only words")
		}
	}
	for _, v := range r.in.Record.Votes {
		r.checkVotesFile(v)
		r.votes[v.ID] = v
	}
}

// checkVotesFile reports a votes file that belongs neither to an entry nor to a stage of
// one.
func (r *resolver) checkVotesFile(v *content.VotesFile) {
	if r.documents.entry(v.ID) != nil || r.unread[entryFile(v.ID)] {
		return
	}
	const left = "these are the votes of an entry that was withdrawn; they are in no output"
	at, file := diag.Range{Position: diag.Position{File: v.File}}, entryFile(v.ID)
	if r.withdrawnPart(v.ID, at, diag.Warning, left) {
		return
	}
	if entry, stage, ok := layout.Text(v.ID).CutStage(); ok {
		if r.unread[entry.Original()] || r.withdrawnPart(string(entry), at, diag.Warning, left) {
			return
		}
		if d := r.documents.entry(string(entry)); d != nil {
			r.checkStage(at, d.Document, stage)
			return
		}
	}
	r.problems.Error(at, diag.MissingOriginal, "these votes belong to no entry", "write "+file+", or rename the file like its entry")
}

// checkStage reports a votes file of a stage that its entry does not have.
func (r *resolver) checkStage(at diag.Range, d *content.Document, stage string) {
	var ids []string
	for i := range d.Entry.Stages {
		if id := d.Entry.Stages[i].ID; id == stage {
			return
		} else if id != "" {
			ids = append(ids, id)
		}
	}
	hint := fmt.Sprintf("write id = %q below one of [[stages]] in %s, or rename this file like its entry", stage, d.File)
	if similar := near.Word(stage, ids); similar != "" {
		hint = fmt.Sprintf("did you mean %q? rename this file to %s", similar, layout.Text(d.ID).Stage(similar).Votes())
	}
	r.problems.Error(at, diag.UnknownStage, fmt.Sprintf("%s has no stage %q", d.ID, stage), hint)
}

func originalName(d *content.Document) string { return layout.TextOf(d.Kind, d.ID).Original() }

// entryFile returns the file of the entry, or the page, with an id.
func entryFile(id string) string { return layout.Text(id).Original() }

func (r *resolver) isPublished(d *content.Document) bool {
	switch {
	case r.in.Drafts, d.Withdrawal != nil:
		return true
	case d.Page != nil:
		return !d.Page.Draft
	case d.Entry != nil:
		return !d.Entry.Draft && !r.isEmbargoed(d.Entry)
	}
	return !d.Translation.Draft
}

func (r *resolver) isEmbargoed(e *content.Entry) bool {
	return e.PublishAfter.After(r.in.Now)
}
