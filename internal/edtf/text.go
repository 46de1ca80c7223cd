package edtf

import (
	"slices"
	"strconv"
	"strings"
)

// Text returns the date in the words of a language, at the precision that it
// has: "17 December 2018", "about 2014", "20–26 August 2018". A table of words
// that Check finds flaws in gives the date in EDTF where a name is missing.
func (d Date) Text(w *Words) string {
	if d.IsZero() || w == nil || len(w.Months) < 12 || len(w.Seasons) < 4 {
		return d.String()
	}
	told := d.told()
	switch told.kind {
	case interval:
		return w.interval(told.from, *told.to)
	case set:
		return w.set(told.choices)
	}
	return w.point(told.from.point)
}

func (w *Words) interval(from, to side) string {
	switch {
	case to.bound == open:
		return fill(w.OpenEnd, "{date}", w.point(from.point))
	case to.bound == unknown:
		return fill(w.UnknownEnd, "{date}", w.point(from.point))
	case from.bound == open:
		return fill(w.OpenStart, "{date}", w.point(to.point))
	case from.bound == unknown:
		return fill(w.UnknownStart, "{date}", w.point(to.point))
	case from.point == to.point:
		return w.point(from.point)
	}
	f := w.share(from.point, to.point)
	return f.whole(f.span(w, from.point, to.point))
}

func (w *Words) set(choices []choice) string {
	if len(choices) == 1 && choices[0].isOne() {
		return w.choice(choices[0], w.apart())
	}
	f := w.apart()
	if !slices.ContainsFunc(choices, choice.isOpen) {
		f = w.share(slices.Collect((&date{kind: set, choices: choices}).points)...)
	}
	list := ""
	for i, c := range choices {
		switch i {
		case 0:
		case len(choices) - 1:
			list += w.LastSeparator
		default:
			list += w.ListSeparator
		}
		list += w.choice(c, f)
	}
	return fill(w.OneOf, "{dates}", f.whole(list))
}

// isOpen reports a span without a start or without an end.
func (c choice) isOpen() bool { return c.from.bound == open || c.end().bound == open }

// isOne reports a choice that reads well without "one of".
func (c choice) isOne() bool { return !c.span || c.isOpen() }

func (w *Words) choice(c choice, f frame) string {
	switch {
	case !c.span:
		return f.element(c.from.point)
	case c.from.bound == open:
		return fill(w.OrEarlier, "{date}", f.element(c.to.point))
	case c.to.bound == open:
		return fill(w.OrLater, "{date}", f.element(c.from.point))
	}
	return f.span(w, c.from.point, c.to.point)
}

// frame words several dates that share a month or a year: element words what
// differs, whole puts around it what is shared.
type frame struct {
	element func(point) string
	whole   func(string) string
	tight   bool // elements are single words or numbers
}

func (f frame) span(w *Words, from, to point) string {
	pattern := w.Range
	if f.tight {
		pattern = w.RangeTight
	}
	return fill(pattern, "{from}", f.element(from), "{to}", f.element(to))
}

// apart is the frame of dates that share nothing.
func (w *Words) apart() frame {
	return frame{element: w.point, whole: func(s string) string { return s }}
}

func (w *Words) share(points ...point) frame {
	p := points[0]
	alike := func(same func(point) bool) bool {
		return !slices.ContainsFunc(points, func(q point) bool { return !same(q) })
	}
	if !alike(func(q point) bool { return q.isSimple() && q.precision == p.precision }) {
		return w.apart()
	}
	sameYear := alike(func(q point) bool { return q.first.Year == p.first.Year })
	sameMonth := sameYear && alike(func(q point) bool { return q.month == p.month })
	year := w.number(p.first.Year)
	switch {
	case p.precision == PrecisionYear && alike(func(q point) bool { return q.first.Year > 0 }):
		return frame{
			element: func(q point) string { return w.number(q.first.Year) },
			whole:   func(s string) string { return fill(w.Year, "{year}", s) },
			tight:   true,
		}
	case p.precision == PrecisionMonth && sameYear:
		return frame{
			element: func(q point) string { return w.Months[number(q.month)-1] },
			whole:   func(s string) string { return fill(w.Month, "{month}", s, "{year}", year) },
			tight:   true,
		}
	case p.precision == PrecisionDay && sameMonth:
		return frame{
			element: func(q point) string { return w.dayNumber(q.day) },
			whole: func(s string) string {
				return fill(w.Day, "{day}", s, "{month}", w.monthOfDay(p.month), "{year}", year)
			},
			tight: true,
		}
	case p.precision == PrecisionDay && sameYear:
		return frame{
			element: w.dayMonth,
			whole:   func(s string) string { return fill(w.OfYear, "{date}", s, "{year}", year) },
		}
	}
	return w.apart()
}

// number writes a year, with its era where that is not the common one.
func (w *Words) number(year int) string {
	if year > 0 {
		return w.digits(strconv.Itoa(year))
	}
	return fill(w.BCE, "{year}", w.digits(strconv.Itoa(1-year)))
}

func (w *Words) digits(s string) string {
	digits := []rune(w.Digits)
	if len(digits) != 10 {
		return s
	}
	return strings.Map(func(r rune) rune { return digits[r-'0'] }, s)
}

func (w *Words) dayNumber(day string) string {
	n := number(day)
	text := w.digits(strconv.Itoa(n))
	if n == 1 && w.FirstDay != "" {
		text = w.FirstDay
	}
	return fill(w.DayNumber, "{day}", text)
}

func (w *Words) dayMonth(p point) string {
	return fill(w.DayMonth, "{day}", w.dayNumber(p.day), "{month}", w.monthOfDay(p.month))
}

func (w *Words) monthOfDay(month string) string {
	if len(w.MonthsOfDays) == 12 {
		return w.MonthsOfDays[number(month)-1]
	}
	return w.Months[number(month)-1]
}

// fill puts values into the places of a pattern. What a value holds is never
// read as a pattern again.
func fill(pattern string, places ...string) string {
	var room [96]byte // enough for nearly all dates
	out := room[:0]
	for pattern != "" {
		at, name, value := len(pattern), "", ""
		for i := 0; i < len(places); i += 2 {
			if j := strings.Index(pattern, places[i]); j >= 0 && j < at {
				at, name, value = j, places[i], places[i+1]
			}
		}
		out = append(append(out, pattern[:at]...), value...)
		pattern = pattern[at+len(name):]
	}
	return string(out)
}
