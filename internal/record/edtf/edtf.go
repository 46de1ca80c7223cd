// Package edtf parses, sorts and formats dates in the Extended Date/Time
// Format: days, months, years, decades, intervals with an open end, sets.
//
// The input is a string in EDTF (the edition of 4 February 2019): levels 0 and
// 1, and of level 2 qualified parts (2004-06-~11), X at any position
// (156X-12-25) and one-of sets ([2018-11-15,2018-12-17]). Parse rejects
// everything else with a *diag.Problem whose hint suggests, where possible, the
// same date in EDTF.
//
// The output is a Date: an immutable value with its earliest and latest day,
// precision and qualifiers. Compare sorts dates; Text formats one in the
// language that a Words table describes.
//
// The package never converts a date to a time.Time, never uses a clock or a
// time zone, and never makes a date more precise than its source: "2014" is the
// year 2014 and not its first of January.
package edtf

import "math"

// Precision is the unit that a date is given in. Smaller is more precise.
type Precision uint8

// The precisions. Millennium is any year of which at most the first digit is
// known. A part that is written but unknown counts: 2004-XX has the precision
// of a month.
const (
	PrecisionDay Precision = iota
	PrecisionMonth
	PrecisionSeason
	PrecisionYear
	PrecisionDecade
	PrecisionCentury
	PrecisionMillennium
	PrecisionInterval
	PrecisionSet
)

// String returns the precision in lower case: "day", "month", … "set".
func (p Precision) String() string {
	names := [...]string{"day", "month", "season", "year", "decade", "century", "millennium", "interval", "set"}
	if int(p) >= len(names) {
		return "unknown"
	}
	return names[p]
}

// Date is a date in EDTF. The zero value is no date. A Date is immutable and
// safe for concurrent use; compare with Equal.
type Date struct {
	text    string  // valid EDTF
	span            // of a single date or an interval
	choices *[]span // of a set; a pointer keeps the other dates small
}

// IsZero reports whether d holds no date at all.
func (d Date) IsZero() bool { return d.text == "" }

// String returns the date in EDTF, without the spaces that Parse allows.
func (d Date) String() string { return d.text }

// Equal reports whether both dates are written the same way.
func (d Date) Equal(other Date) bool { return d.text == other.text }

// Earliest returns the first day that the date allows. It is false when the
// start is open or unknown, for a season, whose days depend on the hemisphere,
// and for what is Undated.
func (d Date) Earliest() (Day, bool) { return d.exact(d.first()) }

// Latest returns the last day that the date allows. It is false when the end is
// open or unknown, for a season, and for what is Undated.
func (d Date) Latest() (Day, bool) { return d.exact(d.last()) }

// Year returns the year that the date stands in: that of its earliest day, or
// of its latest when the start is open or unknown. A season stands in the year
// it is written with, and what is Undated in the first that its digits allow. It
// is false for the zero Date alone.
func (d Date) Year() (int, bool) {
	day, ok := d.first()
	if !ok {
		day, _ = d.last()
	}
	return day.Year, !d.IsZero()
}

// Month returns the month, from 1, that the date stands in within its Year: that
// of the day that it is sorted by. It is false when the date begins with a year,
// or a decade, whose month is not given.
func (d Date) Month() (int, bool) {
	if month, ok := d.from.knownMonth(); ok && d.choices == nil {
		return month, true
	}
	if d.IsZero() {
		return 0, false
	}
	day, isFirst := d.sortDay()
	if isFirst && !d.firstHasMonth(day) {
		return 0, false
	}
	return day.Month, true
}

// IsPlainDay reports whether the date is one day of the years 1 to 9999, wholly known and
// without doubt: what ISO 8601 and TOML call a date.
func (d Date) IsPlainDay() bool {
	return d.choices == nil && d.to.bound == absent && d.from.isKnown(dayDigits) && d.from.isSimple() && d.from.signedYear() > 0
}

// IsPlainDay reports whether text is the EDTF of a date that IsPlainDay.
func IsPlainDay(text string) bool {
	d, err := Parse(text)
	return err == nil && d.text == text && d.IsPlainDay()
}

// Days returns the first and the last day of a date that is one day, or an interval of
// days, wholly known and without doubt: the same day twice for one day.
func (d Date) Days() (first, last Day, ok bool) {
	end := d.end()
	if d.choices != nil || !d.from.isExactDay() || !end.isExactDay() {
		return Day{}, Day{}, false
	}
	first, _ = d.from.first()
	last, _ = end.first()
	return first, last, true
}

// Undated reports whether nothing is known of any year of the date: XXXX,
// XXXX-12-25.
func (d Date) Undated() bool {
	if d.choices == nil && d.from.bound == known && !d.from.isMissing(yearDigits) {
		return false
	}
	return !d.IsZero() && !d.hasPoint(func(p point) bool { return !p.isMissing(yearDigits) })
}

// Years returns the first and the last year of an interval of several years; the last
// is the highest int when the end is open. It is false for other dates, and where the
// start, or whether the interval reaches a second year, is not known.
func (d Date) Years() (first, last int, ok bool) {
	if d.choices != nil || d.to.bound != known && d.to.bound != open {
		return 0, 0, false
	}
	start, ok := d.first()
	if !ok || d.to.bound == open {
		return start.Year, math.MaxInt, ok
	}
	end, _ := d.to.first()
	return start.Year, end.Year, end.Year > start.Year && !d.to.isMissing(yearDigits)
}

// Precision returns the unit that the date is given in.
func (d Date) Precision() Precision {
	switch {
	case d.IsZero():
		return PrecisionDay
	case d.choices != nil:
		return PrecisionSet
	case d.to.bound != absent:
		return PrecisionInterval
	}
	return d.from.precision()
}

// Uncertain reports whether any part of the date is marked with ? or %.
func (d Date) Uncertain() bool {
	return d.hasPoint(func(p point) bool { return p.uncertain != 0 })
}

// Approximate reports whether any part of the date is marked with ~ or %.
func (d Date) Approximate() bool {
	return d.hasPoint(func(p point) bool { return p.approximate != 0 })
}

// MachineValue returns the value of an HTML <time datetime> attribute:
// "2018-12-17", "2018-12" or "2018". Parts that are not known are left out. It
// returns "" for what HTML has no form for: uncertain and approximate dates,
// seasons, decades, intervals, sets and years before 1.
func (d Date) MachineValue() string {
	p := d.from
	precision := d.Precision()
	if precision > PrecisionYear || precision == PrecisionSeason || p.isQualified() ||
		!p.isKnown(yearDigits) || p.signedYear() < 1 {
		return ""
	}
	var buffer [len("2018-12-17")]byte
	value := appendPadded(buffer[:0], "", int(p.year), 4)
	if p.isKnown(monthDigits) {
		value = appendPadded(value, "-", int(p.month), 2)
		if p.isKnown(dayDigits) {
			value = appendPadded(value, "-", int(p.day), 2)
		}
	}
	return string(value)
}

func (d *Date) hasPoint(matches func(point) bool) bool {
	for p := range d.points {
		if matches(p) {
			return true
		}
	}
	return false
}
