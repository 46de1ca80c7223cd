package linkstate_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/load/linkstate"
	"annals/internal/record/edtf"
)

// day returns the n-th day from 2026-12-20 on: the tests cross the end of a year.
func day(n int) edtf.Day {
	y, m, d := time.Date(2026, 12, 20, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Date()
	return edtf.Day{Year: y, Month: int(m), Day: d}
}

func always(string) bool { return true }

func TestLinkIsDeadAfterAWeekOfFailures(t *testing.T) {
	const w, b, u = linkstate.Well, linkstate.Broken, linkstate.Unknown
	type visit struct {
		day    int
		answer linkstate.Answer
	}
	for _, test := range []struct {
		name   string
		visits []visit
		want   linkstate.Link
		dead   bool
	}{
		{"never clear", []visit{{0, u}, {7, u}}, linkstate.Link{}, false},
		{"well", []visit{{0, w}}, linkstate.Link{Well: day(0)}, false},
		{"well again", []visit{{0, w}, {7, w}}, linkstate.Link{Well: day(7)}, false},
		{"broken once", []visit{{0, w}, {7, b}}, linkstate.Link{Well: day(0), Since: day(7), Checked: day(7)}, false},
		{"broken twice on a day", []visit{{0, w}, {7, b}, {7, b}}, linkstate.Link{Well: day(0), Since: day(7), Checked: day(7)}, false},
		{"broken for six days", []visit{{0, w}, {7, b}, {13, b}}, linkstate.Link{Well: day(0), Since: day(7), Checked: day(13)}, false},
		{"broken for a week", []visit{{0, w}, {7, b}, {14, b}}, linkstate.Link{Well: day(0), Since: day(7), Checked: day(14)}, true},
		{"broken from the first check", []visit{{0, b}, {30, b}}, linkstate.Link{Since: day(0), Checked: day(30)}, true},
		{"broken, then unknown", []visit{{0, b}, {30, u}}, linkstate.Link{Since: day(0), Checked: day(0)}, false},
		{"broken, unknown, broken", []visit{{0, b}, {3, u}, {8, b}}, linkstate.Link{Since: day(0), Checked: day(8)}, true},
		{"unknown when dead", []visit{{0, b}, {8, b}, {15, u}}, linkstate.Link{Since: day(0), Checked: day(8)}, true},
		{"fixed", []visit{{0, b}, {3, w}, {8, b}}, linkstate.Link{Well: day(3), Since: day(8), Checked: day(8)}, false},
		{"back from the dead", []visit{{0, b}, {8, b}, {9, w}}, linkstate.Link{Well: day(9)}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			var state linkstate.State
			for _, v := range test.visits {
				state = state.Next(day(v.day), map[string]linkstate.Answer{"http://a.example/": v.answer}, always)
			}
			if diff := cmp.Diff(test.want, state["http://a.example/"]); diff != "" {
				t.Error(diff)
			}
			if _, dead := state.Dead("http://a.example/#part"); dead != test.dead || state.HasDead() != test.dead {
				t.Errorf("dead: %v, want %v", dead, test.dead)
			}
		})
	}
}

func TestNextDropsUnlinkedAddresses(t *testing.T) {
	before := linkstate.State{"http://a.example/": {Well: day(0)}, "http://b.example/": {Well: day(0)}}
	after := before.Next(day(1), map[string]linkstate.Answer{"http://c.example/": linkstate.Well}, func(a string) bool { return strings.Contains(a, "b.") })
	if diff := cmp.Diff(linkstate.State{"http://b.example/": {Well: day(0)}}, after); diff != "" {
		t.Error(diff)
	}
	if len(before) != 2 {
		t.Error("the old state was changed")
	}
}

func TestIsDue(t *testing.T) {
	state := linkstate.State{
		"http://well.example/":   {Well: day(0)},
		"http://broken.example/": {Well: day(0), Since: day(7), Checked: day(7)},
	}
	for _, test := range []struct {
		address string
		day     int
		maxAge  int
		want    bool
	}{
		{"http://new.example/", 0, 7, true},
		{"http://well.example/", 0, 7, false},
		{"http://well.example/#part", 6, 7, false},
		{"http://well.example/", 7, 7, true},
		{"http://well.example/", 0, 0, true},
		{"http://well.example/", -1, 7, true}, // a wrong clock
		{"http://broken.example/", 7, 7, true},
	} {
		if got := state.IsDue(test.address, day(test.day), test.maxAge); got != test.want {
			t.Errorf("%s on day %d, at most %d old: %v", test.address, test.day, test.maxAge, got)
		}
	}
}

const fileText = `# Kept by "annals check --links"; "annals help links" explains it.

[well] # the last day on which each answered
"http://b.example/%22" = 2026-11-23
"https://a.example/?q=1&r=[2]" = 2026-11-22

[broken] # dead, when a week or more lies between the two days
"https://c.example/" = { since = 2026-11-01, checked = 2026-11-23 }
"https://d.example/" = { well = 2026-10-01, since = 2026-11-23, checked = 2026-11-23 }
`

func TestParseEncodeRoundTrip(t *testing.T) {
	state, problems := linkstate.Parse(layout.Links, []byte(fileText))
	if len(problems) > 0 || len(state) != 4 {
		t.Fatalf("%v %v", state, problems)
	}
	if diff := cmp.Diff(fileText, string(state.Encode())); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("# Kept by \"annals check --links\"; \"annals help links\" explains it.\n", string(linkstate.State{}.Encode())); diff != "" {
		t.Error(diff)
	}
}

func TestParseReportsPositions(t *testing.T) {
	for _, test := range []struct{ name, line, want string }{
		{"no TOML", "[well]\n<<<<<<< ours", "2:1 toml-syntax"},
		{"an unknown table", "[wel]\n", "1:2 unknown-key"},
		{"an unknown key", "[broken]\n\"http://a.example/\" = { since = 2026-11-01, checked = 2026-11-23, why = 1 }", "2:67 unknown-key"},
		{"a missing key", "[broken]\n\"http://a.example/\" = { since = 2026-11-01 }", "2:23 missing-key"},
		{"a day in quotes", "[well]\n\"http://a.example/\" = \"2026-11-01\"", "2:23 wrong-type"},
		{"no day of the calendar", "[well]\n\"http://a.example/\" = 2026-11-31", "2:23 invalid-date"},
		{"days in the wrong order", "[broken]\n\"http://a.example/\" = { since = 2026-11-02, checked = 2026-11-01 }", "2:55 invalid-value"},
		{"well after it was broken", "[broken]\n\"http://a.example/\" = { well = 2026-11-03, since = 2026-11-02, checked = 2026-11-05 }", "2:32 invalid-value"},
		{"no address", "[well]\nhello = 2026-11-01", "2:1 invalid-url"},
		{"no web address", "[well]\n\"mailto:a@a.example\" = 2026-11-01", "2:1 invalid-url"},
		{"another spelling", "[well]\n\"HTTP://a.example/\" = 2026-11-01", "2:1 invalid-url"},
		{"a place on the page", "[well]\n\"http://a.example/#x\" = 2026-11-01", "2:1 invalid-url"},
		{"twice", "[well]\n\"http://a.example/\" = 2026-11-01\n[broken]\n\"http://a.example/\" = { since = 2026-11-01, checked = 2026-11-23 }", "4:1 invalid-value"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := linkstate.Parse(layout.Links, []byte(test.line))
			var got []string
			for _, p := range problems {
				got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Code))
				if p.Severity != diag.Error || p.File != layout.Links {
					t.Errorf("%v", p)
				}
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("got %v, want %s\n%v", got, test.want, problems)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(fileText))
	f.Add([]byte("[well]\n\"http://a.example/\" = 2026-11-01\r\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		state, problems := linkstate.Parse(layout.Links, src)
		if problems.HasErrors() {
			return
		}
		again, problems := linkstate.Parse(layout.Links, state.Encode())
		if len(problems) > 0 || !cmp.Equal(state, again) || !bytes.Equal(state.Encode(), again.Encode()) {
			t.Errorf("%s\n%v\n%s", src, problems, state.Encode())
		}
	})
}
