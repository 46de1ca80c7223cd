package assets_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/testing/sitetest"
	"annals/internal/theme/assets"
)

const (
	pdf     = "%PDF-1.4 /Author"
	scripts = "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"
	noted   = "<svg xmlns='http://www.w3.org/2000/svg'><!-- by Alice --></svg>"
)

func named(files ...string) []config.Named {
	var all []config.Named
	for i, f := range files {
		all = append(all, config.Named{File: f, At: diag.Range{Position: diag.Position{File: "config.toml", Line: i + 1, Column: 1}}})
	}
	return all
}

// found loads files of static/ and returns the problems, one a line.
func found(t *testing.T, o assets.Options, files map[string]string) (*assets.Assets, []string) {
	t.Helper()
	site := map[string]string{}
	for name, text := range files {
		site["static/"+name] = text
	}
	var problems diag.List
	a, err := assets.Load(t.Context(), theme, sitetest.Dir(t, site), o, &problems)
	if err != nil {
		t.Fatal(err)
	}
	problems = append(problems, a.Problems()...)
	problems.Sort()
	var all []string
	for _, d := range problems {
		all = append(all, fmt.Sprintf("%s:%d: %s %s", d.File, d.Line, d.Severity, d.Code))
	}
	return a, all
}

func TestFilesAreExaminedUnlessConfigNamesThem(t *testing.T) {
	files := map[string]string{
		"a.pdf": pdf, "papers/b.pdf": pdf, "papers/map.svg": scripts, "papers/own.js": "x", "c.svg": scripts, "d.html": "<p>", "e.js": "x", "f.svg": noted,
	}
	_, got := found(t, assets.Options{}, files)
	want := []string{
		"static/a.pdf:0: error unclean-file", "static/c.svg:1: error active-file", "static/d.html:0: error active-file", "static/e.js:0: error active-file",
		"static/papers/b.pdf:0: error unclean-file", "static/papers/map.svg:1: error active-file", "static/papers/own.js:0: error active-file",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	// A folder does not cover what can run.
	static := config.Static{AsIs: named("a.pdf", "papers/", "c.svg", "d.html", "e.js")}
	a, got := found(t, assets.Options{Static: static}, files)
	if diff := cmp.Diff([]string{"static/papers/map.svg:1: error active-file", "static/papers/own.js:0: error active-file"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for name, want := range map[string]string{"a.pdf": pdf, "papers/b.pdf": pdf, "c.svg": scripts, "d.html": "<p>", "e.js": "x", "f.svg": "<svg xmlns='http://www.w3.org/2000/svg'></svg>"} {
		if got := rendered(t, a, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func rendered(t *testing.T, a *assets.Assets, name string) string {
	t.Helper()
	files := a.Files()
	i := slices.IndexFunc(files, func(f assets.File) bool { return f.Path == name })
	if i < 0 {
		t.Fatalf("%s is not published", name)
	}
	var b bytes.Buffer
	if err := files[i].Render(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReplacedFilesAreNoted(t *testing.T) {
	files := map[string]string{"style.css": "mine", "icon.svg": noted, "js/menu.js": "mine()"}
	_, got := found(t, assets.Options{}, files)
	want := []string{"static/icon.svg:0: warning replaced-file", "static/js/menu.js:0: warning replaced-file", "static/style.css:0: warning replaced-file"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	a, got := found(t, assets.Options{Static: config.Static{Replaces: named("style.css", "icon.svg"), AsIs: named("js/menu.js")}}, files)
	if len(got) > 0 || strings.Contains(rendered(t, a, "icon.svg"), "Alice") || rendered(t, a, "js/menu.js") != "mine()" {
		t.Errorf("%q", got)
	}
	// A copy of a built-in file replaces nothing.
	if _, got := found(t, assets.Options{}, map[string]string{"style.css": "p { color: #111 }\n", "js/menu.js": "menu()"}); len(got) > 0 {
		t.Errorf("%q", got)
	}
	// A replaced style sheet is examined all the same.
	_, got = found(t, assets.Options{}, map[string]string{"style.css": "@import '//evil.example/a.css'"})
	if diff := cmp.Diff([]string{"static/style.css:0: warning replaced-file", "static/style.css:1: error foreign-address"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNamesOfNothingAreNoted(t *testing.T) {
	static := config.Static{AsIs: named("a.pdf", "b.pdf", "papers/", "none/", "texts"), Replaces: named("style.css", "stile.css", "icon.svg")}
	_, got := found(t, assets.Options{Static: static}, map[string]string{"a.pdf": pdf, "papers/x.pdf": pdf, "style.css": "x", "texts/a.txt": "x"})
	want := []string{
		"config.toml:2: warning unknown-asset", "config.toml:2: warning unknown-asset", "config.toml:3: warning unknown-asset", "config.toml:4: warning unknown-asset",
		"config.toml:5: warning unknown-asset",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOnlyChangedFilesAreExaminedAgain(t *testing.T) {
	files := map[string]string{"a.svg": scripts, "b.svg": noted}
	before, got := found(t, assets.Options{}, files)
	if diff := cmp.Diff([]string{"static/a.svg:1: error active-file"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	files["a.svg"], files["b.svg"] = noted, scripts
	asked := map[string]bool{}
	_, got = found(t, assets.Options{Jobs: 1, Before: before, Changed: func(file string) bool {
		asked[file] = true
		return file == "static/b.svg"
	}}, files)
	// That of a.svg is the finding of before.
	if diff := cmp.Diff([]string{"static/a.svg:1: error active-file", "static/b.svg:1: error active-file"}, got); diff != "" || len(asked) != 2 {
		t.Errorf("asked for %v (-want +got):\n%s", asked, diff)
	}
}
