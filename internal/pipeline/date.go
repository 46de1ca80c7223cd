package pipeline

import (
	"fmt"
	"strconv"
	"time"

	"annals/internal/record/edtf"
)

// UsageError reports an invalid option.
type UsageError struct {
	Flag string
	Err  error
}

// Error names the flag.
func (e *UsageError) Error() string { return e.Flag + ": " + e.Err.Error() }

// Unwrap returns what is wrong with the value.
func (e *UsageError) Unwrap() error { return e.Err }

// buildDate returns the date of --date, else that of SOURCE_DATE_EPOCH
// (reproducible-builds.org), else the zero Day, so that the content decides.
func buildDate(o Options) (edtf.Day, error) {
	text, from := o.Date, "--date"
	if text == "" {
		from = "SOURCE_DATE_EPOCH"
		if epoch := o.Getenv(from); epoch != "" {
			seconds, err := strconv.ParseInt(epoch, 10, 64)
			if err != nil {
				return edtf.Day{}, &UsageError{Flag: from, Err: fmt.Errorf("%q is no number of seconds", epoch)}
			}
			text = time.Unix(seconds, 0).UTC().Format(time.DateOnly)
		}
	}
	if text == "" {
		return edtf.Day{}, nil
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return edtf.Day{}, &UsageError{Flag: from, Err: fmt.Errorf("%q is not a day like 2018-12-17", text)}
	}
	return edtf.Day{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}, nil
}

// embargoTime is the instant that embargoes are compared with: the start of --date,
// since the rest of that day may be in the future, else now.
func embargoTime(o Options) time.Time {
	if day, err := time.Parse(time.DateOnly, o.Date); err == nil {
		return day
	}
	return o.Now()
}
