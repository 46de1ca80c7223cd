package html

import (
	"annals/internal/output/html/view"
	"annals/internal/record/geo"
	"annals/internal/site"
)

func (b *builder) term(t *site.Term) *view.Page {
	p := b.newTermPage(t, t.Entries)
	if t.Vocabulary == "topics" {
		title := b.locale.T("feed.topic", "site", p.SiteTitle.Text, "label", p.Term.Label.Text)
		p.Feeds = b.feeds("topics/"+t.ID, title, title)
		if site.HasCalendar(t.Entries) {
			p.Calendar = b.calendar(t.Calendar(), title)
		}
	}
	b.addTermCards(p, t.Entries, t.Periods)
	return p
}

// termPeriod is the page of a period of a term with too many entries for one page.
func (b *builder) termPeriod(t *site.Term, period *site.Period[*site.Entry]) *view.Page {
	p := b.newTermPage(t, period.Items, *b.termLink(t))
	addPeriod(b, p, t.Periods, period, "count.entries")
	b.addTermCards(p, period.Items, period.Pages)
	return p
}

// addTermCards adds the cards of a term, by year, or by month where all are of one year.
func (b *builder) addTermCards(p *view.Page, entries []*site.Entry, periods site.Periods[*site.Entry]) {
	v := p.Term
	v.Cards = b.cardsOrPeriods(p, entries, periods)
	v.Groups = b.divided(p, entries, v.Cards, b.entriesBar("nav.years", entries), b.byYear)
	if v.Groups == nil {
		v.Groups = b.divided(p, entries, v.Cards, b.entriesBar("nav.months", entries), b.byMonth)
	}
}

// newTermPage starts a page of a term, without its cards.
func (b *builder) newTermPage(t *site.Term, entries []*site.Entry, above ...view.Link) *view.Page {
	v := &view.TermView{
		ID: t.ID, Kind: t.Vocabulary, KindName: b.locale.T("terms." + messageName(t.Vocabulary)),
		Label: b.localized(t.Label), Description: b.localized(t.Description), Count: len(entries),
		Same: b.sameAsTerm(t), Point: pointView(t.Point),
	}
	vocabulary := view.Link{Name: view.Words{Text: v.KindName}, URL: b.Page(t.Vocabulary + "/index.html")}
	p := b.newPage(nil, v.Label, v.Description.Text, append([]view.Link{vocabulary}, above...)...)
	p.Term = v
	return p
}

func (b *builder) vocabulary(v *site.Vocabulary) *view.Page {
	id := "terms." + messageName(v.Name)
	name := b.locale.T(id)
	p := b.newPage(nil, view.Words{Text: name}, b.locale.T(id+"_text"))
	p.Vocabulary = &view.VocabularyView{Kind: v.Name, Name: name, Terms: b.termSummaries(v.Terms)}
	if v.HasPoints() {
		name := view.Words{Text: b.locale.T("data.geojson", "format", "GeoJSON")}
		p.Vocabulary.GeoJSON = &view.Link{Name: name, URL: b.URL(site.GeoJSON)}
	}
	return p
}

func pointView(p *geo.Point) *view.PointView {
	if p == nil {
		return nil
	}
	return &view.PointView{Lat: geo.Format(p.Lat), Lon: geo.Format(p.Lon)}
}

// termSummaries lists those of terms that have entries.
func (b *builder) termSummaries(terms []*site.Term) []view.TermSummary {
	var all []view.TermSummary
	for _, t := range terms {
		if len(t.Entries) == 0 {
			continue
		}
		all = append(all, view.TermSummary{Link: *b.termLink(t), Description: b.localized(t.Description), Count: len(t.Entries)})
	}
	return all
}
