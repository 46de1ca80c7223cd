package html

import (
	"annals/internal/output/html/jsonld"
	"annals/internal/output/html/view"
	"annals/internal/site"
)

// maxHomeEntries is the number of entries up to which the home page lists every
// entry. With more it shows the milestones and the years.
const maxHomeEntries = 300

func (b *builder) homePage(home *site.Home) (*view.Page, error) {
	text, err := b.text(&home.Texts)
	if err != nil {
		return nil, err
	}
	title, entries := b.title, b.site.Entries
	if isOwn(text) && text.Title.Text != "" {
		title = text.Title
	}
	p := b.newPage(nil, title, b.site.Description(b.Lang))
	p.Crumbs = nil
	v := &view.HomeView{
		Text: text, Entries: len(entries), Figures: b.keyFigures(), Overview: b.overview(), Large: len(entries) > maxHomeEntries,
	}
	p.Home = v
	v.Filter = b.filter(entries, !v.Large)
	if v.Large {
		p.Long = longView(b.locale, b.yearSpans(), "count.entries")
		b.addMilestones(p.Long, entries)
	}
	b.addYears(p)
	p.JSONLD = jsonLDScript(jsonld.Site(b.site, b.Lang, b.options.Data.Media))
	p.Feeds = b.feeds("feed", p.SiteTitle.Text, p.SiteTitle.Text)
	if b.hasCalendar() {
		p.Calendar = b.calendar(site.Calendar, p.SiteTitle.Text)
	}
	return p, nil
}

// addYears adds the timeline and the bar of its years. On a large record the bar leads to
// the years' own pages.
func (b *builder) addYears(p *view.Page) {
	v, bar := p.Home, b.yearsBar("timeline", b.locale.T("nav.timeline"))
	if v.Large {
		bar.ListID, bar.ListName = "periods", p.Long.Heading
	}
	for _, y := range b.site.Years {
		group := b.yearGroup(y)
		link := view.Link{Name: view.Words{Text: group.Name}, URL: "#" + group.ID}
		if v.Large {
			link.URL = group.URL
		} else {
			group.Cards = b.cards(y.Entries)
			group.Ongoing = b.ongoing(y, maxOngoing)
			v.Groups = append(v.Groups, group)
		}
		bar.Links = append(bar.Links, link)
		v.Years = append(v.Years, view.YearSummary{ID: y.ID, Name: group.Name, URL: group.URL, Count: len(y.Entries), Cards: group.Cards})
	}
	b.fold(v.Groups, v.Entries)
	if len(bar.Links) > 1 {
		p.Jump = &bar
	}
}

func (b *builder) plain(page *site.PlainPage) (*view.Page, error) {
	text, err := b.text(&page.Texts)
	if err != nil {
		return nil, err
	}
	p := b.newPage(page.Has, text.Title, text.Summary.Text)
	p.Text, p.Params = text, page.Params
	p.Draft, p.NoIndex = page.Draft, page.Draft
	return p, nil
}

func (b *builder) notFound() *view.Page {
	p := b.newPage(nil, view.Words{Text: b.locale.T("not_found.title")}, "")
	p.NoIndex, p.Canonical, p.Alternates, p.Crumbs = true, "", nil, nil
	return p
}

// listPageMessages are the ids of the interface texts for title and description
// of the pages of which there is one.
var listPageMessages = map[site.Kind][2]string{
	site.KindSubjects:    {"nav.subjects", "subjects.text"},
	site.KindVotes:       {"votes.title", "votes.text"},
	site.KindStates:      {"states.title", "states.text"},
	site.KindSources:     {"source.title", "source.text"},
	site.KindCorrections: {"correction.title", "correction.text"},
	site.KindNew:         {"new.title", "new.text"},
	site.KindSearch:      {"search.title", "search.label"},
	site.KindSafety:      {"safety.title", "safety.text"},
	site.KindVerify:      {"verify.title", "verify.text"},
	site.KindData:        {"data.title", "data.text"},
}

// listTitle returns the title of a page of listPageMessages.
func (b *builder) listTitle() view.Words {
	return view.Words{Text: b.locale.T(listPageMessages[b.of.Kind][0])}
}

// newListPage starts a page of listPageMessages.
func (b *builder) newListPage() *view.Page {
	return b.newPage(nil, b.listTitle(), b.locale.T(listPageMessages[b.of.Kind][1]))
}

// newListPeriodPage starts the page of one period of such a list.
func newListPeriodPage[T any](b *builder, all site.Periods[T], period *site.Period[T], countID string) *view.Page {
	title := b.listTitle()
	p := b.newPage(nil, title, "", view.Link{Name: title, URL: b.Page(b.of.Kind.Address())})
	addPeriod(b, p, all, period, countID)
	if len(period.Pages) > 0 {
		p.Long = longView(b.locale, spans(b, period.Pages), countID)
	}
	return p
}
