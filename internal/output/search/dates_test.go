package search

import (
	"slices"
	"testing"

	"annals/internal/record/edtf"
)

func TestSearchableDates(t *testing.T) {
	for date, want := range map[string][]string{
		"2018-12-17":            {"2018-12-17"},
		"2018-12-17?":           {"2018-12-17"},
		"2018-12":               {"2018-12"},
		"2018-12~":              {"2018-12"},
		"2018-12-XX":            {"2018-12"},
		"2018":                  nil,
		"201X":                  nil,
		"2018-21":               nil,
		"2018-12-17/..":         nil,
		"../2018-12-17":         nil,
		"2018-02-27/2018-03-01": {"2018-02-27", "2018-02-28", "2018-03-01"},
		"2020-02-28/2020-03-01": {"2020-02-28", "2020-02-29", "2020-03-01"},
		"2018-12-31/2019-01-01": {"2018-12-31", "2019-01-01"},
		"2018-11-20/2019-01-05": {"2018-11", "2018-12", "2019-01"},
		"2018-11/2019-01":       {"2018-11", "2018-12", "2019-01"},
		"2018/2019":             nil,
		"1950-06-25/2018-06-12": nil,
	} {
		d, err := edtf.Parse(date)
		if err != nil {
			t.Fatal(err)
		}
		if got := searchableDates(d); !slices.Equal(got, want) {
			t.Errorf("%s is found by %v, want %v", date, got, want)
		}
	}
	for month := 1; month <= 12; month++ {
		day := edtf.Day{Year: 2019, Month: month, Day: edtf.DaysIn(2019, month)}
		if next := day.Next(); next.Day != 1 || monthNumber(next) != monthNumber(day)+1 {
			t.Errorf("%v comes after %v", next, day)
		}
	}
}
