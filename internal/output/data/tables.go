package data

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"annals/internal/record/edtf"
	"annals/internal/site"
)

// rowsOf yields one row for each item, made in the same memory.
func rowsOf[T any](items iter.Seq[T], appendRow func(row []string, item T) []string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		var row []string
		for item := range items {
			if row = appendRow(row[:0], item); !yield(row) {
				return
			}
		}
	}
}

// within yields the parts of all entries, each with its number from 1.
func within[T any](s *site.Site, parts func(*site.Entry) []T) iter.Seq[numbered[T]] {
	return func(yield func(numbered[T]) bool) {
		for _, e := range s.Entries {
			all := parts(e)
			for i := range all {
				if !yield(numbered[T]{e, i + 1, &all[i]}) {
					return
				}
			}
		}
	}
}

// numbered is a part of an entry.
type numbered[T any] struct {
	entry  *site.Entry
	number int
	part   *T
}

func entries(s *site.Site) iter.Seq[[]string] {
	return rowsOf(slices.Values(s.Entries), func(row []string, e *site.Entry) []string {
		original := e.In(s.Config.DefaultLanguage)
		row = append(row,
			e.ID, e.Date.String(), day(e.Date.Earliest()), day(e.Date.Latest()), term(e.Type), term(e.Organ),
			symbols(e.Symbols), terms(e.Topics), terms(e.Actors), strconv.FormatBool(e.Milestone),
			text(original.Title), text(original.Summary), strconv.Itoa(len(e.Sources)), address(s, e),
		)
		for _, tag := range s.Tags() {
			title := ""
			if e.Has(tag) {
				title = text(e.In(tag).Title)
			}
			row = append(row, title)
		}
		return append(row, e.Time.String(), terms(e.Places), series(e.Series), number(e.Cosponsors.Count), strings.Join(e.Cosponsors.States, " "),
			entryIDs(e.Follows), day(e.Added, e.Added.Year != 0))
	})
}

func entryIDs(all []*site.Entry) string {
	ids := make([]string, len(all))
	for i, e := range all {
		ids[i] = e.ID
	}
	return strings.Join(ids, " ")
}

// corrections is the rows of the corrections, the newest first. Those of an entry are
// numbered from the oldest.
func corrections(s *site.Site) iter.Seq[[]string] {
	type entryDay struct {
		entry *site.Entry
		day   edtf.Day
	}
	return func(yield func([]string) bool) {
		seen := map[entryDay]int{}
		for _, c := range s.Corrections {
			number := 1 + seen[entryDay{c.Entry, c.Date}]
			seen[entryDay{c.Entry, c.Date}]++
			for _, other := range c.Entry.Corrections {
				if other.Date.Compare(c.Date) < 0 {
					number++
				}
			}
			row := []string{c.Entry.ID, strconv.Itoa(number), c.Date.String(), words(s, c.Text), address(s, c.Entry)}
			if !yield(appendLanguages(row, s, c.Text)) {
				return
			}
		}
	}
}

// withdrawals is the rows of the entries that were withdrawn.
func withdrawals(s *site.Site) iter.Seq[[]string] {
	return rowsOf(slices.Values(s.Withdrawn), func(row []string, w *site.Withdrawal) []string {
		row = append(row, w.ID, w.Day.String(), words(s, w.Reason), s.URL(w.Address()))
		return appendLanguages(row, s, w.Reason)
	})
}
