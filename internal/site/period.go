package site

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"annals/internal/edtf"
)

// PageSize is how many entries, sources or corrections stand on one page. A
// longer list is split: into years, a year that is too long into months, a month
// that is too long into numbered parts.
const PageSize = 200

// Period is a stretch of a long list and has a page of its own.
type Period[T any] struct {
	Year  int
	Month int // 0 of a whole year, and where a date tells no month
	Part  int // of a month that takes several pages, from 1; else 0
	Parts int

	Date       edtf.Date  // the period in EDTF: 2018, 2018-12, or 2018-XX where the month is not known
	Items      []T        // in the order of the list
	Count      int        // of what readers find in it: items, or the sources that citations name
	Pages      Periods[T] // of a year that is too long for one page
	Within     *Period[T] // the year of a month; nil of a year
	Prev, Next *Period[T] // of a year, other years; of a month, the pages next to it in the whole list

	address string
}

// Address returns the period's output file, neutral of language.
func (p *Period[T]) Address() string { return p.address }

// Periods are the stretches of one list, in its order.
type Periods[T any] []*Period[T]

// All yields every period: each year, then the pages within it.
func (ps Periods[T]) All() iter.Seq[*Period[T]] {
	return func(yield func(*Period[T]) bool) {
		for _, p := range ps {
			if !yield(p) {
				return
			}
			for _, page := range p.Pages {
				if !yield(page) {
					return
				}
			}
		}
	}
}

// leaves yields the periods on which the list itself stands.
func (ps Periods[T]) leaves(yield func(*Period[T]) bool) {
	for p := range ps.All() {
		if len(p.Pages) == 0 && !yield(p) {
			return
		}
	}
}

// splitter splits lists of one kind.
type splitter[T any] struct {
	limit       int                       // how much fits one page
	weight      func(T) int               // how much of a page one item takes
	month       func(T) (year, month int) // the month is 0 where none is known
	address     func(p *Period[T]) string // of a period's page
	count       func([]T) int             // nil: of the items
	newestFirst bool
}

// split splits a list into years; nil where the list fits one page.
func (s *splitter[T]) split(items []T) Periods[T] {
	if s.fits(items) {
		return nil
	}
	return s.years(items)
}

func (s *splitter[T]) fits(items []T) bool {
	sum := 0
	for _, item := range items {
		sum += s.weight(item)
	}
	return sum <= s.limit
}

func (s *splitter[T]) years(items []T) Periods[T] {
	year := func(item T) int { year, _ := s.month(item); return year }
	var years Periods[T]
	for _, group := range s.groups(items, year) {
		p := s.period(Period[T]{Year: year(group[0]), Items: group})
		if !s.fits(group) {
			p.Pages = s.months(p)
		}
		years = append(years, p)
	}
	join(years)
	return years
}

// months splits a year. What tells no month stands behind the months, as in any
// order of time.
func (s *splitter[T]) months(year *Period[T]) Periods[T] {
	const last = 13
	place := func(item T) int { _, month := s.month(item); return cmp.Or(month, last) }
	var pages Periods[T]
	for _, group := range s.groups(year.Items, place) {
		_, month := s.month(group[0])
		parts := s.parts(group)
		for i, part := range parts {
			p := Period[T]{Year: year.Year, Month: month, Within: year, Items: part}
			if len(parts) > 1 {
				p.Part, p.Parts = i+1, len(parts)
			}
			pages = append(pages, s.period(p))
		}
	}
	return pages
}

// period completes a period with its date and address.
func (s *splitter[T]) period(p Period[T]) *Period[T] {
	p.Date, p.Count, p.address = yearDate(p.Year), len(p.Items), s.address(&p)
	if s.count != nil {
		p.Count = s.count(p.Items)
	}
	month := "XX"
	if p.Month > 0 {
		month = fmt.Sprintf("%02d", p.Month)
	}
	// A year of more than four digits has no months in EDTF.
	if date, err := edtf.Parse(yearID(p.Year) + "-" + month); err == nil && p.Within != nil {
		p.Date = date
	}
	return &p
}

func yearDate(year int) edtf.Date {
	date, err := edtf.Parse(yearID(year))
	if err != nil { // of more than four digits
		date, _ = edtf.Parse("Y" + yearID(year))
	}
	return date
}

func (s *splitter[T]) groups(items []T, key func(T) int) [][]T {
	groups := groupsBy(items, key)
	if s.newestFirst {
		slices.Reverse(groups)
	}
	return groups
}

// groupsBy sorts items into groups by a key, each in the order of the list. Where
// the groups already stand one behind the other, as in any list in order of time,
// they are stretches of the list itself.
func groupsBy[T any](items []T, key func(T) int) [][]T {
	type stretch struct {
		key   int
		items []T
	}
	var all []stretch
	start := 0
	for i := range items {
		if i+1 == len(items) || key(items[i]) != key(items[i+1]) {
			all = append(all, stretch{key(items[i]), items[start : i+1 : i+1]})
			start = i + 1
		}
	}
	slices.SortStableFunc(all, func(a, b stretch) int { return cmp.Compare(a.key, b.key) })
	groups := make([][]T, 0, len(all))
	for i, s := range all {
		if i > 0 && all[i-1].key == s.key {
			last := &groups[len(groups)-1]
			*last = append(*last, s.items...) // into new memory, as a stretch has no room
			continue
		}
		groups = append(groups, s.items)
	}
	return groups
}

// parts cuts a list into as few stretches as fit a page each. An item that is too
// much for any page has one of its own.
func (s *splitter[T]) parts(items []T) [][]T {
	var parts [][]T
	start, sum := 0, 0
	for i, item := range items {
		w := s.weight(item)
		if sum+w > s.limit && i > start {
			parts = append(parts, items[start:i:i])
			start, sum = i, 0
		}
		sum += w
	}
	return append(parts, items[start:])
}

// join ties each period to its neighbours: years to years, pages within years to
// whatever page stands next in the list.
func join[T any](years Periods[T]) {
	var before *Period[T]
	for page := range years.leaves {
		if before != nil {
			before.Next, page.Prev = page, before
		}
		before = page
	}
	for i, year := range years {
		year.Prev, year.Next = nil, nil
		if i > 0 {
			year.Prev, years[i-1].Next = years[i-1], year
		}
	}
}

// yearID is how addresses and the folders of content write a year.
func yearID(year int) string {
	if year < 0 {
		return fmt.Sprintf("-%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}
