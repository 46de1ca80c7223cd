package feed

import (
	"fmt"
	"slices"

	"annals/internal/record/edtf"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// corrections is the feed of what was corrected and withdrawn.
func corrections(s *site.Site, locales map[string]*locale.Locale, tag string) feed {
	var all correctionList
	for _, c := range s.Corrections {
		if len(all) < maxEntries && !c.Entry.Draft && !c.Entry.Embargoed {
			all = append(all, c)
		}
	}
	l := locales[tag]
	return feed{
		site: s, locales: locales, lang: tag, title: l.T("feed.corrections", "site", s.Title(tag)), about: l.T("correction.text"),
		home: s.URL(s.Path(tag, site.KindCorrections.Address())), path: s.Path(tag, site.CorrectionsFeed),
		list: func() list { return all },
	}
}

// correctionList is a list of corrections.
type correctionList []site.Correction

func (l correctionList) len() int           { return len(l) }
func (l correctionList) day(i int) edtf.Day { return l[i].Date }

// item returns a correction as an item, which leads to the corrections on the page of the
// entry.
func (l correctionList) item(f feed, n int, buffer []byte) (item, error) {
	c := l[n]
	address := f.site.URL(f.site.Path(f.lang, c.Entry.Address()))
	text, in := c.Text.In(f.lang, f.site.Config.DefaultLanguage)
	return item{
		lang: f.lang, title: f.locales[f.lang].T("feed.correction", "title", c.Entry.In(f.lang).Title),
		id: address + "#correction-" + correctionID(c), address: address + "#corrections",
		content: append(appendPhrase(buffer, "p", text, in, f.lang), '\n'),
		changed: c.Date, topics: c.Entry.Topics,
	}, nil
}

// correctionID returns what tells a correction from the others of its entry.
func correctionID(c site.Correction) string {
	if c.Number > 1 {
		return fmt.Sprintf("%s-%d", c.Date, c.Number)
	}
	return c.Date.String()
}

// appendCorrections appends what was corrected in an entry, the newest first, as HTML in a
// language.
func (f feed) appendCorrections(dst []byte, e *site.Entry, tag string) []byte {
	if len(e.Corrections) == 0 {
		return dst
	}
	l := f.locales[tag]
	dst = append(append(append(dst, "<h2>"...), l.T("entry.corrections")...), "</h2>\n<ul>\n"...)
	for _, c := range slices.Backward(e.Corrections) {
		dst = append(appendEscaped(append(dst, "<li><b>"...), l.Day(c.Date)), "</b> "...)
		text, in := c.Text.In(tag, f.site.Config.DefaultLanguage)
		dst = append(appendPhrase(dst, "span", text, in, tag), "</li>\n"...)
	}
	return append(dst, "</ul>\n"...)
}
