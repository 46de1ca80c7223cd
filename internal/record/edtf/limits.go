package edtf

import "math/bits"

// first returns the first day that the point allows; for a season, the first day of its
// northern one. It is false if the point is no date.
func (p point) first() (Day, bool) {
	if p.bound != known {
		return Day{}, false
	}
	return p.search(1)
}

// last returns the last day that the point allows; for a season, the last day of its
// northern one. It is false if the point is no date.
func (p point) last() (Day, bool) {
	if p.bound != known {
		return Day{}, false
	}
	return p.search(-1)
}

// search returns the first day that the point allows, or with a step of -1 the
// last. It is false if there is none.
func (p point) search(step int) (Day, bool) {
	if p.precision() == PrecisionSeason {
		return p.searchSeason(step)
	}
	if p.unspecified == 0 && p.written.has(dayDigits) {
		day := Day{p.signedYear(), int(p.month), int(p.day)}
		return day, day.Day >= 1 && day.Day <= DaysIn(day.Year, day.Month)
	}
	const leapYear = 2000
	if _, ok := p.searchYear(leapYear, step); !ok {
		return Day{}, false // XXXX-02-30, without trying ten thousand years
	}
	low, high := p.yearLimits()
	for i := range high - low + 1 {
		year := nth(low, high, i, step)
		if !fits(max(year, -year), int(p.year), p.unspecified>>4) {
			continue
		}
		if day, ok := p.searchYear(year, step); ok {
			return day, true
		}
	}
	return Day{}, false
}

// searchSeason is search for a season. Its days are those of the northern hemisphere, in
// whole months, winter last and cut off at the end of the year. That says nothing about
// the days of the season and is only visible in the order.
func (p point) searchSeason(step int) (Day, bool) {
	season := p.month
	p.written, p.month = yearDigits, 0
	day, ok := p.search(step)
	if step > 0 {
		day.Month = [...]int{3, 6, 9, 12}[season-21]
		return day, ok
	}
	day.Month = [...]int{5, 8, 11, 12}[season-21]
	day.Day = DaysIn(day.Year, day.Month)
	return day, ok
}

// searchYear is search within one year.
func (p point) searchYear(year, step int) (Day, bool) {
	for i := range 12 {
		month := nth(1, 12, i, step)
		if p.written.has(monthDigits) && !fits(month, int(p.month), p.unspecified&monthDigits>>2) {
			continue
		}
		length := DaysIn(year, month)
		for j := range length {
			day := nth(1, length, j, step)
			if !p.written.has(dayDigits) || fits(day, int(p.day), p.unspecified&dayDigits) {
				return Day{year, month, day}, true
			}
		}
	}
	return Day{}, false
}

// nth counts, from i = 0, up from low or with a step of -1 down from high.
func nth(low, high, i, step int) int {
	if step > 0 {
		return low + i
	}
	return high - i
}

// fits reports whether n has the digits of value, except at the bits of
// unspecified.
func fits(n, value int, unspecified digits) bool {
	for ; unspecified != 0; unspecified >>= 1 {
		if unspecified&1 == 0 && n%10 != value%10 {
			return false
		}
		n, value = n/10, value/10
	}
	return n == value
}

// yearLimits returns the lowest and highest year that the digits of the year
// allow.
func (p point) yearLimits() (low, high int) {
	low, high = int(p.year), int(p.year)
	for unspecified := p.unspecified >> 4; unspecified != 0; unspecified &= unspecified - 1 {
		high += 9 * [...]int{1, 10, 100, 1000}[bits.TrailingZeros8(uint8(unspecified))]
	}
	if p.negative {
		return -high, min(-low, -1)
	}
	return low, high
}
