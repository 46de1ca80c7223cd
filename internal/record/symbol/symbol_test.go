package symbol

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestURL(t *testing.T) {
	tests := map[string]string{
		"A/RES/73/180":             "https://undocs.org/A/RES/73/180",
		"A/C.3/62/L.37/Rev.1":      "https://undocs.org/A/C.3/62/L.37/Rev.1",
		"S/RES/1718 (2006)":        "https://undocs.org/S/RES/1718%282006%29",
		"S/PV.7353 (Resumption 1)": "https://undocs.org/S/PV.7353%28Resumption1%29",
		"A/RES/217(III)[A]":        "https://undocs.org/A/RES/217%28III%29",
		"A/RES/48/75 L":            "https://undocs.org/A/RES/48/75L",
	}
	for in, want := range tests {
		if s, err := registry(t).Parse(in); err != nil || s.URL() != want {
			t.Errorf("%s: %s, %v, want %s", in, s.URL(), err, want)
		}
	}
}

func TestYears(t *testing.T) {
	tests := []struct {
		in       string
		from, to int
	}{
		{"A/RES/60/173", 2005, 2006},
		{"A/C.3/73/L.40", 2018, 2019},
		{"A/RES/217(III)", 1948, 1949},
		{"A/HRC/13/13", 2009, 2010},
		{"A/HRC/RES/43/25", 2019, 2020},
		{"A/HRC/60/58", 2024, 2025},
		{"S/2014/276", 2014, 2014},
		{"E/CN.4/RES/2003/10", 2003, 2003},
		{"S/PV.7353", 0, 0},
		{"A/RES/ES-11/1", 0, 0},
		{"E/RES/1235(XLII)", 0, 0},
	}
	for _, tt := range tests {
		s, err := registry(t).Parse(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		from, to, ok := s.Years()
		if from != tt.from || to != tt.to || ok != (tt.from != 0) {
			t.Errorf("%s: %d to %d, %v, want %d to %d", tt.in, from, to, ok, tt.from, tt.to)
		}
	}
}

func TestParts(t *testing.T) {
	tests := map[string][]string{
		"A/RES/73/180":        {"a/res/73/180", "res/73/180", "73/180", "a/res/73"},
		"S/PV.7353":           {"s/pv.7353", "pv.7353"},
		"S/RES/1718(2006)":    {"s/res/1718(2006)", "res/1718(2006)", "1718(2006)", "s/res/1718", "res/1718"},
		"A/C.3/62/L.37/Rev.1": {"a/c.3/62/l.37/rev.1", "c.3/62/l.37/rev.1", "62/l.37/rev.1", "l.37/rev.1", "a/c.3/62/l.37", "a/c.3/62", "a/c.3"},
	}
	for in, want := range tests {
		s, err := registry(t).Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, s.Parts()); diff != "" {
			t.Errorf("%s: %s", in, diff)
		}
	}
	if parts := (Symbol{}).Parts(); parts != nil {
		t.Errorf("no symbol has parts %q", parts)
	}
}

func TestRoman(t *testing.T) {
	for n := 1; n < 100; n++ {
		if got := parseRoman(roman(n)); got != n {
			t.Errorf("%s is parsed as %d, want %d", roman(n), got, n)
		}
	}
	for _, s := range []string{"", "IIII", "VX", "IC", "C", "i", "3"} {
		if n := parseRoman(s); n != 0 {
			t.Errorf("%q is parsed as %d", s, n)
		}
	}
}
