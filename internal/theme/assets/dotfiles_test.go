package assets_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/config"
	"annals/internal/theme/assets"
)

func TestDotfilesArePublishedWhenNamed(t *testing.T) {
	files := map[string]string{
		".well-known/security.txt": "Contact: x", ".well-known/matrix/server": "{}", ".well-known/.hidden": "x", ".well-known/note.txt~": "x",
		".htaccess": "Options -Indexes", ".nojekyll": "x", ".DS_Store": "x", "a.txt": "a", "sub/.htaccess": "x",
	}
	for name, test := range map[string]struct {
		dotfiles []config.Named
		names    []string
		problems []string
	}{
		"none named": {nil, nil, []string{
			"static/.htaccess:0: warning hidden-file", "static/.nojekyll:0: warning hidden-file", "static/.well-known:0: warning hidden-file",
		}},
		"all named": {named(".well-known", ".htaccess", ".nojekyll"), []string{".htaccess", ".nojekyll", ".well-known/matrix/server", ".well-known/security.txt"}, nil},
		"one that is not there": {named(".well-known", ".htaccess", ".nojekyll", ".domains"), []string{
			".htaccess", ".nojekyll", ".well-known/matrix/server", ".well-known/security.txt",
		}, []string{"config.toml:4: warning unknown-asset"}},
	} {
		t.Run(name, func(t *testing.T) {
			a, problems := found(t, assets.Options{Static: config.Static{Dotfiles: test.dotfiles}}, files)
			got := slices.DeleteFunc(slices.Clone(a.Names()), func(name string) bool { return name[0] != '.' })
			if diff := cmp.Diff(test.names, got, cmp.Transformer("nil", func(s []string) []string { return append([]string{}, s...) })); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.problems, problems); diff != "" {
				t.Error(diff)
			}
			if !slices.Contains(a.Names(), "a.txt") {
				t.Error("a.txt is not published any more")
			}
		})
	}
}

// What runs, and what cannot be cleaned, is examined in hidden folders as well.
func TestDotfilesAreExamined(t *testing.T) {
	_, problems := found(t, assets.Options{Static: config.Static{Dotfiles: named(".well-known", ".html", ".svg")}}, map[string]string{
		".well-known/a.pdf": pdf, ".well-known/b.svg": scripts, ".well-known/c.html": "<p>", ".html": "<p>", ".svg": scripts,
	})
	want := []string{
		"static/.html:0: error active-file", "static/.svg:1: error active-file",
		"static/.well-known/a.pdf:0: error unclean-file", "static/.well-known/b.svg:1: error active-file", "static/.well-known/c.html:0: error active-file",
	}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Error(diff)
	}
}
