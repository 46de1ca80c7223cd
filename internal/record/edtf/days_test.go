package edtf_test

import (
	"testing"

	"annals/internal/record/edtf"
)

func TestDaysAreThoseKnownExactly(t *testing.T) {
	for text, want := range map[string]string{
		"2018-12-17": "2018-12-17 2018-12-17", "2018-12-17/2018-12-19": "2018-12-17 2018-12-19", "-0043-03-15": "-0043-03-15 -0043-03-15",
		"2018-12": "", "2018-12-17~": "", "2018-12-1X": "", "2018-12-17/..": "", "2018-12-17/": "", "/2018-12-17": "", "2018-12-17/2019": "",
		"2018-12/2018-12-17": "", "[2018-12-17]": "", "2001-21": "", "XXXX-12-25": "",
	} {
		d, err := edtf.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if first, last, ok := d.Days(); ok {
			got = first.String() + " " + last.String()
		}
		if got != want {
			t.Errorf("the days of %s are %q, not %q", text, got, want)
		}
	}
}
