package symbol

import (
	"strings"
	"testing"

	"annals/internal/diag"
)

// errorCases are invalid symbols, with parts of the message and the hint.
var errorCases = []struct{ in, message, hint string }{
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

func TestParseErrors(t *testing.T) {
	r := registry(t)
	for _, tt := range errorCases {
		s, err := r.Parse(tt.in)
		if err == nil {
			t.Errorf("%q is parsed as %s", tt.in, s)
			continue
		}
		p := diag.AsProblem(err, "")
		if p.Code != diag.InvalidSymbol || !strings.Contains(p.Message, tt.message) || !strings.Contains(p.Hint, tt.hint) {
			t.Errorf("%q: %s [%s] (%s), want %q (%q)", tt.in, p.Message, p.Code, p.Hint, tt.message, tt.hint)
		}
	}
}
