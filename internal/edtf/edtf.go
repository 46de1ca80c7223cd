// Package edtf reads, orders and words dates as history has them: a day, a
// month, a year, a decade, a span with an open end, one of several days.
//
// Its input is a string in the Extended Date/Time Format (the edition of
// 4 February 2019): levels 0 and 1, and of level 2 qualified parts
// (2004-06-~11), X in any place (156X-12-25) and one-of sets
// ([2018-11-15,2018-12-17]). Parse refuses everything else with a *diag.Problem
// whose hint says, where it can be told, how the same date is written in EDTF.
//
// Its output is a Date: an immutable value that knows the days it allows, its
// precision and its doubts, that sorts among others with Compare, and that
// Text puts into the words of any language that a Words table describes.
//
// The package never turns a date into a moment of time, never looks at a clock
// or a time zone, and never makes a date more precise than its source: "2014"
// is the year 2014 and not its first of January.
package edtf

// Precision says how much of a date is told. Smaller is more precise.
type Precision uint8

// The precisions. Millennium stands for every year of which at most the first
// digit is known. A part that is written but not known counts: 2004-XX has the
// precision of a month.
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

// Date is a date in EDTF. The zero value is no date. A Date never changes and
// may be shared between goroutines. It holds its text, the day that lists sort
// it by, and nothing else: what follows from the text is read from it again when
// it is asked for, because a record keeps a date for each of its parts and words
// few of them at a time.
type Date struct {
	text    string // as Parse takes it
	sortKey int64  // the day that it is sorted by, as a number
}

// newDate keeps a date that was read.
func newDate(d parsedDate) Date {
	day := d.sortDay()
	return Date{text: d.text, sortKey: int64(day.Year)<<16 + int64(day.Month<<8+day.Day)}
}

// told reads the text again; of the zero Date, which tells nothing, never.
func (d Date) parse() parsedDate {
	parsed, _ := parse(d.text) // it was right before
	return parsed
}

// IsZero reports whether d holds no date at all.
func (d Date) IsZero() bool { return d.text == "" }

// String returns the date in EDTF, without the blanks that Parse allows.
func (d Date) String() string { return d.text }

// Equal reports whether both dates are written the same way.
func (d Date) Equal(other Date) bool { return d.text == other.text }

// Earliest returns the first day that the date allows. It is false when the
// start is open or unknown, and for a season, whose days depend on the
// hemisphere.
func (d Date) Earliest() (Day, bool) {
	if d.IsZero() {
		return Day{}, false
	}
	parsed := d.parse()
	day, ok := parsed.first()
	return parsed.exact(day, ok)
}

// Latest returns the last day that the date allows. It is false when the end is
// open or unknown, and for a season.
func (d Date) Latest() (Day, bool) {
	if d.IsZero() {
		return Day{}, false
	}
	parsed := d.parse()
	day, ok := parsed.last()
	return parsed.exact(day, ok)
}

// Year returns the year that the date belongs to: that of its earliest day, or
// of its latest when the start is open or unknown. A season belongs to the year
// it is written with. It is false for the zero Date alone.
func (d Date) Year() (int, bool) {
	if d.IsZero() {
		return 0, false
	}
	parsed := d.parse()
	day, ok := parsed.first()
	if !ok {
		day, _ = parsed.last()
	}
	return day.Year, true
}

// Month returns the month, from 1, that the date belongs to within its Year. It
// is false where none is told: for a year, a season, choices of several months.
func (d Date) Month() (int, bool) {
	if d.IsZero() {
		return 0, false
	}
	parsed := d.parse()
	month := parsed.onlyMonth()
	return month, month > 0
}

// Precision returns how much of the date is told.
func (d Date) Precision() Precision {
	if d.IsZero() {
		return PrecisionDay
	}
	parsed := d.parse()
	return parsed.precision()
}

// Uncertain reports whether any part of the date is marked with ? or %.
func (d Date) Uncertain() bool { return d.has(uncertain) }

// Approximate reports whether any part of the date is marked with ~ or %.
func (d Date) Approximate() bool { return d.has(approximate) }

// MachineValue returns the value of an HTML <time datetime> attribute:
// "2018-12-17", "2018-12" or "2018". Parts that are not known are left out. It
// returns "" for what HTML has no form for: doubts, seasons, decades,
// intervals, sets and years before 1.
func (d Date) MachineValue() string {
	if d.IsZero() {
		return ""
	}
	parsed := d.parse()
	p := parsed.from.point
	year, ok := p.knownYear()
	if parsed.kind != single || !ok || year < 1 || p.precision == PrecisionSeason || p.has(uncertain|approximate) {
		return ""
	}
	switch {
	case !isKnown(p.month):
		return p.year
	case !isKnown(p.day):
		return p.year + "-" + p.month
	}
	return p.year + "-" + p.month + "-" + p.day
}

func (d Date) has(q quality) bool {
	if d.IsZero() {
		return false
	}
	parsed := d.parse()
	for p := range parsed.points {
		if p.has(q) {
			return true
		}
	}
	return false
}
