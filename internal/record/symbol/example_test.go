package symbol_test

import (
	"errors"
	"fmt"

	"annals/internal/diag"
	"annals/internal/record/symbol"
)

func ExampleRegistry_Parse() {
	registry, err := symbol.New(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := registry.Parse("a/res/217 A (III)")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s, s.Organ(), s.Kind(), s.Session(), s.Number())
	fmt.Println(s.URL())
	// Output:
	// A/RES/217(III)[A] general-assembly resolution 3 217
	// https://undocs.org/A/RES/217%28III%29
}

func ExampleRegistry_Parse_hint() {
	registry, err := symbol.New(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = registry.Parse("GA Res. 73/180")
	if problem, ok := errors.AsType[*diag.Problem](err); ok {
		fmt.Println(problem.Hint)
	}
	// Output: did you mean A/RES/73/180?
}

func ExampleNew() {
	registry, err := symbol.New([]symbol.System{{
		ID:      "parliament",
		Pattern: `BT-Drs\. [0-9]+/[0-9]+`,
		URL:     "https://parliament.example.org/doc/{symbol}.pdf",
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := registry.Parse("BT-Drs. 19/1234")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.System(), s.URL())
	// Output: parliament https://parliament.example.org/doc/BT-Drs.%2019/1234.pdf
}
