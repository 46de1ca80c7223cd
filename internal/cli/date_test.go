package cli

import (
	"testing"
	"time"

	"annals/internal/record/edtf"
)

func TestBuildDate(t *testing.T) {
	for _, test := range []struct {
		name, date, epoch string
		want              edtf.Day
		err               string
	}{
		{"none: the content decides", "", "", edtf.Day{}, ""},
		{"from --date", "2018-12-17", "", edtf.Day{Year: 2018, Month: 12, Day: 17}, ""},
		{"--date overrides the environment", "2018-12-17", "86400", edtf.Day{Year: 2018, Month: 12, Day: 17}, ""},
		{"from the environment, in UTC", "", "1545004799", edtf.Day{Year: 2018, Month: 12, Day: 16}, ""},
		{"no day", "17/12/2018", "", edtf.Day{}, "this is no day of the calendar (write year, month and day: 2018-12-17)"},
		{"no number", "", "today", edtf.Day{}, `SOURCE_DATE_EPOCH: "today" is no number of seconds`},
		{"beyond four digits", "", "253402300800", edtf.Day{}, `SOURCE_DATE_EPOCH: "10000-01-01" is not a day like 2018-12-17`},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := &app{getenv: func(name string) string {
				if name == "SOURCE_DATE_EPOCH" {
					return test.epoch
				}
				return ""
			}}
			var flag edtf.Day
			err := error(nil)
			if test.date != "" {
				err = day{&flag}.Set(test.date)
			}
			got := edtf.Day{}
			if err == nil {
				got, err = a.buildDate(flag)
			}
			message := ""
			if err != nil {
				message = err.Error()
			}
			if got != test.want || message != test.err {
				t.Errorf("got %v, %q; want %v, %q", got, message, test.want, test.err)
			}
		})
	}
}

func TestEmbargoClockIsStartOfBuildDate(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	a := &app{now: func() time.Time { return now }}
	if got := a.embargoClock(edtf.Day{})(); !got.Equal(now) {
		t.Errorf("without a date: %v, want the clock's %v", got, now)
	}
	got, want := a.embargoClock(edtf.Day{Year: 2018, Month: 12, Day: 17})(), time.Date(2018, 12, 17, 0, 0, 0, 0, time.UTC)
	if !got.Equal(want) {
		t.Errorf("with a date: %v, want %v", got, want)
	}
}
