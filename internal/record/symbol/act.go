package symbol

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"annals/internal/diag"
)

// actNumber matches the number of a resolution with an optional session or year
// in parentheses and an optional letter, before or after them, of one of several
// texts under that number.
var actNumber = regexp.MustCompile(`^([^ ()\[\]]*?)( ?)([A-Z](?:-[A-Z])?)?(?:\(([^()]*)\))?(?:\[?([A-Z](?:-[A-Z])?)\]?)?$`)

// parseAct parses the components after RES, DEC or PRST.
func (iss *issuer) parseAct(a *act, rest []string) (parsed, *diag.Problem) {
	kind := actKinds[a.word].kind
	if len(rest) == 0 || rest[0] == "" {
		return parsed{}, iss.invalid(fmt.Sprintf("the number is missing after %s", a.word), "")
	}
	last := rest[len(rest)-1]
	if a.parens != nil {
		return iss.parseYearAfter(a, kind, rest)
	}
	if len(rest) == 1 && strings.Contains(last, "(") {
		return iss.parseSessionAfter(a, kind, last)
	}
	if len(rest) == 1 {
		return parsed{}, iss.invalid(fmt.Sprintf("the session, the year or the number is missing in %s/%s", a.word, last), "")
	}
	p, used, problem := a.calendar.parse(rest)
	if problem != nil {
		return parsed{}, iss.withExample(problem)
	}
	if used == len(rest) {
		return parsed{}, iss.invalid(fmt.Sprintf("the number is missing after %s/%s", a.word, p), "")
	}
	n, suffix, problem := parseLettered(rest[used])
	if problem != nil {
		return parsed{}, iss.withExample(problem)
	}
	if used+1 < len(rest) {
		return parsed{}, iss.invalid(fmt.Sprintf("%q after the number belongs to no form of symbol", strings.Join(rest[used+1:], "/")), "")
	}
	return iss.newParsed(kind, p, n, iss.prefix+"/"+a.word+"/"+p.String()+"/"+strconv.Itoa(n)+suffix), nil
}

// parseLettered parses a number such as 75, 75L, 75 L or 75[L].
func parseLettered(s string) (n int, suffix string, problem *diag.Problem) {
	if isDigits(s) {
		n, problem = parseActNumber(s)
		return n, "", problem
	}
	m := actNumber.FindStringSubmatch(s)
	if m == nil || m[4] != "" || m[3] != "" && m[5] != "" {
		n, problem = parseActNumber(s)
		return n, "", problem
	}
	if n, problem = parseActNumber(m[1]); problem != nil {
		// Report the whole text: "18X5", not "18X".
		if _, whole := parseNumber(s); whole != nil {
			problem = whole
		}
		return 0, "", problem
	}
	attached, spaced, bracketed := m[3], m[2] != "", m[5]
	switch {
	case attached == "" && bracketed == "":
		return n, "", nil
	case bracketed != "":
		return n, "[" + bracketed + "]", nil
	case !isDigitLike(attached):
		return n, attached, nil
	case spaced:
		return n, "[" + attached + "]", nil
	default:
		return 0, "", invalid(
			fmt.Sprintf("%q ends in a letter that looks like a digit", s),
			fmt.Sprintf("write the digit, or %d[%s] where the text with that letter is meant", n, attached))
	}
}

// parseActNumber parses the number of a resolution. No organ has reached five
// digits.
func parseActNumber(s string) (int, *diag.Problem) {
	n, problem := parseNumber(s)
	if problem == nil && n > 9999 {
		return 0, invalid(fmt.Sprintf("the number %d is larger than any in use", n), "")
	}
	return n, problem
}

func isDigitLike(letter string) bool { return letter == "O" || letter == "I" }

// parseSessionAfter parses the form of the first sessions, 217(III)[A].
func (iss *issuer) parseSessionAfter(a *act, kind Kind, s string) (parsed, *diag.Problem) {
	m := actNumber.FindStringSubmatch(s)
	if m == nil || a.lastRoman == 0 {
		return parsed{}, iss.invalid(fmt.Sprintf("%q is no number of one of %s's %s", s, strings.TrimPrefix(iss.name, "the "), actKinds[a.word].name), "")
	}
	n, problem := parseActNumber(m[1])
	if problem != nil {
		return parsed{}, iss.withExample(problem)
	}
	session, problem := a.parseSession(m[4])
	if problem != nil {
		return parsed{}, iss.withExample(problem)
	}
	letter := m[3] + m[5]
	if m[3] != "" && m[5] != "" {
		return parsed{}, iss.invalid(fmt.Sprintf("%q has two letters for its part", s), "")
	}
	if letter != "" {
		letter = "[" + letter + "]"
	}
	return iss.newParsed(kind, period{session: session}, n, iss.prefix+"/"+a.word+"/"+strconv.Itoa(n)+"("+m[4]+")"+letter), nil
}

// parseSession parses a session in Roman numerals: III, S-VI, ES-II.
func (a *act) parseSession(s string) (Session, *diag.Problem) {
	series, numeral, last := Regular, s, a.lastRoman
	if word, number, ok := cutSeries(s); ok {
		series, numeral = word, number
		last = a.lastSpecials[0]
		if series == EmergencySpecial {
			last = a.lastSpecials[1]
		}
	}
	n := parseRoman(numeral)
	switch {
	case n == 0:
		return Session{}, invalid(fmt.Sprintf("(%s) is no session in Roman numerals", s), "")
	case n > last:
		return Session{}, invalid(fmt.Sprintf("session %d does not stand in brackets after the number", n),
			"later sessions stand before it, in digits: A/RES/73/180")
	}
	return Session{series, n}, nil
}

// parseYearAfter parses the form of the Security Council, 1718(2006).
func (iss *issuer) parseYearAfter(a *act, kind Kind, rest []string) (parsed, *diag.Problem) {
	m := actNumber.FindStringSubmatch(rest[0])
	switch {
	case len(rest) > 1:
		return parsed{}, iss.invalid(fmt.Sprintf("%s numbers its %s without a session, with the year in brackets", iss.name, actKinds[a.word].name), "")
	case m == nil || m[3] != "" || m[5] != "":
		return parsed{}, iss.invalid(fmt.Sprintf("%q is no number and year", rest[0]), "")
	}
	n, problem := parseActNumber(m[1])
	if problem != nil {
		return parsed{}, iss.withExample(problem)
	}
	if m[4] == "" {
		return parsed{}, iss.invalid(fmt.Sprintf("the year is missing after resolution %d", n),
			fmt.Sprintf("write %s/%s/%d(year), with the year of its adoption", iss.prefix, a.word, n))
	}
	p, _, problem := a.parens.parse([]string{m[4]})
	if problem != nil {
		return parsed{}, iss.withExample(problem)
	}
	return iss.newParsed(kind, p, n, iss.prefix+"/"+a.word+"/"+strconv.Itoa(n)+"("+p.String()+")"), nil
}
