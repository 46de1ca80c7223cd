package templates_test

import (
	"bytes"
	"maps"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"annals/internal/diag"
	"annals/internal/testing/sitetest"
	"annals/internal/theme/templates"
)

// kinds are the kinds of pages of every theme.
var kinds = []string{
	"home", "year", "entry", "page", "term", "vocabulary", "subjects", "subject", "votes", "states", "state", "sources", "corrections", "new", "search", "safety", "verify", "data", "withdrawn", "404",
}

// theme returns a small built-in theme with changes by file name.
func theme(changes map[string]string) fstest.MapFS {
	files := map[string]string{
		"base.html":          "<!doctype html>\n<title>{{.Title}}</title>\n{{template \"main\" .}}\n",
		"embed.html":         "<p>{{.Title}}</p>\n",
		"redirect.html":      "<a href=\"{{.URL}}\">{{.URL}}</a>\n",
		"partials/card.html": "<article>{{.Title}}</article>\n",
	}
	for _, kind := range kinds {
		files[kind+".html"] = "{{define \"main\"}}<h1>" + kind + "</h1>{{end}}\n"
	}
	maps.Copy(files, changes)
	fsys := fstest.MapFS{"embed.go": {Data: []byte("package templates")}, "i18n/en.toml": {Data: []byte("")}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// load loads the small theme with overrides by their names in templates/.
func load(t testing.TB, site map[string]string) (*templates.Set, diag.List) {
	t.Helper()
	files := map[string]string{}
	for name, text := range site {
		files["templates/"+name] = text
	}
	var problems diag.List
	set, err := templates.Load(theme(nil), sitetest.Dir(t, files), &problems)
	if err != nil {
		t.Fatal(err)
	}
	problems.Sort()
	return set, problems
}

// loaded is load for a theme without diagnostics.
func loaded(t testing.TB, site map[string]string) *templates.Set {
	t.Helper()
	set, problems := load(t, site)
	for _, d := range problems {
		t.Errorf("%s", line(d))
	}
	if len(problems) > 0 {
		t.FailNow()
	}
	return set
}

// view is the data of the small theme.
type view struct {
	Title string
	URL   string
	Tags  []string
	Vote  *vote
}

type vote struct{ Yes int }

// Asset fails like the method of the real views.
func (v view) Asset(name string) (string, error) {
	return "", &diag.Problem{Code: diag.UnknownAsset, Message: "there is no file static/" + name, Hint: `did you mean "style.css"?`}
}

func execute(t testing.TB, set *templates.Set, kind string, data any) string {
	t.Helper()
	var b bytes.Buffer
	if err := set.Execute(&b, kind, data); err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return b.String()
}

// line formats a diagnostic as one line, with its code and hint.
func line(d diag.Diagnostic) string {
	var b bytes.Buffer
	b.WriteString(d.File)
	for _, n := range []int{d.Line, d.Column} {
		if n > 0 {
			b.WriteString(":" + strconv.Itoa(n))
		}
	}
	b.WriteString(": " + d.Severity.String() + ": " + d.Message + " [" + string(d.Code) + "]")
	if d.Hint != "" {
		b.WriteString(" hint: " + d.Hint)
	}
	return b.String()
}

// lines formats diagnostics and shortens the general hint to "guide".
func lines(problems diag.List) []string {
	var all []string
	for _, d := range problems {
		all = append(all, strings.ReplaceAll(line(d), "annals help templates lists every field and function", "guide"))
	}
	return all
}
