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
// safe for concurrent use. To save memory it holds only its text and its sort
// key; the methods parse the text again.
type Date struct {
	text    string // valid EDTF
	sortKey int64  // see SortKey
}

func newDate(d parsedDate) Date {
	day := d.sortDay()
	return Date{text: d.text, sortKey: int64(day.Year)<<16 + int64(day.Month<<8+day.Day)}
}

// parse parses the text of a Date that is not zero.
func (d Date) parse() parsedDate {
	parsed, _ := parse(d.text) // cannot fail: Parse accepted it
	return parsed
}

// IsZero reports whether d holds no date at all.
func (d Date) IsZero() bool { return d.text == "" }

// String returns the date in EDTF, without the spaces that Parse allows.
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

// Month returns the month, from 1, that the date belongs to within its Year;
// that of an interval is the month of its start. It is false when the date names
// no month (a year, a season), or several (a set).
func (d Date) Month() (int, bool) {
	if d.IsZero() {
		return 0, false
	}
	parsed := d.parse()
	month := parsed.onlyMonth()
	return month, month > 0
}

// Precision returns the unit that the date is given in.
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
// returns "" for what HTML has no form for: uncertain and approximate dates,
// seasons, decades, intervals, sets and years before 1.
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
