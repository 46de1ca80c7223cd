// Package calendar is the format of calendars (iCalendar: RFC 5545 and RFC 7986) for the
// calendar programs of readers, one of the whole record in each language, and one of each
// topic:
//
//	calendar.ics
//	topics/ID.ics
//
// Its input is the Site and the interface texts. An entry whose date is one day, or a span
// of days, is an event of whole days: the days of a year, a month or a date in doubt are
// not known, so such entries are left out, and the description of the calendar says how
// many they are. A calendar without an event, which the standard does not allow, is not
// made. Like pages and tables, calendars have drafts in a preview that shows them, and
// never otherwise.
//
// The package never looks at the clock, names no method, since nobody is invited, and lets
// nothing of a text become a line of its own: lines.go is the only code that writes lines.
package calendar

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"strings"
	"sync"

	"annals/internal/output"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// calendar is a calendar in a language.
type calendar struct {
	site    *site.Site
	locale  *locale.Locale
	lang    string
	path    string // output file
	title   string
	about   string
	page    string // output file of the page with the same entries
	entries []*site.Entry
	events  func() map[*site.Entry][]byte // see eventsOf
}

// Outputs lists the calendars of s.
func Outputs(s *site.Site, locales map[string]*locale.Locale) []output.Output {
	if !site.HasCalendar(s.Entries) {
		return nil
	}
	var all []output.Output
	add := func(c calendar) { all = append(all, output.Output{Path: c.path, Streams: true, Renderer: c}) }
	for _, tag := range s.Tags() {
		l := locales[tag]
		events := sync.OnceValue(func() map[*site.Entry][]byte { return eventsOf(s, tag) })
		add(calendar{
			site: s, locale: l, lang: tag, events: events, path: s.Path(tag, site.Calendar), title: s.Title(tag), about: s.Description(tag),
			page: s.Path(tag, site.KindHome.Address()), entries: s.Entries,
		})
		for _, t := range s.Topics.Terms {
			if !site.HasCalendar(t.Entries) {
				continue
			}
			about, _ := t.Description.In(tag, s.Config.DefaultLanguage)
			add(calendar{
				site: s, locale: l, lang: tag, events: events, path: s.Path(tag, t.Calendar()),
				title: l.T("feed.topic", "site", s.Title(tag), "label", s.Config.Label(t.Term, tag)), about: about,
				page: s.Path(tag, t.Address()), entries: t.Entries,
			})
		}
	}
	return all
}

// Render writes the calendar.
func (c calendar) Render(w io.Writer) error {
	var head, end buffer
	c.head(&head)
	end.raw("END", "VCALENDAR")
	events := c.events()
	_, err := w.Write(head.out)
	for _, e := range c.entries {
		if err == nil {
			_, err = w.Write(events[e])
		}
	}
	if err == nil {
		_, err = w.Write(end.out)
	}
	if err != nil {
		return fmt.Errorf("write the calendar %s: %w", c.path, err)
	}
	return nil
}

// refresh is how often programs that follow the calendar ask for it: once a day.
const refresh = "P1D"

// head writes what is said of the calendar as a whole, in the words of RFC 7986 and in the
// older ones, which more programs read.
func (c calendar) head(b *buffer) {
	b.raw("BEGIN", "VCALENDAR")
	b.raw("VERSION", "2.0")
	b.raw("PRODID", "-//Annals//Annals//EN")
	b.text("NAME", c.title)
	b.text("X-WR-CALNAME", c.title)
	if about := c.description(); about != "" {
		b.text("DESCRIPTION", about)
		b.text("X-WR-CALDESC", about)
	}
	if c.site.Config.BaseURL == "" {
		return
	}
	b.raw("URL", c.site.URL(c.page))
	b.raw("SOURCE;VALUE=URI", c.site.URL(c.path))
	b.raw("REFRESH-INTERVAL;VALUE=DURATION", refresh)
	b.raw("X-PUBLISHED-TTL", refresh)
}

// description says what the calendar is of, and how much is not in it.
func (c calendar) description() string {
	var parts []string
	if c.about != "" {
		parts = append(parts, c.about)
	}
	if s := c.site; s.PartOf > 0 {
		parts = append(parts, c.locale.T("edition.part", "part", len(s.Entries), "whole", s.PartOf))
	}
	leftOut := 0
	for _, e := range c.entries {
		if _, _, ok := e.CalendarDays(); !ok {
			leftOut++
		}
	}
	if leftOut > 0 {
		parts = append(parts, c.locale.N("calendar.left_out", leftOut))
	}
	return strings.Join(parts, "\n")
}

// uidAuthority returns what stands behind the @ of the id of an event, so that no other
// record has the same: the host of base_url. A site without an address has a name that no
// host can have, from its title.
func uidAuthority(s *site.Site) string {
	if u, err := url.Parse(s.Config.BaseURL); err == nil && u.Hostname() != "" {
		return u.Hostname()
	}
	sum := sha256.Sum256([]byte(s.Title(s.Config.DefaultLanguage)))
	return hex.EncodeToString(sum[:8]) + ".invalid"
}
