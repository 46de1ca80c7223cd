package html

import (
	"bytes"
	"html/template"
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
	Vote      *VoteView // nil where nothing was put to the vote; without Groups
	Milestone bool
	Draft     bool
	Embargoed bool
}

// summary is the entry as seen from the folder of c.
func (f *format) summary(c *Context, e *site.Entry) *EntrySummary {
	t := e.In(c.Lang)
	v := &EntrySummary{
		ID: e.ID, URL: c.Page(e.Address()), Title: c.words(t.Title, t.Lang), Summary: c.words(t.Summary, t.Lang),
		Date: c.date(e.Date), Milestone: e.Milestone, Draft: e.Draft, Embargoed: e.Embargoed,
		Type: c.termLink(e.Type), Body: c.termLink(e.Body), Topics: c.termLinks(e.Topics), Symbols: symbolLinks(e.Symbols),
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

// cards renders the card of every entry once for each depth of folder that asks
// for it, whichever page comes first.
type cards struct {
	format *format
	lang   *Context
	byRoot map[string]map[*site.Entry]func() (template.HTML, error)
}

func newCards(f *format, c *Context) *cards {
	all := &cards{format: f, lang: c, byRoot: map[string]map[*site.Entry]func() (template.HTML, error){}}
	for _, root := range []string{"", "../", "../../"} {
		shelf := make(map[*site.Entry]func() (template.HTML, error), len(f.site.Entries))
		for _, e := range f.site.Entries {
			shelf[e] = sync.OnceValues(func() (template.HTML, error) { return all.render(root, e) })
		}
		all.byRoot[root] = shelf
	}
	return all
}

func (k *cards) render(root string, e *site.Entry) (template.HTML, error) {
	c := *k.lang
	c.Root = root
	var b bytes.Buffer
	if err := k.format.templates.Execute(&b, "card", &Card{Context: &c, Entry: k.format.summary(&c, e)}); err != nil {
		return "", err
	}
	return template.HTML(b.String()), nil
}

// of returns the cards of entries for a page at root.
func (k *cards) of(root string, entries []*site.Entry) ([]template.HTML, error) {
	list := make([]template.HTML, 0, len(entries))
	for _, e := range entries {
		card, err := k.byRoot[root][e]()
		if err != nil {
			return nil, err
		}
		list = append(list, card)
	}
	return list, nil
}
