package stricttoml

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"annals/internal/diag"
)

var (
	yearFirstDate = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	yearLastDate  = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$`)
	dateLike      = regexp.MustCompile(`^-?[0-9X]{3,4}([-/.~?%XT:0-9s]|$)`)
	timeLike      = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}[Tt ]|^\d{1,2}:\d`)
	leadingPoint  = regexp.MustCompile(`^[+-]?\.\d+$`)
	leadingZero   = regexp.MustCompile(`^0\d+$`)
)

// explainNumber explains a token that begins like a number and is neither a
// number nor a date; assign is "key = ", or "" in a list.
func explainNumber(assign, token string, at span) (span, *diag.Problem) {
	if m := yearFirstDate.FindStringSubmatch(token); m != nil {
		return at, explainDay(assign, token, m[1], m[2], m[3])
	}
	if m := yearLastDate.FindStringSubmatch(token); m != nil {
		day, month := m[1], m[2]
		if n, _ := strconv.Atoi(month); n > 12 {
			day, month = month, day
		}
		return at, explainDay(assign, token, m[3], month, day)
	}
	switch {
	case timeLike.MatchString(token):
		return at, syntaxError("there is no such time", "a time is written with its offset: "+assign+"2018-12-17T09:30:00+00:00")
	case leadingPoint.MatchString(token):
		return at, syntaxError("a number begins with a digit", "write "+assign+strings.Replace(token, ".", "0.", 1))
	case groupedDigits.MatchString(token):
		return at, syntaxError("a number is written in digits alone", "write "+assign+strings.Map(onlyDigits, token))
	case leadingZero.MatchString(token):
		return at, syntaxError("a number does not begin with 0", "write "+assign+strings.TrimLeft(token[:len(token)-1], "0")+token[len(token)-1:]+`, or put it in quotes`)
	case dateLike.MatchString(token):
		return at, syntaxError("this is not a whole date, and has no quotes around it", "write "+assign+Quote(token))
	}
	return at, syntaxError("this is neither a number nor a date", "put it in quotes: "+assign+Quote(token))
}

// explainDay explains an invalid date of three numbers, with the code that the
// same date has in quotes.
func explainDay(assign, token, year, month, day string) *diag.Problem {
	problem := dateError(assign, token, year, month, day)
	problem.Code = diag.InvalidDate
	return problem
}

func dateError(assign, token, year, month, day string) *diag.Problem {
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return syntaxError(fmt.Sprintf("there is no day %s in the calendar", token), "a date is written year-month-day: "+assign+"2018-12-17")
	}
	good := fmt.Sprintf("%s-%02d-%02d", year, m, d)
	if good == token {
		return syntaxError(fmt.Sprintf("there is no day %s in the calendar", token), "the month has fewer days")
	}
	return syntaxError("a date is written year-month-day", "write "+assign+good)
}
