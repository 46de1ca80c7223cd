package html

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/testing/sitetest"
	"annals/internal/theme/locale"
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
			original := newFormat(f.site, Options{
				Templates: f.templates.Original(), Locales: localesOf(f), Assets: f.languages[0].assets, Drafts: f.drafts,
			})
			for path, want := range everyPage(t, original) {
				if want != got[path] {
					t.Errorf("%s (-html/template +program):\n%s", path, cmp.Diff(lines(want), lines(got[path])))
				}
			}
			if left := f.templates.Fallbacks(); len(left) > 0 {
				t.Errorf("left to html/template: %v", left)
			}
		})
	}
}

func localesOf(f *format) map[string]*locale.Locale {
	all := map[string]*locale.Locale{}
	for _, l := range f.languages {
		all[l.Lang] = l.locale
	}
	return all
}
