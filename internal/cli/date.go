package cli

import (
	"fmt"
	"strconv"
	"time"

	"annals/internal/diag"
	"annals/internal/record/edtf"
)

// day is a flag whose value is a calendar date; the zero Day if it is not given.
type day struct{ value *edtf.Day }

func (f day) Type() string { return "YYYY-MM-DD" }

func (f day) String() string {
	if *f.value == (edtf.Day{}) {
		return ""
	}
	return f.value.String()
}

func (f day) Set(s string) error {
	date, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return &diag.Problem{Message: "this is no day of the calendar", Hint: "write year, month and day: 2018-12-17"}
	}
	*f.value = dayOf(date)
	return nil
}

// dayOf returns the day of t in its time zone.
func dayOf(t time.Time) edtf.Day {
	year, month, day := t.Date()
	return edtf.Day{Year: year, Month: int(month), Day: day}
}

// buildDate returns the date of --date, else that of SOURCE_DATE_EPOCH
// (reproducible-builds.org), else the zero Day, so that the content decides.
func (a *app) buildDate(flag edtf.Day) (edtf.Day, error) {
	const variable = "SOURCE_DATE_EPOCH"
	epoch := a.getenv(variable)
	if flag != (edtf.Day{}) || epoch == "" {
		return flag, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return edtf.Day{}, &usageError{fmt.Sprintf("%s: %q is no number of seconds", variable, epoch), ""}
	}
	date := time.Unix(seconds, 0).UTC()
	if date.Year() < 0 || date.Year() > 9999 {
		return edtf.Day{}, &usageError{fmt.Sprintf("%s: %q is not a day like 2018-12-17", variable, date.Format(time.DateOnly)), ""}
	}
	return dayOf(date), nil
}

// lastDay returns the last day that has begun anywhere on Earth.
func (a *app) lastDay() edtf.Day {
	const easternmost = 14 * time.Hour // Kiribati
	return dayOf(a.now().UTC().Add(easternmost))
}

// embargoClock returns the clock that embargoes are compared with: it stands at the
// start of --date, since the rest of that day may be in the future.
func (a *app) embargoClock(flag edtf.Day) func() time.Time {
	if flag == (edtf.Day{}) {
		return a.now
	}
	start := time.Date(flag.Year, time.Month(flag.Month), flag.Day, 0, 0, 0, 0, time.UTC)
	return func() time.Time { return start }
}
