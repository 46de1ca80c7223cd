package locale_test

import (
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/theme/locale"
	"annals/templates"
)

func load(t testing.TB, site map[string]string, tags ...string) (map[string]*locale.Locale, []string) {
	t.Helper()
	files := map[string][]byte{}
	for tag, text := range site {
		files[tag] = []byte(text)
	}
	var list diag.List
	locales := locale.Load(templates.FS, files, tags, &list)
	list.Sort()
	var found []string
	for _, d := range list {
		found = append(found, strings.TrimSuffix(d.File+": "+string(d.Code)+": "+d.Message+" | "+d.Hint, " | "))
	}
	return locales, found
}

func loadOne(t testing.TB, tag string, site map[string]string) *locale.Locale {
	t.Helper()
	locales, found := load(t, site, tag)
	if len(found) > 0 {
		t.Fatalf("diagnostics: %s", strings.Join(found, "\n"))
	}
	return locales[tag]
}
