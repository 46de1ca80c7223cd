package edtf

import (
	"fmt"
	"strings"

	"annals/internal/diag"
)

// parsePoint parses one date expression, found at offset at of the whole text.
func parsePoint(s string, at int) (point, *diag.Problem) {
	if strings.HasPrefix(s, "Y") {
		return parseLongYear(s, at)
	}
	p, problem := scanPoint(s, at)
	if problem != nil {
		return point{}, problem
	}
	p.precision = p.inferPrecision()
	if problem := p.check(at, len(s)); problem != nil {
		return point{}, problem
	}
	if !p.fillRange() {
		return point{}, p.noSuchDay(at, len(s))
	}
	return p, nil
}

// cursor is a scanner of one date expression.
type cursor struct {
	text string
	next int
}

func (c *cursor) accept(b byte) bool {
	if c.next == len(c.text) || c.text[c.next] != b {
		return false
	}
	c.next++
	return true
}

func (c *cursor) digits() string {
	start := c.next
	for c.next < len(c.text) && (isDigit(c.text[c.next]) || c.text[c.next] == 'X') {
		c.next++
	}
	return c.text[start:c.next]
}

func (c *cursor) quality() quality {
	switch {
	case c.accept('?'):
		return uncertain
	case c.accept('~'):
		return approximate
	case c.accept('%'):
		return uncertain | approximate
	}
	return 0
}

func (c *cursor) done() bool { return c.next == len(c.text) }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// scanPoint splits the text into parts. A qualifier before a part applies to
// that part; one after it, to that part and all before it.
func scanPoint(s string, at int) (point, *diag.Problem) {
	var p point
	c := cursor{text: s}
	for i, field := range []*string{&p.year, &p.month, &p.day} {
		p.quality[i] |= c.quality()
		if i == 0 {
			p.negative = c.accept('-')
		}
		*field = c.digits()
		width := 2
		if i == 0 {
			width = 4
		}
		if len(*field) != width {
			return p, badWidth(s, at, i, *field)
		}
		after := c.quality()
		for j := range i + 1 {
			p.quality[j] |= after
		}
		if c.done() {
			return p, nil
		}
		if !c.accept('-') {
			return p, strayMark(s, at, c.next)
		}
	}
	return p, notEDTF(s, at)
}

func badWidth(s string, at, field int, digits string) *diag.Problem {
	switch {
	case strings.Trim(s, "0123456789X-") != "" || digits == "":
		return notEDTF(s, at)
	case field == 0:
		return problemAt(at, len(s), fmt.Sprintf("%q does not begin with a year of four digits", s), longYearHint(digits))
	}
	return problemAt(at, len(s), fmt.Sprintf("months and days have two digits, and %q has %d", digits, len(digits)), "")
}

func longYearHint(digits string) string {
	if len(digits) > 4 && len(digits) != len("20181217") && isKnown(digits) {
		return "a year of more than four digits begins with Y: Y" + digits
	}
	return ""
}

func strayMark(s string, at, next int) *diag.Problem {
	if strings.IndexByte("?~%", s[next]) >= 0 {
		return problemAt(at, len(s), "two marks of doubt stand together", "")
	}
	return notEDTF(s, at)
}

// inferPrecision returns the precision that the written parts have.
func (p point) inferPrecision() Precision {
	switch {
	case p.day != "":
		return PrecisionDay
	case "21" <= p.month && p.month <= "24" && isKnown(p.month):
		return PrecisionSeason
	case p.month != "":
		return PrecisionMonth
	}
	switch len(p.year) - len(strings.TrimRight(p.year, "X")) {
	case 0:
		return PrecisionYear
	case 1:
		return PrecisionDecade
	case 2:
		return PrecisionCentury
	}
	return PrecisionMillennium
}

// check reports parts that no date can have.
func (p point) check(at, length int) *diag.Problem {
	switch {
	case p.negative && p.year == "0000":
		return problemAt(at, length, "there is no year -0000", "write 0000, which is 1 BCE")
	case p.precision == PrecisionSeason:
		return p.checkSeason(at, length)
	case isKnown(p.month):
		return checkMonth(number(p.month), at, length)
	}
	return nil
}

func (p point) checkSeason(at, length int) *diag.Problem {
	if p.quality[0] == p.quality[1] {
		return nil
	}
	return problemAt(at, length, "a doubt about a season speaks of the whole date", "put the mark at the end: 2001-21~")
}

func checkMonth(month, at, length int) *diag.Problem {
	switch {
	case 1 <= month && month <= 12:
		return nil
	case 21 <= month && month <= 24:
		return problemAt(at, length, "a season has no days", "write 2001-21 for spring 2001, or a month: 2001-04-05")
	case 25 <= month && month <= 41:
		return problemAt(at, length, fmt.Sprintf("the season code %d belongs to EDTF level 2, which is not supported", month),
			"write 21 (spring), 22 (summer), 23 (autumn) or 24 (winter), or a month")
	}
	return problemAt(at, length, fmt.Sprintf("there is no month %02d", month),
		"months run from 01 to 12; XX stands for a month that is not known")
}

// noSuchDay explains why no day matches a point whose parts are valid.
func (p point) noSuchDay(at, length int) *diag.Problem {
	year, ok := p.onlyYear()
	switch {
	case isKnown(p.day) && (p.day == "00" || p.day > "31"):
		return problemAt(at, length, fmt.Sprintf("there is no day %s in any month", p.day),
			"days run from 01 to 31; XX stands for a day that is not known")
	case !ok || !isKnown(p.month):
		return problemAt(at, length, "no day of the calendar fits this date", "look at the month and the day again")
	}
	month := number(p.month)
	return problemAt(at, length, fmt.Sprintf("there is no such day: %s %d has %d days", englishMonths[month-1], year, daysIn(year, month)),
		"look at the day again; XX stands for a day that is not known")
}

func (p point) onlyYear() (int, bool) {
	if !isKnown(p.year) {
		return 0, false
	}
	low, _ := p.yearLimits()
	return low, true
}

// maxYearDigits keeps years far inside the range of an int.
const maxYearDigits = 9

// parseLongYear parses a year of more than four digits: Y170000002, Y-170000002.
func parseLongYear(s string, at int) (point, *diag.Problem) {
	c := cursor{text: s, next: 1}
	p := point{negative: c.accept('-'), precision: PrecisionYear}
	p.year = c.digits()
	p.quality[0] = c.quality()
	switch {
	case !c.done() || !isKnown(p.year):
		return p, notEDTF(s, at)
	case len(p.year) <= 4:
		return p, problemAt(at, len(s), "Y begins a year of more than four digits only", fmt.Sprintf("write %04s", p.year))
	case len(p.year) > maxYearDigits:
		return p, problemAt(at, len(s), fmt.Sprintf("years of more than %d digits are not supported", maxYearDigits),
			"write a year that history can hold")
	case p.year[0] == '0':
		return p, problemAt(at, len(s), "a year after Y does not begin with 0", "leave the zeros out")
	}
	p.fillRange()
	return p, nil
}
