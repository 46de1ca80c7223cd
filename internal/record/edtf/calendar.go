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
	return yearString(d.Year) + "-" + padded(d.Month, 2) + "-" + padded(d.Day, 2)
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

func yearString(year int) string {
	switch {
	case year > 9999 || year < -9999:
		return "Y" + strconv.Itoa(year)
	case year < 0:
		return "-" + padded(-year, 4)
	}
	return padded(year, 4)
}

// padded formats n, which must not be negative, with leading zeros.
func padded(n, width int) string {
	digits := strconv.Itoa(n)
	return "0000"[min(len(digits), width):width] + digits
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
