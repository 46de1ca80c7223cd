package site

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"annals/internal/record/edtf"
)

// PageSize is the number of entries, sources, corrections or changes on one page. A longer list
// is split into years, a longer year into months, a longer month into numbered parts.
const PageSize = 200

// Period is a part of a long list, with a page of its own.
type Period[T any] struct {
	Year  int // as Year.Number has it
	Month int // 0 for a whole year, and for dates without a month
	Part  int // of a month on several pages, from 1; else 0
	Parts int

	Date       edtf.Date  // the period in EDTF: 2018, 2018-12, or 2018-XX if the month is not known
	Items      []T        // in list order
	Count      int        // as shown to readers: items, or different sources of citations
	Pages      Periods[T] // months of a year that is too long for one page
	Within     *Period[T] // the year of a month; nil for a year
	Prev, Next *Period[T] // for a year, other years; for a month, adjacent pages in the whole list

	address string
}

// IsUndated reports whether the period holds the items of which no year is known.
func (p *Period[T]) IsUndated() bool { return p.Year == undatedNumber }

// Address returns the period's output file, language-neutral.
func (p *Period[T]) Address() string { return p.address }

// Periods are the parts of one list, in its order.
type Periods[T any] []*Period[T]

// All yields every period: each year followed by the pages within it.
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

// leaves yields the periods whose pages show items of the list.
func (ps Periods[T]) leaves(yield func(*Period[T]) bool) {
	for p := range ps.All() {
		if len(p.Pages) == 0 && !yield(p) {
			return
		}
	}
}

// splitter splits lists of one type.
type splitter[T any] struct {
	limit       int                       // total weight on one page
	weight      func(T) int               // of one item
	month       func(T) (year, month int) // month is 0 if not known
	address     func(p *Period[T]) string // of a period's page
	count       func([]T) int             // nil: len
	newestFirst bool
}

// split splits a list into years; nil if the list fits one page.
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
	linkPeriods(years)
	return years
}

// months splits a year. Items without a month come before January, as in any time order.
func (s *splitter[T]) months(year *Period[T]) Periods[T] {
	var pages Periods[T]
	for _, group := range s.groups(year.Items, func(item T) int { _, month := s.month(item); return month }) {
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

// period sets the date, count and address of a period.
func (s *splitter[T]) period(p Period[T]) *Period[T] {
	p.Date, p.Count, p.address = yearDate(p.Year), len(p.Items), s.address(&p)
	if s.count != nil {
		p.Count = s.count(p.Items)
	}
	month := "XX"
	if p.Month > 0 {
		month = fmt.Sprintf("%02d", p.Month)
	}
	// EDTF has no months for years of more than four digits.
	if date, err := edtf.Parse(yearID(p.Year) + "-" + month); err == nil && p.Within != nil {
		p.Date = date
	}
	return &p
}

func (s *splitter[T]) groups(items []T, key func(T) int) [][]T {
	groups := groupsBy(items, key)
	if s.newestFirst {
		slices.Reverse(groups)
	}
	return groups
}

// groupsBy groups items by key, sorted by key, each group in list order. A group whose
// items are adjacent, as in a list in time order, is a slice of items.
func groupsBy[T any](items []T, key func(T) int) [][]T {
	type run struct {
		key   int
		items []T
	}
	var runs []run
	for start, end := 0, 0; start < len(items); start = end {
		of := key(items[start])
		for end = start + 1; end < len(items) && key(items[end]) == of; {
			end++
		}
		runs = append(runs, run{of, items[start:end:end]})
	}
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(a.key, b.key) })
	groups := make([][]T, 0, len(runs))
	for i, r := range runs {
		if i > 0 && runs[i-1].key == r.key {
			last := &groups[len(groups)-1]
			*last = append(*last, r.items...) // reallocates: runs have no spare capacity
			continue
		}
		groups = append(groups, r.items)
	}
	return groups
}

// parts splits a list greedily into parts that fit one page each. An item that exceeds
// the limit has a page of its own.
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

// linkPeriods sets Prev and Next: of years to years, of pages within years to the
// adjacent page of the whole list.
func linkPeriods[T any](years Periods[T]) {
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
