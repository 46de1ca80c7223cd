package diag_test

import (
	"errors"
	"fmt"
	"os"

	"annals/internal/diag"
)

func ExampleWriteText() {
	source := func(file string) ([]byte, error) {
		if file != "content/2018/a.md" {
			return nil, errors.New("no such file")
		}
		return []byte("+++\ndate = 2018-13-01\n+++\n"), nil
	}

	var list diag.List
	list.Error(
		diag.Range{Position: diag.Position{File: "content/2018/a.md", Line: 2, Column: 8}, End: 18},
		diag.InvalidDate, "there is no month 13", "write a month from 01 to 12",
	)
	list.Sort()
	if err := diag.WriteText(os.Stdout, list, source, diag.TextOptions{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// content/2018/a.md:2:8: error: there is no month 13 [invalid-date]
	//  2 | date = 2018-13-01
	//             ^^^^^^^^^^
	// hint: write a month from 01 to 12
}

// A parser reports a *Problem; its caller adds the position of the value.
func ExampleProblem_At() {
	problem := &diag.Problem{Code: diag.InvalidDate, Message: "there is no month 13", Offset: 5, Length: 2}

	value := diag.Range{Position: diag.Position{File: "config.toml", Line: 3, Column: 9}, End: 19}
	d := problem.At(value)
	fmt.Printf("%s:%d:%d-%d: %s\n", d.File, d.Line, d.Column, d.End, d.Message)
	// Output: config.toml:3:14-16: there is no month 13
}

func ExampleList_HasErrors() {
	var list diag.List
	list.Warn(diag.Range{}, diag.MissingSummary, "there is no summary", "")
	fmt.Println(list.HasErrors())

	list.Promote() // as annals build --strict does
	fmt.Println(list.HasErrors())
	// Output:
	// false
	// true
}
