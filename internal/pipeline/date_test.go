package pipeline

import (
	"errors"
	"testing"
	"time"

	"annals/internal/record/edtf"
)

func TestBuildDate(t *testing.T) {
	for _, test := range []struct {
		name, date, epoch string
		want              edtf.Day
		flag              string // of the usage error, or ""
	}{
		{"none: the content decides", "", "", edtf.Day{}, ""},
		{"from --date", "2018-12-17", "", edtf.Day{Year: 2018, Month: 12, Day: 17}, ""},
		{"--date overrides the environment", "2018-12-17", "86400", edtf.Day{Year: 2018, Month: 12, Day: 17}, ""},
		{"from the environment, in UTC", "", "1545004799", edtf.Day{Year: 2018, Month: 12, Day: 16}, ""},
		{"no day", "17/12/2018", "", edtf.Day{}, "--date"},
		{"no number", "", "today", edtf.Day{}, "SOURCE_DATE_EPOCH"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := buildDate(Options{Date: test.date}.withDefaults().withEpoch(test.epoch))
			usage, _ := errors.AsType[*UsageError](err)
			if got != test.want || (usage == nil) != (test.flag == "") || (usage != nil && usage.Flag != test.flag) {
				t.Errorf("buildDate = %v, %v; want %v and an error about %q", got, err, test.want, test.flag)
			}
		})
	}
}

func (o Options) withEpoch(epoch string) Options {
	o.Getenv = func(name string) string {
		if name == "SOURCE_DATE_EPOCH" {
			return epoch
		}
		return ""
	}
	return o
}

func TestEmbargoTimeIsStartOfBuildDate(t *testing.T) {
	clock := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	o := Options{Now: func() time.Time { return clock }}
	if got := embargoTime(o); !got.Equal(clock) {
		t.Errorf("without a date: %v, want the clock's %v", got, clock)
	}
	o.Date = "2018-12-17"
	if got, want := embargoTime(o), time.Date(2018, 12, 17, 0, 0, 0, 0, time.UTC); !got.Equal(want) {
		t.Errorf("with a date: %v, want %v", got, want)
	}
}
