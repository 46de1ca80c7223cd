package edtf_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/record/edtf"
)

// readings maps invalid dates to everything that they may mean; to nothing where that
// is not clear.
var readings = map[string][]string{
	// A span of years, or a month.
	"1920/21":       {"1920/1921"},
	"1998/99":       {"1998/1999"},
	"1999/00":       {"1999/2000"},
	"2011/12":       {"2011-12", "2011/2012"},
	"2011–12":       {"2011-12", "2011/2012"},
	"2011 - 12":     {"2011-12", "2011/2012"},
	"1900/01":       {"1900-01", "1900/1901"},
	"2004/5":        {"2004-05", "2004/2005"},
	"2018/2":        {"2018-02"},
	"1920–21":       {"1920/1921"},
	"1945-50":       {"1945/1950"},
	"2011 to 12":    {"2011/2012"},
	"2011..12":      {"2011/2012"},
	"ca. 1945-50":   {"1945~/1950~"},
	"c. 2014-2016":  {"2014~/2016~"},
	"2018/13":       nil,
	"2011/12/13/14": nil,

	// A span of months, or a day.
	"2018-11/12":    {"2018-11-12", "2018-11/2018-12"},
	"2018/11-12":    {"2018-11-12", "2018-11/2018-12"},
	"2018-11–12":    {"2018-11-12", "2018-11/2018-12"},
	"2018-11 to 12": {"2018-11/2018-12"},
	"2018–11–12":    {"2018-11-12"},
	"2018/03/04":    {"2018-03-04"},
	"03/04/2018":    {"2018-04-03", "2018-03-04"},
	"201812":        {"2018-12", "Y201812"},

	// A span of days.
	"2018-12-17 to 2018-12-18":      {"2018-12-17/2018-12-18"},
	"2018-12-17 – 2018-12-18":       {"2018-12-17/2018-12-18"},
	"2018-12-17 - 2018-12-18":       {"2018-12-17/2018-12-18"},
	"2018-12-17—2018-12-18":         {"2018-12-17/2018-12-18"},
	"2018-12-17 until 2018-12-18":   {"2018-12-17/2018-12-18"},
	"2018-12-17 bis 2018-12-18":     {"2018-12-17/2018-12-18"},
	"from 2018-12-17 to 2018-12-18": {"2018-12-17/2018-12-18"},
	"2018-12-17 to 18":              {"2018-12-17/2018-12-18"},
	"2018-12-17–18":                 {"2018-12-17/2018-12-18"},
	"2018-12-17/18":                 {"2018-12-17/2018-12-18"},
	"2018-12-17/12-18":              {"2018-12-17/2018-12-18"},
	"2018-12-17T10:00/2018-12-18":   {"2018-12-17/2018-12-18"},
	"2018-12-17T10:00:00.5+09:00":   {"2018-12-17"},
	"2018-12-17 3:30 pm":            {"2018-12-17"},

	// One of several.
	"2014 or 2015":          {"[2014,2015]"},
	"between 2014 and 2016": {"[2014..2016]", "2014/2016"},
	"1900s":                 {"190X", "19XX"},
	"1990s":                 {"199X"},

	// What would leave something out, or say more.
	"2018-12-17 and 2018-12-18": nil,
	"2018-12-17, 2018-12-18":    nil,
	"2018-12-17 2018-12-18":     nil,
	"2018-12-18 to 2018-12-17":  nil,
	"2018-12-17 morning":        nil,
	"2018-12-17 (approx.)":      nil,
	"December 2018/19":          nil,
	"winter 2014/15":            nil,
	"2011/2012/2013":            nil,
	"before 2014":               nil,
}

var offered = regexp.MustCompile(`\[[^\]]*\]|[-Y~?%X0-9./]{4,}`)

// TestHintOffersEveryReadingOrNone also follows each hint: what it offers is a date.
func TestHintOffersEveryReadingOrNone(t *testing.T) {
	for input, want := range readings {
		_, err := edtf.Parse(input)
		problem, ok := errors.AsType[*diag.Problem](err)
		if !ok {
			t.Errorf("%q is a date", input)
			continue
		}
		var got []string
		if hint := problem.Hint; strings.HasPrefix(hint, "write ") && !strings.Contains(hint, "as in") {
			hint, _, _ = strings.Cut(hint, ";")
			got = offered.FindAllString(hint, -1)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: offers %q, want %q (%s)", input, got, want, problem.Hint)
		}
		for _, date := range got {
			if _, err := edtf.Parse(date); err != nil {
				t.Errorf("%q: the hint offers %s: %v", input, date, err)
			}
		}
	}
}
