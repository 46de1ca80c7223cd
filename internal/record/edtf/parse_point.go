package edtf

import (
	"fmt"
	"math/bits"
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
	if problem := p.check(at, len(s)); problem != nil {
		return point{}, problem
	}
	if _, ok := p.first(); !ok {
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

// qualifier reads a qualifier, if there is one, of parts of p.
func (c *cursor) qualifier(p *point, parts digits) {
	switch {
	case c.accept('?'):
		p.uncertain |= parts
	case c.accept('~'):
		p.approximate |= parts
	case c.accept('%'):
		p.uncertain |= parts
		p.approximate |= parts
	}
}

func (c *cursor) done() bool { return c.next == len(c.text) }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// scanPoint splits the text into parts. A qualifier before a part applies to
// that part; one after it, to that part and all before it.
func scanPoint(s string, at int) (point, *diag.Problem) {
	p := point{bound: known}
	c := cursor{text: s}
	for _, part := range [...]digits{yearDigits, monthDigits, dayDigits} {
		c.qualifier(&p, part)
		if part == yearDigits {
			p.negative = c.accept('-')
		}
		text := c.digits()
		if len(text) != bits.OnesCount8(uint8(part)) {
			return p, badWidth(s, at, part, text)
		}
		p.setPart(part, text)
		c.qualifier(&p, p.written)
		if c.done() {
			return p, nil
		}
		if !c.accept('-') {
			return p, strayMark(s, at, c.next)
		}
	}
	return p, notEDTF(s, at)
}

func badWidth(s string, at int, part digits, text string) *diag.Problem {
	switch {
	case strings.Trim(s, "0123456789X-") != "" || text == "":
		return notEDTF(s, at)
	case part == yearDigits:
		return problemAt(at, len(s), fmt.Sprintf("%q does not begin with a year of four digits", s), longYearHint(text))
	}
	return problemAt(at, len(s), fmt.Sprintf("months and days have two digits, and %q has %d", text, len(text)), "")
}

func longYearHint(text string) string {
	if len(text) == len("201812") && isValid(text[:4]+"-"+text[4:]) && !strings.Contains(text, "X") {
		return fmt.Sprintf("write %s-%s, or Y%s for a year of six digits", text[:4], text[4:], text)
	}
	if len(text) > 4 && len(text) != len("20181217") && !strings.Contains(text, "X") {
		return "a year of more than four digits begins with Y: Y" + text
	}
	return ""
}

func strayMark(s string, at, next int) *diag.Problem {
	if strings.IndexByte("?~%", s[next]) >= 0 {
		return problemAt(at, len(s), "two marks of doubt stand together", "")
	}
	return notEDTF(s, at)
}

// check reports parts that no date can have.
func (p point) check(at, length int) *diag.Problem {
	switch {
	case p.negative && p.year == 0 && p.isKnown(yearDigits):
		return problemAt(at, length, "there is no year -0000", "write 0000, which is 1 BCE")
	case p.precision() == PrecisionSeason:
		return p.checkSeason(at, length)
	case p.isKnown(monthDigits):
		return checkMonth(int(p.month), at, length)
	}
	return nil
}

func (p point) checkSeason(at, length int) *diag.Problem {
	if (p.uncertain == 0 || p.uncertain == p.written) && (p.approximate == 0 || p.approximate == p.written) {
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
	switch {
	case p.isKnown(dayDigits) && (p.day == 0 || p.day > 31):
		return problemAt(at, length, fmt.Sprintf("there is no day %02d in any month", p.day),
			"days run from 01 to 31; XX stands for a day that is not known")
	case !p.isKnown(yearDigits | monthDigits):
		return problemAt(at, length, "no day of the calendar fits this date", "look at the month and the day again")
	}
	year, month := p.signedYear(), int(p.month)
	return problemAt(at, length, fmt.Sprintf("there is no such day: %s %d has %d days", englishMonths[month-1], year, DaysIn(year, month)),
		"look at the day again; XX stands for a day that is not known")
}

// maxYearDigits keeps years far inside the range of an int.
const maxYearDigits = 9

// parseLongYear parses a year of more than four digits: Y170000002, Y-170000002.
func parseLongYear(s string, at int) (point, *diag.Problem) {
	c := cursor{text: s, next: 1}
	p := point{negative: c.accept('-'), bound: known}
	year := c.digits()
	c.qualifier(&p, yearDigits)
	switch {
	case !c.done() || year == "" || strings.Contains(year, "X"):
		return p, notEDTF(s, at)
	case len(year) <= 4:
		sign, doubt, _ := strings.Cut(s[1:], year)
		problem := problemAt(at, len(s), "Y begins a year of more than four digits only", "")
		problem.Instead = fmt.Sprintf("%s%04s%s", sign, year, doubt)
		problem.Hint = "write " + problem.Instead
		return p, problem
	case len(year) > maxYearDigits:
		return p, problemAt(at, len(s), fmt.Sprintf("years of more than %d digits are not supported", maxYearDigits),
			"write a year that history can hold")
	case year[0] == '0':
		return p, problemAt(at, len(s), "a year after Y does not begin with 0", "leave the zeros out")
	}
	p.setPart(yearDigits, year)
	return p, nil
}
