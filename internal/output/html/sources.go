package html

import (
	"strconv"

	"annals/internal/output/html/view"
	"annals/internal/record/lang"
	"annals/internal/site"
)

func (b *builder) sources() *view.Page {
	p := b.newListPage()
	if periods := b.site.CitationPeriods; len(periods) > 0 {
		p.Long = longView(b.locale, spans(b, periods), "count.sources")
	}
	b.addPublishers(p, site.PublishersOf(b.site.Citations))
	b.addLetters(p)
	return p
}

func (b *builder) sourcesPeriod(period *site.Period[site.Citation]) *view.Page {
	p := newListPeriodPage(b, b.site.CitationPeriods, period, "count.sources")
	b.addPublishers(p, site.PublishersOf(period.Items))
	b.addLetters(p)
	return p
}

func (b *builder) addPublishers(p *view.Page, publishers []*site.Publisher) {
	ids := anchors{}
	named := publishers
	if n := len(named); n > 0 && named[n-1].Name == "" { // the unnamed one stays last
		named = named[:n-1]
	}
	lang.SortBy(named, b.Lang, func(p *site.Publisher) string { return p.Name })
	for _, publisher := range publishers {
		v := view.PublisherView{
			ID: ids.unique(nameAnchor("publisher-", publisher.Name)), Name: publisher.Name, Count: len(publisher.Sources),
		}
		if p.Long == nil {
			b.addSources(&v, publisher, ids)
		}
		p.Sources = append(p.Sources, v)
	}
}

// addSources adds the sources of a publisher, and links to the years of many.
func (b *builder) addSources(v *view.PublisherView, publisher *site.Publisher, ids anchors) {
	list := parts{ids: ids}
	for _, use := range publisher.Sources {
		source := b.source(use.Source)
		if source.Publisher == "" {
			source.Author = ""
		}
		source.Publisher = "" // the heading names it
		source.Entries = b.entryLinks(use.Entries)
		if len(use.Entries) > 1 {
			source.Pages = "" // each cites its own
		}
		if len(publisher.Sources) > maxUndivided {
			year := use.Entries[0].Year
			source.ID = list.begin(v.ID+"-"+year.ID, b.yearName(year))
		}
		v.Sources = append(v.Sources, source)
	}
	v.Years = list.links
}

// addLetters adds the bar of the first letters of publishers.
func (b *builder) addLetters(p *view.Page) {
	if p.Long != nil || len(p.Sources) <= maxUndivided {
		return
	}
	names := make([]string, len(p.Sources))
	for i := range p.Sources {
		names[i] = p.Sources[i].Name
	}
	p.Jump = b.lettersBar(lang.Initials(b.Lang, names), func(i int) string { return p.Sources[i].ID })
	if p.Jump != nil {
		p.Jump.ListID, p.Jump.ListName = "publishers", b.locale.T("period.publishers")
	}
}

func (b *builder) corrections() *view.Page {
	p := b.newListPage()
	b.addCorrectionFeeds(p)
	p.Withdrawals = b.withdrawals(b.site.Withdrawn)
	if periods := b.site.CorrectionPeriods; len(periods) > 0 {
		p.Long = longView(b.locale, spans(b, periods), "count.corrections")
		return p
	}
	b.addCorrections(p, b.site.Corrections)
	return p
}

func (b *builder) addCorrectionFeeds(p *view.Page) {
	title := b.locale.T("feed.corrections", "site", p.SiteTitle.Text)
	p.Feeds = b.feeds(site.CorrectionsFeed, title, title)
}

func (b *builder) correctionsPeriod(period *site.Period[site.Correction]) *view.Page {
	p := newListPeriodPage(b, b.site.CorrectionPeriods, period, "count.corrections")
	if p.Long == nil {
		b.addCorrections(p, period.Items)
	}
	return p
}

func (b *builder) addCorrections(p *view.Page, corrections []site.Correction) {
	ids := b.rowAnchors(p, len(corrections), b.yearsBar("corrections", p.Title.Text), func(i int) (id, name string) {
		year := corrections[i].Date.Year
		return strconv.Itoa(year), b.locale.Year(year)
	})
	for i, k := range corrections {
		v := b.correction(k)
		v.ID, v.Entry = ids[i], b.entryLink(k.Entry)
		p.Corrections = append(p.Corrections, v)
	}
}
