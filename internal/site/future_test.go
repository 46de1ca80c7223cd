package site_test

import (
	"slices"
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/record/edtf"
	"annals/internal/site"
)

func TestDaysInTheFutureAreReported(t *testing.T) {
	today := edtf.Day{Year: 2026, Month: 11, Day: 30}
	for _, test := range []struct {
		name, entry string
		date        edtf.Day
		want        []string
	}{
		{"today", entry("2018-12-17", "added = 2026-11-30\n"), edtf.Day{}, nil},
		{"tomorrow", entry("2018-12-17", "added = 2026-12-01\n"), edtf.Day{}, []string{"error added"}},
		{"of a correction", entry("2018-12-17", "[[corrections]]\ndate = 2062-01-01\ntext = \"x\"\n"), edtf.Day{}, []string{"error corrected"}},
		{"of a source", strings.Replace(entry("2018-12-17"), "[[sources]]\n", "[[sources]]\naccessed = 2027-11-30\n", 1), edtf.Day{}, []string{"error read"}},
		{"a build in the future", entry("2018-12-17", "added = 2026-12-01\n"), edtf.Day{Year: 2026, Month: 12, Day: 1}, nil},
		{"a build in the past", entry("2018-12-17", "added = 2026-11-30\n"), edtf.Day{Year: 2018, Month: 12, Day: 17}, nil},
		{"a planned event", entry("2036-12-17"), edtf.Day{}, nil},
		{"an event decades ahead", entry("2081-12-17"), edtf.Day{}, []string{"warning 55 years"}},
		{"one of a whole year", entry("2037"), edtf.Day{}, []string{"warning 11 years"}},
		{"one under embargo", entry("2081-12-17", "publish_after = 2081-12-17T00:00:00Z\n"), edtf.Day{}, nil},
		{"a draft", entry("2081-12-17", "draft = true\nadded = 2027-01-01\n"), edtf.Day{}, []string{"error added", "warning 55 years"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			year := test.entry[strings.Index(test.entry, "date = \"")+len("date = \""):][:4]
			in, problems := load(t, files{"content/" + year + "/a.md": test.entry})
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			in.Today, in.Date = today, test.date
			s, problems := site.Resolve(in)
			problems = slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { return d.Code != diag.FutureDate })
			if len(problems) != len(test.want) {
				t.Fatalf("%v, want %v", problems, test.want)
			}
			for i, want := range test.want {
				severity, word, _ := strings.Cut(want, " ")
				if p := problems[len(problems)-1-i]; p.Severity.String() != severity || !strings.Contains(p.Message, strings.Replace(word, "added", "joined", 1)) {
					t.Errorf("%+v, want %s", p, want)
				}
			}
			// The clock decides about problems only.
			in.Today = edtf.Day{}
			other, _ := site.Resolve(in)
			if s.Date != other.Date {
				t.Errorf("the date of the site depends on the clock: %v, %v", s.Date, other.Date)
			}
		})
	}
}
