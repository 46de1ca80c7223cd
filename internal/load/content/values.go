package content

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/load/stricttoml"
	"annals/internal/near"
	"annals/internal/record/edtf"
	"annals/internal/record/timeofday"
	"annals/internal/record/vote"
)

// Date is the date of an event: a TOML local date, or a string in EDTF.
type Date struct{ edtf.Date }

// FromTOML accepts a local date or a string.
func (d *Date) FromTOML(v any) error {
	var text string
	switch v := v.(type) {
	case string:
		text = v
	case stricttoml.LocalDate:
		text = v.String()
	case int64:
		return &diag.Problem{
			Code:    diag.InvalidDate,
			Message: "a year alone is written as text",
			Hint:    fmt.Sprintf("write %q, with quotation marks", layout.YearFolder(int(v))),
		}
	case time.Time:
		return timeOfDayError(v.Format(time.DateOnly), v.Format("15:04Z07:00"))
	case stricttoml.LocalDateTime:
		return timeOfDayError(v.Date.String(), v.Time.String()[:len("15:04")])
	default:
		return &diag.Problem{
			Code:    diag.WrongType,
			Message: "this must be a date",
			Hint:    `write 2018-12-17, or in quotation marks what is less exact: "2018-12", "2018", "2014~"`,
		}
	}
	parsed, err := edtf.Parse(text)
	if err != nil {
		return err
	}
	d.Date = parsed
	return nil
}

func timeOfDayError(day, clock string) error {
	return &diag.Problem{
		Code:    diag.InvalidDate,
		Message: "a time of day is more than a timeline's date holds",
		Hint:    fmt.Sprintf("write the day alone: %s, and the time into a line of its own: time = %q", day, clock),
	}
}

// Time is the time of an event within its day, in quotation marks.
type Time struct{ timeofday.Time }

// FromTOML accepts a string.
func (t *Time) FromTOML(v any) error {
	text, ok := v.(string)
	if !ok {
		hint := `write it like "15:30", or with the offset from UTC "15:30+09:00"`
		if local, ok := v.(stricttoml.LocalTime); ok {
			hint = fmt.Sprintf("write %q, in quotation marks", local.String()[:len("15:30")])
		}
		return &diag.Problem{Code: diag.WrongType, Message: "this must be a time of day in quotation marks", Hint: hint}
	}
	parsed, err := timeofday.Parse(text)
	if err != nil {
		return err
	}
	t.Time = parsed
	return nil
}

// Day is an exact day of editorial work: when an entry was added, a correction
// made, or a source accessed.
type Day struct{ edtf.Day }

// FromTOML accepts only a local date.
func (d *Day) FromTOML(v any) error {
	local, ok := v.(stricttoml.LocalDate)
	if !ok {
		problem := &diag.Problem{
			Code:    diag.WrongType,
			Message: "this must be an exact day, without quotation marks",
			Hint:    "write it like 2018-12-17",
		}
		if text, isText := v.(string); isText {
			if problem.Instead = dayIn(text); problem.Instead != "" {
				problem.Hint = fmt.Sprintf("write %s, without quotation marks", problem.Instead)
			}
		}
		return problem
	}
	d.Day = edtf.Day{Year: local.Year, Month: local.Month, Day: local.Day}
	return nil
}

// dayIn returns the day that a text certainly names, or "".
func dayIn(text string) string {
	if text = edtf.Reading(text); edtf.IsPlainDay(text) {
		return text
	}
	return ""
}

// IsZero reports whether no day was given.
func (d Day) IsZero() bool { return d.Day == edtf.Day{} }

// Moment is an instant, written with its offset from UTC.
type Moment struct{ time.Time }

// FromTOML accepts only an offset date-time: an embargo ends at the same instant
// everywhere.
func (m *Moment) FromTOML(v any) error {
	t, ok := v.(time.Time)
	if !ok {
		return &diag.Problem{
			Code:    diag.WrongType,
			Message: "this must be a day and a time with its offset from UTC",
			Hint:    "write it like 2026-12-10T09:00:00+09:00",
		}
	}
	m.Time = t.UTC()
	return nil
}

// Needed is what a vote needs to succeed: a number of votes, or the name of a majority.
type Needed struct{ vote.Needed }

// FromTOML accepts a whole number or a string.
func (n *Needed) FromTOML(v any) error {
	switch v := v.(type) {
	case int64:
		if v < 1 || v > maxNeeded {
			return &diag.Problem{Code: diag.InvalidValue, Message: fmt.Sprintf("%d votes cannot have been needed", v), Hint: "write how many votes in favour were needed, or delete the line"}
		}
		n.Votes = int(v)
		return nil
	case string:
		if slices.Contains(vote.Shares(), vote.Share(v)) {
			n.Share = vote.Share(v)
			return nil
		}
		return &diag.Problem{
			Code: diag.InvalidValue, Message: fmt.Sprintf("unknown majority %q", v),
			Hint: near.Hint(v, vote.Shares(), neededHint),
		}
	}
	return &diag.Problem{Code: diag.WrongType, Message: "this must be a whole number, or the name of a majority", Hint: neededHint}
}

const (
	maxNeeded  = 100_000 // far above the number of members of any organ
	neededHint = `write "two-thirds" (of those that voted yes or no), "absolute" (more than half of all members), or how many votes were needed, such as 9; more yes than no is enough where this line is left out`
)

// Cosponsors is the states that put a text forward: their number, or a table with count,
// the number, and states, the codes of those that are known. The zero value is not known.
type Cosponsors struct {
	Count  *int
	States []string
}

const cosponsorsHint = `write cosponsors = 61, or cosponsors = { count = 61, states = ["KOR", "JPN"] }`

// FromTOML accepts a whole number or a table.
func (c *Cosponsors) FromTOML(v any) error {
	switch v := v.(type) {
	case int64:
		c.Count = new(int(v))
		return nil
	case map[string]any:
		return c.fromTable(v)
	case string:
		if n, err := strconv.Atoi(v); err == nil && strconv.Itoa(n) == v {
			return &diag.Problem{Code: diag.WrongType, Message: "this must be a whole number, or a table", Hint: fmt.Sprintf("write cosponsors = %s, without quotes", v), Instead: v}
		}
	}
	return &diag.Problem{Code: diag.WrongType, Message: "this must be a whole number, or a table", Hint: cosponsorsHint}
}

// fromTable reads the keys of a table; the checker reports unknown ones.
func (c *Cosponsors) fromTable(table map[string]any) error {
	if count, ok := table["count"]; ok {
		n, isInt := count.(int64)
		if !isInt {
			return &diag.Problem{Code: diag.WrongType, Message: "the count of co-sponsors must be a whole number", Hint: cosponsorsHint}
		}
		c.Count = new(int(n))
	}
	list, ok := table["states"].([]any)
	if _, isThere := table["states"]; isThere && !ok {
		return &diag.Problem{Code: diag.WrongType, Message: "the states of co-sponsors must be a list of codes", Hint: cosponsorsHint}
	}
	for _, item := range list {
		code, ok := item.(string)
		if !ok {
			return &diag.Problem{Code: diag.WrongType, Message: "the states of co-sponsors must be a list of codes", Hint: cosponsorsHint}
		}
		c.States = append(c.States, code)
	}
	return nil
}

// Strings is one string or several.
type Strings []string

// FromTOML accepts a string or an array of strings.
func (s *Strings) FromTOML(v any) error {
	switch v := v.(type) {
	case string:
		*s = Strings{v}
		return nil
	case []any:
		all := make(Strings, 0, len(v))
		for _, item := range v {
			text, ok := item.(string)
			if !ok {
				return stringsTypeError()
			}
			all = append(all, text)
		}
		*s = all
		return nil
	}
	return stringsTypeError()
}

func stringsTypeError() error {
	return &diag.Problem{
		Code:    diag.WrongType,
		Message: "this must be a text, or several in an array",
		Hint:    `write one as "…", several as ["…", "…"]`,
	}
}
