// Package uwazi is the format of a table that Uwazi imports, the database of documents and
// testimonies by HURIDOCS. It is made on request.
//
// Its input is the Site; its output is a row for each entry. The columns are named as the
// properties that a template of Uwazi needs for them: `annals help export` lists them with
// their types. Words stand in a column for each language, title__en and title__ko, or in one
// where there is one language. The column date has days alone, for Uwazi would make the first
// of January of a year; date_range has what a date allows, and edtf the date as it is.
//
// Texts are there without markup. What a spreadsheet would take for a formula has an apostrophe before it. What the
// format has no place for is counted by Losses.
package uwazi

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"annals/internal/output"
	"annals/internal/output/cell"
	"annals/internal/output/loss"
	"annals/internal/record/edtf"
	"annals/internal/record/geo"
	"annals/internal/record/vote"
	"annals/internal/site"
)

// Name is the name of the other program.
const Name = "Uwazi"

// table is the record as a table.
type table struct {
	site *site.Site
	tags []string // languages of the words; one: they need no column each
}

// File returns the record for Uwazi, in the languages of the site or in one, if lang is
// not "".
func File(s *site.Site, lang string) output.Renderer { return newTable(s, lang) }

func newTable(s *site.Site, lang string) table {
	if lang != "" {
		return table{s, []string{lang}}
	}
	return table{s, s.Tags()}
}

// Losses counts what the format has no place for.
func Losses(s *site.Site, lang string) []loss.Loss {
	t := newTable(s, lang)
	all := loss.Of(s.Entries, loss.Markup, loss.Ballots, loss.Stages, loss.Provisions, loss.Media, loss.Corrections, loss.SourceFacts)
	all = append(all, loss.Count(loss.Formula, s.Entries, t.hasFormula)...)
	return append(all, loss.Count(loss.Bars, s.Entries, t.hasBars)...)
}

// Render writes the table.
func (t table) Render(w io.Writer) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	err := c.Write(t.header())
	for _, e := range t.site.Entries {
		if err != nil {
			break
		}
		var row []string
		if row, err = t.row(e); err == nil {
			err = c.Write(row)
		}
	}
	c.Flush()
	if err == nil {
		err = c.Error()
	}
	if err != nil {
		return fmt.Errorf("write the table for Uwazi: %w", err)
	}
	return nil
}

// facts are the columns that no language has.
var facts = []string{
	"record_id", "edtf", "date", "date_range", "type", "organ", "topics", "actors", "places", "place_geolocation", "symbols", "url",
	"sources", "yes", "no", "abstain", "outcome",
}

func (t table) header() []string {
	var all []string
	for _, name := range []string{"title", "summary", "text"} {
		for _, tag := range t.tags {
			if len(t.tags) > 1 {
				name, _, _ = strings.Cut(name, "__")
				name += "__" + tag
			}
			all = append(all, name)
		}
	}
	return append(all, facts...)
}

// row returns the row of an entry.
func (t table) row(e *site.Entry) ([]string, error) {
	words, err := t.words(e)
	if err != nil {
		return nil, err
	}
	for i, word := range words {
		words[i] = cell.Text(word)
	}
	day, rangeOf := dates(e.Date)
	row := slices.Concat(words, []string{
		e.ID, e.Date.String(), day, rangeOf, t.labels(e.Type), t.labels(e.Organ), t.labels(e.Topics...), t.labels(e.Actors...), t.labels(e.Places...),
		point(e), cell.Text(symbols(e)), t.url(e), cell.Text(t.sources(e)),
	})
	if e.Vote == nil {
		return append(row, "", "", "", ""), nil
	}
	figures := e.Vote.Figures()
	for _, b := range []vote.Ballot{vote.Yes, vote.No, vote.Abstain} {
		number := ""
		if n, known := figures.Get(b); known {
			number = strconv.Itoa(n)
		}
		row = append(row, number)
	}
	return append(row, string(e.Vote.Outcome)), nil
}

// words returns the titles, the summaries and the texts in the languages of the table.
func (t table) words(e *site.Entry) ([]string, error) {
	var titles, summaries, texts []string
	for _, tag := range t.tags {
		words := e.In(tag)
		if len(t.tags) > 1 && !e.Has(tag) {
			titles, summaries, texts = append(titles, ""), append(summaries, ""), append(texts, "")
			continue
		}
		text, err := words.Body.AppendText(nil)
		if err != nil {
			return nil, fmt.Errorf("read the text of %s: %w", words.File, err)
		}
		titles, summaries, texts = append(titles, words.Title), append(summaries, words.Summary), append(texts, string(text))
	}
	return append(append(titles, summaries...), texts...), nil
}

// dates returns a date as a day, and as a range of days; "" where it is none, or has a year
// that Uwazi does not read.
func dates(d edtf.Date) (day, rangeOf string) {
	first, isFirst := d.Earliest()
	last, isLast := d.Latest()
	isFirst, isLast = isFirst && isYear(first), isLast && isYear(last)
	if d.IsPlainDay() {
		day = d.String()
	}
	if !isFirst && !isLast {
		return day, ""
	}
	from, to := "", ""
	if isFirst {
		from = first.String()
	}
	if isLast {
		to = last.String()
	}
	return day, from + ":" + to
}

func isYear(d edtf.Day) bool { return 1 <= d.Year && d.Year <= 9999 }

// url returns the address of the page of an entry, as Uwazi reads a link.
func (t table) url(e *site.Entry) string {
	if address := t.site.URL(e.Address()); address != "" {
		return e.ID + "|" + address
	}
	return ""
}

// point returns the first point of the places of an entry.
func point(e *site.Entry) string {
	for _, place := range e.Places {
		if p := place.Point; p != nil {
			return geo.Format(p.Lat) + "|" + geo.Format(p.Lon)
		}
	}
	return ""
}
