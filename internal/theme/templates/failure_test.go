package templates_test

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/theme/templates"
)

// failure.go parses the texts of the standard library's errors. These tables fail
// when a Go release changes them.

func TestSyntaxErrorsReportLine(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a missing brace", "{{define \"main\"}}\n{{.Title}\n{{end}}", `templates/home.html:2:1: error: bad character U+007D '}' [template-syntax] hint: guide`},
		{"an action without end", "{{define \"main\"}}\n{{.Title", `templates/home.html:2:1: error: unclosed action [template-syntax] hint: guide`},
		{"a block without end", "\n\n{{define \"main\"}}{{if .Title}}", `templates/home.html:3:1: error: unexpected EOF [template-syntax] hint: guide`},
		{"an extra end", "{{define \"main\"}}{{end}}\n{{end}}", `templates/home.html:2:1: error: unexpected {{end}} [template-syntax] hint: guide`},
		{"an undefined variable", "{{define \"main\"}}\n{{$x}}{{end}}", `templates/home.html:2:1: error: undefined variable "$x" [template-syntax] hint: guide`},
		{"an unknown function, similar to a theme function", "{{define \"main\"}}\n\n{{jion \", \" .Tags}}{{end}}", `templates/home.html:3:1: error: there is no function "jion" [template-syntax] hint: did you mean join?`},
		{"an unknown function, similar to a predefined one", "{{define \"main\"}}{{printff .Tags}}{{end}}", `templates/home.html:1:1: error: there is no function "printff" [template-syntax] hint: did you mean printf?`},
		{"an unknown function, similar to none", "{{define \"main\"}}{{markdownify .Tags}}{{end}}", `templates/home.html:1:1: error: there is no function "markdownify" [template-syntax] hint: guide`},
		{"two mains", `{{define "main"}}a{{end}}{{define "main"}}b{{end}}`, `templates/home.html:1:1: error: template: multiple definition of template "main" [template-syntax] hint: guide`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := load(t, map[string]string{"home.html": test.text})
			if diff := cmp.Diff([]string{test.want}, lines(problems)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLoadReportsErrorsOfAllFiles(t *testing.T) {
	_, problems := load(t, map[string]string{
		"home.html": "{{define", "base.html": "\n{{end}}", "partials/card.html": "<p style=\"x\">{{.Title}", "partials/own.html": "{{nothing}}", "redirect.html": "{{if}}",
	})
	files := map[string]int{}
	for _, d := range problems {
		files[d.File]++
	}
	want := map[string]int{
		"templates/home.html": 1, "templates/base.html": 1, "templates/partials/card.html": 2, "templates/partials/own.html": 1, "templates/redirect.html": 1,
	}
	if diff := cmp.Diff(want, files); diff != "" {
		t.Errorf("mistakes by file (-want +got):\n%s\n%v", diff, lines(problems))
	}
}

func TestLoadReportsEscapingErrors(t *testing.T) {
	tests := []struct {
		name string
		site map[string]string
		want string
	}{
		{
			"a missing partial with a similar name",
			map[string]string{"home.html": "{{define \"main\"}}\n  {{template \"partials/cards.html\" .}}{{end}}"},
			`templates/home.html:2:14: error: no such template "partials/cards.html" [template-syntax] hint: did you mean "partials/card.html"?`,
		},
		{
			"a missing partial",
			map[string]string{"home.html": "{{define \"main\"}}{{template \"nothing like it\" .}}{{end}}"},
			`templates/home.html:1:29: error: no such template "nothing like it" [template-syntax] hint: a partial is named by its path, such as "partials/card.html"`,
		},
		{
			"a page without main",
			map[string]string{"year.html": "<h1>A year</h1>"},
			`templates/year.html:1:1: error: this file does not define "main", which base.html prints [template-syntax] hint: put the page between {{define "main"}} and {{end}}`,
		},
		{
			"branches that leave a quotation mark open",
			map[string]string{"home.html": "{{define \"main\"}}\n <a title=\"{{if .Title}}x\"{{else}}{{end}}>a</a>{{end}}"},
			`templates/home.html:2:17: error: the branches of this action leave the markup in different places [template-syntax] hint: close each tag and each quotation mark in the branch that opens it`,
		},
		{
			"a loop that leaves a quotation mark open",
			map[string]string{"home.html": "{{define \"main\"}}<p {{range .Tags}}title='{{end}}>'>{{end}}"},
			`templates/home.html:1:29: error: the branches of this action leave the markup in different places [template-syntax] hint: close each tag and each quotation mark in the branch that opens it`,
		},
		{
			"a predefined escaper in a pipeline",
			map[string]string{"home.html": "{{define \"main\"}}\n{{.Title | html | print}}{{end}}"},
			`templates/home.html:2:3: error: predefined escaper "html" disallowed in template [template-syntax] hint: guide`,
		},
		{
			"an unclosed script",
			map[string]string{"home.html": `{{define "main"}}<script src="a.js">{{end}}`},
			`templates/home.html:1:1: error: the page ends within a tag, an attribute or a script that is never closed [template-syntax] hint: look for a missing quotation mark or > here, in base.html and in the partials`,
		},
		{
			"an invalid unquoted attribute",
			map[string]string{"entry.html": "{{define \"main\"}}<p title=a=b{{.Title}}>{{end}}"},
			`templates/entry.html:1:1: error: "=" in unquoted attr: "a=b" [template-syntax] hint: guide`,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := load(t, test.site)
			if diff := cmp.Diff([]string{test.want}, lines(problems)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A mistake in a shared partial is an error of every page; it is reported once.
func TestPartialErrorsDoNotHidePageErrors(t *testing.T) {
	_, problems := load(t, map[string]string{
		"partials/card.html": "<a title=\"{{if .Title}}x\"{{else}}{{end}}>a</a>",
		"home.html":          "{{define \"main\"}}{{template \"partials/card.html\" .}}{{template \"none\"}}{{end}}",
		"entry.html":         "{{define \"main\"}}{{template \"partials/card.html\" .}}{{end}}",
		"year.html":          "{{define \"main\"}}<a title=\"{{if .Title}}x\"{{else}}{{end}}>a</a>{{end}}",
	})
	const branches = "error: the branches of this action leave the markup in different places [template-syntax] hint: close each tag and each quotation mark in the branch that opens it"
	want := []string{
		`templates/home.html:1:64: error: no such template "none" [template-syntax] hint: a partial is named by its path, such as "partials/card.html"`,
		"templates/partials/card.html:1:16: " + branches,
		"templates/year.html:1:33: " + branches,
	}
	if diff := cmp.Diff(want, lines(problems)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnclosedTagIsReportedWithPosition(t *testing.T) {
	_, problems := load(t, map[string]string{"home.html": "{{define \"main\"}}\n  <p>가 <a href=\"x>a</a>\n{{end}}"})
	want := `templates/home.html:2:10: error: this tag is never closed [template-syntax] hint: look for a missing quotation mark or >`
	if diff := cmp.Diff([]string{want}, lines(problems)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFailureReportsFilePositionAndPage(t *testing.T) {
	const page = "2018/a.html"
	tests := []struct{ name, main, want string }{
		{"a field that does not exist", "\n  {{.Nothing}}", `templates/home.html:2:5: error: while rendering 2018/a.html: there is no field .Nothing here [template-failed] hint: this is a view; guide`},
		{"a field on the first line", "{{.Nothing}}", `templates/home.html:1:20: error: while rendering 2018/a.html: there is no field .Nothing here [template-failed] hint: this is a view; guide`},
		{"columns count bytes", "가{{.Nothing}}", `templates/home.html:1:23: error: while rendering 2018/a.html: there is no field .Nothing here [template-failed] hint: this is a view; guide`},
		{"a field of a field", "{{range .Tags}}{{.Name}}{{end}}", `templates/home.html:1:35: error: while rendering 2018/a.html: there is no field .Name here [template-failed] hint: this is a string; guide`},
		{"in a condition", "{{if .Nothing}}{{end}}", `templates/home.html:1:23: error: while rendering 2018/a.html: there is no field .Nothing here [template-failed] hint: this is a view; guide`},
		{"a nil value", "{{.Vote.Yes}}", `templates/home.html:1:25: error: while rendering 2018/a.html: there is nothing here that has a .Yes [template-failed] hint: what may be missing stands between {{with}} or {{if}} and {{end}}; guide`},
		{"an index too high", "{{index .Tags 5}}", `templates/home.html:1:20: error: while rendering 2018/a.html: {{index .Tags 5}}: error calling index: index out of range: 5 [template-failed] hint: guide`},
		{"values that cannot be compared", "{{if eq .Title 1}}{{end}}", `templates/home.html:1:23: error: while rendering 2018/a.html: {{eq .Title 1}}: error calling eq: incompatible types for comparison: string and int [template-failed] hint: guide`},
		{"an odd number of dict arguments", `{{template "partials/card.html" (dict "a")}}`, `templates/home.html:1:51: error: while rendering 2018/a.html: {{dict "a"}}: error calling dict: dict takes pairs of a name and a value, but got 1 arguments [template-failed] hint: guide`},
		{"a dict key that is not a string", `{{template "partials/card.html" (dict 1 2)}}`, `templates/home.html:1:51: error: while rendering 2018/a.html: {{dict 1 2}}: error calling dict: dict takes names as text, but argument 1 is int [template-failed] hint: guide`},
		{"in a partial", `{{template "partials/card.html" .Tags}}`, `templates/partials/card.html:1:12: error: while rendering 2018/a.html: there is no field .Title here [template-failed] hint: this is a list: go through it with {{range}}; guide`},
		{"a missing static file", `<p>{{.Asset "stile.css"}}</p>`, `templates/home.html:1:23: error: while rendering 2018/a.html: there is no file static/stile.css [unknown-asset] hint: did you mean "style.css"?`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			set := loaded(t, map[string]string{"home.html": `{{define "main"}}` + test.main + `{{end}}`})
			err := set.Execute(io.Discard, "home", view{Tags: []string{"a"}})
			failure, ok := errors.AsType[*templates.Failure](err)
			if !ok {
				t.Fatalf("no failure, but %v", err)
			}
			if diff := cmp.Diff([]string{test.want}, lines(diagnostics(failure, page))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFailureErrorIncludesPosition(t *testing.T) {
	set := loaded(t, map[string]string{"redirect.html": "\n{{.Nothing}}"})
	err := set.Execute(new(bytes.Buffer), "redirect", view{})
	if err == nil || err.Error() != "templates/redirect.html:2:3: there is no field .Nothing here" {
		t.Errorf("got %v", err)
	}
}

// broken is a writer that always fails.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestExecuteReturnsWriterErrorUnchanged(t *testing.T) {
	err := loaded(t, nil).Execute(broken{}, "home", view{})
	if _, ok := errors.AsType[*templates.Failure](err); ok || !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v", err)
	}
}
