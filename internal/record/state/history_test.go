package state

import (
	"slices"
	"testing"

	"annals/internal/record/edtf"
)

func TestHistoryIsConsistent(t *testing.T) {
	for code, periods := range histories().periods {
		s, known := Lookup(code)
		if !known || s.Former {
			t.Errorf("%s is no code of today", code)
		}
		if !slices.IsSortedFunc(periods, func(a, b Period) int { return a.Until.Compare(b.Until) }) {
			t.Errorf("%s: its periods are not in order of time", code)
		}
		for _, p := range periods {
			if p.State.Code == "" || p.State.Name("en") == "" || p.State.Name("ko") == "" || p.From.Compare(p.Until) > 0 {
				t.Errorf("%s: %+v", code, p)
			}
		}
	}
}

// TestHistoryTellsItsSources: a new row needs a source; no further one is unconfirmed.
func TestHistoryTellsItsSources(t *testing.T) {
	var unconfirmed []string
	for _, r := range records(historyCSV, 7) {
		switch source := r[6]; source {
		case "untc", "iso", "press", "roster", "year":
		case "unconfirmed":
			unconfirmed = append(unconfirmed, r[0])
		default:
			t.Errorf("%s: the source %q is not known", r[0], source)
		}
	}
	if want := []string{"LBY", "RUS", "UKR", "VEN"}; !slices.Equal(unconfirmed, want) {
		t.Errorf("unconfirmed: %v, want %v", unconfirmed, want)
	}
}

func TestOneStateWithItsNames(t *testing.T) {
	for _, test := range []struct {
		code string
		day  edtf.Day
		now  string // the code of today
		then string // the name of the day
	}{
		{"BUR", edtf.Day{Year: 1988, Month: 12, Day: 8}, "MMR", "Burma"},
		{"MMR", edtf.Day{Year: 1988, Month: 12, Day: 8}, "MMR", "Burma"},
		{"BUR", edtf.Day{Year: 1989, Month: 6, Day: 18}, "MMR", "Myanmar"},
		{"ZAR", edtf.Day{Year: 1990, Month: 1, Day: 1}, "COD", "Zaire"},
		{"COD", edtf.Day{Year: 1966, Month: 1, Day: 1}, "COD", "Democratic Republic of the Congo"},
		{"COD", edtf.Day{Year: 1998, Month: 1, Day: 1}, "COD", "Democratic Republic of the Congo"},
		{"SCG", edtf.Day{Year: 2005, Month: 12, Day: 16}, "SRB", "Serbia and Montenegro"},
		{"SRB", edtf.Day{Year: 2006, Month: 6, Day: 3}, "SRB", "Serbia"},
		{"YUG", edtf.Day{Year: 2001, Month: 4, Day: 18}, "SRB", "Yugoslavia"},
		{"YUG", edtf.Day{Year: 1988, Month: 12, Day: 8}, "YUG", "Yugoslavia"},
		{"CSK", edtf.Day{Year: 1988, Month: 12, Day: 8}, "CSK", "Czechoslovakia"},
		{"DDR", edtf.Day{Year: 1988, Month: 12, Day: 8}, "DDR", "German Democratic Republic"},
		{"SUN", edtf.Day{Year: 1991, Month: 12, Day: 23}, "RUS", "Union of Soviet Socialist Republics"},
		{"TUR", edtf.Day{Year: 2018, Month: 12, Day: 17}, "TUR", "Turkey"},
		{"TUR", edtf.Day{Year: 2023, Month: 12, Day: 19}, "TUR", "Türkiye"},
		{"KHM", edtf.Day{Year: 1974, Month: 11, Day: 27}, "KHM", "Khmer Republic"},
		{"KHM", edtf.Day{Year: 1975, Month: 12, Day: 9}, "KHM", "Cambodia"},
		{"KHM", edtf.Day{Year: 1979, Month: 11, Day: 14}, "KHM", "Democratic Kampuchea"},
		{"CMR", edtf.Day{Year: 1974, Month: 12, Day: 1}, "CMR", "Cameroon"},
		{"KOR", edtf.Day{Year: 2018, Month: 12, Day: 17}, "KOR", "Republic of Korea"},
	} {
		now := Current(test.code, test.day)
		s, _ := Lookup(now)
		if then := s.On(test.day).Name("en"); now != test.now || then != test.then {
			t.Errorf("%s on %s is %s, %q; want %s, %q", test.code, test.day, now, then, test.now, test.then)
		}
	}
}
