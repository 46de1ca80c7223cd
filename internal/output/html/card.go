package html

import (
	"html/template"
	"strings"

	"annals/internal/site"
)

// Card is an entry in a list: the dot of partials/card.html.
type Card struct {
	*Context
	Entry *EntrySummary
}

// EntrySummary is an entry as lists and links from other entries show it.
type EntrySummary struct {
	ID        string
	URL       string
	Title     Words
	Summary   Words
	Date      Date
	Type      *Link
	Organ     *Link // nil if no organ acted
	Topics    []*Link
	Symbols   []Link
	Vote      *VoteView // nil if nothing was put to the vote; has Groups only on the entry's own page
	Milestone bool
	Draft     bool
	Embargoed bool

	entry *site.Entry
}

// Terms returns the keys of all terms of the entry: "types/report topics/food".
func (v *EntrySummary) Terms() string { return termKeys(v.entry) }

// summary returns the summary of e, with URLs relative to the folder of c.
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

// termLink returns the link to t, from the cache of c if it is there.
func (c *Context) termLink(t *site.Term) *Link {
	if t == nil {
		return nil
	}
	if link := c.terms[t]; link != nil {
		return link
	}
	return &Link{Name: c.localized(t.Label), URL: c.Page(t.Address())}
}

// withTermLinks returns a copy of c with the links to all terms cached, for a
// context that many pages share.
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
