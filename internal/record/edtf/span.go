package edtf

import "slices"

// span is a single date (from alone) or a range.
type span struct{ from, to point }

// end returns the point that the span ends with.
func (s span) end() point {
	if s.to.bound == absent {
		return s.from
	}
	return s.to
}

// points yields every known date expression, in source order.
func (d *Date) points(yield func(point) bool) {
	spans := []span{d.span}
	if d.choices != nil {
		spans = *d.choices
	}
	for _, s := range spans {
		for _, p := range [...]point{s.from, s.to} {
			if p.bound == known && !yield(p) {
				return
			}
		}
	}
}

// first returns the earliest day; for a season, the first day of its year.
func (d *Date) first() (Day, bool) {
	if d.choices == nil {
		return d.from.first()
	}
	return outermost(*d.choices, func(s span) (Day, bool) { return s.from.first() }, 1)
}

// last returns the latest day; for a season, the day it is sorted by.
func (d *Date) last() (Day, bool) {
	if d.choices == nil {
		return d.end().last()
	}
	return outermost(*d.choices, func(s span) (Day, bool) { return s.end().last() }, -1)
}

// outermost returns the earliest of the spans' limits, or with a step of -1 the
// latest. It is false if any span has no limit.
func outermost(spans []span, limit func(span) (Day, bool), step int) (outermost Day, ok bool) {
	for i, s := range spans {
		day, ok := limit(s)
		if !ok {
			return Day{}, false
		}
		if i == 0 || day.Compare(outermost)*step < 0 {
			outermost = day
		}
	}
	return outermost, true
}

// exact returns day and ok unchanged, but false for a season, whose days depend
// on the hemisphere.
func (d *Date) exact(day Day, ok bool) (Day, bool) {
	if !ok || d.Precision() == PrecisionSeason {
		return Day{}, false
	}
	return day, true
}

// onlyMonth returns the month that all of the date lies in, or that an interval
// begins in; 0 if there is none.
func (d *Date) onlyMonth() int {
	if d.choices == nil {
		start := d.from
		if start.bound != known {
			start = d.to
		}
		month, _ := start.knownMonth()
		return month
	}
	if slices.ContainsFunc(slices.Collect(d.points), func(p point) bool { _, ok := p.knownMonth(); return !ok }) {
		return 0
	}
	first, hasFirst := d.first()
	last, hasLast := d.last()
	if !hasFirst || !hasLast || first.Year != last.Year || first.Month != last.Month {
		return 0
	}
	return first.Month
}
