package pipeline

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/sitedir"
	"annals/internal/output"
)

// Every page of whole sites equals what html/template makes of the same templates
// and views, and no template falls back to html/template.
func TestPagesMatchHTMLTemplate(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing in it runs beside something else")
	}
	for name, folder := range map[string]string{"the record": "../..", "in Arabic": "../../cmd/annals/testdata/arabic"} {
		t.Run(name, func(t *testing.T) {
			l := loadedFrom(t, folder)
			got := outputsOf(t, l)
			theme := *l.theme
			theme.templates = l.theme.templates.Original()
			l.theme = &theme
			want := outputsOf(t, l)
			pages := 0
			for i, o := range got {
				if !o.Page {
					continue
				}
				pages++
				if diff := cmp.Diff(rendered(t, want[i]), rendered(t, o), sameAt); diff != "" {
					t.Fatalf("%s (-html/template +program):\n%s", o.Path, diff)
				}
			}
			if pages < 50 {
				t.Errorf("%d pages", pages)
			}
			if left := theme.templates.Fallbacks(); len(left) > 0 {
				t.Errorf("left to html/template: %v", left)
			}
		})
	}
}

// sameAt compares lines as html/template writes an @.
var sameAt = cmp.Transformer("plainAt", func(line string) string { return strings.ReplaceAll(line, "&#64;", "@") })

func loadedFrom(t *testing.T, folder string) *loaded {
	t.Helper()
	dir, err := sitedir.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { dir.Close() })
	l, err := load(t.Context(), dir, Options{}.withDefaults(), nil, Changes{})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func outputsOf(t *testing.T, l *loaded) []output.Output {
	t.Helper()
	var problems diag.List
	outputs := resolveAndPlan(l, Options{}.withDefaults(), "", nil, &problems)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return outputs
}

// rendered returns the lines of an output, for a readable diff.
func rendered(t *testing.T, o output.Output) []string {
	t.Helper()
	var b bytes.Buffer
	if err := o.Render(&b); err != nil {
		t.Fatal(err)
	}
	return strings.SplitAfter(b.String(), "\n")
}
