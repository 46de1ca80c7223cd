package edtf

import "math/bits"

// point is one date expression: a single date, one end of an interval, or a
// member of a set. The value of a digit X is 0.
type point struct {
	year        int32 // without its sign
	month, day  uint8 // 21 to 24: a season
	written     digits
	unspecified digits // X
	uncertain   digits // of the parts with ? or %
	approximate digits // of the parts with ~ or %
	negative    bool   // the year
	bound       bound
}

// digits is a set of the digits of YYYYMMDD, the last at bit 0. A year of more
// than four digits counts as four.
type digits uint8

const (
	yearDigits  digits = 0b1111_00_00
	monthDigits digits = 0b0000_11_00
	dayDigits   digits = 0b0000_00_11
)

// has reports whether all of other is in d.
func (d digits) has(other digits) bool { return d&other == other }

// bound says what stands at a side of a span. If it is not a known date, the
// point has no other field.
type bound uint8

const (
	absent  bound = iota // the second side of what is no interval
	known                // a date
	open                 // ".." : there is no end, or none that matters
	unknown              // empty: there is an end, but it is not known
)

// setPart sets one part to text, which has digits and X.
func (p *point) setPart(part digits, text string) {
	p.written |= part
	value := int32(0)
	for i := range len(text) {
		value *= 10
		if text[i] == 'X' {
			p.unspecified |= 1 << (bits.Len8(uint8(part)) - 1 - i)
		} else {
			value += int32(text[i] - '0')
		}
	}
	switch part {
	case yearDigits:
		p.year = value
	case monthDigits:
		p.month = uint8(value)
	case dayDigits:
		p.day = uint8(value)
	}
}

// precision returns the unit that the point is given in.
func (p point) precision() Precision {
	switch {
	case p.written.has(dayDigits):
		return PrecisionDay
	case p.isKnown(monthDigits) && 21 <= p.month && p.month <= 24:
		return PrecisionSeason
	case p.written.has(monthDigits):
		return PrecisionMonth
	}
	switch bits.TrailingZeros8(^uint8(p.unspecified >> 4)) {
	case 0:
		return PrecisionYear
	case 1:
		return PrecisionDecade
	case 2:
		return PrecisionCentury
	}
	return PrecisionMillennium
}

// isKnown reports whether part is written without X.
func (p point) isKnown(part digits) bool {
	return p.written.has(part) && p.unspecified&part == 0
}

// isMissing reports whether part is written but wholly unknown: XX, XXXX.
func (p point) isMissing(part digits) bool { return p.unspecified.has(part) }

// isPartial reports whether some digits of part are known, but not all: 1X.
func (p point) isPartial(part digits) bool {
	return p.unspecified&part != 0 && !p.isMissing(part)
}

// isQualified reports whether any part is uncertain or approximate.
func (p point) isQualified() bool { return p.uncertain|p.approximate != 0 }

// isSimple reports whether every part is known and has no qualifier.
func (p point) isSimple() bool { return p.unspecified == 0 && !p.isQualified() }

// isExactDay reports whether the point is a day, wholly known and without doubt.
func (p point) isExactDay() bool {
	return p.bound == known && p.isKnown(yearDigits|monthDigits|dayDigits) && p.isSimple()
}

// signedYear returns the year; a digit X is 0.
func (p point) signedYear() int {
	if p.negative {
		return -int(p.year)
	}
	return int(p.year)
}

// knownMonth returns the month when it and its year are known and it is no
// season.
func (p point) knownMonth() (int, bool) {
	if !p.isKnown(yearDigits|monthDigits) || p.precision() == PrecisionSeason {
		return 0, false
	}
	return int(p.month), true
}

// hasMonth reports whether a month or a season is written and not wholly unknown.
func (p point) hasMonth() bool { return p.written.has(monthDigits) && !p.isMissing(monthDigits) }
