package symbol

import (
	"fmt"
	"testing"

	"annals/internal/diag"
)

// parseCases are symbols in their normalized spelling, with their parts.
var parseCases = []struct {
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
	{"A/INF/76/1", "general-assembly information 76 0 1"},
	{"A/INF/51/5/Rev.1", "general-assembly information 51 0 5"},
	{"A/INF/S-10/1", "general-assembly information S-10 0 1"},
	{"E/INF/2003/2", "ecosoc information 0 2003 2"},
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

func TestParse(t *testing.T) {
	r := registry(t)
	for _, tt := range parseCases {
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

func TestParseNormalizesSpelling(t *testing.T) {
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

func TestParseSuggestsSymbols(t *testing.T) {
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
	for want, misspellings := range tests {
		for _, in := range misspellings {
			s, err := r.Parse(in)
			if err == nil {
				t.Errorf("%q is parsed as %s", in, s)
				continue
			}
			p := diag.AsProblem(err, "")
			if hint := "did you mean " + want + "?"; p.Hint != hint {
				t.Errorf("%q: hint %q, want %q (%s)", in, p.Hint, hint, p.Message)
			}
		}
	}
}
