package edtf

import (
	"cmp"
	"math"
	"strings"
)

// Compare orders dates as a timeline lists them, and is a total order: 0 means
// that both are written the same way.
//
// A date stands where the last day that it allows stands, because nothing in it
// claims an earlier one: "2014" comes after every day of 2014, "2014-03" at the
// end of March. An interval stands at its start (at its end when the start is
// open or unknown); a set at the latest of its choices. At one place the more
// precise date comes first, then the one that begins earlier, then the one that
// ends earlier, then the order of the text. The zero Date comes last.
func Compare(a, b Date) int {
	if a.IsZero() || b.IsZero() {
		return compareBools(a.IsZero(), b.IsZero())
	}
	if a.sortKey != b.sortKey || a.text == b.text {
		return cmp.Compare(a.sortKey, b.sortKey)
	}
	x, y := a.parse(), b.parse()
	return cmp.Or(
		cmp.Compare(x.precision(), y.precision()),
		compareStarts(&x, &y),
		compareEnds(&x, &y),
		strings.Compare(a.text, b.text),
	)
}

// Place returns a number that orders dates by the day on which they stand, as
// Compare does before it looks closer.
func (d Date) SortKey() int64 {
	if d.IsZero() {
		return math.MaxInt64
	}
	return d.sortKey
}

// sortedBy returns the day that d is sorted by.
func (d *parsedDate) sortDay() Day {
	if d.kind != set && d.from.bound == known {
		return d.from.point.last
	}
	if day, ok := d.last(); ok {
		return day
	}
	var latest Day
	seen := false
	for p := range d.points {
		if !seen || p.last.Compare(latest) > 0 {
			latest, seen = p.last, true
		}
	}
	return latest
}

// compareStarts puts an open or unknown start before every day.
func compareStarts(a, b *parsedDate) int {
	x, hasX := a.first()
	y, hasY := b.first()
	return cmp.Or(compareBools(hasX, hasY), x.Compare(y))
}

// compareEnds puts an open or unknown end after every day.
func compareEnds(a, b *parsedDate) int {
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
