package edtf_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/record/edtf"
	"annals/internal/testing/sharedtest"

	"github.com/google/go-cmp/cmp"
)

// TestAcceptanceTable checks the shared table of dates that Parse accepts and
// rejects.
func TestAcceptanceTable(t *testing.T) {
	rows := sharedtest.Table(t, "corpora/edtf.csv")
	for _, row := range rows[1:] {
		t.Run(row[0], func(t *testing.T) {
			input, valid, want, note := row[0], row[1] == "yes", row[2:5], row[5]
			d, err := edtf.Parse(input)
			if valid {
				if err != nil {
					t.Fatalf("Parse failed: %v", err)
				}
				if diff := cmp.Diff(want, []string{dayText(d.Earliest()), dayText(d.Latest()), d.Precision().String()}); diff != "" {
					t.Errorf("earliest, latest, precision (-want +got):\n%s", diff)
				}
				return
			}
			checkParseError(t, err, note)
		})
	}
}

func checkParseError(t *testing.T, err error, note string) {
	t.Helper()
	problem, ok := errors.AsType[*diag.Problem](err)
	if !ok {
		t.Fatalf("error is %v, want a *diag.Problem", err)
	}
	if problem.Hint == "" {
		t.Errorf("%q has no hint", problem.Message)
	}
	if _, hint, ok := strings.Cut(note, "hint "); ok && !strings.HasSuffix(problem.Hint, " "+hint) {
		t.Errorf("hint is %q, want it to name %q", problem.Hint, hint)
	}
	if strings.Contains(note, "name the level") && !strings.Contains(problem.Message, "level 2") {
		t.Errorf("message %q does not name the level", problem.Message)
	}
}

func dayText(day edtf.Day, ok bool) string {
	if !ok {
		return ""
	}
	return day.String()
}

// hintCases maps invalid dates to a part of the hint of their problem.
var hintCases = map[string]string{
	"12/17/2018":                  "2018-12-17",
	"03/04/2018":                  "2018-04-03 or 2018-03-04",
	"17.12.2018":                  "2018-12-17",
	"2018. 12. 17.":               "2018-12-17",
	"2018/12/17":                  "2018-12-17",
	"20181217":                    "2018-12-17",
	"12/2018":                     "2018-12",
	"December 17th, 2018":         "2018-12-17",
	"17-Dec-2018":                 "2018-12-17",
	"20 to 26 August":             "2018-12-17, 2018-12 or 2018",
	"2018년 12월 17일":               "2018-12-17",
	"2018년 12월":                   "2018-12",
	"2014년경":                      "2014~",
	"1990s":                       "199X",
	"1990년대":                      "199X",
	"199x":                        "199X",
	"2014?~":                      "2014%",
	"c. December 2014":            "2014-12~",
	"44 BC":                       "-0043",
	"12018":                       "Y12018",
	"Y2018":                       "2018",
	"-0000":                       "0000, which is 1 BCE",
	"2018-12-17-18":               "2018-12-17/2018-12-18",
	"2018-12-17T10:00:00Z":        "2018-12-17",
	"2018-12-17 10:00":            "2018-12-17",
	"2018 - 2019":                 "2018/2019",
	"2018~2019":                   "2018/2019",
	"20 Aug 2018 to 26 Aug 2018":  "2018-08-20/2018-08-26",
	"2018-08-20–2018-08-26":       "2018-08-20/2018-08-26",
	"Y-0044":                      "write -0044",
	"Y0850~":                      "write 0850~",
	"Y2018/2019":                  "write 2018/2019",
	"2017/Y2018":                  "write 2017/2018",
	"Y-0044/Y-0040":               "write -0044/-0040",
	"[Y2018,2019]":                "write [2018,2019]",
	"../..":                       "no end",
	"/":                           "no end",
	"2001-21/2001-23":             "months or years",
	"2001-21-03":                  "2001-21 for spring",
	"2001~-21":                    "2001-21~",
	"[]":                          "between commas",
	"[2018,,2019]":                "between commas",
	"[..]":                        "between commas",
	"[2018,....]":                 "between commas",
	"[2019..2018]":                "earlier date first",
	"nonsense":                    "2018-12-17, 2018-12 or 2018",
	"2018-XX-32":                  "days run from 01 to 31",
	"1X01-02-29":                  "look at the month",
	"XXXX-02-30":                  "look at the month",
	"Y1234567890":                 "history can hold",
	"Y17E7":                       ": Y170000000",
	"Y-17E7":                      ": Y-170000000",
	"-5E5":                        ": Y-500000",
	"2E3":                         ": 2000",
	"Y17E8":                       "history can hold",
	"Y1E99999":                    "history can hold",
	"Y0E2":                        "history can hold",
	strings.Repeat("[2018,", 100): "2018-12-17, 2018-12 or 2018",
}

func TestParseErrorHints(t *testing.T) {
	for input, want := range hintCases {
		t.Run(input, func(t *testing.T) {
			_, err := edtf.Parse(input)
			problem, ok := errors.AsType[*diag.Problem](err)
			if !ok {
				t.Fatalf("error is %v, want a *diag.Problem", err)
			}
			if !strings.Contains(problem.Hint, want) {
				t.Errorf("hint is %q (message %q), want it to name %q", problem.Hint, problem.Message, want)
			}
		})
	}
}

func TestProblemOffset(t *testing.T) {
	input := " [2018-11-15, 2018-13] "
	_, err := edtf.Parse(input)
	problem, ok := errors.AsType[*diag.Problem](err)
	if !ok {
		t.Fatal(err)
	}
	if got := input[problem.Offset : problem.Offset+problem.Length]; got != "2018-13" {
		t.Errorf("the problem covers %q, want %q", got, "2018-13")
	}
}

func TestParseDropsSpaces(t *testing.T) {
	for input, want := range map[string]string{
		" 2018-12-17\n":               "2018-12-17",
		"[2018-11-15, 2018-12-17 ]":   "[2018-11-15,2018-12-17]",
		"[1667, 1668 , 1670..1672]":   "[1667,1668,1670..1672]",
		"\t2018-08-20/2018-08-26\r\n": "2018-08-20/2018-08-26",
	} {
		if got := mustParse(t, input).String(); got != want {
			t.Errorf("Parse(%q) is %q, want %q", input, got, want)
		}
	}
}

func TestYear(t *testing.T) {
	for input, want := range map[string]int{
		"2018-12-17": 2018, "2018-12-31/2019-01-02": 2018, "../1985-04-12": 1985, "/1985": 1985, "1985/": 1985,
		"2001-24": 2001, "201X": 2010, "[..1984]": 1984, "[1984..]": 1984, "[2018-11-15,2017-12-17]": 2017,
		"-0044-03-15": -44, "Y170000002": 170000002, "-004X": -49, "-000X": -9, "XXXX": 0, "XXXX/2018": 2018, "2017/XXXX": 2017,
	} {
		if got, ok := mustParse(t, input).Year(); !ok || got != want {
			t.Errorf("Year of %s is %d, %v; want %d", input, got, ok, want)
		}
	}
	if _, ok := (edtf.Date{}).Year(); ok {
		t.Error("the zero Date has a year")
	}
}

func TestMonth(t *testing.T) {
	for input, want := range map[string]int{
		"2018-12-17": 12, "2018-12": 12, "2018-12-XX": 12, "2018-12~": 12, "2018-06-30?": 6, "-0044-03-15": 3,
		"2018-12-31/2019-01-02": 12, "2018-11/..": 11, "../1985-04-12": 4, "/1985-04": 4,
		"[2018-11-15,2018-11-17]": 11, "[2018-11-15..2018-11-17]": 11, "[2018-11-15,2018-12-17]": 11, "[2019-11-15,2018-10-17]": 10,
		"../1985": 12, "[..1984-05]": 5, "[1984-05..]": 5, "2018-24": 12, "2018-21": 3, "2018-1X-05": 10, "201X-12": 12,
	} {
		if got, ok := mustParse(t, input).Month(); !ok || got != want {
			t.Errorf("Month of %s is %d, %v; want %d", input, got, ok, want)
		}
	}
	for _, input := range []string{
		"2018", "201X", "2018-XX", "2018-XX-15", "2018/2019-03", "Y170000002", "[2018,2018-01]", "XXXX",
	} {
		if got, ok := mustParse(t, input).Month(); ok {
			t.Errorf("Month of %s is %d, want none", input, got)
		}
	}
	if _, ok := (edtf.Date{}).Month(); ok {
		t.Error("the zero Date has a month")
	}
}

func TestUndated(t *testing.T) {
	for input, want := range map[string]bool{
		"XXXX": true, "XXXX-12-25": true, "-XXXX": true, "XXXX/XXXX": true, "XXXX/..": true, "[XXXX]": true,
		"XXX1": false, "0000": false, "XXXX/2018": false, "2018/XXXX": false, "[XXXX,2018]": false, "../2018": false,
	} {
		d := mustParse(t, input)
		if got := d.Undated(); got != want {
			t.Errorf("%s is undated: %v", input, got)
		}
		if day, ok := d.Earliest(); ok && want {
			t.Errorf("%s begins on %s", input, day)
		}
	}
	if (edtf.Date{}).Undated() {
		t.Error("the zero Date is undated")
	}
}

func TestIsPlainDay(t *testing.T) {
	for input, want := range map[string]bool{
		"2018-12-17": true, "0850-01-01": true, "2018-12": false, "2018-12-17~": false, "2018-12-XX": false, "-0044-03-15": false,
		"0000-05-01": false, "2018-12-17/2018-12-18": false, "[2018-12-17]": false, " 2018-12-17": false, "17 December 2018": false, "": false,
	} {
		if got := edtf.IsPlainDay(input); got != want {
			t.Errorf("%q is a plain day: %v", input, got)
		}
	}
}

func TestYears(t *testing.T) {
	for input, want := range map[string][2]int{
		"2016/2019": {2016, 2019}, "2016-03/2018-01": {2016, 2018}, "2016/2019~": {2016, 2019}, "-0044/0001": {-44, 1},
		"2016/..": {2016, math.MaxInt}, "2009/201X": {2009, 2010},
	} {
		if first, last, ok := mustParse(t, input).Years(); !ok || [2]int{first, last} != want {
			t.Errorf("%s has the years %d to %d, %v", input, first, last, ok)
		}
	}
	for _, input := range []string{"2016", "2016-03/2016-09", "2016/", "../2016", "/2016", "201X", "[2016..2018]", "2016/XXXX", "2016/201X", "2001-21", "XXXX"} {
		if first, last, ok := mustParse(t, input).Years(); ok {
			t.Errorf("%s has the years %d to %d", input, first, last)
		}
	}
}

func TestMachineValue(t *testing.T) {
	for input, want := range map[string]string{
		"2018-12-17": "2018-12-17", "2018-12": "2018-12", "2018": "2018", "2004-XX": "2004", "1985-04-XX": "1985-04",
		"1985-XX-XX": "1985", "2018-XX-17": "2018", "0044": "0044", "Y12018": "12018",
		"2018~": "", "2018?": "", "2018-12-~17": "", "201X": "", "2001-21": "", "2018/2019": "", "[2018,2019]": "",
		"-0044": "", "0000": "", "156X-12-25": "", "2018-1X": "2018",
	} {
		if got := mustParse(t, input).MachineValue(); got != want {
			t.Errorf("MachineValue of %s is %q, want %q", input, got, want)
		}
	}
	if got := (edtf.Date{}).MachineValue(); got != "" {
		t.Errorf("MachineValue of the zero Date is %q", got)
	}
}

func TestUncertainAndApproximate(t *testing.T) {
	for input, want := range map[string][2]bool{
		"2018": {false, false}, "2018?": {true, false}, "2018~": {false, true}, "2018%": {true, true},
		"2004-06-~11": {false, true}, "?2004-06-11": {true, false}, "1984~/2004-06": {false, true},
		"[1667,1668?]": {true, false}, "2004?-06-~11": {true, true},
	} {
		d := mustParse(t, input)
		if got := [2]bool{d.Uncertain(), d.Approximate()}; got != want {
			t.Errorf("%s is uncertain, approximate: %v; want %v", input, got, want)
		}
	}
}

func TestDayToDate(t *testing.T) {
	if got := (edtf.Day{Year: 2018, Month: 12, Day: 17}).Date().String(); got != "2018-12-17" {
		t.Errorf("got %q", got)
	}
	if got := (edtf.Day{Year: 2018, Month: 2, Day: 30}).Date(); !got.IsZero() {
		t.Errorf("a day that does not exist became %q", got)
	}
}

func mustParse(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return d
}
