package weburl_test

import (
	"errors"
	"fmt"

	"annals/internal/diag"
	"annals/internal/weburl"
)

func ExampleCheck() {
	url, err := weburl.Check("HTTPS://UnDocs.org:443/A/RES/73/180")
	fmt.Println(url, err)

	_, err = weburl.Check("javascript:alert(1)")
	problem, _ := errors.AsType[*diag.Problem](err)
	fmt.Println(problem.Message)
	fmt.Println(problem.Hint)
	// Output:
	// https://undocs.org/A/RES/73/180 <nil>
	// an address that begins with "javascript:" is not allowed
	// links may begin with https://, http://, mailto: or tel:
}

func ExampleIsRelative() {
	fmt.Println(weburl.IsRelative("../2014/coi-report.md#findings"))
	fmt.Println(weburl.IsRelative("//example.org/"))
	// Output:
	// true
	// false
}
