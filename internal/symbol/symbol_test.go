package symbol

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
)

func registry(t testing.TB, custom ...System) *Registry {
	t.Helper()
	r, err := New(custom)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestParseReadsWhatASymbolTells(t *testing.T) {
	tests := []struct {
		in, want string // organ, kind, session, year, number
	}{
		// General Assembly
		{"A/RES/60/173", "general-assembly resolution 60 0 173"},
		{"A/RES/48/75L", "general-assembly resolution 48 0 75"},
		{"A/RES/48/75[A-C]", "general-assembly resolution 48 0 75"},
		{"A/RES/S-10/2", "general-assembly resolution S-10 0 2"},
		{"A/RES/ES-11/1", "general-assembly resolution ES-11 0 1"},
		{"A/RES/217(III)", "general-assembly resolution 3 0 217"},
		{"A/RES/217(III)[A]", "general-assembly resolution 3 0 217"},
		{"A/RES/3379(XXX)", "general-assembly resolution 30 0 3379"},
		{"A/RES/1005(ES-II)", "general-assembly resolution ES-2 0 1005"},
		{"A/RES/3362(S-VII)", "general-assembly resolution S-7 0 3362"},
		{"A/DEC/60/509", "general-assembly decision 60 0 509"},
		{"A/60/306", "general-assembly document 60 0 306"},
		{"A/60/509/Add.2", "general-assembly document 60 0 509"},
		{"A/60/509/Add.2/Corr.1", "general-assembly document 60 0 509"},
		{"A/60/6(Sect.3)/Corr.1", "general-assembly document 60 0 6"},
		{"A/60/PV.64", "general-assembly verbatim-record 60 0 64"},
		{"A/60/L.12", "general-assembly draft 60 0 12"},
		{"A/ES-11/L.1", "general-assembly draft ES-11 0 1"},
		{"A/60/INF/4", "general-assembly information 60 0 4"},
		{"A/810", "general-assembly document 0 0 810"},
		{"A/PV.183", "general-assembly verbatim-record 0 0 183"},
		{"A/CONF.157/23", "general-assembly document 0 0 23"},
		{"A/AC.109/2005/L.3", "general-assembly draft 0 2005 3"},
		// Main Committees
		{"A/C.1/73/PV.12", "first-committee verbatim-record 73 0 12"},
		{"A/C.2/73/L.4", "second-committee draft 73 0 4"},
		{"A/C.3/73/L.40", "third-committee draft 73 0 40"},
		{"A/C.3/62/L.37/Rev.1", "third-committee draft 62 0 37"},
		{"A/C.3/73/SR.12", "third-committee summary-record 73 0 12"},
		{"A/C.3/SR.178", "third-committee summary-record 0 0 178"},
		{"A/C.4/73/SR.2", "fourth-committee summary-record 73 0 2"},
		{"A/C.5/73/CRP.2", "fifth-committee conference-room-paper 73 0 2"},
		{"A/C.6/73/1", "sixth-committee document 73 0 1"},
		// Human Rights Council
		{"A/HRC/25/63", "human-rights-council document 25 0 63"},
		{"A/HRC/RES/25/25", "human-rights-council resolution 25 0 25"},
		{"A/HRC/RES/S-12/1", "human-rights-council resolution S-12 0 1"},
		{"A/HRC/DEC/1/102", "human-rights-council decision 1 0 102"},
		{"A/HRC/PRST/OS/12/1", "human-rights-council presidential-statement OS/12 0 1"},
		{"A/HRC/25/L.17", "human-rights-council draft 25 0 17"},
		{"A/HRC/25/CRP.1", "human-rights-council conference-room-paper 25 0 1"},
		{"A/HRC/25/NGO/12", "human-rights-council ngo-statement 25 0 12"},
		{"A/HRC/34/66/Add.1", "human-rights-council document 34 0 66"},
		{"A/HRC/S-1/1", "human-rights-council document S-1 0 1"},
		{"A/HRC/WG.6/6/PRK/1", "human-rights-council document 0 0 1"},
		// Economic and Social Council, Commission on Human Rights
		{"E/CN.4/RES/2003/10", "commission-on-human-rights resolution 0 2003 10"},
		{"E/CN.4/2005/34", "commission-on-human-rights document 0 2005 34"},
		{"E/CN.4/2005/L.30", "commission-on-human-rights draft 0 2005 30"},
		{"E/CN.4/SR.58", "commission-on-human-rights summary-record 0 0 58"},
		{"E/CN.4/Sub.2/2003/12/Rev.2", "commission-on-human-rights document 0 2003 12"},
		{"E/2004/23", "ecosoc document 0 2004 23"},
		{"E/2004/SR.10", "ecosoc summary-record 0 2004 10"},
		{"E/RES/2004/20", "ecosoc resolution 0 2004 20"},
		{"E/RES/1235(XLII)", "ecosoc resolution 42 0 1235"},
		{"E/DEC/2004/217", "ecosoc decision 0 2004 217"},
		{"E/CN.6/2010/4", "ecosoc document 0 2010 4"},
		{"E/C.12/PRK/CO/1", "ecosoc document 0 0 1"},
		// Security Council
		{"S/RES/1718(2006)", "security-council resolution 0 2006 1718"},
		{"S/2014/849", "security-council document 0 2014 849"},
		{"S/PV.7353", "security-council verbatim-record 0 0 7353"},
		{"S/PV.7353(Resumption1)", "security-council verbatim-record 0 0 7353"},
		{"S/PRST/2010/13", "security-council presidential-statement 0 2010 13"},
		{"S/26456", "security-council document 0 0 26456"},
		{"S/Agenda/7353", "security-council document 0 0 7353"},
		// Others
		{"ST/SGB/2003/13", "other document 0 2003 13"},
		{"CRC/C/PRK/CO/5", "other document 0 0 5"},
		{"CEDAW/C/PRK/Q/2-4", "other document 0 0 0"},
		{"CCPR/C/21/Rev.1/Add.13", "other document 0 0 21"},
		{"HRI/GEN/1/Rev.9(Vol.I)", "other document 0 0 1"},
		{"UNEP(DTIE)/Hg/CONF/3", "other document 0 0 3"},
	}
	r := registry(t)
	for _, tt := range tests {
		s, err := r.Parse(tt.in)
		if err != nil {
			t.Errorf("%s: %v", tt.in, err)
			continue
		}
		got := fmt.Sprintf("%s %s %s %d %d", s.Organ(), s.Kind(), s.Session(), s.Year(), s.Number())
		if s.String() != tt.in || got != tt.want || s.System() != UN {
			t.Errorf("%s: got %s, %s (%s), want %s", tt.in, s, got, s.System(), tt.want)
		}
	}
}

func TestParseMendsSpelling(t *testing.T) {
	tests := map[string][]string{
		"A/RES/73/180":           {"a/res/73/180", " A/RES/73/180\t", "A / RES / 73 / 180", "A／RES／73／１８０", "A⁄RES∕73⧸180", "A\u00a0/\u00a0Res/73/180"},
		"A/RES/S-10/2":           {"A/RES/S–10/2", "a/res/s‑10/2"},
		"A/RES/217(III)[A]":      {"A/RES/217 A (III)", "A/RES/217A(iii)", "A/RES/217 (III) A", "A/RES/217(Ⅲ)[a]", "a/res/217 (iii) [A]"},
		"A/RES/48/75L":           {"A/RES/48/75 L", "a/res/48/75l"},
		"A/RES/50/70[O]":         {"A/RES/50/70 O"},
		"S/RES/1718(2006)":       {"S/RES/1718 (2006)", "s/res/1718 ( 2006 )", "S/RES/1718（2006）"},
		"S/PV.7353(Resumption1)": {"S/PV.7353 (Resumption 1)", "s/pv.7353(RESUMPTION 1)"},
		"A/C.3/62/L.37/Rev.1":    {"a/c.3/62/l.37/rev.1", "A/C. 3/62/L. 37/REV. 1"},
		"HRI/GEN/1/Rev.9(Vol.I)": {"HRI/GEN/1/Rev.9 (Vol. I)"},
		"E/CN.4/Sub.2/2003/12":   {"E/CN.4/SUB.2/2003/12"},
	}
	r := registry(t)
	for want, spellings := range tests {
		plain, err := r.Parse(want)
		if err != nil {
			t.Errorf("%s: %v", want, err)
		}
		for _, in := range spellings {
			if s, err := r.Parse(in); err != nil || s != plain {
				t.Errorf("%q gives %q, %v, want %s", in, s, err, want)
			}
		}
	}
}

func TestParseTellsWhatWasMeant(t *testing.T) {
	tests := map[string][]string{
		"A/RES/73/180": {
			"A/RES/73-180", "73/180", "UN Doc. A/RES/73/180", "UN Doc A/RES/73/180", "A/RES/73/180.", "A/RES/73/18O",
			"A/RES/73/0180", "A//RES/73/180", "/A/RES/73/180", "A/RES/73/180/", "A\\RES\\73\\180", "A-RES-73-180",
			"A RES 73 180", "A_RES_73_180", "resolution 73/180", "GA Res. 73/180", "General Assembly resolution 73/180", "A/RES/73:180",
			"RES/73/180", "https://undocs.org/A/RES/73/180", "undocs.org/en/A/RES/73/180", `"A/RES/73/180"`, "(A/RES/73/180)",
			"https://www.un.org/en/ga/search/view_doc.asp?symbol=A/RES/73/180",
		},
		"A/RES/ES-11/1":       {"ES-11/1", "A/RES/ES-11-1"},
		"A/RES/217(III)":      {"A/RES/217(3)", "A/RES/3/217", "3/217", "217 (III)"},
		"A/RES/217(III)[A]":   {"217 A (III)"},
		"A/HRC/RES/22/13":     {"A/RES/HRC/22/13", "HRC/RES/22/13", "A/HRC/22/RES/13", "A/HRC/RES/22-13", "A/HRC/RES 22/13"},
		"A/HRC/25/63":         {"HRC/25/63", "U.N. Doc. A/HRC/25/63", "A/HRC/25-63", "A/HRC-25-63"},
		"A/HRC/25/CRP.1":      {"A/HRC/25/CRP1", "A/HRC/25/CRP/1", "A/HRC/25/CRP 1"},
		"A/C.3/73/L.40":       {"A/C3/73/L40", "A/C.3/73/L/40", "A/C.3/73/L-40", "C.3/73/L.40"},
		"A/C.3/62/L.37/Rev.1": {"A/C.3/62/L.37/Rev1", "A/C.3/62/L37/Rev 1"},
		"E/CN.4/RES/2003/10":  {"E/CN.4/2003/RES/10", "E/CN4/RES/2003/10", "E/CN.4/RES/2003-10"},
		"S/RES/1718(2006)":    {"S/RES/1718/2006", "S/RES/2006/1718", "1718 (2006)", "S/1718 (2006)", "S/RES/1718-2006", "https://undocs.org/S/RES/1718(2006)"},
		"S/PV.7353":           {"S/PV7353", "PV.7353", "S/PV/7353", "S.PV.7353", "S/PV.07353"},
		"A/60/PV.64":          {"A/60/PV64", "A/60/PV/64"},
	}
	r := registry(t)
	for want, slips := range tests {
		for _, in := range slips {
			s, err := r.Parse(in)
			if err == nil {
				t.Errorf("%q is taken for %s", in, s)
				continue
			}
			p := diag.AsProblem(err, "")
			if hint := "did you mean " + want + "?"; p.Hint != hint {
				t.Errorf("%q: hint %q, want %q (%s)", in, p.Hint, hint, p.Message)
			}
		}
	}
}

func TestParseRefusesWhatCannotBe(t *testing.T) {
	tests := []struct{ in, message, hint string }{
		{"", "this symbol is empty", "leave the key out"},
		{" \u00a0 ", "this symbol is empty", "leave the key out"},
		{"hello", `no document symbol of the United Nations begins with "HELLO"`, "[symbols] in config.toml"},
		{"A", "this names an organ but no document", "A/RES/73/180"},
		{"Rev.1", "this names an addition without the document that it belongs to", "A/RES/73/180"},
		{"A/RES/0/180", "numbered from 1, not from 0", "A/RES/73/180"},
		{"A/RES/73/0", "numbered from 1, not from 0", "A/RES/73/180"},
		{"A/RES/201/180", "the session 201 lies too far in the future", "A/RES/73/180"},
		{"A/RES/30/18000", "30 cannot be the session", "since the 31st"},
		{"A/RES/73", "the session, the year or the number is missing in RES/73", "A/RES/73/180"},
		{"A/RES", "the number is missing after RES", "A/RES/73/180"},
		{"A/RES/S-100/1", "there has been no session S-100", "A/RES/73/180"},
		{"A/RES/217(XXXI)", "session 31 does not stand in brackets", "A/RES/73/180"},
		{"A/RES/217(IIII)", "(IIII) is no session in Roman numerals", "A/RES/73/180"},
		{"A/RES/217A(III)[B]", "two letters", "A/RES/73/180"},
		{"A/RES/seventy/3", `"SEVENTY" stands where a number belongs`, "A/RES/73/180"},
		{"A/RES/73/180/4", `"4" after the number`, "A/RES/73/180"},
		{"A/RES/73/1234567", "larger than any in use", "A/RES/73/180"},
		{"A/RES/73/180(Resumption 1)", "PV. or SR.", "A/RES/73/180"},
		{"A/RES/73/180/Rev.0", "numbered from 1, not from 0", "A/RES/73/180"},
		{"A/60/SR.3", "the General Assembly issues no summary records", "A/60/PV.64"},
		{"A/60/NGO/3", "the General Assembly issues no statements of organizations", "A/60/PV.64"},
		{"A/60/XY.3", `the General Assembly issues no series "XY"`, "A/60/PV.64"},
		{"A/60/L.12.3", "in digits only", "A/60/L.12"},
		{"A/99999", "no document 99999 without a session", "A/60/306"},
		{"A/20/1", "20 cannot be the session", "since the 31st"},
		{"A/PRST/73/1", "issues no presidential statements", "A/RES/73/180"},
		{"A/C.3/RES/73/1", "the Third Committee issues no resolutions of its own", "A/C.3/73/L.40"},
		{"A/C.7/73/1", "no Main Committee C.7", "C.1 to C.6"},
		{"A/HRC/25", "the number is missing after 25", "A/HRC/25/63"},
		{"A/HRC/999/1", "the session 999 lies too far in the future", "A/HRC/25/63"},
		{"A/HRC/ES-1/1", "no sessions of the series ES-", "A/HRC/25/63"},
		{"A/HRC/PV.3", "the Human Rights Council issues no verbatim records", "A/HRC/25/63"},
		{"A/HRC/L.3", "the session or year is missing before L", "A/HRC/25/63"},
		{"A/HRC/FOO/3", `"FOO" stands where a number belongs`, "A/HRC/25/63"},
		{"E/CN.4/2007/1", "2007 cannot be the year", "ended in 2006"},
		{"E/RES/1974/12", "1974 cannot be the year", "since 1978"},
		{"E/2004/PV.3", "issues no verbatim records", "E/2004/23"},
		{"S/RES/1718", "the year is missing after resolution 1718", "S/RES/1718(year)"},
		{"S/RES/72/188", "without a session, with the year in brackets", "S/RES/1718(2006)"},
		{"S/RES/1718(1806)", "1806 cannot be the year", "since 1946"},
		{"S/RES/1718(2106)", "the year 2106 lies too far in the future", "S/RES/1718(2006)"},
		{"S/DEC/2014/1", "the Security Council issues no decisions", "S/RES/1718(2006)"},
		{"S/SR.12", "the Security Council issues no summary records", "S/PV.7353"},
		{"S/2014/PV.7353", "counted through, without a session or year", "S/PV.7353"},
		{"S/1993/12", "1993 cannot be the year", "S/23500"},
		{"ST/SGB", "a series of documents, but no document", "with its number"},
		{"CRC/C/PRK CO/5", `"PRK CO" is no part`, ""},
		{"CRC/1/1/1/1/1/1/1/1/1/1/1/1", "more parts than any", ""},
		{"А/RES/73/180", "the letter 'А' (U+0410)", "plain letters"},
		{"A/RES/73/180, A/RES/72/188", "several symbols", "array"},
		{"A/RES/73/180★", "the character '★'", ""},
		{"A/RES/73/180\u200b", "an invisible character (U+200B)", "by hand"},
		{"A/RES/\u202e73/180", "an invisible character (U+202E)", "by hand"},
		{"A/RES/\xff/180", "bytes that are no text", "UTF-8"},
		{strings.Repeat("A/", 200), "too long", "array"},
	}
	r := registry(t)
	for _, tt := range tests {
		s, err := r.Parse(tt.in)
		if err == nil {
			t.Errorf("%q is taken for %s", tt.in, s)
			continue
		}
		p := diag.AsProblem(err, "")
		if p.Code != diag.InvalidSymbol || !strings.Contains(p.Message, tt.message) || !strings.Contains(p.Hint, tt.hint) {
			t.Errorf("%q: %s [%s] (%s), want %q (%q)", tt.in, p.Message, p.Code, p.Hint, tt.message, tt.hint)
		}
	}
}

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
			t.Errorf("%s is read as %d, want %d", roman(n), got, n)
		}
	}
	for _, s := range []string{"", "IIII", "VX", "IC", "C", "i", "3"} {
		if n := parseRoman(s); n != 0 {
			t.Errorf("%q is read as %d", s, n)
		}
	}
}

func TestCustomSystems(t *testing.T) {
	r := registry(
		t,
		System{"court", `Application no\. [0-9]+/[0-9]{2}`, "https://court.example.org/?id={symbol}&lang=en"},
		System{"parliament", `BT-Drs\. [0-9]+/[0-9]+|A/RES/[0-9]+/[0-9]+`, "https://parliament.example.org/doc/{symbol}.pdf"},
	)
	tests := []struct{ in, text, url, system string }{
		{" Application  no. 123/45 ", "Application no. 123/45", "https://court.example.org/?id=Application%20no.%20123/45&lang=en", "court"},
		{"BT-Drs. 19/1234", "BT-Drs. 19/1234", "https://parliament.example.org/doc/BT-Drs.%2019/1234.pdf", "parliament"},
		{"A/RES/73/180", "A/RES/73/180", "https://undocs.org/A/RES/73/180", UN},
		{"A/RES/0/1", "A/RES/0/1", "https://parliament.example.org/doc/A/RES/0/1.pdf", "parliament"},
	}
	for _, tt := range tests {
		s, err := r.Parse(tt.in)
		if err != nil {
			t.Errorf("%q: %v", tt.in, err)
			continue
		}
		if s.String() != tt.text || s.URL() != tt.url || s.System() != tt.system {
			t.Errorf("%q: %s, %s, %s", tt.in, s, s.URL(), s.System())
		}
	}
	for _, in := range []string{"xApplication no. 123/45", "Application no. 123/45\nx", "application no. 123/45", "BT-Drs. 19/1234/5"} {
		if s, err := r.Parse(in); err == nil {
			t.Errorf("%q is taken for %s", in, s)
		}
	}
}

func TestNewTellsEveryMistakeOfASystem(t *testing.T) {
	const good = "https://example.org/{symbol}"
	tests := []struct {
		name   string
		system System
		want   []string // fields
	}{
		{"good", System{"x", "[0-9]+", good}, nil},
		{"no name", System{"", "[0-9]+", good}, []string{"id"}},
		{"name of the built-in system", System{UN, "[0-9]+", good}, []string{"id"}},
		{"name of another system", System{"first", "[0-9]+", good}, []string{"id"}},
		{"pattern is none", System{"x", "[0-9", good}, []string{"pattern"}},
		{"pattern closes the anchors", System{"x", "a)|(?:b", good}, []string{"pattern"}},
		{"pattern matches nothing at all", System{"x", "[0-9]*", good}, []string{"pattern"}},
		{"no pattern", System{"x", "", good}, []string{"pattern"}},
		{"address without place for the symbol", System{"x", "[0-9]+", "https://example.org/"}, []string{"url"}},
		{"address with two places", System{"x", "[0-9]+", good + "{symbol}"}, []string{"url"}},
		{"address of another scheme", System{"x", "[0-9]+", "javascript:alert({symbol})"}, []string{"url"}},
		{"symbol in the host", System{"x", "[0-9]+", "https://{symbol}"}, []string{"url"}},
		{"symbol in the host's end", System{"x", "[0-9]+", "https://example.org{symbol}/"}, []string{"url"}},
		{"address with a user", System{"x", "[0-9]+", "https://un.org@evil.example/{symbol}"}, []string{"url"}},
		{"all wrong", System{"", "(", ""}, []string{"id", "pattern", "url"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := New([]System{{"first", "F[0-9]+", good}, tt.system})
			var mistakes SystemErrors
			errors.As(err, &mistakes)
			var fields []string
			for _, m := range mistakes {
				fields = append(fields, m.Field)
				if p, ok := errors.AsType[*diag.Problem](m); !ok || p.Message == "" {
					t.Errorf("%v holds no problem", m)
				}
			}
			if diff := cmp.Diff(tt.want, fields); diff != "" {
				t.Error(diff)
			}
			if _, err := r.Parse("F12"); err != nil {
				t.Errorf("the system that is right is lost: %v", err)
			}
		})
	}
}

var shape = regexp.MustCompile(`^https://(?:undocs|example)\.org/(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+$`)

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"A/RES/73/180", "A/RES/217 A (III)", "A/RES/48/75[A-C]", "s/pv.7353 (resumption 1)", "S/RES/1718 (2006)", "A/HRC/PRST/OS/12/1",
		"E/CN.4/Sub.2/2003/12/Rev.2/Add.1", "UNEP(DTIE)/Hg/CONF/3", "73-180", "UN Doc. A/60/6 (Sect. 3)", "№ 7 \u2028x", "A\\RES", "((((", "Ⅲ/／", "A/RES/73/18O",
		"HRI/GEN/1/Rev.9(Vol.I)/Corr.2", "custom 12", "ES-11/1", "Sub.A/1", "A/C.3/SR.1 O",
	} {
		f.Add(s)
	}
	r, err := New([]System{{"custom", `custom .+`, "https://example.org/{symbol}"}})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, in string) {
		s, err := r.Parse(in)
		if err != nil {
			if p := diag.AsProblem(err, ""); p.Code != diag.InvalidSymbol || p.Message == "" {
				t.Errorf("%q: %v is no problem of a symbol", in, err)
			}
			return
		}
		if s.IsZero() || s.Organ() == "" || s.Kind() == "" || !shape.MatchString(s.URL()) {
			t.Errorf("%q: incomplete symbol %+v", in, s)
		}
		if again, err := r.Parse(s.String()); err != nil || again != s {
			t.Errorf("%q gives %q, which gives %q, %v", in, s, again, err)
		}
		if parts := s.Parts(); len(parts) == 0 || parts[0] != strings.ToLower(s.String()) {
			t.Errorf("%q: parts %q", in, parts)
		}
	})
}
