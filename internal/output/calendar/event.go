package calendar

import (
	"bytes"
	"strings"

	"annals/internal/record/edtf"
	"annals/internal/site"
)

// eventsOf returns the lines of the event of each entry whose days are known, in a language.
// They are made once, because an entry is in the calendar of the record and in that of each
// of its topics.
func eventsOf(s *site.Site, lang string) map[*site.Entry][]byte {
	all, authority := make(map[*site.Entry][]byte, len(s.Entries)), uidAuthority(s)
	var b buffer
	for _, e := range s.Entries {
		if first, last, ok := e.CalendarDays(); ok {
			b.out = b.out[:0]
			b.event(s, lang, event{e, first, last, authority})
			all[e] = bytes.Clone(b.out)
		}
	}
	return all
}

// event is an entry whose days are known.
type event struct {
	*site.Entry
	first, last edtf.Day
	authority   string
}

// event writes an entry as an event of whole days, which has no time zone and thus none
// that changes its clocks, and during which nobody is busy.
func (b *buffer) event(s *site.Site, lang string, e event) {
	t := e.In(lang)
	b.raw("BEGIN", "VEVENT")
	b.text("UID", e.ID+"@"+e.authority)
	b.raw("DTSTAMP", instant(s.LastChange(e.Entry)))
	b.raw("DTSTART;VALUE=DATE", date(e.first))
	if e.first != e.last {
		b.raw("DTEND;VALUE=DATE", date(e.last.Next())) // the day on which it is over
	}
	language := ""
	if t.Lang != lang {
		language = ";LANGUAGE=" + t.Lang
	}
	b.text("SUMMARY"+language, t.Title)
	if t.Summary != "" {
		b.text("DESCRIPTION"+language, t.Summary)
	}
	if topics := s.Labels(e.Topics, lang); len(topics) > 0 {
		b.text("CATEGORIES", topics...)
	}
	if address := s.URL(s.Path(lang, e.Address())); address != "" {
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
