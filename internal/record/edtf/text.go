package edtf

import (
	"slices"
	"strconv"
	"strings"
)

// Text formats the date in the language of w, at its own precision:
// "17 December 2018", "about 2014", "20–26 August 2018". Without w, or when w
// lacks names of months or seasons, it returns the date in EDTF.
func (d Date) Text(w *Words) string {
	if d.IsZero() || w == nil || len(w.Months) < 12 || len(w.Seasons) < 4 {
		return d.String()
	}
	switch {
	case d.choices != nil:
		return w.formatSet(&d)
	case d.to.bound != absent:
		return w.formatInterval(d.from, d.to)
	}
	return w.formatPoint(d.from)
}

func (w *Words) formatInterval(from, to point) string {
	switch {
	case to.bound == open:
		return fill(w.OpenEnd, "{date}", w.formatPoint(from))
	case to.bound == unknown:
		return fill(w.UnknownEnd, "{date}", w.formatPoint(from))
	case from.bound == open:
		return fill(w.OpenStart, "{date}", w.formatPoint(to))
	case from.bound == unknown:
		return fill(w.UnknownStart, "{date}", w.formatPoint(to))
	case from == to:
		return w.formatPoint(from)
	}
	f := w.sharedFrame(from, to)
	return f.wrap(f.formatRange(w, from, to))
}

func (w *Words) formatSet(d *Date) string {
	choices := *d.choices
	if len(choices) == 1 && choices[0].omitsOneOf() {
		return w.formatChoice(choices[0], w.separateFrame())
	}
	f := w.separateFrame()
	if !slices.ContainsFunc(choices, span.isOpen) {
		f = w.sharedFrame(slices.Collect(d.points)...)
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
		list += w.formatChoice(c, f)
	}
	return fill(w.OneOf, "{dates}", f.wrap(list))
}

// isOpen reports whether s is a range without a start or without an end.
func (s span) isOpen() bool { return s.from.bound == open || s.end().bound == open }

// omitsOneOf reports whether s, alone in its set, needs no "one of".
func (s span) omitsOneOf() bool { return s.to.bound == absent || s.isOpen() }

func (w *Words) formatChoice(c span, f frame) string {
	switch {
	case c.to.bound == absent:
		return f.format(c.from)
	case c.from.bound == open:
		return fill(w.OrEarlier, "{date}", f.format(c.to))
	case c.to.bound == open:
		return fill(w.OrLater, "{date}", f.format(c.from))
	}
	return f.formatRange(w, c.from, c.to)
}

// frame formats several dates that share a month or a year: format writes the
// part that differs, wrap puts the shared part around the result.
type frame struct {
	format func(point) string
	wrap   func(string) string
	tight  bool // format returns single words or numbers
}

func (f frame) formatRange(w *Words, from, to point) string {
	pattern := w.Range
	if f.tight {
		pattern = w.RangeTight
	}
	return fill(pattern, "{from}", f.format(from), "{to}", f.format(to))
}

// separateFrame is the frame of dates that share nothing.
func (w *Words) separateFrame() frame {
	return frame{format: w.formatPoint, wrap: func(s string) string { return s }}
}

// sharedFrame returns the frame for points that share a month or a year, else
// separateFrame.
func (w *Words) sharedFrame(points ...point) frame {
	p := points[0]
	allPoints := func(matches func(point) bool) bool {
		return !slices.ContainsFunc(points, func(q point) bool { return !matches(q) })
	}
	if !allPoints(func(q point) bool { return q.isSimple() && q.precision() == p.precision() }) {
		return w.separateFrame()
	}
	sameYear := allPoints(func(q point) bool { return q.signedYear() == p.signedYear() })
	sameMonth := sameYear && allPoints(func(q point) bool { return q.month == p.month })
	year := w.YearNumber(p.signedYear())
	switch {
	case p.precision() == PrecisionYear && allPoints(func(q point) bool { return q.signedYear() > 0 }):
		return frame{
			format: func(q point) string { return w.YearNumber(q.signedYear()) },
			wrap:   func(s string) string { return fill(w.Year, "{year}", s) },
			tight:  true,
		}
	case p.precision() == PrecisionMonth && sameYear:
		return frame{
			format: func(q point) string { return w.Months[q.month-1] },
			wrap:   func(s string) string { return fill(w.Month, "{month}", s, "{year}", year) },
			tight:  true,
		}
	case p.precision() == PrecisionDay && sameMonth:
		return frame{
			format: func(q point) string { return w.formatDayNumber(q.day) },
			wrap: func(s string) string {
				return fill(w.Day, "{day}", s, "{month}", w.monthBesideDay(p.month), "{year}", year)
			},
			tight: true,
		}
	case p.precision() == PrecisionDay && sameYear:
		return frame{
			format: w.formatDayMonth,
			wrap:   func(s string) string { return fill(w.OfYear, "{date}", s, "{year}", year) },
		}
	}
	return w.separateFrame()
}

// YearNumber formats the number of a year, with its era if that is BCE: "850", "45 BCE".
func (w *Words) YearNumber(year int) string {
	if year > 0 {
		return w.localDigits(strconv.Itoa(year))
	}
	return fill(w.BCE, "{year}", w.localDigits(strconv.Itoa(1-year)))
}

func (w *Words) localDigits(s string) string {
	digits := []rune(w.Digits)
	if len(digits) != 10 {
		return s
	}
	return strings.Map(func(r rune) rune { return digits[r-'0'] }, s)
}

func (w *Words) formatDayNumber(day uint8) string {
	text := w.localDigits(strconv.Itoa(int(day)))
	if day == 1 && w.FirstDay != "" {
		text = w.FirstDay
	}
	return fill(w.DayNumber, "{day}", text)
}

func (w *Words) formatDayMonth(p point) string {
	return fill(w.DayMonth, "{day}", w.formatDayNumber(p.day), "{month}", w.monthBesideDay(p.month))
}

func (w *Words) monthBesideDay(month uint8) string {
	if len(w.MonthsOfDays) == 12 {
		return w.MonthsOfDays[month-1]
	}
	return w.Months[month-1]
}

// fill replaces the placeholders of a pattern; values are pairs of placeholder
// and value. Placeholders inside a value are not replaced.
func fill(pattern string, values ...string) string {
	var buffer [96]byte // enough for nearly all dates
	out := buffer[:0]
	for pattern != "" {
		at, name, value := len(pattern), "", ""
		for i := 0; i < len(values); i += 2 {
			if j := strings.Index(pattern, values[i]); j >= 0 && j < at {
				at, name, value = j, values[i], values[i+1]
			}
		}
		out = append(append(out, pattern[:at]...), value...)
		pattern = pattern[at+len(name):]
	}
	return string(out)
}
