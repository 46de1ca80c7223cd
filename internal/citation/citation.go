// Package citation writes what a reader needs to cite an entry, in the forms
// that programs for references read: BibTeX, RIS and CSL-JSON.
//
// Its input is a Work, a plain struct; its output is the text of one record.
// Each form has one escaper, so that no value can end its field, however
// hostile: a title comes from whoever wrote the entry. Letters of all scripts
// stay as they are, in UTF-8.
//
// The package knows no clock. A citation is dated by the state of the record
// that it was made from, which the caller tells.
package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Work is what is cited. Empty fields are left out.
type Work struct {
	ID        string // of the entry: "2018/ga-73-180"
	Title     string
	Site      string // the title of the record that the entry stands in
	Publisher string
	Event     string // when it happened, as precise as is known: "2018-12-17", "2018-12" or "2018"
	AsOf      string // the day of the record's state: "2026-11-23"
	URL       string // absolute
	Lang      string // language tag of Title
	Note      string // event and entry in words
}

// room is about as many bytes as a form needs.
func (w Work) room() int {
	return 256 + len(w.ID) + len(w.Title) + len(w.Site) + 2*len(w.Publisher) + len(w.URL) + len(w.Note)
}

func write(b *strings.Builder, parts ...string) {
	for _, p := range parts {
		b.WriteString(p)
	}
}

// oneLine is s without line breaks, control characters and doubled spaces.
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
	space := true // as if one stood before
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

// parts cuts a date into year, month and day, as far as it goes.
func parts(date string) []string {
	if date == "" {
		return nil
	}
	return strings.Split(date, "-")
}
