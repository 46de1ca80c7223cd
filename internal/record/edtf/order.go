package edtf

import (
	"cmp"
	"math"
)

// Compare orders dates chronologically. 0 means that both allow the same days with the
// same precision, whatever their text: 2018-12-17 and 2018-12-17~.
//
// The sort key of a date is the last day that it allows, because nothing in it
// claims an earlier one: "2014" comes after every day of 2014, "2014-03" at the
// end of March. The key of an interval is that of its start (of its end when the
// start is open or unknown); that of a set, the latest of its choices. Of dates
// with the same key the more precise comes first, then the one that begins
// earlier, then the one that ends earlier. The zero Date comes last.
func Compare(a, b Date) int {
	if a.IsZero() || b.IsZero() {
		return compareBools(a.IsZero(), b.IsZero())
	}
	if c := cmp.Compare(a.SortKey(), b.SortKey()); c != 0 || a.text == b.text {
		return c
	}
	return cmp.Or(
		cmp.Compare(a.Precision(), b.Precision()),
		compareStarts(&a, &b),
		compareEnds(&a, &b),
	)
}

// SortKey returns a number that orders dates as Compare does, except that
// different dates may have the same key.
func (d Date) SortKey() int64 {
	if d.IsZero() {
		return math.MaxInt64
	}
	day := d.sortDay()
	return int64(day.Year)<<16 + int64(day.Month<<8+day.Day)
}

// sortDay returns the day that d is sorted by.
func (d *Date) sortDay() Day {
	if day, ok := d.from.last(); ok && d.choices == nil {
		return day
	}
	if day, ok := d.last(); ok {
		return day
	}
	var latest Day
	seen := false
	for p := range d.points {
		if day, _ := p.last(); !seen || day.Compare(latest) > 0 {
			latest, seen = day, true
		}
	}
	return latest
}

// compareStarts orders an open or unknown start before every day.
func compareStarts(a, b *Date) int {
	x, hasX := a.first()
	y, hasY := b.first()
	return cmp.Or(compareBools(hasX, hasY), x.Compare(y))
}

// compareEnds orders an open or unknown end after every day.
func compareEnds(a, b *Date) int {
	x, hasX := a.last()
	y, hasY := b.last()
	return cmp.Or(compareBools(hasY, hasX), x.Compare(y))
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
