// Package timelinejs is the format of TimelineJS, the timeline of Northwestern University's
// Knight Lab: as JSON, and as the rows of the spreadsheet that its makers offer. It is made
// on request, in one language.
//
// Its input is the Site and the interface texts; its output has a slide for each entry with
// its title, summary, address and first picture, in the group of its first topic. A date that
// numbers cannot say, such as 2014~, is shown in words. TimelineJS takes texts for HTML:
// slide.go is the only code that writes it, and no text of the record can become markup.
// What the format has no place for is counted by Losses.
package timelinejs

import (
	"encoding/csv"
	"fmt"
	"io"

	"annals/internal/jsonobject"
	"annals/internal/output"
	"annals/internal/output/loss"
	"annals/internal/output/span"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// Name is the name of the other program.
const Name = "TimelineJS"

// maxYear is the number of years up to which the dates of browsers reach, rounded.
const maxYear = 200_000

// timeline is the record as slides.
type timeline struct {
	site   *site.Site
	locale *locale.Locale
	lang   string
}

// JSON returns the record for TimelineJS as JSON.
func JSON(s *site.Site, locales map[string]*locale.Locale, tag string) output.Renderer {
	return asJSON{timeline{s, locales[tag], tag}}
}

// Rows returns the record as the rows of the spreadsheet of TimelineJS.
func Rows(s *site.Site, locales map[string]*locale.Locale, tag string) output.Renderer {
	return asRows{timeline{s, locales[tag], tag}}
}

// Losses counts what both have no place for.
func Losses(s *site.Site) []loss.Loss {
	all := loss.Of(s.Entries, loss.NoYear)
	all = append(all, loss.Count(loss.FarYear, s.Entries, isFar)...)
	return append(all, loss.Of(s.Entries, loss.InDoubt, loss.MoreTopics, loss.Texts, loss.Sources, loss.Votes, loss.Stages,
		loss.Provisions, loss.MoreMedia, loss.Warned, loss.Corrections, loss.Actors, loss.Facts)...)
}

// isFar reports whether an entry is of a year that browsers cannot count.
func isFar(e *site.Entry) bool {
	at, ok := span.Of(e.Date)
	return ok && !fits(at)
}

func fits(at span.Span) bool {
	return -maxYear < at.From.Year && at.From.Year < maxYear && -maxYear < at.To.Year && at.To.Year < maxYear
}

// slides calls f for each slide, the title first.
func (t timeline) slides(f func(slide) error) error {
	if err := f(t.title()); err != nil {
		return err
	}
	for _, e := range t.site.Entries {
		at, ok := span.Of(e.Date)
		if !ok || !fits(at) {
			continue
		}
		if err := f(t.slide(e, at)); err != nil {
			return err
		}
	}
	return nil
}

type asJSON struct{ timeline }

// Render writes the JSON, with a slide on each line.
func (t asJSON) Render(w io.Writer) error {
	before := "{\"scale\":\"human\",\n\"title\":"
	err := t.slides(func(s slide) error {
		text, err := jsonobject.Marshal(s.object())
		if err == nil {
			_, err = fmt.Fprint(w, before, string(text))
		}
		if before = ",\n"; s.isTitle {
			before = ",\n\"events\":[\n"
		}
		return err
	})
	if err == nil {
		_, err = io.WriteString(w, t.end(before))
	}
	if err != nil {
		return fmt.Errorf("write the file for TimelineJS: %w", err)
	}
	return nil
}

// end returns what stands behind the last slide, if before would stand in front of the
// next one.
func (t asJSON) end(before string) string {
	if before == ",\n" {
		return "\n]}\n"
	}
	return before + "]}\n"
}

type asRows struct{ timeline }

// Render writes the table.
func (t asRows) Render(w io.Writer) error {
	table := csv.NewWriter(w)
	table.UseCRLF = true
	err := table.Write(columns)
	if err == nil {
		err = t.slides(func(s slide) error { return table.Write(s.row()) })
	}
	table.Flush()
	if err == nil {
		err = table.Error()
	}
	if err != nil {
		return fmt.Errorf("write the table for TimelineJS: %w", err)
	}
	return nil
}
