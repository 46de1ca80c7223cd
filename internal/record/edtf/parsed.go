package edtf

import "slices"

// parsedDate is the syntax tree of a date.
type parsedDate struct {
	text    string
	kind    kind
	from    side     // the only side of a single date
	to      *side    // of an interval
	choices []choice // of a set
}

type kind uint8

const (
	single kind = iota
	interval
	set
)

// side is one end of an interval, or of a range in a set.
type side struct {
	bound bound
	point point // when bound is known
}

type bound uint8

const (
	known   bound = iota
	open          // ".." : there is no end, or none that matters
	unknown       // empty: there is an end, but it is not known
)

// choice is one member of a one-of set: a date (from alone), or a range.
type choice struct {
	from, to side
	span     bool
}

func (d *parsedDate) precision() Precision {
	switch d.kind {
	case interval:
		return PrecisionInterval
	case set:
		return PrecisionSet
	}
	return d.from.point.precision
}

// onlyMonth returns the month that all of the date lies in, or that an interval
// begins in; 0 if there is none.
func (d *parsedDate) onlyMonth() int {
	if d.kind != set {
		start := d.from
		if start.bound != known {
			start = *d.to
		}
		month, _ := start.point.knownMonth()
		return month
	}
	for p := range d.points {
		if _, ok := p.knownMonth(); !ok {
			return 0
		}
	}
	first, hasFirst := d.first()
	last, hasLast := d.last()
	if !hasFirst || !hasLast || first.Year != last.Year || first.Month != last.Month {
		return 0
	}
	return first.Month
}

// points yields every known date expression, in source order.
func (d *parsedDate) points(yield func(point) bool) {
	sides := []side{d.from}
	switch d.kind {
	case interval:
		sides = append(sides, *d.to)
	case set:
		sides = sides[:0]
		for _, c := range d.choices {
			sides = append(sides, c.from)
			if c.span {
				sides = append(sides, c.to)
			}
		}
	}
	for _, s := range sides {
		if s.bound == known && !yield(s.point) {
			return
		}
	}
}

// exact returns day and ok unchanged, but false for a season, whose days depend
// on the hemisphere.
func (d *parsedDate) exact(day Day, ok bool) (Day, bool) {
	if !ok || d.precision() == PrecisionSeason {
		return Day{}, false
	}
	return day, true
}

// first returns the earliest day; for a season, the first day of its year.
func (d *parsedDate) first() (Day, bool) {
	if d.kind != set {
		return d.from.point.first, d.from.bound == known
	}
	if slices.ContainsFunc(d.choices, func(c choice) bool { return c.from.bound != known }) {
		return Day{}, false
	}
	return slices.MinFunc(d.choices, func(a, b choice) int {
		return a.from.point.first.Compare(b.from.point.first)
	}).from.point.first, true
}

// last returns the latest day; for a season, the day it is sorted by.
func (d *parsedDate) last() (Day, bool) {
	switch d.kind {
	case single:
		return d.from.point.last, true
	case interval:
		return d.to.point.last, d.to.bound == known
	}
	if slices.ContainsFunc(d.choices, func(c choice) bool { return c.end().bound != known }) {
		return Day{}, false
	}
	return slices.MaxFunc(d.choices, func(a, b choice) int {
		return a.end().point.last.Compare(b.end().point.last)
	}).end().point.last, true
}

func (c choice) end() side {
	if c.span {
		return c.to
	}
	return c.from
}
