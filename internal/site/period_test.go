package site

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// dated is an item of a list. month is 0 if not known.
type dated struct{ year, month, id int }

// newTestSplitter returns a splitter for dated items with limit items a page.
func newTestSplitter(limit int) splitter[dated] {
	return splitter[dated]{
		limit: limit, weight: unitWeight[dated], address: addressIn[dated]("list"),
		month: func(d dated) (int, int) { return d.year, d.month },
	}
}

// items returns n items for each year and month.
func items(n int, months ...[2]int) []dated {
	var all []dated
	for _, m := range months {
		for range n {
			all = append(all, dated{m[0], m[1], len(all)})
		}
	}
	return all
}

// describe returns a line for each period; pages within a year are indented.
func describe(periods Periods[dated]) []string {
	var lines []string
	for p := range periods.All() {
		line := fmt.Sprintf("%s %s: %d items", p.Address(), p.Date, len(p.Items))
		if p.Within != nil {
			line = " " + line
		}
		if p.Part > 0 {
			line += fmt.Sprintf(", part %d of %d", p.Part, p.Parts)
		}
		lines = append(lines, line)
	}
	return lines
}

func TestSplitUsesTheCoarsestPeriods(t *testing.T) {
	tests := []struct {
		name  string
		items []dated
		want  []string
	}{
		{"nothing", nil, nil},
		{"one page", items(1, [2]int{2017, 1}, [2]int{2018, 1}, [2]int{2018, 2}), nil},
		{"years that fit", items(2, [2]int{2017, 1}, [2]int{2018, 1}), []string{"list/2017.html 2017: 2 items", "list/2018.html 2018: 2 items"}},
		{"a year that does not fit", items(2, [2]int{2017, 1}, [2]int{2018, 3}, [2]int{2018, 12}), []string{
			"list/2017.html 2017: 2 items", "list/2018.html 2018: 4 items",
			" list/2018-03.html 2018-03: 2 items", " list/2018-12.html 2018-12: 2 items",
		}},
		{"a month that does not fit", items(7, [2]int{2018, 12}), []string{
			"list/2018.html 2018: 7 items", " list/2018-12.html 2018-12: 3 items, part 1 of 3",
			" list/2018-12-2.html 2018-12: 3 items, part 2 of 3", " list/2018-12-3.html 2018-12: 1 items, part 3 of 3",
		}},
		{"a year between items of another", items(2, [2]int{2017, 1}, [2]int{2018, 3}, [2]int{2017, 12}), []string{
			"list/2017.html 2017: 4 items", " list/2017-01.html 2017-01: 2 items", " list/2017-12.html 2017-12: 2 items", "list/2018.html 2018: 2 items",
		}},
		{"items without a month come first", items(2, [2]int{2018, 0}, [2]int{2018, 12}), []string{
			"list/2018.html 2018: 4 items", " list/2018-undated.html 2018-XX: 2 items", " list/2018-12.html 2018-12: 2 items",
		}},
		{"years before our era", items(2, [2]int{5, 1}, [2]int{-44, 3}), []string{"list/-0044.html -0044: 2 items", "list/0005.html 0005: 2 items"}},
		{"years of five digits", items(4, [2]int{12018, 0}), []string{
			"list/12018.html Y12018: 4 items", " list/12018-undated.html Y12018: 3 items, part 1 of 2", " list/12018-undated-2.html Y12018: 1 items, part 2 of 2",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newTestSplitter(3)
			if diff := cmp.Diff(test.want, describe(s.split(test.items))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSplitNewestFirst(t *testing.T) {
	s := newTestSplitter(3)
	s.newestFirst = true
	got := describe(s.split(items(2, [2]int{2018, 12}, [2]int{2018, 3}, [2]int{2017, 1})))
	want := []string{
		"list/2018.html 2018: 4 items", " list/2018-12.html 2018-12: 2 items", " list/2018-03.html 2018-03: 2 items",
		"list/2017.html 2017: 2 items",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestItemAboveTheLimitHasItsOwnPage(t *testing.T) {
	s := newTestSplitter(3)
	s.weight = func(d dated) int { return d.id }
	got := describe(s.split(items(5, [2]int{2018, 12}))) // of the weights 0, 1, 2, 3 and 4
	want := []string{
		"list/2018.html 2018: 5 items", " list/2018-12.html 2018-12: 3 items, part 1 of 3",
		" list/2018-12-2.html 2018-12: 1 items, part 2 of 3", " list/2018-12-3.html 2018-12: 1 items, part 3 of 3",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMonthsAreFoldersBelowTheYear(t *testing.T) {
	s := newTestSplitter(3)
	s.address = yearAddress[dated]
	var got []string
	for p := range s.years(append(items(4, [2]int{2018, 3}), items(2, [2]int{2018, 0})...)).All() {
		got = append(got, p.Address())
	}
	want := []string{"2018/index.html", "2018/undated/index.html", "2018/03/index.html", "2018/03/2.html"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNeighboursOfPages(t *testing.T) {
	s := newTestSplitter(3)
	years := s.split(items(2, [2]int{2016, 1}, [2]int{2017, 3}, [2]int{2017, 9}, [2]int{2018, 3}, [2]int{2018, 4}, [2]int{2019, 1}))
	var got []string
	for p := range years.All() {
		name := func(q *Period[dated]) string {
			if q == nil {
				return "none"
			}
			return strings.TrimPrefix(q.Address(), "list/")
		}
		got = append(got, name(p)+": "+name(p.Prev)+", "+name(p.Next))
	}
	want := []string{
		"2016.html: none, 2017.html",
		"2017.html: 2016.html, 2018.html",
		"2017-03.html: 2016.html, 2017-09.html",
		"2017-09.html: 2017-03.html, 2018-03.html",
		"2018.html: 2017.html, 2019.html",
		"2018-03.html: 2017-09.html, 2018-04.html",
		"2018-04.html: 2018-03.html, 2019.html",
		"2019.html: 2018.html, none",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// For random lists: every item is on exactly one page, in list order; no page exceeds the
// limit; addresses are unique; and the result is deterministic.
func TestEveryItemIsOnOnePage(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 0))
		list := make([]dated, random.IntN(60))
		for i := range list {
			list[i] = dated{year: random.IntN(5) - 2, month: random.IntN(13), id: i}
		}
		s := newTestSplitter(1 + random.IntN(9))
		s.newestFirst = seed%2 == 0
		years := s.split(list)
		if (len(list) <= s.limit) != (years == nil) {
			t.Fatalf("list %d: %d items with %d a page are split: %v", seed, len(list), s.limit, years != nil)
		}
		if diff := cmp.Diff(describe(years), describe(s.split(list))); diff != "" {
			t.Fatalf("list %d, a second time: %s", seed, diff)
		}
		held := 0
		seen, addresses := map[dated]bool{}, map[string]bool{}
		for p := range years.All() {
			if addresses[p.Address()] {
				t.Fatalf("list %d: two pages at %s", seed, p.Address())
			}
			addresses[p.Address()] = true
		}
		for p := range years.leaves {
			held += len(p.Items)
			if len(p.Items) == 0 || len(p.Items) > s.limit || !slices.IsSortedFunc(p.Items, func(a, b dated) int { return a.id - b.id }) {
				t.Fatalf("list %d: %s holds %v", seed, p.Address(), p.Items)
			}
			for _, item := range p.Items {
				if seen[item] || item.year != p.Year || (p.Within != nil && item.month != p.Month) {
					t.Fatalf("list %d: %v is on %s", seed, item, p.Address())
				}
				seen[item] = true
			}
		}
		if years != nil && held != len(list) {
			t.Fatalf("list %d: %d of %d items have a page", seed, held, len(list))
		}
	}
}
