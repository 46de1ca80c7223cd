// Package content loads the files below content/ and parses them into Documents.
//
// Its input is the site folder and the configuration; its output is a Record of
// Documents and votes files, and one diag.List with all problems of all files.
// An error is a failing disk.
//
// Every file is parsed on its own, in parallel: a Document depends only on its
// file and on the configuration, and is immutable. Problems that involve two
// files (a duplicate address, a broken link, a translation without an original)
// are found by the next stage, package site.
//
// The package defines the typed front matter (entry.go, page.go), the loaded state of
// the folder (folder.go) and the types of single values (values.go).
package content

import (
	"annals/internal/diag"
	"annals/internal/load/cleanfile"
	"annals/internal/load/layout"
	"annals/internal/load/linkstate"
	"annals/internal/load/markdown"
	"annals/internal/load/stricttoml"
	"annals/internal/record/vote"
)

// Document is a parsed Markdown file. Exactly one of Entry, Page, Translation and
// Withdrawal is set.
type Document struct {
	File string // "content/2018/ga-73-180.ko.md"
	ID   string // "2018/ga-73-180"; "2018" for a year's introduction; "" for the home page
	Lang string // the language of the text
	Kind layout.Kind

	Entry       *Entry
	Page        *Page
	Translation *Translation
	Withdrawal  *Withdrawal // in place of Entry

	Body *markdown.Body
	Keys stricttoml.Keys // the positions of the front matter's keys

	voteProblems diag.List // the result of CheckVotes without votes files
}

// VotesFile holds the votes by state of an entry or of one of its stages, from a file such
// as content/2005/ga-60-173.votes.csv or content/2005/ga-60-173.third-committee.votes.csv.
type VotesFile struct {
	File string
	ID   string // of the entry; with a dot and the id of the stage after it, of a stage
	vote.Table
}

// top returns the first line of the file.
func (f *VotesFile) top() diag.Range {
	return diag.Range{Position: diag.Position{File: f.File, Line: 1, Column: 1}}
}

// EvidenceFile is a file in the folder of an entry.
type EvidenceFile struct {
	cleanfile.File
	ID   string // of the entry that it belongs to
	Name string // in the folder
}

// Record is the content of content/, in the order of the file names.
type Record struct {
	Documents []*Document
	Votes     []*VotesFile
	Evidence  []*EvidenceFile
	Links     linkstate.State // of outside addresses; nil without a file of it
	Unread    []string        // files without a result, and their intended paths
}

// At returns the range of a key's value, "sources[1].url" for example.
func (d *Document) At(key string) diag.Range { return d.Keys.Value(key) }

// Top returns the first line of the file, for problems that belong to no key.
func (d *Document) Top() diag.Range {
	return diag.Range{Position: diag.Position{File: d.File, Line: 1, Column: 1}}
}

// Title returns the title in the front matter, whatever the kind.
func (d *Document) Title() string {
	switch {
	case d.Entry != nil:
		return d.Entry.Title
	case d.Page != nil:
		return d.Page.Title
	case d.Translation != nil:
		return d.Translation.Title
	}
	return ""
}

// Summary returns the summary in the front matter, whatever the kind.
func (d *Document) Summary() string {
	if d.Withdrawal != nil {
		return ""
	}
	return *d.summary()
}

func (d *Document) summary() *string {
	switch {
	case d.Entry != nil:
		return &d.Entry.Summary
	case d.Page != nil:
		return &d.Page.Summary
	}
	return &d.Translation.Summary
}

// Aliases returns the old paths that redirect to this document.
func (d *Document) Aliases() []string {
	switch {
	case d.Entry != nil:
		return d.Entry.Aliases
	case d.Page != nil:
		return d.Page.Aliases
	case d.Withdrawal != nil:
		return d.Withdrawal.Aliases
	}
	return nil
}
