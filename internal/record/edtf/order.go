package edtf

import (
	"cmp"
	"math"
)

// Compare orders dates chronologically. 0 means that both allow the same days with the
// same precision, whatever their text: 2018-12-17 and 2018-12-17~.
//
// The sort key of a date is the earliest day that it allows, so that "2014" comes before
// every day of 2014 and "201X" before 2011; the latest when the start is open or unknown.
// A season, whose days depend on the hemisphere, has the first day of the month that it
// begins with in the northern one. Of dates with the same key, those without a month come
// first, then the one that may end later, then the less precise one. Dates of which no
// year is known come after all others, and the zero Date comes last.
func Compare(a, b Date) int {
	if a.IsZero() || b.IsZero() {
		return compareBools(a.IsZero(), b.IsZero())
	}
	if c := cmp.Compare(a.SortKey(), b.SortKey()); c != 0 || a.text == b.text {
		return c
	}
	_, hasA := a.Month()
	_, hasB := b.Month()
	return cmp.Or(
		compareBools(hasA, hasB),
		compareEnds(&b, &a),
		cmp.Compare(b.Precision(), a.Precision()),
		compareStarts(&a, &b),
	)
}

// undatedKey is the sort key of dates of which no year is known.
const undatedKey = math.MaxInt64 - 1

// SortKey returns a number that orders dates as Compare does, except that
// different dates may have the same key.
func (d Date) SortKey() int64 {
	switch {
	case d.IsZero():
		return math.MaxInt64
	case d.Undated():
		return undatedKey
	}
	day, _ := d.sortDay()
	return int64(day.Year)<<16 + int64(day.Month<<8+day.Day)
}

// sortDay returns the day that d is sorted by, and whether that is its first one.
func (d *Date) sortDay() (day Day, isFirst bool) {
	if day, ok := d.first(); ok {
		return day, true
	}
	if day, ok := d.last(); ok {
		return day, false
	}
	var latest Day
	seen := false
	for p := range d.points {
		if day, _ := p.last(); !seen || day.Compare(latest) > 0 {
			latest, seen = day, true
		}
	}
	return latest, false
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
