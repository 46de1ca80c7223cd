package html

import (
	"bytes"
	"html/template"
	"strings"
	"sync"

	"annals/internal/site"
)

// Card is an entry as it stands in lists: the dot of partials/card.html.
type Card struct {
	*Context
	Entry *EntrySummary
}

// EntrySummary is what lists and neighbours say of an entry.
type EntrySummary struct {
	ID        string
	URL       string
	Title     Words
	Summary   Words
	Date      Date
	Type      *Link
	Body      *Link // nil where no organ acted
	Topics    []Link
	Symbols   []Link
	Vote      *VoteView // nil where nothing was put to the vote; has Groups on the entry's own page only
	Milestone bool
	Draft     bool
	Embargoed bool

	entry *site.Entry
}

// Terms returns every term that the entry stands under: "types/report topics/food".
func (v *EntrySummary) Terms() string { return termKeys(v.entry) }

// summary is the entry as seen from the folder of c.
func (c *Context) summary(e *site.Entry) *EntrySummary {
	t, link := e.In(c.Lang), c.mentions.of(c, e)
	v := &EntrySummary{
		ID: e.ID, URL: c.Page(e.Address()), Title: link.Title, Summary: c.words(t.Summary, t.Lang),
		Date: link.Date, Milestone: e.Milestone, Draft: e.Draft, Embargoed: e.Embargoed,
		Type: c.termLink(e.Type), Body: c.termLink(e.Body), Topics: c.termLinks(e.Topics), entry: e,
		Symbols: symbolLinks(e.Symbols),
	}
	if e.Vote != nil {
		v.Vote = c.vote(e.Vote)
	}
	return v
}

func (c *Context) termLink(t *site.Term) *Link {
	if t == nil {
		return nil
	}
	return &Link{Name: c.localized(t.Label), URL: c.Page(t.Address())}
}

func (c *Context) termLinks(terms []*site.Term) []Link {
	links := make([]Link, 0, len(terms))
	for _, t := range terms {
		links = append(links, *c.termLink(t))
	}
	return links
}

// cards holds the card of every entry in one language, as seen from the depths
// of folders where lists stand: the language's first page, the folders beside it,
// and those below them. Each is rendered once, for whichever page comes first.
type cards struct {
	format *format
	shelf  [3]shelf // by depth
}

// shelf holds a card for each entry, in the order of site.Entries, as seen from
// the folder of its context.
type shelf struct {
	*Context
	fill  sync.Once
	cards []card
}

type card struct {
	once sync.Once
	html template.HTML
	err  error
}

func newCards(f *format, c *Context) *cards {
	k := &cards{format: f}
	for depth := range k.shelf {
		k.shelf[depth].Context = c.at(c.site.Path(c.Lang, strings.Repeat("folder/", depth)+"index.html"))
	}
	return k
}

// of returns the cards of entries for a page at root.
func (k *cards) of(root string, entries []*site.Entry) ([]template.HTML, error) {
	s := &k.shelf[strings.Count(root, "../")-strings.Count(k.shelf[0].Root, "../")]
	s.fill.Do(func() { s.cards = make([]card, len(k.format.site.Entries)) })
	list := make([]template.HTML, 0, len(entries))
	for _, e := range entries {
		c := &s.cards[k.format.index[e]]
		c.once.Do(func() { c.html, c.err = k.format.card(s.Context, e) })
		if c.err != nil {
			return nil, c.err
		}
		list = append(list, c.html)
	}
	return list, nil
}

func (f *format) card(c *Context, e *site.Entry) (template.HTML, error) {
	var b bytes.Buffer
	err := f.templates.Execute(&b, "card", &Card{Context: c, Entry: c.summary(e)})
	return template.HTML(b.String()), err
}
