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

// first returns the earliest day; for a season, the day it is sorted by. An interval that
// begins in a year of which nothing is known has none.
func (d *Date) first() (Day, bool) {
	switch {
	case d.choices != nil:
		return outermost(*d.choices, func(s span) (Day, bool) { return s.from.first() }, 1)
	case d.to.bound == known && d.from.isMissing(yearDigits):
		return Day{}, false
	}
	return d.from.first()
}

// last returns the latest day; for a season, the last of its northern one.
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
// on the hemisphere, and for what is Undated.
func (d *Date) exact(day Day, ok bool) (Day, bool) {
	if !ok || d.Precision() == PrecisionSeason || d.Undated() {
		return Day{}, false
	}
	return day, true
}

// firstHasMonth reports whether a month is written, and known at least in part, in what
// allows the first day of the date.
func (d *Date) firstHasMonth(day Day) bool {
	if d.choices == nil {
		return d.from.hasMonth()
	}
	return !slices.ContainsFunc(*d.choices, func(s span) bool {
		first, _ := s.from.first()
		return first == day && !s.from.hasMonth()
	})
}
