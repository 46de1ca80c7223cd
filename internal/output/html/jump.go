package html

import (
	"fmt"
	"strings"
	"unicode"

	"annals/internal/output/html/view"
	"annals/internal/site"
)

// Of a list on one page.
const (
	maxUndivided = 12 // with more items it is divided and has a bar of its parts
	maxUnfolded  = 24 // with more entries it shows only milestones on phones, at first
)

// divided returns the entries of a list in groups and adds the bar of these to the page;
// nil if the list is short or has one group. key returns the group of an entry, without
// cards, and its name in the bar.
func (b *builder) divided(p *view.Page, entries []*site.Entry, cards []view.Card, bar view.JumpView, key func(*site.Entry) (view.CardGroup, string)) []view.CardGroup {
	if len(entries) <= maxUndivided || len(cards) == 0 {
		return nil
	}
	var groups []view.CardGroup
	list := parts{ids: anchors{}}
	for i, e := range entries {
		group, name := key(e)
		if group.ID = list.begin(group.ID, name); group.ID != "" {
			groups = append(groups, group)
		}
		current := &groups[len(groups)-1]
		current.Cards = append(current.Cards, cards[i])
	}
	if len(groups) < 2 {
		return nil
	}
	b.fold(groups, len(entries))
	bar.Links, p.Jump = list.links, &bar
	return groups
}

// fold sets what is folded on phones.
func (b *builder) fold(groups []view.CardGroup, entries int) {
	if entries <= maxUnfolded {
		return
	}
	for i := range groups {
		g, folded := &groups[i], 0
		for _, c := range g.Cards {
			if !c.Entry.Milestone {
				folded++
			}
		}
		switch {
		case folded == 0:
		case folded == len(g.Cards):
			g.More = b.locale.N("count.entries", folded)
		default:
			g.More = b.locale.N("chart.more", folded)
		}
	}
}

// yearsBar is the bar of a list that is divided by year, without links.
func (b *builder) yearsBar(listID, listName string) view.JumpView {
	return view.JumpView{Name: b.locale.T("nav.years"), ListID: listID, ListName: listName}
}

// entriesBar is the bar of the entries of a page, without links. nameID is the id of the
// interface text that names the parts.
func (b *builder) entriesBar(nameID string, entries []*site.Entry) view.JumpView {
	return view.JumpView{Name: b.locale.T(nameID), ListID: "timeline", ListName: b.locale.N("count.entries", len(entries))}
}

// byYear is the key of lists of several years.
func (b *builder) byYear(e *site.Entry) (view.CardGroup, string) {
	group := b.yearGroup(e.Year)
	return group, group.Name
}

func (b *builder) yearGroup(y *site.Year) view.CardGroup {
	return view.CardGroup{ID: yearAnchor(y.ID), Name: b.yearName(y), URL: b.Page(y.Address())}
}

// byMonth is the key of the list of a year.
func (b *builder) byMonth(e *site.Entry) (view.CardGroup, string) {
	month, ok := e.Date.Month()
	if !ok || e.Year.IsUndated() {
		name := b.yearName(e.Year)
		return view.CardGroup{ID: "m" + e.Year.ID, Name: name}, name
	}
	name := b.locale.Month(month)
	return view.CardGroup{ID: fmt.Sprintf("m%s-%02d", e.Year.ID, month), Name: name}, name
}

// byDay is the key of the list of a month.
func (b *builder) byDay(e *site.Entry) (view.CardGroup, string) {
	words := b.date(e.Date).Words
	first, ok := e.Date.Earliest()
	if last, same := e.Date.Latest(); !ok || !same || first != last {
		return view.CardGroup{ID: "d" + e.Year.ID, Name: words}, words
	}
	return view.CardGroup{ID: "d" + first.String(), Name: words}, b.Number(first.Day)
}

func yearAnchor(id string) string { return "y" + id }

// anchors are the ids given on one page.
type anchors map[string]int

// unique returns an id, with a number if it was given before.
func (a anchors) unique(id string) string {
	a[id]++
	if n := a[id]; n > 1 {
		return fmt.Sprintf("%s-%d", id, n)
	}
	return id
}

// parts are the parts of a list, such as its years, each with one or more items that
// follow each other.
type parts struct {
	ids   anchors
	last  string // id of the last one, before it was made unique
	links []view.Link
}

// begin returns the unique id for the next item of the list if a part begins with it; ""
// if it belongs to the last part, which has the same id and name.
func (p *parts) begin(id, name string) string {
	if len(p.links) > 0 && id == p.last {
		return ""
	}
	p.last = id
	id = p.ids.unique(id)
	p.links = append(p.links, view.Link{Name: view.Words{Text: name}, URL: "#" + id})
	return id
}

// rowAnchors gives the first row of each year an id and adds the bar of years to the
// page. year returns the id and the name of the year of row i.
func (b *builder) rowAnchors(p *view.Page, rows int, bar view.JumpView, year func(i int) (id, name string)) []string {
	all := make([]string, rows)
	if rows <= maxUndivided {
		return all
	}
	list := parts{ids: anchors{}}
	for i := range all {
		id, name := year(i)
		all[i] = list.begin(yearAnchor(id), name)
	}
	if len(list.links) > 1 {
		bar.Links, p.Jump = list.links, &bar
	}
	return all
}

// nameAnchor returns an id that is made from a name: its letters and digits.
func nameAnchor(prefix, name string) string {
	return prefix + strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.N, unicode.M)
	}), "-")
}

// lettersBar is the bar of a list by the first letters of its names, in the order of the
// list; nil if there is one letter. id returns the id of item i, the first of its letter.
func (b *builder) lettersBar(letters []string, id func(i int) string) *view.JumpView {
	bar := &view.JumpView{Name: b.locale.T("nav.letters")}
	seen := map[string]bool{}
	for i, letter := range letters {
		if seen[letter] {
			continue
		}
		seen[letter] = true
		bar.Links = append(bar.Links, view.Link{Name: view.Words{Text: letter}, URL: "#" + id(i)})
	}
	if len(bar.Links) < 2 {
		return nil
	}
	return bar
}
