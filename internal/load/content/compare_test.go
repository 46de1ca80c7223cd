package content_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"annals/internal/record/symbol"
)

func compare(t *testing.T, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateComparable(symbol.Symbol{})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
