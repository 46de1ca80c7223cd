// Package span says where an EDTF date stands on the axis of a timeline whose dates are
// years, months and days.
//
// Its input is a date of the record; its output is the first and the last point of it,
// never more exact than the date: of 2014 it is the year, and not its first of January.
// What such an axis cannot say, such as doubt, is left to the words beside it: Exact tells.
// The package formats nothing for readers.
package span

import (
	"regexp"
	"strconv"
	"strings"

	"annals/internal/record/edtf"
)

// Point is a year, a month or a day. Month and Day are 0 where they are not known.
type Point struct{ Year, Month, Day int }

// Span is the time of an event. To is the zero Point where it is one point.
type Span struct {
	From, To Point
	Exact    bool // it says all that the date says
}

// Of returns the span of a date; false if no year of it is known.
func Of(d edtf.Date) (Span, bool) {
	if d.IsZero() || d.Undated() {
		return Span{}, false
	}
	text := unmarked.Replace(d.String())
	isPlain := text == d.String()
	start, end, isInterval := strings.Cut(text, "/")
	from, isFrom := point(start)
	to, isTo := point(end)
	switch {
	case !isInterval && isFrom:
		return Span{From: from, Exact: isPlain}, true
	case isInterval && isFrom && isTo && from == to:
		return Span{From: from, Exact: isPlain}, true
	case isInterval && isFrom && isTo:
		return Span{From: from, To: to, Exact: isPlain}, true
	}
	return vague(d), true
}

// unmarked takes the signs of doubt out of a date.
var unmarked = strings.NewReplacer("~", "", "?", "", "%", "")

var plain = regexp.MustCompile(`^(-?[0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-3][0-9]))?)?$`)

func point(text string) (Point, bool) {
	m := plain.FindStringSubmatch(text)
	if m == nil {
		return Point{}, false
	}
	return Point{number(m[1]), number(m[2]), number(m[3])}, true
}

// number returns the number that digits write, 0 for none.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// vague returns the span of a date whose parts are not all known: from the first day to
// the last, or the end that is known.
func vague(d edtf.Date) Span {
	first, isFirst := d.Earliest()
	last, isLast := d.Latest()
	switch {
	case isFirst && isLast && first.Month == 1 && first.Day == 1 && last.Month == 12 && last.Day == 31:
		if first.Year == last.Year {
			return Span{From: Point{Year: first.Year}}
		}
		return Span{From: Point{Year: first.Year}, To: Point{Year: last.Year}}
	case isFirst && isLast && first.Year == last.Year && first.Month == last.Month && first.Day == 1 && last.Next().Day == 1:
		return Span{From: Point{first.Year, first.Month, 0}}
	case isFirst && isLast:
		return Span{From: Point(first), To: Point(last)}
	}
	text, end, _ := strings.Cut(unmarked.Replace(d.String()), "/")
	if from, ok := point(text); ok {
		return Span{From: from}
	}
	if to, ok := point(end); ok {
		return Span{From: to}
	}
	year, _ := d.Year()
	return Span{From: Point{Year: year}}
}
