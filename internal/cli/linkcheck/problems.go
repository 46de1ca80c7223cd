package linkcheck

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/load/linkstate"
)

// Problems returns warnings at the links whose addresses are broken but not yet
// dead by the state after the run, and at those whose addresses have moved.
func (r Report) Problems(links []content.Outside, after linkstate.State) (list diag.List) {
	for _, p := range links {
		f, checked := r.Findings[p.Address]
		link, dead := after.Dead(p.Address)
		switch {
		case !checked || dead:
		case f.Answer == linkstate.Broken:
			list.Warn(p.At(), diag.FailingLink, "this address is broken: "+f.Reason,
				fmt.Sprintf("look at it in a browser; it counts as dead when it is still broken %d days after %s", linkstate.DeadAfterDays, link.Since))
		case f.Moved != "":
			list.Warn(p.At(), diag.MovedLink, "this address has moved for good", "if the same stands there, write "+f.Moved)
		}
	}
	return list
}

// Count is the number of addresses with a property.
type Count struct {
	Of     string
	Number int
}

// Answers counts the findings by answer.
func (r Report) Answers() (well, broken, unknown int) {
	for _, f := range r.Findings {
		switch f.Answer {
		case linkstate.Well:
			well++
		case linkstate.Broken:
			broken++
		default:
			unknown++
		}
	}
	return well, broken, unknown
}

// Unknown counts the reasons of unknown findings, most frequent first.
func (r Report) Unknown() []Count {
	numbers := map[string]int{}
	for _, f := range r.Findings {
		if f.Answer == linkstate.Unknown {
			numbers[f.Reason]++
		}
	}
	var all []Count
	for _, reason := range slices.Sorted(maps.Keys(numbers)) {
		all = append(all, Count{reason, numbers[reason]})
	}
	slices.SortStableFunc(all, func(a, b Count) int { return cmp.Compare(b.Number, a.Number) })
	return all
}
