package socialcard

import (
	"errors"
	"fmt"
	"testing"

	"annals/internal/diag"
	"annals/internal/output/picture"
)

func TestDamagedFontIsADiagnostic(t *testing.T) {
	if _, ok := errors.AsType[*diag.Problem](asProblem(fmt.Errorf("%w: index out of range", picture.ErrFont))); !ok {
		t.Error("a damaged font is no diagnostic")
	}
	if _, ok := errors.AsType[*diag.Problem](asProblem(errors.New("the disk is full"))); ok {
		t.Error("another error is reported as a problem of the content")
	}
}
