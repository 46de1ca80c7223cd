package markdown

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
)

// TestProblemsOfOneKindAreCounted checks that maxProblems of each kind are listed
// and the rest is counted, at the position of the first that is not listed.
func TestProblemsOfOneKindAreCounted(t *testing.T) {
	for extra, want := range map[int][]string{
		0: nil,
		1: {"101:1 the footnote [^a] has no text"},
		7: {"101:1 the text has 7 more problems of this kind"},
	} {
		src := strings.Repeat("[^a]\n", maxProblems+extra) + "\n<b>"
		_, diags := New(Options{}).Parse(context.Background(), "a.md", "en", 1, []byte(src))
		diags.Sort()
		errors, warnings := diags.Counts()
		if errors != maxProblems+len(want) || warnings != 1 {
			t.Errorf("%d too many: got %d errors and %d warnings", extra, errors, warnings)
		}
		var got []string
		for _, d := range diags[maxProblems:] {
			if d.Code == diag.BrokenFootnote && d.Severity == diag.Error && d.Hint != "" {
				got = append(got, fmt.Sprintf("%d:%d %s", d.Line, d.Column, d.Message))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d too many (-want +got):\n%s", extra, diff)
		}
	}
}

// TestErrorsAreNotHiddenByWarnings checks that errors and warnings of one code
// are counted separately.
func TestErrorsAreNotHiddenByWarnings(t *testing.T) {
	var p problems
	for range maxProblems + 5 {
		p.Warn(diag.Range{}, diag.UnsafeLink, "odd", "")
	}
	p.Error(diag.Range{}, diag.UnsafeLink, "wrong", "")
	if all := p.all(); !all.HasErrors() || len(all) != maxProblems+2 {
		t.Errorf("got %d problems, with errors: %v", len(all), all.HasErrors())
	}
}
