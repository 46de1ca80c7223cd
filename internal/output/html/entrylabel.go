package html

import (
	"sync"

	"annals/internal/site"
)

// mentions are what is worked out of each entry to name it, in one language, for
// many pages. They stand by the numbers of entries and are made once, for
// whichever page comes first.
type entryLabels []entryLabel

type entryLabel struct {
	once sync.Once
	date Date
	vote string
}

// mention names an entry, without its address.
func (c *Context) entryLabel(e *site.Entry) EntryLink {
	m := &c.labels[e.Number]
	m.once.Do(func() {
		m.date = c.date(e.Date)
		if e.Vote != nil {
			m.vote = c.tallyLine(e.Vote.Figures())
		}
	})
	text := e.In(c.Lang)
	return EntryLink{ID: e.ID, Title: c.words(text.Title, text.Lang), Date: m.date, Vote: m.vote}
}
