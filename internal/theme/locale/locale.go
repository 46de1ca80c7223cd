// Package locale provides the texts of the user interface in each language of a site.
//
// Its input is the built-in catalogues (i18n/<tag>.toml of the theme) and those of a
// site (templates/i18n/<tag>.toml). Its output is one Locale per language: texts by id,
// with plural forms, dates in words, numbers, and the direction of the script.
//
// # Lookup
//
// A text is looked up in the site's catalogue of the language, then in the built-in
// one, then in both of its base language (ko for ko-KR), then in English. So a site
// can override single texts, add a language that Annals does not ship, and define
// texts for its own templates under messages.site, where ids are free.
//
// Load reports the mistakes of catalogues with their positions: unknown ids,
// placeholders that the English text does not have, invalid date patterns. A missing
// or incomplete catalogue is a warning.
//
// A Locale is immutable to its callers and safe for concurrent use. It does not depend
// on the machine's language or time zone, and returns plain text that the caller must
// escape for HTML.
package locale

import (
	"cmp"
	"fmt"
	"sync/atomic"

	"annals/internal/load/markdown"
	"annals/internal/record/edtf"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// Locale is the user interface in one language.
type Locale struct {
	tag       string
	direction string
	words     edtf.Words
	numbers   numberFormat
	messages  map[string]message
}

// message is a text, possibly with placeholders.
type message struct {
	text   string        // of a plural, the form other
	forms  *i18n.Message // nil unless it is a plural
	plural *plural       // rules of the language of forms
	counts *countCache   // nil unless it is a plural
}

// countCache caches a plural text with small numbers, each made at its first use.
type countCache [256]atomic.Pointer[string]

// Tag returns the language tag of the locale, as given to Load.
func (l *Locale) Tag() string { return l.tag }

// Dir returns the direction of the script: "ltr" or "rtl".
func (l *Locale) Dir() string { return l.direction }

// Has reports whether the language or English has a text with this id.
func (l *Locale) Has(id string) bool {
	_, ok := l.messages[id]
	return ok
}

// T returns the text with an id, such as "nav.timeline". The pairs after it are values
// of placeholders: T("page.number", "number", 2, "total", 7). An int is formatted as by
// Number, except in {year}; a date is written in words. An unknown id is returned in
// double brackets, to be noticed.
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

// N returns the text with an id in the plural form of n, and with n as {count}.
// Further pairs are values of placeholders, as in T.
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

// Year returns the number of a year as headings have it: "2018", "45 BCE".
func (l *Locale) Year(year int) string { return l.words.YearNumber(year) }

// Month returns the name of a month, 1 to 12.
func (l *Locale) Month(month int) string { return l.words.Months[month-1] }

// Day returns a day in words: "17 December 2018".
func (l *Locale) Day(d edtf.Day) string { return l.Date(d.Date()) }

// Months returns the names of the twelve months: without a day and, in languages that
// have another form for it, with one.
func (l *Locale) Months() [][]string {
	if len(l.words.MonthsOfDays) == 0 {
		return [][]string{l.words.Months}
	}
	return [][]string{l.words.Months, l.words.MonthsOfDays}
}

// RenderOptions returns the options for a text that is shown at the address page,
// or with "" on its own page.
func (l *Locale) RenderOptions(page string) markdown.RenderOptions {
	return markdown.RenderOptions{
		Page: page, FootnotesTitle: l.T("entry.footnotes"), BacklinkLabel: l.T("entry.footnote_back"), TableLabel: l.T("page.table"),
	}
}

// Number returns n with the language's digits and digit groups: "12,345".
func (l *Locale) Number(n int) string { return l.numbers.format(n) }

// Missing is the prefix of what T and N return for an unknown id.
const Missing = "⟦"

func missing(id string) string { return Missing + id + "⟧" }

// value formats the value of the placeholder called name.
func (l *Locale) value(name string, v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		if name == "year" {
			return l.Year(v)
		}
		return l.Number(v)
	case edtf.Date:
		return l.Date(v)
	case edtf.Day:
		return l.Day(v)
	}
	return fmt.Sprint(v)
}
