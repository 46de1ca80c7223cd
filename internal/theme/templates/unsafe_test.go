package templates_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/sitedir"
	"annals/internal/theme/templates"
)

func diagnostics(f *templates.Failure, page string) diag.List { return diag.List{f.Diagnostic(page)} }

func TestUnsafeMarkupIsRejectedWithPosition(t *testing.T) {
	const (
		elsewhere = "a page must not load anything from another host"
		script    = "an inline script would be ignored: the pages' policy forbids it"
		style     = "an inline style would be ignored: the pages' policy forbids it"
	)
	tests := []struct {
		name, text string
		line, from int // from is the column
		to         int
		message    string
	}{
		{"a script", "<p>\n  <script>alert(1)</script>", 2, 3, 11, script},
		{"a module", `<script type="module">x</script>`, 1, 18, 40, script},
		{"a style sheet", `<style>p{}</style>`, 1, 18, 25, style},
		{"a style attribute", "<p>\n\n <b class=\"x\" STYLE='y'>", 3, 2, 25, style},
		{"an event", `<b OnClick="x()">`, 1, 18, 35, "the attribute onclick would be ignored: the pages' policy forbids inline script"},
		{"a javascript: URL", `<a href=" JavaScript:x()">a</a>`, 1, 18, 44, "an address that is a script would be ignored: the pages' policy forbids it"},
		{"a base", `<base href="/">`, 1, 18, 33, "a base element would break every relative address"},
		{"a base with a target", `<base href="/" target="_blank">`, 1, 18, 49, "a base element would break every relative address"},
		{"a script of another host", `<script src="https://cdn.example/x.js"></script>`, 1, 18, 57, elsewhere},
		{"without a scheme", `<img src="//cdn.example/x.png">`, 1, 18, 49, elsewhere},
		{"one of several sources", `<img src="a.png" srcset="a.png 1x, HTTPS://cdn.example/b.png 2x">`, 1, 18, 83, elsewhere},
		{"a font", `<link rel="preload" href="https://fonts.example/a.woff2">`, 1, 18, 75, elsewhere},
		{"an alternate style sheet", `<link rel="alternate stylesheet" href="https://a.example/a.css">`, 1, 18, 82, elsewhere},
		{"a link without rel", `<link href="https://a.example/a.css">`, 1, 18, 55, elsewhere},
		{"a frame", `<iframe src="http://a.example"></iframe>`, 1, 18, 49, elsewhere},
		{"within a condition in the tag", `<img {{if .Title}}src="https://a.example/x.png"{{end}}>`, 1, 18, 73, elsewhere},
		{"after letters of more than one byte", "가{{/* 나 */}}<b style=\"{{.Title}}다\">", 1, 34, 59, style},
		{"after an action over two lines", "{{if\n.Title}}<b style=\"x\">{{end}}", 2, 9, 22, style},
		{"only the first line is marked", "<b\n  style=\"x\">", 1, 18, 20, style},
		{"an SVG use element", `<svg><use xlink:href="https://a.example/a.svg#b"/></svg>`, 1, 23, 68, elsewhere},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := load(t, map[string]string{"home.html": `{{define "main"}}` + test.text + `{{end}}`})
			if len(problems) == 0 {
				t.Fatal("no diagnostic")
			}
			d := problems[0]
			d.Hint = ""
			want := diag.Diagnostic{
				Range: diag.Range{Position: diag.Position{File: "templates/home.html", Line: test.line, Column: test.from}, End: test.to},
				Code:  diag.TemplateUnsafe, Message: test.message,
			}
			if diff := cmp.Diff(want, d); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestSafeMarkupIsAccepted(t *testing.T) {
	for _, text := range []string{
		`<script src="{{.URL}}" defer></script>`,
		`<script src={{.URL}} defer></script>`,
		`<script type="application/ld+json">{}</script>`,
		`<script type="application/json">{}</script>`,
		`<a href="https://example.org/">out</a>`,
		`<link rel="canonical" href="https://example.org/">`,
		`<link href="https://example.org/" rel="License">`,
		`<link rel="alternate" hreflang="ko" href="https://example.org/ko/">`,
		`<img src="{{.URL}}" alt="//">`,
		`<p class="a{{if .Title}} b{{end}}" {{if .Title}}hidden{{else}}lang="ko"{{end}}>`,
		`<p title="{{if .Title}}a"{{else}}b"{{end}}>x</p>`,
		`<!-- <style> --><p>{{/* <script>x</script> }} */}}a < b</p>`,
		`<p title="one on two" data-on="x">style= onclick=</p>`,
		`{{$a := "<style>"}}<p>{{$a}}</p>`,
		`<textarea><script></textarea>`,
	} {
		_, problems := load(t, map[string]string{"home.html": `{{define "main"}}` + text + `{{end}}`})
		if diff := cmp.Diff([]string(nil), lines(problems)); diff != "" {
			t.Errorf("%s:\n%s", text, diff)
		}
	}
}

func TestLoadDoesNotFollowSymlinks(t *testing.T) {
	folder := t.TempDir()
	outside := filepath.Join(t.TempDir(), "secret.html")
	for _, err := range []error{
		os.WriteFile(outside, []byte(`{{define "main"}}secret{{end}}`), 0o644),
		os.Mkdir(filepath.Join(folder, "templates"), 0o755),
		os.Symlink(outside, filepath.Join(folder, "templates", "home.html")),
	} {
		if err != nil {
			t.Skip(err)
		}
	}
	dir, err := sitedir.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	var problems diag.List
	set, err := templates.Load(theme(nil), dir, &problems)
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) != 1 || problems[0].Code != diag.FileSpecial || problems[0].File != "templates/home.html" || problems[0].Severity != diag.Error {
		t.Errorf("got %v", lines(problems))
	}
	if got := execute(t, set, "home", view{}); strings.Contains(got, "secret") {
		t.Error("a link out of the site was followed")
	}
}

func FuzzDiagnosticPositionsAreValid(f *testing.F) {
	for _, s := range []string{
		"<p style=x>", "가{{.X}}<style>", "{{if\n}}<b onclick=x", "<script>", "{{", "<a href='javascript:'>{{end}}", "<!-", "{{/* }} */}}<base>", "<img src=//x\r\n>", "<\x00a style>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, problems := load(t, map[string]string{"partials/card.html": text})
		rows := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
		for _, d := range problems {
			if d.Line == 0 || d.File != "templates/partials/card.html" {
				continue
			}
			if d.Line > len(rows) || d.Column < 1 || d.End > len(rows[d.Line-1])+1+len("\ufeff") {
				t.Errorf("%q has no position %d:%d-%d (%s)", text, d.Line, d.Column, d.End, d.Message)
			}
		}
	})
}
