package html

import (
	"annals/internal/output/html/view"
	"annals/internal/site"
)

func (b *builder) year(y *site.Year) (*view.Page, error) {
	written := y.Has
	if y.IsEmpty() {
		written = nil
	}
	text, err := b.text(&y.Texts)
	if err != nil {
		return nil, err
	}
	title, description := view.Words{Text: b.yearName(y)}, b.yearHeading(y)
	if isOwn(text) && text.Title.Text != "" {
		title = text.Title
	}
	if text != nil && text.Summary.Text != "" {
		description = text.Summary.Text
	}
	p := b.newPage(written, title, description)
	p.Year = &view.YearView{
		ID: y.ID, Heading: b.yearHeading(y), Text: text, Ongoing: b.ongoing(y, len(y.Ongoing)),
		Prev: b.yearLink(y.Prev), Next: b.yearLink(y.Next), IsLast: y.Next != nil && y.Next.IsUndated(),
		Filter: b.filter(y.Entries, len(y.Months) == 0), Cards: b.cardsOrPeriods(p, y.Entries, y.Months),
	}
	if len(y.Months) == 0 {
		p.Year.Groups = b.divided(p, y.Entries, p.Year.Cards, b.entriesBar("nav.months", y.Entries), b.byMonth)
		p.Year.Changes, p.Year.New = b.voteChanges(y), b.newProvisions(y.Entries)
	}
	return p, nil
}

// month makes the page of a month, or of a part of one, of a year that is too
// long for one page.
func (b *builder) month(y *site.Year, month *site.Period[*site.Entry]) *view.Page {
	p := b.newPage(nil, view.Words{}, "")
	addPeriod(b, p, y.Months, month, "count.entries")
	p.Year = &view.YearView{
		ID: y.ID, Heading: b.yearHeading(y), Cards: b.cards(month.Items), Filter: b.filter(month.Items, true), New: b.newProvisions(month.Items),
	}
	p.Year.Groups = b.divided(p, month.Items, p.Year.Cards, b.entriesBar("nav.days", month.Items), b.byDay)
	return p
}

// cardsOrPeriods returns the cards of entries. If these are split into periods, it
// returns none and adds the list of periods to the page.
func (b *builder) cardsOrPeriods(p *view.Page, entries []*site.Entry, periods site.Periods[*site.Entry]) []view.Card {
	if len(periods) == 0 {
		return b.cards(entries)
	}
	p.Long = longView(b.locale, spans(b, periods), "count.entries")
	b.addMilestones(p.Long, entries)
	return nil
}
