package html

import (
	"annals/internal/output/html/view"
	"annals/internal/site"
)

// cards returns the cards of entries. Each page prints its own: to keep them printed,
// by depth of folder, saves 9 % of the user time of a build of 10,000 entries with
// six pages each, and takes 12 % more memory.
func (b *builder) cards(entries []*site.Entry) []view.Card {
	cards, summaries := make([]view.Card, len(entries)), make([]view.EntrySummary, len(entries))
	for i, e := range entries {
		summaries[i] = b.summary(e)
		cards[i] = view.Card{Context: b.Context, Entry: &summaries[i]}
	}
	return cards
}

func (b *builder) summary(e *site.Entry) view.EntrySummary {
	text, label := e.In(b.Lang), b.label(e)
	return view.EntrySummary{
		ID: e.ID, URL: b.Page(e.Address()), Title: b.words(text.Title, text.Lang), Summary: b.words(text.Summary, text.Lang),
		Date: label.date, Milestone: e.Milestone, Draft: e.Draft, Embargoed: e.Embargoed,
		Type: b.termLink(e.Type), Organ: b.termLink(e.Organ), Topics: b.termLinks(e.Topics), Terms: b.termsOf(e),
		Symbols: symbolLinks(e.Symbols), Vote: b.vote(e),
	}
}
