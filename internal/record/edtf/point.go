package edtf

import (
	"strconv"
	"strings"
)

// point is one date expression: a single date, one end of an interval, or a
// member of a set. Parts are kept as written, digits and X; "" when absent.
type point struct {
	negative         bool
	year, month, day string
	quality          [3]quality // of year, month and day
	precision        Precision
	first, last      Day // the days it allows; for a season see parsedDate.first and last
}

// quality is the set of qualifiers of a part of a date.
type quality uint8

const (
	uncertain   quality = 1 << iota // ?
	approximate                     // ~
)

// parts returns how many of year, month and day are written.
func (p point) parts() int {
	switch {
	case p.day != "":
		return 3
	case p.month != "":
		return 2
	}
	return 1
}

// has reports whether any part has one of the qualifiers in q.
func (p point) has(q quality) bool {
	return (p.quality[0]|p.quality[1]|p.quality[2])&q != 0
}

// allHave reports whether every part has the qualifier q.
func (p point) allHave(q quality) bool {
	for _, partQuality := range p.quality[:p.parts()] {
		if partQuality&q == 0 {
			return false
		}
	}
	return true
}

// knownYear returns the year when all of its digits are known.
func (p point) knownYear() (int, bool) {
	if !isKnown(p.year) {
		return 0, false
	}
	return p.first.Year, true
}

// knownMonth returns the month when it and its year are known and it is no
// season.
func (p point) knownMonth() (int, bool) {
	if _, ok := p.knownYear(); !ok || !isKnown(p.month) || p.precision == PrecisionSeason {
		return 0, false
	}
	return number(p.month), true
}

// isSimple reports whether every part is known and has no qualifier.
func (p point) isSimple() bool {
	return isKnown(p.year) && !strings.Contains(p.month+p.day, "X") && !p.has(uncertain|approximate)
}

func isKnown(part string) bool { return part != "" && !strings.Contains(part, "X") }

// isMissing reports whether a part is written but wholly unknown: XX, XXXX.
func isMissing(part string) bool { return part != "" && strings.Trim(part, "X") == "" }

// isPartial reports whether some digits of a part are known, but not all: 1X.
func isPartial(part string) bool { return !isKnown(part) && !isMissing(part) && part != "" }

// number returns the value of a part that is known.
func number(part string) int {
	n, err := strconv.Atoi(part)
	if err != nil {
		return 0 // not reached: known parts are digits
	}
	return n
}

// matches reports whether n, padded to the width of mask, matches it. An empty
// mask matches every number.
func matches(mask string, n int) bool {
	if mask == "" {
		return true
	}
	for i := len(mask) - 1; i >= 0; i-- {
		if mask[i] != 'X' && int(mask[i]-'0') != n%10 {
			return false
		}
		n /= 10
	}
	return n == 0
}

// fillRange sets the first and the last day that the point allows, and reports
// whether there is any.
func (p *point) fillRange() bool {
	if p.precision == PrecisionDay && p.isSimple() {
		return p.fillDay()
	}
	low, high := p.yearLimits()
	months, days := p.month, p.day
	if p.precision == PrecisionSeason {
		months = ""
	}
	if !fitsAnyYear(months, days) {
		return false
	}
	var found bool
	p.first, found = search(p.years(low, high, 1), months, days, 1)
	if !found {
		return false
	}
	p.last, _ = search(p.years(high, low, -1), months, days, -1)
	if p.precision == PrecisionSeason {
		p.last = seasonSortDay(p.last.Year, p.month)
	}
	return true
}

// fillDay is fillRange for a point of which every digit is known.
func (p *point) fillDay() bool {
	low, _ := p.yearLimits()
	day := Day{low, number(p.month), number(p.day)}
	p.first, p.last = day, day
	return day.Day >= 1 && day.Day <= daysIn(day.Year, day.Month)
}

// seasonSortDay returns the day that a season is sorted by: the last day of the
// month that it ends with in the northern hemisphere, winter last. It says
// nothing about the days of the season and is only visible in the order.
func seasonSortDay(year int, code string) Day {
	return map[string]Day{
		"21": {year, 5, 31}, "22": {year, 8, 31}, "23": {year, 11, 30}, "24": {year, 12, 31},
	}[code]
}

func (p *point) yearLimits() (low, high int) {
	low, high = number(strings.ReplaceAll(p.year, "X", "0")), number(strings.ReplaceAll(p.year, "X", "9"))
	if !p.negative {
		return low, high
	}
	return -high, min(-low, -1)
}

// years yields the years that match the point's year, from one limit to the other.
func (p *point) years(from, to, step int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for y := from; (to-y)*step >= 0; y += step {
			if matches(p.year, max(y, -y)) && !yield(y) {
				return
			}
		}
	}
}

// fitsAnyYear keeps search from trying the ten thousand years of XXXX-02-30.
func fitsAnyYear(months, days string) bool {
	const leapYear = 2000
	_, ok := searchYear(leapYear, months, days, 1)
	return ok
}

func search(years func(func(int) bool), months, days string, step int) (Day, bool) {
	for y := range years {
		if day, ok := searchYear(y, months, days, step); ok {
			return day, true
		}
	}
	return Day{}, false
}

// searchYear returns the first matching day of the year, or with a step of -1
// the last.
func searchYear(year int, months, days string, step int) (Day, bool) {
	for i := range 12 {
		month := nth(i, 12, step)
		if !matches(months, month) {
			continue
		}
		length := daysIn(year, month)
		for j := range length {
			if day := nth(j, length, step); matches(days, day) {
				return Day{year, month, day}, true
			}
		}
	}
	return Day{}, false
}

// nth counts from 1 up to n, or with a step of -1 from n down to 1.
func nth(i, n, step int) int {
	if step > 0 {
		return i + 1
	}
	return n - i
}
