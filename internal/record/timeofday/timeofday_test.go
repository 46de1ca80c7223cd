package timeofday_test

import (
	"slices"
	"testing"

	"annals/internal/diag"
	"annals/internal/record/timeofday"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"00:00": "00:00", "15:30": "15:30", "23:59": "23:59", "15:30+09:00": "15:30+09:00", "15:30-03:30": "15:30-03:30",
		"15:30Z": "15:30+00:00", "15:30+14:00": "15:30+14:00",
	} {
		got, err := timeofday.Parse(text)
		if err != nil || got.String() != want || got.IsZero() {
			t.Errorf("%s: %s, %v", text, got, err)
		}
	}
	if none := (timeofday.Time{}); !none.IsZero() || none.String() != "" {
		t.Errorf("no time is %q", none)
	}
}

func TestHintsAreValidTimes(t *testing.T) {
	const general = `write it like "15:30", or with the offset from UTC "15:30+09:00"`
	for text, want := range map[string]string{
		"9:30": `write "09:30"`, "15.30": `write "15:30"`, "15h30": `write "15:30"`, "15:30:20": `write "15:30"`,
		"3:30 pm": `write "15:30"`, "3 p.m.": `write "15:00"`, "12:15 AM": `write "00:15"`, "12:15 pm": `write "12:15"`,
		"15:30z": `write "15:30Z"`, "15:30+9": `write "15:30+09:00"`, "15:30 -0500": `write "15:30-05:00"`, " 15:30 ": `write "15:30"`,
		"24:00": general, "15:60": general, "noon": general, "": general, "15": general, "13:00 pm": general, "15:30+15:00": general,
		"15:30\n": `write "15:30"`, "１５:３０": general,
	} {
		_, err := timeofday.Parse(text)
		problem := diag.AsProblem(err, "")
		if problem.Code != diag.InvalidTime || problem.Hint != want {
			t.Errorf("%q: %+v", text, problem)
		}
	}
}

func TestOrderWithinDay(t *testing.T) {
	// 09:00 in Seoul is midnight UTC; 08:00 in New York is 13:00 UTC.
	want := []string{"09:00+09:00", "03:00", "12:59Z", "08:00-05:00", "23:00"}
	var all []timeofday.Time
	for _, text := range want {
		one, err := timeofday.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	all = append(all, timeofday.Time{})
	if !slices.IsSortedFunc(all, timeofday.Compare) {
		t.Error("not in order")
	}
	for i := range all {
		for j := range all {
			if got, back := timeofday.Compare(all[i], all[j]), timeofday.Compare(all[j], all[i]); got != -back || (got == 0) != (i == j) {
				t.Errorf("%s and %s: %d, %d", all[i], all[j], got, back)
			}
		}
	}
}
