package html

import (
	"strconv"

	"annals/internal/output/html/view"
	"annals/internal/record/edtf"
	"annals/internal/site"
)

// maxNewest is the number of changes on the first page of a list that is split.
const maxNewest = 50

// newsNames are the ids of the interface texts for what happened to entries.
var newsNames = map[site.ChangeKind]string{
	site.Added: "feed.added", site.Corrected: "feed.corrected", site.Withdrawn: "withdrawn.list",
}

// news builds the page of what is new: which entries were added, corrected and withdrawn,
// by day. What was wrong, and why an entry was withdrawn, is on the page of corrections.
func (b *builder) news() *view.Page {
	p := b.newListPage()
	b.addCorrectionFeeds(p)
	all := b.site.Changes
	if periods := b.site.ChangePeriods; len(periods) > 0 {
		p.Long = longView(b.locale, spans(b, periods), "count.changes")
		newest := all[:min(len(all), maxNewest)]
		if len(newest) < len(all) {
			p.Long.Newest = b.locale.T("new.newest", "shown", len(newest), "total", len(all))
		}
		p.News = b.newsDays(newest)
		return p
	}
	b.addNews(p, all)
	return p
}

func (b *builder) newsPeriod(period *site.Period[site.Change]) *view.Page {
	p := newListPeriodPage(b, b.site.ChangePeriods, period, "count.changes")
	if p.Long == nil {
		b.addNews(p, period.Items)
	}
	return p
}

// addNews adds changes and the bar of their years, or of their days in a long list of one
// year.
func (b *builder) addNews(p *view.Page, changes []site.Change) {
	p.News = b.newsDays(changes)
	var days []edtf.Day // those of p.News
	for _, c := range changes {
		if len(days) == 0 || c.Day != days[len(days)-1] {
			days = append(days, c.Day)
		}
	}
	ids := b.rowAnchors(p, len(days), b.yearsBar("news", p.Title.Text), func(i int) (id, name string) {
		return strconv.Itoa(days[i].Year), b.locale.Year(days[i].Year)
	})
	for i := range p.News {
		p.News[i].ID = ids[i]
	}
	if p.Jump == nil && len(changes) > maxUndivided && len(days) > 1 {
		p.Jump = b.daysBar(p, days)
	}
}

// daysBar is the bar of the days of p.News.
func (b *builder) daysBar(p *view.Page, days []edtf.Day) *view.JumpView {
	bar := view.JumpView{Name: b.locale.T("nav.days"), ListID: "news", ListName: p.Title.Text}
	for i, day := range days {
		p.News[i].ID = "d" + day.String()
		bar.Links = append(bar.Links, view.Link{Name: view.Words{Text: p.News[i].Date.Words}, URL: "#" + p.News[i].ID})
	}
	return &bar
}

// newsDays groups changes by day and by kind, as they are ordered.
func (b *builder) newsDays(changes []site.Change) []view.NewsDay {
	var days []view.NewsDay
	var last site.Change
	for i, c := range changes {
		if i == 0 || c.Day != last.Day {
			days = append(days, view.NewsDay{Date: b.date(c.Day.Date())})
		}
		day := &days[len(days)-1]
		if i == 0 || c.Day != last.Day || c.Kind != last.Kind {
			day.Groups = append(day.Groups, view.NewsGroup{Kind: string(c.Kind), Name: b.locale.T(newsNames[c.Kind])})
		}
		group := &day.Groups[len(day.Groups)-1]
		switch c.Kind {
		case site.Withdrawn:
			group.Withdrawn = append(group.Withdrawn, b.withdrawal(c.Withdrawal))
		case site.Corrected:
			link := b.linkTo(c.Entry)
			link.URL += "#corrections"
			group.Entries = append(group.Entries, link)
		default:
			group.Entries = append(group.Entries, b.linkTo(c.Entry))
		}
		last = c
	}
	return days
}
