package html

import (
	"annals/internal/output/html/view"
	"annals/internal/site"
)

func (b *builder) sources() *view.Page {
	p := b.newListPage()
	if periods := b.site.CitationPeriods; len(periods) > 0 {
		p.Long = longView(b.locale, spans(b, periods), "count.sources")
	}
	b.addPublishers(p, site.PublishersOf(b.site.Citations))
	return p
}

func (b *builder) sourcesPeriod(period *site.Period[site.Citation]) *view.Page {
	p := newListPeriodPage(b, b.site.CitationPeriods, period, "count.sources")
	b.addPublishers(p, site.PublishersOf(period.Items))
	return p
}

func (b *builder) addPublishers(p *view.Page, publishers []*site.Publisher) {
	for _, publisher := range publishers {
		v := view.PublisherView{Name: publisher.Name, Count: len(publisher.Sources)}
		for _, use := range publisher.Sources {
			if p.Long != nil {
				break
			}
			source := b.source(use.Source)
			source.Publisher = "" // the heading names it
			source.Entries = b.entryLinks(use.Entries)
			v.Sources = append(v.Sources, source)
		}
		p.Sources = append(p.Sources, v)
	}
}

func (b *builder) corrections() *view.Page {
	p := b.newListPage()
	if periods := b.site.CorrectionPeriods; len(periods) > 0 {
		p.Long = longView(b.locale, spans(b, periods), "count.corrections")
		return p
	}
	b.addCorrections(p, b.site.Corrections)
	return p
}

func (b *builder) correctionsPeriod(period *site.Period[site.Correction]) *view.Page {
	p := newListPeriodPage(b, b.site.CorrectionPeriods, period, "count.corrections")
	if p.Long == nil {
		b.addCorrections(p, period.Items)
	}
	return p
}

func (b *builder) addCorrections(p *view.Page, corrections []site.Correction) {
	for _, k := range corrections {
		v := b.correction(k)
		v.Entry = b.entryLink(k.Entry)
		p.Corrections = append(p.Corrections, v)
	}
}
