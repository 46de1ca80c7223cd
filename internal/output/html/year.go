package html

import (
	"html/template"

	"annals/internal/site"
)

// YearView is a year's own page.
type YearView struct {
	ID         string
	Text       *TextView // the introduction, or nil
	Cards      []template.HTML
	Filter     *FilterView  // nil for a year of one entry
	Changes    []VoteChange // of its votes, compared with the previous ones
	Prev, Next *Link
}

func (f *format) year(l *language, y *site.Year) (*Page, error) {
	written := y.Has
	if y.IsEmpty() {
		written = nil
	}
	p := f.newPage(l.Context, "year", y.Address(), written)
	text, err := f.text(p, &y.Texts)
	if err != nil {
		return nil, err
	}
	v := &YearView{ID: y.ID, Text: text, Prev: p.yearLink(y.Prev), Next: p.yearLink(y.Next)}
	v.Filter = f.filter(p.Context, y.Entries, len(y.Months) == 0)
	if len(y.Months) == 0 {
		v.Changes = p.voteChanges(y)
	}
	cards, err := f.cardsOrPeriods(l, p, y.Entries, y.Months)
	if err != nil {
		return nil, err
	}
	v.Cards = cards
	p.Year, p.Title = v, Words{Text: y.ID}
	p.Description = p.locale.T("year.heading", "year", y.ID)
	if v.Text.isOwn() && v.Text.Title.Text != "" {
		p.Title = v.Text.Title
	}
	if v.Text != nil && v.Text.Summary.Text != "" {
		p.Description = v.Text.Summary.Text
	}
	p.Crumbs = []Link{p.home}
	return p, nil
}

// month makes the page of a month, or of a part of one, of a year that is too
// long for one page.
func (f *format) month(l *language, y *site.Year, month *site.Period[*site.Entry]) (*Page, error) {
	p := f.newPage(l.Context, "year", month.Address(), nil)
	p.Crumbs = []Link{p.home}
	addPeriod(p, y.Months, month, "count.entries")
	cards, err := l.cards.of(p.Root, month.Items)
	p.Year = &YearView{ID: y.ID, Cards: cards, Filter: f.filter(p.Context, month.Items, true)}
	return p, err
}

// cardsOrPeriods returns the cards of entries. If these are split into periods, it
// returns none and adds the list of periods to the page.
func (f *format) cardsOrPeriods(l *language, p *Page, entries []*site.Entry, periods site.Periods[*site.Entry]) ([]template.HTML, error) {
	if len(periods) == 0 {
		return l.cards.of(p.Root, entries)
	}
	p.Long = p.long(summaries(p.Context, periods), "count.entries")
	return nil, f.addMilestones(l, p, entries)
}

// yearSummaries lists years with links to their own pages.
func (c *Context) yearSummaries(years []*site.Year) []PeriodSummary {
	all := make([]PeriodSummary, 0, len(years))
	for _, y := range years {
		all = append(all, PeriodSummary{Link: *c.yearLink(y), Count: len(y.Entries), date: y.Date()})
	}
	return all
}

func (c *Context) yearLink(y *site.Year) *Link {
	if y == nil {
		return nil
	}
	return &Link{Name: Words{Text: y.ID}, URL: c.Page(y.Address())}
}
