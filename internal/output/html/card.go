package html

import (
	"html/template"
	"strings"

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
	Organ     *Link // nil where no organ acted
	Topics    []*Link
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
	t, link := e.In(c.Lang), c.entryLabel(e)
	v := &EntrySummary{
		ID: e.ID, URL: c.Page(e.Address()), Title: link.Title, Summary: c.words(t.Summary, t.Lang),
		Date: link.Date, Milestone: e.Milestone, Draft: e.Draft, Embargoed: e.Embargoed,
		Type: c.termLink(e.Type), Organ: c.termLink(e.Organ), Topics: c.termLinks(e.Topics), entry: e,
		Symbols: symbolLinks(e.Symbols),
	}
	if e.Vote != nil {
		v.Vote = c.vote(e)
	}
	return v
}

// termLink is shared where its context is that of many pages.
func (c *Context) termLink(t *site.Term) *Link {
	if t == nil {
		return nil
	}
	if link := c.terms[t]; link != nil {
		return link
	}
	return &Link{Name: c.localized(t.Label), URL: c.Page(t.Address())}
}

// withTerms makes the links to all terms, for a context that many pages share.
func (c *Context) withTermLinks() *Context {
	derived := *c
	derived.terms = map[*site.Term]*Link{}
	for _, v := range c.site.Vocabularies() {
		for _, t := range v.Terms {
			derived.terms[t] = c.termLink(t)
		}
	}
	return &derived
}

func (c *Context) termLinks(terms []*site.Term) []*Link {
	links := make([]*Link, 0, len(terms))
	for _, t := range terms {
		links = append(links, c.termLink(t))
	}
	return links
}

func (f *format) card(c *Context, e *site.Entry) (template.HTML, error) {
	var b strings.Builder
	err := f.templates.Execute(&b, "card", &Card{Context: c, Entry: c.summary(e)})
	return template.HTML(b.String()), err
}
