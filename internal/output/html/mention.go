package html

import (
	"sync"

	"annals/internal/site"
)

// mentions are what many pages say of each entry, in one language: its title,
// its date in words, its vote in one line. They stand by the numbers of entries
// and are made once, for whichever page comes first.
type mentions []mention

type mention struct {
	once sync.Once
	link EntryLink // without its address, which differs by the folder of the page
}

// of is shared and must not be changed.
func (m mentions) of(c *Context, e *site.Entry) *EntryLink {
	made := &m[e.Number]
	made.once.Do(func() {
		text := e.In(c.Lang)
		made.link = EntryLink{ID: e.ID, Title: c.words(text.Title, text.Lang), Date: c.date(e.Date)}
		if e.Vote != nil {
			made.link.Vote = c.line(tallyOf(e.Vote))
		}
	})
	return &made.link
}
