// Package citation encodes the citation of an entry or a source for reference
// managers: as BibTeX, RIS and CSL-JSON.
//
// Its input is a Work, a plain struct; its output is the caller's buffer with the text of one
// record appended. Each
// format has one escaper, so that no value can end its field: titles are untrusted
// input. Letters of all scripts are written in UTF-8.
//
// The package never reads a clock: the caller passes the date of the record's state
// that is cited. It never makes up a name for a work that names nobody.
package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is what a work is.
type Kind uint8

// The kinds.
const (
	Webpage Kind = iota
	Document
	Report // a document with a number
	Book
	Article
	Sound
	Film
	Interview
	Dataset
)

// forms are the names of the kinds in the three formats.
var forms = [...]struct{ bibtex, ris, csl string }{
	Webpage:   {"misc", "ELEC", "webpage"},
	Document:  {"misc", "GEN", "document"},
	Report:    {"techreport", "RPRT", "report"},
	Book:      {"book", "BOOK", "book"},
	Article:   {"article", "JOUR", "article-journal"},
	Sound:     {"misc", "SOUND", "song"},
	Film:      {"misc", "VIDEO", "motion_picture"},
	Interview: {"unpublished", "PCOMM", "interview"},
	Dataset:   {"misc", "DATA", "dataset"},
}

// Work is the cited work. Empty fields are omitted.
type Work struct {
	Kind      Kind
	ID        string // see EntryID and SourceID
	Title     string
	Authors   []string // as "Family, Given", or as organizations call themselves
	Site      string   // title of the record or the journal that contains the work
	Publisher string
	Event     string // date of the event, as precise as known: "2018-12-17", "2018-12" or "2018"
	AsOf      string // date of the record's state, or of the source: "2026-11-23"
	Version   string // the day of the last change of an entry
	Accessed  string // the day on which the source was looked at
	URL       string // absolute
	DOI       string
	ISBN      string
	Number    string // of a report: the document's symbol
	Pages     string // "12–14"
	Location  string // where it is kept
	Lang      string // language tag of Title
	Note      string // event and entry in prose
}

// buffer is what a record is appended to.
type buffer []byte

func (b *buffer) add(parts ...string) {
	for _, p := range parts {
		*b = append(*b, p...)
	}
}

// oneLine returns s without line breaks, control characters and repeated spaces.
func oneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(s), " ")
}

func isOneLine(s string) bool {
	space := true // so that a leading space is rejected
	for _, r := range s {
		isSpace := r == ' '
		switch {
		case isSpace && space, r < ' ', r == 0x7f:
			return false
		case r >= utf8.RuneSelf && (r == utf8.RuneError || unicode.IsSpace(r) || unicode.IsControl(r)):
			return false
		}
		space = isSpace
	}
	return !space || s == ""
}

// dateParts splits a date into year, month and day, as far as it is precise.
func dateParts(date string) []string {
	if date == "" {
		return nil
	}
	return strings.Split(date, "-")
}
