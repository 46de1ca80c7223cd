package edtf_test

import (
	"errors"
	"testing"

	"annals/internal/diag"
	"annals/internal/record/edtf"
)

// seeds returns valid and invalid dates in many notations.
func seeds() []string {
	return []string{
		"2018-12-17", "2018-12", "2018", "2018-08-20/2018-08-26", "../1985-04-12", "1985/", "/1985", "1984?", "2004-06~",
		"201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX", "2001-21", "2004-06-~11", "156X-12-25", "1XXX-XX",
		"[1667,1668,1670..1672]", "[..1984]", "[1984..]", "0000", "-0044-03-15", "-000X", "Y-170000002", "XXXX-02-29", "?2004~-%06-11",
		"17/12/2018", "17 December 2018", "2018년 12월 17일", "2018~2019", "c. 2014", "２０１８", "2018‑12‑17", "2018-12-17T10:00", "199u", "44 BC",
	}
}

// FuzzParse checks the invariants of every date, whatever the input.
func FuzzParse(f *testing.F) {
	for i, s := range seeds() {
		f.Add(s, seeds()[len(seeds())-1-i])
	}
	words := []*edtf.Words{builtin(f, "en"), builtin(f, "ko")}
	f.Fuzz(func(t *testing.T, s, other string) {
		d, ok := parseOrProblem(t, s)
		if !ok {
			return
		}
		if again, err := edtf.Parse(d.String()); err != nil || !again.Equal(d) || edtf.Compare(again, d) != 0 {
			t.Errorf("%q does not parse again: %q, %v", d, again, err)
		}
		first, hasFirst := d.Earliest()
		last, hasLast := d.Latest()
		if hasFirst && hasLast && first.Compare(last) > 0 {
			t.Errorf("%q begins on %s and ends on %s", d, first, last)
		}
		if _, ok := d.Year(); !ok {
			t.Errorf("%q has no year", d)
		}
		for _, w := range words {
			if d.Text(w) == "" {
				t.Errorf("%q has no text", d)
			}
		}
		if e, err := edtf.Parse(other); err == nil {
			checkOrder(t, d, e)
		}
	})
}

// parseOrProblem parses s and checks the error if that fails.
func parseOrProblem(t *testing.T, s string) (edtf.Date, bool) {
	d, err := edtf.Parse(s)
	if err == nil {
		return d, true
	}
	problem, ok := errors.AsType[*diag.Problem](err)
	switch {
	case !ok || problem.Message == "" || problem.Hint == "" || problem.Code != diag.InvalidDate:
		t.Errorf("Parse(%q) fails with %#v", s, err)
	case problem.Offset < 0 || problem.Offset+problem.Length > len(s):
		t.Errorf("Parse(%q) has an offset outside the text: %d, %d", s, problem.Offset, problem.Length)
	}
	return d, false
}

// checkOrder checks that Compare orders d, e and a third date.
func checkOrder(t *testing.T, d, e edtf.Date) {
	forward, back := edtf.Compare(d, e), edtf.Compare(e, d)
	if forward != -back {
		t.Errorf("Compare(%q, %q) is %d, the other way %d", d, e, forward, back)
	}
	if forward != 0 && d.Equal(e) {
		t.Errorf("Compare(%q, %q) is %d", d, e, forward)
	}
	if forward == 0 {
		return
	}
	middle := edtf.Day{Year: 2014, Month: 12, Day: 31}.Date()
	if forward < 0 && edtf.Compare(middle, d) <= 0 && edtf.Compare(middle, e) > 0 {
		t.Errorf("%q < %q and %q is out of order", d, e, middle)
	}
}
