package view

import (
	"html/template"
	"strings"
)

// Words is text with its language. It prints as plain text; .HTML marks it up
// when its language is not the page's.
type Words struct {
	Text string
	Lang string // "" when it is the page's language
	Dir  string // "ltr" or "rtl" of Lang; "" like it
}

// String returns the plain text.
func (w Words) String() string { return w.Text }

// HTML returns the escaped text, in a span with its language when that is not the
// page's.
func (w Words) HTML() template.HTML {
	text := w.Text
	if !isPlain(text) {
		text = template.HTMLEscapeString(text)
	}
	if w.Lang == "" {
		return template.HTML(text)
	}
	return template.HTML(`<span lang="` + template.HTMLEscapeString(w.Lang) + `" dir="` + w.Dir + `">` + text + `</span>`)
}

// isPlain reports whether HTMLEscapeString would return a text unchanged. It is
// several times faster, and a page has dozens of texts.
func isPlain(text string) bool {
	for _, c := range []byte("<>&'\"\x00") {
		if strings.IndexByte(text, c) >= 0 {
			return false
		}
	}
	return true
}

// Date is a day or a span in words, with its machine-readable form.
type Date struct {
	Words   string // "17 December 2018"
	Machine string // "2018-12-17", for <time datetime>; "" if HTML has no form for it
}

// String returns the date in words.
func (d Date) String() string { return d.Words }

// Link is a named address.
type Link struct {
	Name Words
	URL  string
}

// EntryLink is a link to an entry, with its date and vote.
type EntryLink struct {
	ID    string
	Title Words
	URL   string
	Date  Date
	Vote  string // the figures of its vote in one line, or ""
}

// ActLink is a link to an act, which is the vote of an entry or of one of its stages.
type ActLink struct {
	EntryLink       // of a stage: with its date and vote
	Stage     Words // the label of the stage; empty for the entry's own vote
}
