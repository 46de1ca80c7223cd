package html

import (
	"sync"

	"annals/internal/site"
)

// entryLabels caches the label of each entry in one language, by the entry's
// number. A label is made on first use.
type entryLabels []entryLabel

type entryLabel struct {
	once sync.Once
	date Date
	vote string
}

// entryLabel returns a link to an entry without its URL.
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
