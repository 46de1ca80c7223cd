package html

import (
	"annals/internal/output/html/view"
	"annals/internal/site"
)

// withdrawn builds the page that stands in place of a withdrawn entry. No search engine
// is to list it, so it has neither a canonical address nor data for machines.
func (b *builder) withdrawn(w *site.Withdrawal) *view.Page {
	var above []view.Link
	if w.Year != nil {
		above = append(above, *b.yearLink(w.Year))
	}
	p := b.newPage(nil, view.Words{Text: b.locale.T("withdrawn.title")}, b.locale.T("withdrawn.text"), above...)
	p.NoIndex, p.Canonical, p.Alternates = true, "", nil
	p.Withdrawn = new(b.withdrawal(w))
	p.Withdrawn.List = b.Page(site.KindCorrections.Address()) + "#withdrawn"
	return p
}

func (b *builder) withdrawal(w *site.Withdrawal) view.WithdrawnView {
	return view.WithdrawnView{ID: w.ID, Date: *b.day(w.Day), Reason: b.localized(w.Reason), URL: b.Page(w.Address())}
}

func (b *builder) withdrawals(all []*site.Withdrawal) []view.WithdrawnView {
	var views []view.WithdrawnView
	for _, w := range all {
		views = append(views, b.withdrawal(w))
	}
	return views
}
