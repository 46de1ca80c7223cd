package html

import (
	"slices"
	"strings"

	"annals/internal/output/html/view"
	"annals/internal/record/edtf"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// maxMilestones limits the milestones on the first page of a long list.
const maxMilestones = 50

// span is a period of a list, or a year.
type span struct {
	view.PeriodSummary
	date edtf.Date
}

func spans[T any](b *builder, periods site.Periods[T]) []span {
	all := make([]span, 0, len(periods))
	for _, p := range periods {
		all = append(all, span{view.PeriodSummary{Link: *periodLink(b, p), Count: p.Count}, p.Date})
	}
	return all
}

// yearSpans lists the years with links to their own pages.
func (b *builder) yearSpans() []span {
	all := make([]span, 0, len(b.site.Years))
	for _, y := range b.site.Years {
		all = append(all, span{view.PeriodSummary{Link: *b.yearLink(y), Count: len(y.Entries)}, y.Date()})
	}
	return all
}

// addPeriod makes p the page of a period. On entry p.Title is the title of the
// whole list and the last breadcrumb links to the list's page.
func addPeriod[T any](b *builder, p *view.Page, all site.Periods[T], period *site.Period[T], countID string) {
	v := &view.PeriodView{List: p.Title, Name: periodName(b.locale, period.Date, period.Part, period.Parts)}
	siblings := all
	if within := period.Within; within != nil {
		siblings = within.Pages
		p.Crumbs = append(p.Crumbs, view.Link{Name: view.Words{Text: dateName(b.locale, within.Date)}, URL: b.Page(within.Address())})
	}
	for _, s := range spans(b, siblings) {
		v.Siblings = append(v.Siblings, s.PeriodSummary)
	}
	v.Siblings[slices.Index(siblings, period)].Current = true
	v.Prev, v.Next = periodLink(b, period.Prev), periodLink(b, period.Next)
	p.Period = v
	p.Title = view.Words{Text: v.Name}
	if v.List.Text != "" {
		p.Title.Text = b.locale.T("period.title", "list", v.List.Text, "period", v.Name)
	}
	v.Words = b.locale.N(countID, period.Count)
	p.Description = b.locale.T("period.text", "list", p.Title.Text, "number", v.Words)
}

func periodName(l *locale.Locale, date edtf.Date, part, parts int) string {
	name := dateName(l, date)
	if part == 0 {
		return name
	}
	return l.T("period.part", "period", name, "part", part, "parts", parts)
}

// dateName returns the date of a period in words.
func dateName(l *locale.Locale, date edtf.Date) string {
	if date.Undated() {
		return l.T("year.undated")
	}
	return l.Date(date)
}

func periodLink[T any](b *builder, p *site.Period[T]) *view.Link {
	if p == nil {
		return nil
	}
	return &view.Link{Name: view.Words{Text: periodName(b.locale, p.Date, p.Part, p.Parts)}, URL: b.Page(p.Address())}
}

// longView returns the list of periods: years, or the months of one year. countID is
// the id of the interface text that counts their items.
func longView(l *locale.Locale, periods []span, countID string) *view.LongView {
	longest := 0
	for _, p := range periods {
		longest = max(longest, p.Count)
	}
	byYear := len(periods) > 0 && (periods[0].date.Precision() == edtf.PrecisionYear || periods[0].date.Undated())
	v := &view.LongView{Heading: l.T("year.months")}
	if byYear {
		v.Heading = l.T("period.years")
	}
	ids := anchors{}
	for _, p := range periods {
		p.Share, p.Words = percent(p.Count, longest), l.N(countID, p.Count)
		name := ""
		switch {
		case !byYear:
		case p.date.Undated():
			name, p.ID = dateName(l, p.date), ids.unique(yearAnchor("undated"))
		default:
			name, p.ID = l.Date(decade(p.date)), ids.unique(yearAnchor(strings.TrimPrefix(p.date.String(), "Y")))
		}
		if n := len(v.Groups); n == 0 || v.Groups[n-1].Name != name {
			v.Groups = append(v.Groups, view.PeriodGroup{Name: name})
		}
		last := &v.Groups[len(v.Groups)-1]
		last.Periods = append(last.Periods, p.PeriodSummary)
	}
	if len(v.Groups) == 1 {
		v.Groups[0].Name = ""
	}
	return v
}

// decade returns the decade of a year as a span of ten years: "2000s" could mean
// the century.
func decade(year edtf.Date) edtf.Date {
	id := year.String()
	prefix := id[:len(id)-1]
	first, last := prefix+"0", prefix+"9"
	if strings.Contains(prefix, "-") { // before our era, years count down
		first, last = last, first
	}
	span, err := edtf.Parse(first + "/" + last)
	if err != nil {
		return year
	}
	return span
}

// addMilestones adds the cards of the newest milestones to the first page of a
// long list.
func (b *builder) addMilestones(v *view.LongView, entries []*site.Entry) {
	all := milestones(entries)
	newest := all[max(0, len(all)-maxMilestones):]
	v.Milestones = b.cards(newest)
	if len(newest) < len(all) {
		v.Newest = b.locale.T("period.newest", "shown", len(newest), "total", len(all))
	}
}

func milestones(entries []*site.Entry) []*site.Entry {
	var all []*site.Entry
	for _, e := range entries {
		if e.Milestone {
			all = append(all, e)
		}
	}
	return all
}
