package edtf_test

import (
	"errors"
	"fmt"
	"slices"

	"annals/internal/diag"
	"annals/internal/record/edtf"
)

func ExampleParse() {
	date, err := edtf.Parse("2018-12")
	if err != nil {
		fmt.Println(err)
		return
	}
	first, _ := date.Earliest()
	last, _ := date.Latest()
	fmt.Println(date.Precision(), first, last)
	// Output: month 2018-12-01 2018-12-31
}

func ExampleParse_hint() {
	_, err := edtf.Parse("17 December 2018")
	if problem, ok := errors.AsType[*diag.Problem](err); ok {
		fmt.Println(problem.Hint)
	}
	// Output: write 2018-12-17
}

func ExampleCompare() {
	var dates []edtf.Date
	for _, text := range []string{"2018", "2018-12-17", "2017-06/2018-01", "2018-12"} {
		date, err := edtf.Parse(text)
		if err != nil {
			fmt.Println(err)
			return
		}
		dates = append(dates, date)
	}
	slices.SortFunc(dates, edtf.Compare)
	fmt.Println(dates)
	// Output: [2017-06/2018-01 2018 2018-12 2018-12-17]
}

func ExampleDate_Text() {
	words := edtf.Words{
		Months: []string{
			"January", "February", "March", "April", "May", "June",
			"July", "August", "September", "October", "November", "December",
		},
		Seasons:   []string{"spring", "summer", "autumn", "winter"},
		DayNumber: "{day}", Day: "{day} {month} {year}", RangeTight: "{from}–{to}",
	}
	date, err := edtf.Parse("2018-08-20/2018-08-26")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(date.Text(&words))
	// Output: 20–26 August 2018
}

func ExampleReading() {
	fmt.Printf("%q %q %q\n", edtf.Reading("2018-12"), edtf.Reading("17 December 2018"), edtf.Reading("03/04/2018"))
	// Output: "2018-12" "2018-12-17" ""
}
