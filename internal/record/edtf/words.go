package edtf

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"annals/internal/diag"
)

// Words describes how one language writes dates: names, and patterns with
// placeholders in braces. Every field is required except those marked optional.
//
// The value of {day}, {month} or {year} may be a list or a range ("20–26",
// "April–June", "1667 or 1668"), so that a range does not repeat the parts that
// its ends share.
type Words struct {
	Months       []string `toml:"months"`         // twelve, in the form without a day
	MonthsOfDays []string `toml:"months_of_days"` // optional: twelve, in the form with a day (Russian genitive)
	Seasons      []string `toml:"seasons"`        // spring, summer, autumn, winter
	FirstDay     string   `toml:"first_day"`      // optional: the first of a month, if it has a form of its own (French "1er")
	Digits       string   `toml:"digits"`         // optional: the ten digits from zero

	DayNumber string `toml:"day_number"` // {day}: a day of the month, by its number
	Day       string `toml:"day"`        // {day} {month} {year}
	DayMonth  string `toml:"day_month"`  // {day} {month}
	OfYear    string `toml:"of_year"`    // {date} {year}: several days and months of one year
	Month     string `toml:"month"`      // {month} {year}
	Season    string `toml:"season"`     // {season} {year}
	Year      string `toml:"year"`       // {year}
	BCE       string `toml:"bce"`        // {year}: used instead of the number of the year
	Decade    string `toml:"decade"`     // {year}: the first year of the decade
	Between   string `toml:"between"`    // {from} {to}: one moment, somewhere between two
	InPeriod  string `toml:"in_period"`  // {date} {period}: a month or day of a year that is not known

	About           string `toml:"about"`            // {date}
	Remarks         string `toml:"remarks"`          // {date} {remarks}
	RemarkSeparator string `toml:"remark_separator"` // between two remarks

	Uncertain        string `toml:"uncertain"`
	Approximate      string `toml:"approximate"`
	YearUncertain    string `toml:"year_uncertain"`
	YearApproximate  string `toml:"year_approximate"`
	MonthUncertain   string `toml:"month_uncertain"`
	MonthApproximate string `toml:"month_approximate"`
	DayUncertain     string `toml:"day_uncertain"`
	DayApproximate   string `toml:"day_approximate"`
	YearUnknown      string `toml:"year_unknown"`
	MonthUnknown     string `toml:"month_unknown"`
	DayUnknown       string `toml:"day_unknown"`
	MonthDayUnknown  string `toml:"month_day_unknown"`

	Range        string `toml:"range"`         // {from} {to}
	RangeTight   string `toml:"range_tight"`   // {from} {to}: single words or numbers
	OpenEnd      string `toml:"open_end"`      // {date}: no end
	OpenStart    string `toml:"open_start"`    // {date}: no start
	UnknownEnd   string `toml:"unknown_end"`   // {date}: there is an end, not known when
	UnknownStart string `toml:"unknown_start"` // {date}: there was a start, not known when

	OneOf         string `toml:"one_of"`         // {dates}
	ListSeparator string `toml:"list_separator"` // between the choices of a set
	LastSeparator string `toml:"last_separator"` // before the last of them
	OrEarlier     string `toml:"or_earlier"`     // {date}
	OrLater       string `toml:"or_later"`       // {date}
}

// Or returns w with its empty fields taken from fallback.
func (w Words) Or(fallback Words) Words {
	to, from := reflect.ValueOf(&w).Elem(), reflect.ValueOf(fallback)
	for i := range to.NumField() {
		if to.Field(i).IsZero() {
			to.Field(i).Set(from.Field(i))
		}
	}
	return w
}

// Flaw is a problem of one key of a Words table.
type Flaw struct {
	Key     string
	Problem *diag.Problem
}

// Check returns the problems that keep w from formatting every date: missing
// names and patterns (diag.MissingKey), missing and unknown placeholders.
func (w *Words) Check() []Flaw {
	var flaws []Flaw
	flaw := func(key string, code diag.Code, message, hint string) {
		flaws = append(flaws, Flaw{key, &diag.Problem{Code: code, Message: message, Hint: hint}})
	}
	for _, list := range w.lists() {
		switch n := len(list.names); {
		case n == list.count || n == 0 && list.optional:
		case n == 0:
			flaw(list.key, diag.MissingKey, list.key+" is missing", fmt.Sprintf("list its %d names in order", list.count))
		default:
			flaw(list.key, diag.InvalidValue, fmt.Sprintf("%s needs %d names and has %d", list.key, list.count, n), "list them in order")
		}
	}
	if w.Digits != "" && len([]rune(w.Digits)) != 10 {
		flaw("digits", diag.InvalidValue, "digits needs the ten digits from zero to nine", `as in digits = "٠١٢٣٤٥٦٧٨٩"`)
	}
	for _, p := range w.patterns() {
		if p.text == "" {
			flaw(p.key, diag.MissingKey, p.key+" is missing", "write a text with "+p.expected())
		} else if message := p.check(); message != "" {
			flaw(p.key, diag.InvalidValue, message, "write a text with "+p.expected())
		}
	}
	return flaws
}

type nameList struct {
	key      string
	names    []string
	count    int
	optional bool
}

func (w *Words) lists() []nameList {
	return []nameList{
		{"months", w.Months, 12, false},
		{"months_of_days", w.MonthsOfDays, 12, true},
		{"seasons", w.Seasons, 4, false},
	}
}

type pattern struct {
	key, text    string
	placeholders []string
}

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// check returns a message about a missing or unknown placeholder, or "".
func (p pattern) check() string {
	has := placeholder.FindAllString(p.text, -1)
	for _, want := range p.placeholders {
		if !slices.Contains(has, want) {
			return fmt.Sprintf("%s has no place %s, so dates would lose a part", p.key, want)
		}
	}
	for _, h := range has {
		if !slices.Contains(p.placeholders, h) {
			return fmt.Sprintf("%s has no use for %s", p.key, h)
		}
	}
	return ""
}

func (p pattern) expected() string {
	if len(p.placeholders) == 0 {
		return "no place in braces"
	}
	return strings.Join(p.placeholders, " and ")
}

func (w *Words) patterns() []pattern {
	day, month, year, date := "{day}", "{month}", "{year}", "{date}"
	from, to := "{from}", "{to}"
	return []pattern{
		{"day_number", w.DayNumber, []string{day}},
		{"day", w.Day, []string{day, month, year}},
		{"day_month", w.DayMonth, []string{day, month}},
		{"of_year", w.OfYear, []string{date, year}},
		{"month", w.Month, []string{month, year}},
		{"season", w.Season, []string{"{season}", year}},
		{"year", w.Year, []string{year}},
		{"bce", w.BCE, []string{year}},
		{"decade", w.Decade, []string{year}},
		{"between", w.Between, []string{from, to}},
		{"in_period", w.InPeriod, []string{date, "{period}"}},
		{"about", w.About, []string{date}},
		{"remarks", w.Remarks, []string{date, "{remarks}"}},
		{"remark_separator", w.RemarkSeparator, nil},
		{"uncertain", w.Uncertain, nil},
		{"approximate", w.Approximate, nil},
		{"year_uncertain", w.YearUncertain, nil},
		{"year_approximate", w.YearApproximate, nil},
		{"month_uncertain", w.MonthUncertain, nil},
		{"month_approximate", w.MonthApproximate, nil},
		{"day_uncertain", w.DayUncertain, nil},
		{"day_approximate", w.DayApproximate, nil},
		{"year_unknown", w.YearUnknown, nil},
		{"month_unknown", w.MonthUnknown, nil},
		{"day_unknown", w.DayUnknown, nil},
		{"month_day_unknown", w.MonthDayUnknown, nil},
		{"range", w.Range, []string{from, to}},
		{"range_tight", w.RangeTight, []string{from, to}},
		{"open_end", w.OpenEnd, []string{date}},
		{"open_start", w.OpenStart, []string{date}},
		{"unknown_end", w.UnknownEnd, []string{date}},
		{"unknown_start", w.UnknownStart, []string{date}},
		{"one_of", w.OneOf, []string{"{dates}"}},
		{"list_separator", w.ListSeparator, nil},
		{"last_separator", w.LastSeparator, nil},
		{"or_earlier", w.OrEarlier, []string{date}},
		{"or_later", w.OrLater, []string{date}},
	}
}
