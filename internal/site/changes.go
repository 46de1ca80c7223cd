package site

import (
	"cmp"
	"slices"

	"annals/internal/record/edtf"
)

// ChangeKind is what happened to an entry.
type ChangeKind string

// What happens to entries, in the order of a day.
const (
	Added     ChangeKind = "added"
	Corrected ChangeKind = "corrected"
	Withdrawn ChangeKind = "withdrawn"
)

// Change is one thing that happened to the record on a day.
type Change struct {
	Day        edtf.Day
	Kind       ChangeKind
	Entry      *Entry      // nil if withdrawn
	Withdrawal *Withdrawal // nil if not
}

// changes collects what happened to the record, the newest first. An entry that was
// corrected several times on one day is there once, and one that does not say when it was
// added is not there as added.
func (r *resolver) changes() {
	all := make([]Change, 0, len(r.site.Entries)+len(r.site.Corrections)+len(r.site.Withdrawn))
	for _, e := range r.site.Entries {
		if e.Draft || e.Embargoed {
			continue
		}
		if e.Added != (edtf.Day{}) {
			all = append(all, Change{Day: e.Added, Kind: Added, Entry: e})
		}
		for _, c := range e.Corrections {
			if c.Number == 1 {
				all = append(all, Change{Day: c.Date, Kind: Corrected, Entry: e})
			}
		}
	}
	for _, w := range r.site.Withdrawn {
		all = append(all, Change{Day: w.Day, Kind: Withdrawn, Withdrawal: w})
	}
	slices.SortStableFunc(all, compareChanges)
	r.site.Changes = all
}

// compareChanges orders the newest day first, within a day by kind, and the entries of a
// kind by event, the latest first. The names of kinds are in the order of a day.
func compareChanges(a, b Change) int {
	if order := cmp.Or(b.Day.Compare(a.Day), cmp.Compare(a.Kind, b.Kind)); order != 0 || a.Entry == nil {
		return order
	}
	return CompareNewest(a.Entry, b.Entry)
}
