package html

import "annals/internal/site"

// PublisherView is a publisher with its sources.
type PublisherView struct {
	Name    string       // "" for sources that name none
	Count   int          // of its sources
	Sources []SourceView // none if Page.Long links to them
}

func (f *format) sources(l *language) *Page {
	p := f.newListPage(l, "sources")
	if periods := f.site.CitationPeriods; len(periods) > 0 {
		p.Long = p.long(summaries(p.Context, periods), "count.sources")
	}
	p.addPublishers(site.PublishersOf(f.site.Citations))
	return p
}

func (f *format) sourcesPeriod(l *language, period *site.Period[site.Citation]) *Page {
	p := newListPeriodPage(f, l, "sources", f.site.CitationPeriods, period, "count.sources")
	p.addPublishers(site.PublishersOf(period.Items))
	return p
}

func (p *Page) addPublishers(publishers []*site.Publisher) {
	for _, publisher := range publishers {
		v := PublisherView{Name: publisher.Name, Count: len(publisher.Sources)}
		for _, use := range publisher.Sources {
			if p.Long != nil {
				break
			}
			source := p.source(use.Source)
			source.Publisher = "" // the heading names it
			source.Entries = p.entryLinks(use.Entries)
			v.Sources = append(v.Sources, source)
		}
		p.Sources = append(p.Sources, v)
	}
}

func (f *format) corrections(l *language) *Page {
	p := f.newListPage(l, "corrections")
	if periods := f.site.CorrectionPeriods; len(periods) > 0 {
		p.Long = p.long(summaries(p.Context, periods), "count.corrections")
		return p
	}
	p.addCorrections(f.site.Corrections)
	return p
}

func (f *format) correctionsPeriod(l *language, period *site.Period[site.Correction]) *Page {
	p := newListPeriodPage(f, l, "corrections", f.site.CorrectionPeriods, period, "count.corrections")
	if p.Long == nil {
		p.addCorrections(period.Items)
	}
	return p
}

func (p *Page) addCorrections(corrections []site.Correction) {
	for _, k := range corrections {
		v := p.correction(k)
		v.Entry = p.entryLink(k.Entry)
		p.Corrections = append(p.Corrections, v)
	}
}
