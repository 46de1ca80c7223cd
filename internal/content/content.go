// Package content is the load stage: the files below content/ become Documents.
//
// Every file is read and understood on its own, in parallel; a Document depends
// on its file and on the configuration alone, never on another file, and is
// never changed afterwards. What needs two files to be seen (a duplicate
// address, a broken link, a translation without an original) is found by the
// next stage, package site.
//
// The package holds the typed front matter (entry.go, page.go), the layout of
// the folder (layout.go), what was read of it (folder.go) and the rules for single values (values.go). All
// mistakes of all files come back as one diag.List; an error is a failing disk.
package content

import (
	"annals/internal/diag"
	"annals/internal/linkstate"
	"annals/internal/markdown"
	"annals/internal/stricttoml"
	"annals/internal/vote"
)

// Kind tells what a document is for.
type Kind uint8

// The kinds of documents.
const (
	KindEntry Kind = iota // content/2018/ga-73-180.md
	KindPage              // content/about.md
	KindYear              // content/2018/_index.md
	KindHome              // content/_index.md
)

// Document is one Markdown file, understood. Exactly one of Entry, Page and
// Translation is set.
type Document struct {
	File string // "content/2018/ga-73-180.ko.md"
	ID   string // "2018/ga-73-180"; "2018" for a year's introduction; "" for the home page
	Lang string // the language of the text
	Kind Kind

	Entry       *Entry
	Page        *Page
	Translation *Translation

	Body *markdown.Body
	Keys stricttoml.Keys // where every key of the front matter stands

	voteProblems diag.List // what CheckVote says where there is no votes file
}

// VotesFile is the votes of single states, from content/2005/ga-60-173.votes.csv.
type VotesFile struct {
	File string
	ID   string // of the entry that it belongs to
	Roll vote.Roll
}

// Record is everything that content/ holds, in the order of the file names.
type Record struct {
	Documents []*Document
	Votes     []*VotesFile
	Links     linkstate.State // of outside addresses; nil where nothing is remembered
	Unread    []string        // files that could not be understood, which was told of them
}

// At returns the range of a key's value, "sources[1].url" for example.
func (d *Document) At(key string) diag.Range { return d.Keys.Value(key) }

// Top returns the first line of the file, for what no key stands for.
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
	}
	return d.Translation.Title
}

// Summary returns the summary in the front matter, whatever the kind.
func (d *Document) Summary() string {
	switch {
	case d.Entry != nil:
		return d.Entry.Summary
	case d.Page != nil:
		return d.Page.Summary
	}
	return d.Translation.Summary
}

// Aliases returns the old paths that lead to this document.
func (d *Document) Aliases() []string {
	switch {
	case d.Entry != nil:
		return d.Entry.Aliases
	case d.Page != nil:
		return d.Page.Aliases
	}
	return nil
}
