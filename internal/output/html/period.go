package html

import (
	"html/template"
	"slices"
	"strings"

	"annals/internal/record/edtf"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// maxMilestones limits the milestones on the first page of a long list.
const maxMilestones = 50

// LongView replaces a list that is too long for one page: links to its periods,
// and its newest milestones.
type LongView struct {
	Heading    string          // how the list is divided: "By year", "By month"
	Groups     []PeriodGroup   // the periods
	Milestones []template.HTML // cards, in order of time
	Newest     string          // a note that these are not all; "" if they are
}

// PeriodGroup is the periods of one decade, or all of them.
type PeriodGroup struct {
	Name    string // "2010–2019"; "" when there is one group
	Periods []PeriodSummary
}

// PeriodSummary is a period in a list.
type PeriodSummary struct {
	Link
	Count   int
	Words   string // the count with its noun: "210 entries"
	Share   string // of the longest period in the list: "52.07%"
	Current bool   // the page itself
	date    edtf.Date
}

// PeriodView is the part of a long list that the page shows.
type PeriodView struct {
	List       Words           // what the list is called; "" of the whole record
	Name       string          // "December 2018", "December 2018, part 2 of 3"
	Words      string          // how much there is: "210 entries"
	Siblings   []PeriodSummary // the periods of the same list, with this one
	Prev, Next *Link
}

// addPeriod makes p the page of a period. On entry p.Title is the title of the
// whole list and the last breadcrumb links to the list's page.
func addPeriod[T any](p *Page, all site.Periods[T], period *site.Period[T], countID string) {
	v := &PeriodView{List: p.Title, Name: p.periodName(period.Date, period.Part, period.Parts)}
	siblings := all
	if within := period.Within; within != nil {
		siblings = within.Pages
		p.Crumbs = append(p.Crumbs, Link{Name: Words{Text: p.locale.Date(within.Date)}, URL: p.Page(within.Address())})
	}
	v.Siblings = summaries(p.Context, siblings)
	v.Siblings[slices.Index(siblings, period)].Current = true
	v.Prev, v.Next = periodLink(p.Context, period.Prev), periodLink(p.Context, period.Next)
	p.Period = v
	p.Title = Words{Text: v.Name}
	if v.List.Text != "" {
		p.Title.Text = p.locale.T("period.title", "list", v.List.Text, "period", v.Name)
	}
	v.Words = p.locale.N(countID, period.Count)
	p.Description = p.locale.T("period.text", "list", p.Title.Text, "number", v.Words)
}

func (c *Context) periodName(date edtf.Date, part, parts int) string {
	name := c.locale.Date(date)
	if part == 0 {
		return name
	}
	return c.locale.T("period.part", "period", name, "part", part, "parts", parts)
}

func periodLink[T any](c *Context, p *site.Period[T]) *Link {
	if p == nil {
		return nil
	}
	return &Link{Name: Words{Text: c.periodName(p.Date, p.Part, p.Parts)}, URL: c.Page(p.Address())}
}

func summaries[T any](c *Context, periods site.Periods[T]) []PeriodSummary {
	all := make([]PeriodSummary, 0, len(periods))
	for _, p := range periods {
		all = append(all, PeriodSummary{Link: *periodLink(c, p), Count: p.Count, date: p.Date})
	}
	return all
}

// long returns the list of periods: years, or the months of one year. countID is
// the id of the interface text that counts their items.
func (c *Context) long(periods []PeriodSummary, countID string) *LongView {
	longest := 0
	for _, p := range periods {
		longest = max(longest, p.Count)
	}
	for i := range periods {
		p := &periods[i]
		p.Share, p.Words = percent(p.Count, longest), c.locale.N(countID, p.Count)
	}
	v := &LongView{Heading: c.locale.T("year.months"), Groups: []PeriodGroup{{Periods: periods}}}
	if len(periods) > 0 && periods[0].date.Precision() == edtf.PrecisionYear {
		v.Heading, v.Groups = c.locale.T("period.years"), byDecade(c.locale, periods)
	}
	return v
}

// byDecade groups sorted years.
func byDecade(words *locale.Locale, years []PeriodSummary) []PeriodGroup {
	var groups []PeriodGroup
	for _, y := range years {
		name := words.Date(decade(y.date))
		if n := len(groups); n == 0 || groups[n-1].Name != name {
			groups = append(groups, PeriodGroup{Name: name})
		}
		last := &groups[len(groups)-1]
		last.Periods = append(last.Periods, y)
	}
	if len(groups) == 1 {
		groups[0].Name = ""
	}
	return groups
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
func (f *format) addMilestones(l *language, p *Page, entries []*site.Entry) error {
	all := milestones(entries)
	newest := newest(all)
	cards, err := l.cards.of(p.Root, newest)
	if err != nil {
		return err
	}
	p.Long.Milestones = cards
	if len(newest) < len(all) {
		p.Long.Newest = p.locale.T("period.newest", "shown", len(newest), "total", len(all))
	}
	return nil
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

func newest(milestones []*site.Entry) []*site.Entry {
	return milestones[max(0, len(milestones)-maxMilestones):]
}

// firstPageEntries returns the entries of a list whose cards its first page shows.
func firstPageEntries(entries []*site.Entry, periods site.Periods[*site.Entry]) []*site.Entry {
	if len(periods) == 0 {
		return entries
	}
	return newest(milestones(entries))
}
