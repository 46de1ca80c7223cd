package edtf

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"annals/internal/diag"
)

// maxLength is far above the length of any real date, sets included.
const maxLength = 200

// Parse parses a date in EDTF. Spaces around it, and around the members of a
// set, are allowed and dropped. The error is a *diag.Problem.
func Parse(s string) (Date, error) {
	if len(s) > maxLength {
		return Date{}, &diag.Problem{
			Code:    diag.InvalidDate,
			Message: fmt.Sprintf("a date of %d characters is longer than a date can be", len(s)),
			Hint:    "write a day, a month or a year: 2018-12-17, 2018-12 or 2018",
		}
	}
	text := strings.Trim(s, " \t\n\r")
	d, problem := parse(text)
	if problem == nil {
		return d, nil
	}
	if problem.Instead != "" && problem.Length < len(text) {
		widen(problem, text)
	}
	if years := yearsInShort(text); years != "" && problem.Hint != "" {
		problem.Hint = "write " + years + " if years are meant; " + problem.Hint
	}
	if problem.Hint == "" {
		problem.Hint, problem.Instead = suggest(text)
	}
	if r := dashIn(text); r != 0 && isValid(normalize(text)) {
		problem.Message = fmt.Sprintf("the dash %c (U+%04X) stands in the date where only the hyphen of the keyboard can", r, r)
	}
	problem.Offset += strings.Index(s, text)
	return Date{}, problem
}

// Reading returns the EDTF of a date in any form: text itself if it is EDTF, else the only
// date that it can mean, or "".
func Reading(text string) string {
	_, err := Parse(text)
	if err == nil {
		return text
	}
	return diag.AsProblem(err, diag.InvalidDate).Instead
}

// widen makes a problem of a part of text, of which it is known what is meant, one of the
// whole, so that the hint leaves nothing out.
func widen(p *diag.Problem, text string) {
	p.Instead = Reading(text[:p.Offset] + p.Instead + text[p.Offset+p.Length:])
	p.Hint, p.Offset, p.Length = "", 0, len(text)
	if p.Instead != "" {
		p.Hint = "write " + p.Instead
	}
}

func parse(s string) (Date, *diag.Problem) {
	switch {
	case s == "":
		return Date{}, &diag.Problem{
			Code: diag.InvalidDate, Message: "the date is empty",
			Hint: "write a day, a month or a year: 2018-12-17, 2018-12 or 2018",
		}
	case strings.HasPrefix(s, "["):
		return parseSet(s)
	case strings.Count(s, "/") == 1:
		return parseInterval(s)
	}
	p, problem := parsePoint(s, 0)
	if problem != nil {
		return Date{}, cmp.Or(unsupportedForm(s), problem)
	}
	return Date{text: s, span: span{from: p}}, nil
}

func parseInterval(s string) (Date, *diag.Problem) {
	left, right, _ := strings.Cut(s, "/")
	from, problem := parseSide(left, 0)
	if problem != nil {
		return Date{}, problem
	}
	to, problem := parseSide(right, len(left)+1)
	if problem != nil {
		return Date{}, problem
	}
	if from.bound != known && to.bound != known {
		return Date{}, &diag.Problem{
			Code: diag.InvalidDate, Message: "this interval has neither a start nor an end",
			Hint: "write the side that is known: 2018/.. (no end), 2018/ (end not known)",
		}
	}
	if problem := checkOrder(from, to, 0, len(s)); problem != nil {
		return Date{}, problem
	}
	return Date{text: s, span: span{from, to}}, nil
}

func parseSide(s string, at int) (point, *diag.Problem) {
	switch s {
	case "":
		return point{bound: unknown}, nil
	case "..":
		return point{bound: open}, nil
	}
	p, problem := parsePoint(s, at)
	if problem == nil && p.precision() == PrecisionSeason {
		problem = problemAt(at, len(s), "a season cannot begin or end a span, nor stand in a set", "write months or years instead")
	}
	return p, problem
}

func checkOrder(from, to point, at, length int) *diag.Problem {
	first, hasFirst := from.first()
	last, hasLast := to.last()
	if !hasFirst || !hasLast || last.Compare(first) >= 0 {
		return nil
	}
	return problemAt(at, length, "this span ends before it begins", "write the earlier date first")
}

func parseSet(s string) (Date, *diag.Problem) {
	inner, ok := strings.CutSuffix(s[1:], "]")
	if !ok {
		return Date{}, notEDTF(s, 0)
	}
	at := 1
	var choices []span
	var texts []string
	for member := range strings.SplitSeq(inner, ",") {
		trimmed := strings.Trim(member, " ")
		c, problem := parseChoice(trimmed, at+strings.Index(member, trimmed))
		if problem != nil {
			return Date{}, problem
		}
		choices = append(choices, c)
		texts = append(texts, trimmed)
		at += len(member) + 1
	}
	return Date{text: "[" + strings.Join(texts, ",") + "]", choices: &choices}, nil
}

func parseChoice(s string, at int) (span, *diag.Problem) {
	left, right, isRange := strings.Cut(s, "..")
	from, problem := parseChoiceSide(left, at)
	if problem != nil {
		return span{}, problem
	}
	var to point
	if isRange {
		if to, problem = parseChoiceSide(right, at+len(left)+len("..")); problem != nil {
			return span{}, problem
		}
	}
	if from.bound != known && to.bound != known {
		return span{}, problemAt(at, len(s), "a choice in this set has no date", "write dates between commas: [2018-11-15,2018-12-17]")
	}
	return span{from, to}, checkOrder(from, to, at, len(s))
}

func parseChoiceSide(s string, at int) (point, *diag.Problem) {
	if s == "" {
		return point{bound: open}, nil
	}
	return parseSide(s, at)
}

// expression returns a regular expression that is compiled when it is first used: only a
// text that is no EDTF needs those of this package.
func expression(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// exponentYear matches a year with an exponent (EDTF level 2): Y-17E7.
var exponentYear = expression(`^Y?(-?)(\d+)E(\d+)`)

// unsupported lists forms of EDTF and ISO 8601 that Parse does not support. An
// empty hint is filled in by suggest.
var unsupported = []struct {
	form          func() *regexp.Regexp
	message, hint string
}{
	{
		timeOfDay,
		"a time of day is more than a date of the timeline holds", "",
	},
	{
		exponentYear,
		"a year with an exponent (E) belongs to EDTF level 2, which is not supported", "",
	},
	{
		expression(`^Y?-?\d+S\d+$`),
		"significant digits (S) belong to EDTF level 2, which is not supported", "write 195X for the decade, or 1950~ for about 1950",
	},
	{
		expression(`^\{.*\}$`),
		"an all-of set ({…}) belongs to EDTF level 2, which is not supported", "write one entry for each date; [1667,1668] means one of them",
	},
}

func unsupportedForm(s string) *diag.Problem {
	for _, u := range unsupported {
		if u.form().MatchString(s) {
			return problemAt(0, len(s), u.message, u.hint)
		}
	}
	return nil
}

func problemAt(at, length int, message, hint string) *diag.Problem {
	return &diag.Problem{Code: diag.InvalidDate, Message: message, Hint: hint, Offset: at, Length: length}
}

// notEDTF has no hint: Parse fills it in with suggest.
func notEDTF(s string, at int) *diag.Problem {
	return problemAt(at, len(s), fmt.Sprintf("%q is not written as a date is here", s), "")
}

// dashIn returns the first dash that is no hyphen, or 0.
func dashIn(s string) rune {
	for _, r := range s {
		if r != '-' && (unicode.Is(unicode.Pd, r) || r == '−') {
			return r
		}
	}
	return 0
}
