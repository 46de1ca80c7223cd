package symbol

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"annals/internal/diag"
)

// firstYear is when the United Nations were founded; lastYear is a limit that
// catches misprints.
const (
	firstYear = 1945
	lastYear  = 2100
)

const maxDigits = 6

// parseNumber parses the number of a document or session.
func parseNumber(s string) (int, *diag.Problem) {
	switch {
	case s == "":
		return 0, invalid("this symbol ends before its number", "")
	case !isDigits(s):
		return 0, invalid(fmt.Sprintf("%q stands where a number belongs, in digits only", s), "")
	case strings.Trim(s, "0") == "":
		return 0, invalid("documents and sessions are numbered from 1, not from 0", "")
	case s[0] == '0':
		return 0, invalid(fmt.Sprintf("the number %q begins with a zero", s), "")
	case len(s) > maxDigits:
		return 0, invalid(fmt.Sprintf("the number %s is larger than any in use", s), "")
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, invalid(fmt.Sprintf("%q is no number", s), "")
	}
	return n, nil
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// period is a session or a year.
type period struct {
	session Session
	year    int
}

func (p period) String() string {
	if p.year != 0 {
		return strconv.Itoa(p.year)
	}
	return p.session.String()
}

// calendar describes the periods of an organ's documents.
type calendar struct {
	first, last int    // first and last regular session, or year
	years       bool   // periods are years, not sessions
	ended       bool   // the organ was dissolved after the last
	maxSpecial  int    // highest number of a special session, 0: there are none
	emergency   bool   // emergency special sessions as well
	meetings    bool   // organizational sessions and meetings (OS/1, OM/1)
	hint        string // for a number out of range: where the limit comes from
}

// cutSeries splits a special session at its hyphen: S-10, ES-XI.
func cutSeries(s string) (series Series, number string, ok bool) {
	word, number, ok := strings.Cut(s, "-")
	series = Series(word)
	return series, number, ok && (series == Special || series == EmergencySpecial)
}

// parse parses the period at the start of components and returns how many of
// them it uses.
func (c calendar) parse(components []string) (p period, used int, problem *diag.Problem) {
	head := components[0]
	if series, number, ok := cutSeries(head); ok {
		p, problem = c.parseSpecial(series, number)
		return p, 1, problem
	}
	if c.meetings && (head == string(Organizational) || head == string(OrganizationalMeeting)) {
		if len(components) < 2 {
			return period{}, 0, invalid(fmt.Sprintf("the number of the session is missing after %s", head), "")
		}
		n, problem := parseNumber(components[1])
		return period{session: Session{Series(head), n}}, 2, problem
	}
	n, problem := parseNumber(head)
	if problem != nil {
		return period{}, 0, problem
	}
	if n < c.first || n > c.last {
		return period{}, 0, c.outOfRange(n)
	}
	if c.years {
		return period{year: n}, 1, nil
	}
	return period{session: Session{Regular, n}}, 1, nil
}

func (c calendar) parseSpecial(series Series, digits string) (period, *diag.Problem) {
	if c.maxSpecial == 0 || series == EmergencySpecial && !c.emergency {
		return period{}, invalid(fmt.Sprintf("this organ holds no sessions of the series %s-", series), "")
	}
	n, problem := parseNumber(digits)
	if problem != nil {
		return period{}, problem
	}
	if n > c.maxSpecial {
		return period{}, invalid(fmt.Sprintf("there has been no session %s-%d", series, n), "")
	}
	return period{session: Session{series, n}}, nil
}

func (c calendar) outOfRange(n int) *diag.Problem {
	unit := "session"
	if c.years {
		unit = "year"
	}
	if n > c.last && !c.ended {
		return invalid(fmt.Sprintf("the %s %d lies too far in the future", unit, n), "")
	}
	return invalid(fmt.Sprintf("%d cannot be the %s of this document", n, unit), c.hint)
}

// The tens and ones of the Roman numerals up to 99.
var (
	romanTens = [...]string{"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"}
	romanOnes = [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
)

// roman returns n, from 1 to 99, in Roman numerals.
func roman(n int) string { return romanTens[n/10%10] + romanOnes[n%10] }

// parseRoman is the inverse of roman; it returns 0 for any other string.
func parseRoman(s string) int {
	for tens, numeral := range romanTens {
		if rest, ok := strings.CutPrefix(s, numeral); ok {
			if ones := slices.Index(romanOnes[:], rest); ones >= 0 {
				return 10*tens + ones
			}
		}
	}
	return 0
}
