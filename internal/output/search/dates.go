package search

import (
	"fmt"

	"annals/internal/record/edtf"
)

// maxDays and maxMonths limit the days and months by which a span of time is found.
const (
	maxDays   = 31
	maxMonths = 24
)

// searchableDates returns the days of a date, or its months if they are not known or too
// many; nothing for a year, and for what is longer than two.
func searchableDates(d edtf.Date) (all []string) {
	first, ok := d.Earliest()
	if !ok {
		return nil
	}
	last, ok := d.Latest()
	if !ok || first.Year < 1 || last.Year > 9999 {
		return nil
	}
	fromStart, toEnd := first.Day == 1, last.Day == edtf.DaysIn(last.Year, last.Month)
	if fromStart && toEnd && first.Month == 1 && last.Month == 12 {
		return nil
	}
	if !(fromStart && toEnd) && daysUntil(first, last) < maxDays {
		for ; first.Compare(last) <= 0; first = first.Next() {
			all = append(all, first.String())
		}
		return all
	}
	from, to := monthNumber(first), monthNumber(last)
	if to-from >= maxMonths {
		return nil
	}
	for n := from; n <= to; n++ {
		all = append(all, fmt.Sprintf("%04d-%02d", n/12, n%12+1))
	}
	return all
}

func monthNumber(d edtf.Day) int { return d.Year*12 + d.Month - 1 }

// daysUntil returns the days from one to another; a large number if there are more
// than a month between them.
func daysUntil(from, to edtf.Day) int {
	switch monthNumber(to) - monthNumber(from) {
	case 0:
		return to.Day - from.Day
	case 1:
		return edtf.DaysIn(from.Year, from.Month) - from.Day + to.Day
	}
	return maxDays
}
