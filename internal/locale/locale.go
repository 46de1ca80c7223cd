// Package locale holds the words of the interface: what a page says around its
// content, in each language of a site.
//
// Its input is the built-in catalogues (i18n/<tag>.toml of the theme) and those
// of a site (templates/i18n/<tag>.toml). Its output is one Locale a language:
// texts by id, with the plural forms of the language, dates in words, numbers,
// and the direction of the script.
//
// # Where a text comes from
//
// The site's catalogue of the language, then the built-in one, then both of the
// language it is a variant of (ko for ko-KR), then English. A site overrides
// single texts, brings a whole language that Annals does not ship, and keeps
// texts for templates of its own under messages.site, where ids are free.
//
// Load reports every mistake of a catalogue at its place: an unknown id with a
// near one, a {place} that the English text does not have, flawed patterns of
// dates. A language without a catalogue, or with an incomplete one, is a warning.
//
// A Locale always gives the same answers and is safe for concurrent use. It
// never looks at the machine's own language or time zone, and returns plain text
// that whoever writes HTML has yet to escape.
package locale

import (
	"cmp"
	"fmt"
	"sync/atomic"

	"annals/internal/edtf"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// Locale is the interface in one language.
type Locale struct {
	tag       string
	direction string
	words     edtf.Words
	numbers   numberFormat
	messages  map[string]message
}

// message is a text that is ready to be shown, or to be filled.
type message struct {
	text   string        // for a plural, the form named other
	forms  *i18n.Message // of a plural; nil for any other text
	plural *plural       // of the language of forms
	counts *countCache   // of a plural
}

// known is a text with the numbers that pages are full of, each made when it is
// first asked for.
type countCache [256]atomic.Pointer[string]

// Tag returns the language tag that the locale was asked for by.
func (l *Locale) Tag() string { return l.tag }

// Dir returns the direction of the script: "ltr" or "rtl".
func (l *Locale) Dir() string { return l.direction }

// Has reports whether there is a text with this id, in the language or in
// English.
func (l *Locale) Has(id string) bool {
	_, ok := l.messages[id]
	return ok
}

// T returns the text with an id, such as "nav.timeline". The pairs after it
// fill the places in braces: T("page.number", "number", 2, "total", 7). A whole
// number is written as Number does, except for the year in {year}; a date in
// words. An id that no catalogue has is returned in double brackets, to be seen.
func (l *Locale) T(id string, pairs ...any) string {
	m, ok := l.messages[id]
	if !ok {
		return missing(id)
	}
	if len(pairs) == 0 {
		return m.text
	}
	return l.fill(m.text, pairs)
}

// N returns the text with an id in the plural form that n asks for, with n in
// the place {count}. Further pairs fill other places, as in T.
func (l *Locale) N(id string, n int, pairs ...any) string {
	m, ok := l.messages[id]
	if !ok {
		return missing(id)
	}
	if m.counts == nil || len(pairs) > 0 || n < 0 || n >= len(m.counts) {
		return l.count(m, n, pairs)
	}
	text := m.counts[n].Load()
	if text == nil {
		text = new(l.count(m, n, nil))
		m.counts[n].Store(text)
	}
	return *text
}

func (l *Locale) count(m message, n int, pairs []any) string {
	text := m.text
	if m.forms != nil {
		text = cmp.Or(m.plural.form(n).in(m.forms), m.text)
	}
	return l.fill(text, append([]any{"count", n}, pairs...))
}

// Date returns a date in words: "17 December 2018", "about 2014".
func (l *Locale) Date(d edtf.Date) string { return d.Text(&l.words) }

// Day returns a day in words: "17 December 2018".
func (l *Locale) Day(d edtf.Day) string { return l.Date(d.Date()) }

// Number returns n with the digits and the groups of the language: "12,345".
func (l *Locale) Number(n int) string { return l.numbers.format(n) }

// Missing is what the stand-in for a text that no catalogue has begins with.
const Missing = "⟦"

func missing(id string) string { return Missing + id + "⟧" }

// value writes what fills the place called name.
func (l *Locale) value(name string, v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		if name == "year" {
			return l.numbers.digits(v)
		}
		return l.Number(v)
	case edtf.Date:
		return l.Date(v)
	case edtf.Day:
		return l.Day(v)
	}
	return fmt.Sprint(v)
}
