package isbn_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/record/isbn"
)

func ExampleParse() {
	number, err := isbn.Parse("ISBN 0-306-40615-2")
	fmt.Println(number, isbn.Digits(number), err)

	_, err = isbn.Parse("0-306-40615-3")
	problem, _ := errors.AsType[*diag.Problem](err)
	fmt.Println(problem.Hint)
	// Output:
	// 0-306-40615-2 0306406152 <nil>
	// compare it with the book; if only the last digit is wrong, write "0-306-40615-2"
}

func TestParse(t *testing.T) {
	for _, test := range []struct{ text, want, message string }{
		{"978-0-306-40615-7", "978-0-306-40615-7", ""},
		{"9780306406157", "9780306406157", ""},
		{"978 0 306 40615 7", "978 0 306 40615 7", ""},
		{"ISBN-13: 978–0–306–40615–7", "978-0-306-40615-7", ""},
		{"979-10-90636-07-1", "979-10-90636-07-1", ""},
		{"0306406152", "0306406152", ""},
		{"isbn-10 080442957x", "080442957X", ""},
		{"", "", "here are 0"},
		{"ISBN", "", "here are 0"},
		{"978-0-306-40615-8", "", "mistyped"},
		{"9780306406175", "", "mistyped"}, // two digits exchanged
		{"080442957Y", "", "other characters"},
		{"X804429570", "", "other characters"},
		{"97803064061X7", "", "other characters"},
		{"978030640615X", "", "mistyped"},
		{"人权", "", "other characters"},
		{"9770306406157", "", "978 or 979"},
		{"0378-5955", "", "ISSN"},
		{"306406152", "", "before 1970"},
		{"97803064061570", "", "here are 14"},
	} {
		got, err := isbn.Parse(test.text)
		switch {
		case test.message == "" && (err != nil || got != test.want):
			t.Errorf("%q: %q, %v", test.text, got, err)
		case test.message == "":
		case err == nil || !strings.Contains(err.Error(), test.message):
			t.Errorf("%q: %q, %v; want %q", test.text, got, err, test.message)
		default:
			if p, _ := errors.AsType[*diag.Problem](err); p.Instead != "" {
				if _, err := isbn.Parse(p.Instead); err != nil {
					t.Errorf("%q: what the hint says is wrong, too: %v", test.text, err)
				}
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("978-0-306-40615-7")
	f.Add("ISBN 080442957x")
	f.Fuzz(func(t *testing.T, text string) {
		number, err := isbn.Parse(text)
		if err != nil {
			return
		}
		if again, err := isbn.Parse(number); err != nil || again != number {
			t.Errorf("%q is read as %q, and that as %q, %v", text, number, again, err)
		}
		if digits := isbn.Digits(number); len(digits) != 10 && len(digits) != 13 {
			t.Errorf("%q has the digits %q", text, digits)
		}
	})
}
