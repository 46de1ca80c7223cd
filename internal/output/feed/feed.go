// Package feed is the format of Atom feeds (RFC 4287) and JSON feeds (version
// 1.1): one of the whole record in each language, one of each topic, and one of what was
// corrected and withdrawn.
//
// Entries are ordered by the day on which they were added or last corrected, never
// by the day of the event alone. They have their whole text, with absolute
// addresses, so that a feed reader shows what the page shows, and say what was corrected
// in them. In the feed of corrections each one is an item of its own. A site without
// base_url has no feeds.
//
// A withdrawn entry is an item with the id that it had: feed readers put it in the
// place of the text that they keep, which at:deleted-entry (RFC 6721) makes few of
// them do. It is in all feeds, since nothing tells any more in which it was.
package feed

import (
	"cmp"
	"slices"
	"sync"

	"annals/internal/output"
	"annals/internal/record/edtf"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// maxEntries is the number of entries or corrections in a feed, the newest ones.
const maxEntries = 200

// feed is the content of a feed, for both formats.
type feed struct {
	site    *site.Site
	locales map[string]*locale.Locale
	lang    string
	title   string
	about   string
	home    string // absolute address of the page it belongs to
	path    string // output file without its extension
	list    func() list

	formerIDs bool // withdrawn entries are there with every id that they may have had
}

// list is what a feed is of, the newest first.
type list interface {
	len() int
	day(i int) edtf.Day // of the last change
	item(f feed, i int, buffer []byte) (item, error)
}

// Outputs lists the feeds of s.
func Outputs(s *site.Site, locales map[string]*locale.Locale) []output.Output {
	if s.Config.BaseURL == "" {
		return nil
	}
	newest := sync.OnceValue(func() newest { return newestFirst(s) })
	var all []output.Output
	for _, tag := range s.Tags() {
		all = append(all, feed{
			site: s, locales: locales, lang: tag,
			title: s.Title(tag), about: s.Description(tag), home: s.URL(s.Path(tag, "index.html")), path: s.Path(tag, "feed"),
			list: func() list { return entryList{s, newest().all} }, formerIDs: true,
		}.outputs()...)
		all = append(all, corrections(s, locales, tag).outputs()...)
		for _, t := range s.Topics.Terms {
			about, _ := t.Description.In(tag, s.Config.DefaultLanguage)
			all = append(all, feed{
				site: s, locales: locales, lang: tag,
				title: locales[tag].T("feed.topic", "site", s.Title(tag), "label", s.Config.Label(t.Term, tag)), about: about,
				home: s.URL(s.Path(tag, t.Address())), path: s.Path(tag, "topics/"+t.ID),
				list: func() list { return entryList{s, newest().byTopic[t]} }, formerIDs: true,
			}.outputs()...)
		}
	}
	return all
}

// newest lists the entries of the feeds.
type newest struct {
	all     []*site.Entry
	byTopic map[*site.Term][]*site.Entry
}

// newestFirst sorts entries by their last change and keeps the newest of all and
// of each topic. Entries of one day are sorted by event, the latest first.
func newestFirst(s *site.Site) newest {
	type change struct {
		day edtf.Day
		*site.Entry
	}
	changes := make([]change, 0, len(s.Entries))
	for _, e := range s.Entries {
		if !e.Draft && !e.Embargoed {
			changes = append(changes, change{s.LastChange(e), e})
		}
	}
	slices.SortFunc(changes, func(a, b change) int {
		return cmp.Or(b.day.Compare(a.day), site.CompareNewest(a.Entry, b.Entry))
	})
	n := newest{byTopic: map[*site.Term][]*site.Entry{}}
	for _, c := range changes {
		if len(n.all) < maxEntries {
			n.all = append(n.all, c.Entry)
		}
		for _, t := range c.Topics {
			if entries := n.byTopic[t]; len(entries) < maxEntries {
				n.byTopic[t] = append(entries, c.Entry)
			}
		}
	}
	return n
}

// updated is the day of the newest change, for the feed as a whole.
func (f feed) updated() string {
	var newest edtf.Day
	if list := f.list(); list.len() > 0 {
		newest = list.day(0)
	}
	if all := f.site.Withdrawn; len(all) > 0 && (newest == edtf.Day{} || all[0].Day.Compare(newest) > 0) {
		newest = all[0].Day
	}
	if newest == (edtf.Day{}) {
		newest = f.site.Date
	}
	return instant(newest)
}

// instant formats a day as RFC 3339. A day that cannot be written so, before the
// year 1 or zero, becomes the first instant that can.
func instant(d edtf.Day) string {
	if d.Year < 1 || d.Year > 9999 {
		return "0001-01-01T00:00:00Z"
	}
	return d.String() + "T00:00:00Z"
}
