// Package feed is the format of Atom feeds (RFC 4287) and JSON feeds (version
// 1.1): the whole record in each language, and each topic.
//
// A feed tells what is new in the record: entries are ordered by the day they
// joined it or were last corrected, never by the day of the event alone. Entries
// carry their whole text, with absolute addresses, so that a feed reader shows
// what the page shows. A site that does not know its own address has no feeds.
package feed

import (
	"cmp"
	"slices"
	"sync"

	"annals/internal/edtf"
	"annals/internal/locale"
	"annals/internal/output"
	"annals/internal/site"
)

// limit is how many entries a feed holds at most, the newest ones.
const maxEntries = 200

// feed is what both formats say.
type feed struct {
	*edition
	title   string
	about   string
	home    string // absolute address of the page it belongs to
	path    string // output file without its extension
	entries func() []*site.Entry
}

// Outputs lists the feeds of s.
func Outputs(s *site.Site, locales map[string]*locale.Locale) []output.Output {
	if s.Config.BaseURL == "" {
		return nil
	}
	newest := sync.OnceValue(func() newest { return newestFirst(s) })
	var all []output.Output
	for _, tag := range s.Tags() {
		e := newEdition(s, locales, tag)
		all = append(all, e.outputs(feed{
			title: s.Title(tag), about: s.Description(tag), home: s.URL(s.Path(tag, "index.html")), path: s.Path(tag, "feed"),
			entries: func() []*site.Entry { return newest().all },
		})...)
		for _, t := range s.Topics.Terms {
			about, _ := t.Description.In(tag, s.Config.DefaultLanguage)
			all = append(all, e.outputs(feed{
				title: locales[tag].T("feed.topic", "site", s.Title(tag), "label", s.Config.Label(t.Term, tag)), about: about,
				home: s.URL(s.Path(tag, t.Address())), path: s.Path(tag, "topics/"+t.ID),
				entries: func() []*site.Entry { return newest().byTopic[t] },
			})...)
		}
	}
	return all
}

// newest is what the feeds hold.
type newest struct {
	all     []*site.Entry
	byTopic map[*site.Term][]*site.Entry
}

// newestFirst orders entries by what changed last and keeps the newest of all and
// of each topic. Entries of one day stand with the latest event first.
func newestFirst(s *site.Site) newest {
	type change struct {
		day edtf.Day
		*site.Entry
	}
	changes := make([]change, 0, len(s.Entries))
	for _, e := range s.Entries {
		if !e.Draft && !e.Embargoed {
			changes = append(changes, change{changed(s, e), e})
		}
	}
	slices.SortFunc(changes, func(a, b change) int {
		return cmp.Or(b.day.Compare(a.day), edtf.Compare(b.Date, a.Date), cmp.Compare(a.ID, b.ID))
	})
	n := newest{byTopic: map[*site.Term][]*site.Entry{}}
	for _, c := range changes {
		if len(n.all) < maxEntries {
			n.all = append(n.all, c.Entry)
		}
		for _, t := range c.Topics {
			if of := n.byTopic[t]; len(of) < maxEntries {
				n.byTopic[t] = append(of, c.Entry)
			}
		}
	}
	return n
}

// changed is the day that an entry stands under. One that does not say when it
// was added counts from its event, but no event that is still to come was added
// after everything else.
func changed(s *site.Site, e *site.Entry) edtf.Day {
	day := e.Changed()
	if e.Updated == (edtf.Day{}) && day.Compare(s.Date) > 0 {
		return s.Date
	}
	return day
}

// updated is the day of the newest change, for the feed as a whole.
func (f feed) updated() string {
	entries := f.entries()
	if len(entries) == 0 {
		return instant(f.site.Date)
	}
	return instant(changed(f.site, entries[0]))
}

// instant is a day as RFC 3339 wants it. What cannot be written so, a day before
// the year 1 or none at all, becomes the first instant that can.
func instant(d edtf.Day) string {
	if d.Year < 1 || d.Year > 9999 {
		return "0001-01-01T00:00:00Z"
	}
	return d.String() + "T00:00:00Z"
}
