// Package markwhen is the format of Markwhen, a timeline in a text of lines "2018-12-17:
// what happened". It is made on request, in one language.
//
// Its input is the Site and the interface texts; its output has an event for each entry,
// with the topics as its tags and other facts as its properties: the id, the date in EDTF
// as it is, the organ, symbols, sources. What the format has no place for is counted by
// Losses.
//
// Markwhen has no way to write its own signs as text: lines.go is the only code that
// writes lines, and sees to it that no text of the record begins an event, is a tag or ends
// its line.
package markwhen

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"annals/internal/output"
	"annals/internal/output/citation"
	"annals/internal/output/loss"
	"annals/internal/output/span"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// Name is the name of the other program.
const Name = "Markwhen"

// timeline is the record in one language.
type timeline struct {
	site   *site.Site
	locale *locale.Locale
	lang   string
}

// File returns the record for Markwhen.
func File(s *site.Site, locales map[string]*locale.Locale, tag string) output.Renderer {
	return timeline{s, locales[tag], tag}
}

// Losses counts what the format has no place for, in a language.
func Losses(s *site.Site, tag string) []loss.Loss {
	all := loss.Of(s.Entries, loss.NoYear)
	all = append(all, loss.Count(loss.FarYear, s.Entries, func(e *site.Entry) bool {
		at, ok := span.Of(e.Date)
		return ok && !fits(at)
	})...)
	all = append(all, loss.Of(s.Entries, loss.InDoubt, loss.Texts, loss.SourceFacts, loss.Votes, loss.Stages, loss.Provisions, loss.Media,
		loss.Corrections)...)
	return append(all, loss.Count(loss.Signs, s.Entries, func(e *site.Entry) bool {
		t := e.In(tag)
		return title(t.Title) != oneLine(t.Title) || description(t.Summary) != oneLine(t.Summary)
	})...)
}

// fits reports whether the years have the four digits that Markwhen reads.
func fits(at span.Span) bool {
	isYear := func(p span.Point) bool { return 1 <= p.Year && p.Year <= 9999 || p == span.Point{} }
	return isYear(at.From) && isYear(at.To)
}

// Render writes the file.
func (t timeline) Render(to io.Writer) error {
	w := bufio.NewWriter(to)
	s, l := t.site, t.locale
	about := []string{s.Description(t.lang)}
	if s.PartOf > 0 {
		about = append(about, l.T("edition.part", "part", len(s.Entries), "whole", s.PartOf))
	}
	if s.Date.Year > 0 {
		about = append(about, l.T("footer.built", "date", l.Day(s.Date)))
	}
	fmt.Fprint(w, "---\n", property("title", s.Title(t.lang)), property("description", strings.TrimSpace(strings.Join(about, " "))))
	fmt.Fprint(w, property("url", s.URL(s.Path(t.lang, "index.html"))), "timezone: UTC\n---\n")
	for _, e := range s.Entries {
		if at, ok := span.Of(e.Date); ok && fits(at) {
			t.event(w, e, at)
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write the file for Markwhen: %w", err)
	}
	return nil
}

// event writes an entry. A write that fails is reported by Flush.
func (t timeline) event(w io.Writer, e *site.Entry, at span.Span) {
	s, words := t.site, e.In(t.lang)
	when := point(at.From)
	if at.To != (span.Point{}) {
		when += "/" + point(at.To)
	}
	line := when + ": " + title(words.Title)
	for _, topic := range e.Topics {
		line += " #" + tag(topic.ID)
	}
	fmt.Fprint(w, "\n", line, "\n", property("id", citation.Key(e.ID)), property("entry", e.ID), property("edtf", e.Date.String()))
	if !e.Time.IsZero() {
		fmt.Fprint(w, property("at", e.Time.String()))
	}
	fmt.Fprint(w, property("url", s.URL(s.Path(t.lang, e.Address()))), properties("type", s.Labels(some(e.Type), t.lang)),
		properties("organ", s.Labels(some(e.Organ), t.lang)), properties("actors", s.Labels(e.Actors, t.lang)), properties("places", s.Labels(e.Places, t.lang)))
	var symbols, sources []string
	for _, one := range e.Symbols {
		symbols = append(symbols, one.String())
	}
	for i := range e.Sources {
		sources = append(sources, strings.TrimSpace(e.Sources[i].Title+" "+s.SourceURL(&e.Sources[i])))
	}
	fmt.Fprint(w, properties("symbols", symbols), properties("sources", sources))
	if text := description(words.Summary); text != "" {
		fmt.Fprint(w, "\n", text, "\n")
	}
}

// some returns a list of a term, if there is one.
func some(t *site.Term) []*site.Term {
	if t == nil {
		return nil
	}
	return []*site.Term{t}
}

// point returns a date as Markwhen reads it: a year is a whole year.
func point(p span.Point) string {
	switch {
	case p.Day > 0:
		return fmt.Sprintf("%04d-%02d-%02d", p.Year, p.Month, p.Day)
	case p.Month > 0:
		return fmt.Sprintf("%04d-%02d", p.Year, p.Month)
	}
	return fmt.Sprintf("%04d", p.Year)
}
