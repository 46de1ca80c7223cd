package edtf

import (
	"cmp"
	"strconv"
)

// Day is a day of the proleptic Gregorian calendar. Years are astronomical:
// year 0 is 1 BCE, year -1 is 2 BCE.
type Day struct{ Year, Month, Day int }

// String returns the day in EDTF: "2018-12-17", "-0044-03-15".
func (d Day) String() string {
	var buffer [24]byte
	return string(appendPadded(appendPadded(appendYear(buffer[:0], d.Year), "-", d.Month, 2), "-", d.Day, 2))
}

// Compare returns -1, 0 or 1 as d comes before, is, or comes after other.
func (d Day) Compare(other Day) int {
	if d.Year != other.Year {
		return cmp.Compare(d.Year, other.Year)
	}
	return cmp.Or(cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// Date returns the day as a Date; the zero Date when there is no such day.
func (d Day) Date() Date {
	date, err := Parse(d.String())
	if err != nil {
		return Date{}
	}
	return date
}

// Next returns the day after d.
func (d Day) Next() Day {
	switch {
	case d.Day < DaysIn(d.Year, d.Month):
		return Day{d.Year, d.Month, d.Day + 1}
	case d.Month < 12:
		return Day{d.Year, d.Month + 1, 1}
	}
	return Day{d.Year + 1, 1, 1}
}

func yearString(year int) string { return string(appendYear(nil, year)) }

func appendYear(dst []byte, year int) []byte {
	switch {
	case year > 9999 || year < -9999:
		return strconv.AppendInt(append(dst, 'Y'), int64(year), 10)
	case year < 0:
		return appendPadded(dst, "-", -year, 4)
	}
	return appendPadded(dst, "", year, 4)
}

// appendPadded appends a sign and n, which must not be negative, with leading zeros.
func appendPadded(dst []byte, sign string, n, width int) []byte {
	dst = append(dst, sign...)
	for limit := 10; width > 1; width, limit = width-1, limit*10 {
		if n < limit {
			return strconv.AppendInt(append(dst, "0000"[:width-1]...), int64(n), 10)
		}
	}
	return strconv.AppendInt(dst, int64(n), 10)
}

func isLeap(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

// DaysIn returns the number of days of a month.
func DaysIn(year, month int) int {
	switch month {
	case 2:
		if isLeap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
