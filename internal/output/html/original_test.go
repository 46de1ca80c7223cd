package html

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/testing/sitetest"
)

// Package templates/program prints the same as html/template for every kind of
// page, and no template falls back to html/template.
func TestCompiledTemplatesMatchHTMLTemplate(t *testing.T) {
	formats := map[string]*format{
		"a small record": formatOf(t, record), "with drafts": formatOf(t, record, sitetest.Drafts),
	}
	if !testing.Short() {
		formats["a large record"] = formatOf(t, manyEntries(400))
	}
	for name, f := range formats {
		t.Run(name, func(t *testing.T) {
			got := everyPage(t, f)
			o := f.options
			o.Templates = o.Templates.Original()
			for path, want := range everyPage(t, newFormat(f.site, o)) {
				if want != got[path] {
					t.Errorf("%s (-html/template +program):\n%s", path, cmp.Diff(lines(want), lines(got[path])))
				}
			}
			if left := f.options.Templates.Fallbacks(); len(left) > 0 {
				t.Errorf("left to html/template: %v", left)
			}
		})
	}
}
