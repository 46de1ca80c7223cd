package calendar

import (
	"strings"

	"annals/internal/record/edtf"
	"annals/internal/site"
)

// event is an entry whose days are known.
type event struct {
	*site.Entry
	first, last edtf.Day
	authority   string
}

// event writes an entry as an event of whole days, which has no time zone and thus none
// that changes its clocks, and during which nobody is busy.
func (c calendar) event(b *buffer, e event) {
	t := e.In(c.lang)
	b.raw("BEGIN", "VEVENT")
	b.text("UID", e.ID+"@"+e.authority)
	b.raw("DTSTAMP", instant(c.site.LastChange(e.Entry)))
	b.raw("DTSTART;VALUE=DATE", date(e.first))
	if e.first != e.last {
		b.raw("DTEND;VALUE=DATE", date(e.last.Next())) // the day on which it is over
	}
	language := ""
	if t.Lang != c.lang {
		language = ";LANGUAGE=" + t.Lang
	}
	b.text("SUMMARY"+language, t.Title)
	if t.Summary != "" {
		b.text("DESCRIPTION"+language, t.Summary)
	}
	if topics := c.site.Labels(e.Topics, c.lang); len(topics) > 0 {
		b.text("CATEGORIES", topics...)
	}
	if address := c.site.URL(c.site.Path(c.lang, e.Address())); address != "" {
		b.raw("URL", address)
	}
	b.raw("TRANSP", "TRANSPARENT")
	b.raw("END", "VEVENT")
}

// date formats a day of the years 1 to 9999, as all days of calendars are.
func date(d edtf.Day) string { return strings.ReplaceAll(d.String(), "-", "") }

// instant formats the beginning of a day. A day that cannot be written so, before the
// year 1, becomes the first that can.
func instant(d edtf.Day) string {
	if d.Year < 1 || d.Year > 9999 {
		d = edtf.Day{Year: 1, Month: 1, Day: 1}
	}
	return date(d) + "T000000Z"
}
