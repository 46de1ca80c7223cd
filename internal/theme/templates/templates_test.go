package templates_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/testing/sitetest"
	"annals/internal/theme/templates"
	builtin "annals/templates"
)

func TestBuiltinThemeLoadsWithoutDiagnostics(t *testing.T) {
	var problems diag.List
	_, err := templates.Load(builtin.FS, sitetest.Dir(t, nil), &problems)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string(nil), lines(problems)); diff != "" {
		t.Error(diff)
	}
}

func TestLoadFailsWhenBuiltinThemeLacksFile(t *testing.T) {
	for _, name := range []string{"base.html", "redirect.html", "404.html"} {
		fsys := theme(nil)
		delete(fsys, name)
		_, err := templates.Load(fsys, sitetest.Dir(t, nil), &diag.List{})
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

func TestEveryKindRendersInsideFrame(t *testing.T) {
	set := loaded(t, nil)
	for _, kind := range kinds {
		want := "<!doctype html>\n<title>a &lt;b&gt;</title>\n<h1>" + kind + "</h1>\n"
		if diff := cmp.Diff(want, execute(t, set, kind, view{Title: "a <b>"})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", kind, diff)
		}
	}
	if got := execute(t, set, "redirect", view{URL: "a.html"}); got != "<a href=\"a.html\">a.html</a>\n" {
		t.Errorf("redirect: %q", got)
	}
	if err := set.Execute(nil, "homepage", view{}); err == nil || !strings.Contains(err.Error(), `"homepage"`) {
		t.Errorf("a kind that does not exist: %v", err)
	}
}

func TestSiteOverridesTemplatesByName(t *testing.T) {
	tests := []struct {
		name string
		site map[string]string
		kind string
		want string
	}{
		{"a page", map[string]string{"year.html": `{{define "main"}}mine{{end}}`}, "year", "<!doctype html>\n<title>T</title>\nmine\n"},
		{"other pages are unchanged", map[string]string{"year.html": `{{define "main"}}mine{{end}}`}, "home", "<!doctype html>\n<title>T</title>\n<h1>home</h1>\n"},
		{"the frame", map[string]string{"base.html": `<p>{{template "main" .}}</p>`}, "home", "<p><h1>home</h1></p>"},
		{"a partial", map[string]string{
			"partials/card.html": `<i>{{.Title}}</i>`, "home.html": `{{define "main"}}{{template "partials/card.html" .}}{{end}}`,
		}, "home", "<!doctype html>\n<title>T</title>\n<i>T</i>\n"},
		{"the redirect", map[string]string{"redirect.html": `to {{.URL}}`}, "redirect", "to u.html"},
		{"a new partial", map[string]string{
			"partials/my/tags.html": `{{join ", " .Tags}}`, "home.html": `{{define "main"}}{{template "partials/my/tags.html" .}}{{end}}`,
		}, "home", "<!doctype html>\n<title>T</title>\na, b\n"},
		{"a partial that takes several values", map[string]string{
			"partials/x.html": `{{.Page.Title}}-{{.Item}}`, "home.html": `{{define "main"}}{{range .Tags}}{{template "partials/x.html" (dict "Page" $ "Item" .)}} {{end}}{{end}}`,
		}, "home", "<!doctype html>\n<title>T</title>\nT-a T-b \n"},
		{"CRLF line endings and a BOM", map[string]string{"home.html": "\ufeff{{define \"main\"}}a\r\nb{{end}}\r\n"}, "home", "<!doctype html>\n<title>T</title>\na\nb\n"},
		{"catalogues, fonts, Go files and hidden files are ignored", map[string]string{"i18n/ko.toml": "x", "fonts/A.ttf": "x", "embed.go": "package x", ".hidden.html": "{{", "home.html~": "{{"}, "home", "<!doctype html>\n<title>T</title>\n<h1>home</h1>\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := execute(t, loaded(t, test.site), test.kind, view{Title: "T", URL: "u.html", Tags: []string{"a", "b"}})
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A page's definitions also replace templates that shared partials call.
func TestPageDefinitionsAreLocalToPage(t *testing.T) {
	set := loaded(t, map[string]string{
		"base.html":          `{{template "partials/head.html" .}}{{template "main" .}}{{block "foot" .}} foot of all{{end}}`,
		"partials/head.html": `{{template "partials/name.html" .}}: {{template "partials/card.html" .}}: `,
		"partials/name.html": `{{block "name" .}}{{.Title}}{{end}}`,
		"home.html":          `{{define "name"}}home{{end}}{{define "main"}}{{template "own" .}}{{end}}{{define "own"}}its own{{end}}`,
		"year.html":          `{{define "main"}}{{template "partials/name.html" .}} again{{end}}{{define "foot"}} foot of a year{{end}}`,
		"entry.html":         `{{define "main"}}{{template "own" .}}{{end}}{{define "own"}}another{{end}}{{define "foot"}}  {{end}}`,
		"page.html":          `{{define "main"}}page{{end}}{{define "partials/card.html"}}{{block "name" .}}card{{end}}{{end}}`,
	})
	for kind, want := range map[string]string{
		"home":  "home: <article>T</article>: its own foot of all",
		"year":  "T: <article>T</article>: T again foot of a year",
		"entry": "T: <article>T</article>: another foot of all",
		"page":  "card: card: page foot of all",
		"term":  "T: <article>T</article>: <h1>term</h1> foot of all",
	} {
		for name, s := range map[string]*templates.Set{"program": set, "original": set.Original()} {
			if diff := cmp.Diff(want, execute(t, s, kind, view{Title: "T"})); diff != "" {
				t.Errorf("%s by the %s (-want +got):\n%s", kind, name, diff)
			}
		}
	}
}

func TestPageCannotUseDefinitionsOfAnotherPage(t *testing.T) {
	_, problems := load(t, map[string]string{
		"home.html": `{{define "main"}}{{template "own" .}}{{end}}`,
		"year.html": `{{define "main"}}{{template "own" .}}{{end}}{{define "own"}}a{{end}}`,
	})
	want := `templates/home.html:1:29: error: no such template "own" [template-syntax] hint: a partial is named by its path, such as "partials/card.html"`
	if diff := cmp.Diff([]string{want}, lines(problems)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLoadWarnsOfUnknownTemplateFile(t *testing.T) {
	const known = "the templates are 404.html, base.html, corrections.html, data.html, embed.html, entry.html, home.html, new.html, page.html, partials/card.html, redirect.html, safety.html, search.html, " +
		"sources.html, state.html, states.html, subject.html, subjects.html, term.html, verify.html, vocabulary.html, votes.html, withdrawn.html, year.html; your own pieces go into templates/partials/"
	tests := []struct{ name, file, hint string }{
		{"a typo", "entri.html", "did you mean templates/entry.html?"},
		{"another case", "Home.html", "did you mean templates/home.html?"},
		{"no similar name", "contact-form.html", known},
		{"another extension", "entry.htm", "did you mean templates/entry.html?"},
		{"a folder without templates", "layouts/deep/thing.html", known},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			set, problems := load(t, map[string]string{test.file: "{{ nothing"})
			want := []string{"templates/" + test.file + ": warning: this file replaces no template [template-unknown] hint: " + test.hint}
			if diff := cmp.Diff(want, lines(problems)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			execute(t, set, "home", view{})
		})
	}
}

func TestLoadRejectsFilesThatAreNotText(t *testing.T) {
	_, problems := load(t, map[string]string{
		"home.html": "\x89PNG\r\n\x1a\n\x00\x00", "entry.html": "caf\xe9", "year.html": strings.Repeat("x", 1<<20+1), "page.html": "\xff\xfeh\x00",
	})
	got := map[string]diag.Code{}
	for _, d := range problems {
		got[d.File] = d.Code
	}
	want := map[string]diag.Code{
		"templates/home.html": diag.FileEncoding, "templates/entry.html": diag.FileEncoding,
		"templates/year.html": diag.FileTooLarge, "templates/page.html": diag.FileEncoding,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestIndentationIsTrimmed(t *testing.T) {
	tests := []struct{ name, main, want string }{
		{"lines lose their indentation", "<ul>\n    <li>a</li>\n\n\n\t<li>b</li>  \n  </ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"},
		{"words stay separate", "<b>one</b>\n   <i>two</i>  three\n  {{.Title}}\n  four", "<b>one</b>\n<i>two</i>  three\nT\nfour"},
		{"within branches and loops", "{{range .Tags}}\n    <i>{{.}}</i>\n  {{else}}\n   none\n{{end}}{{if .Title}}\n   x\n{{else}}\n  y\n{{end}}{{with .Title}}\n   z{{end}}", "\n<i>a</i>\n\n<i>b</i>\n\nx\n\nz"},
		{"white space in pre is kept", "<div>\n    <pre>\n      a\n        b</pre>\n  </div>", "<div>\n    <pre>\n      a\n        b</pre>\n  </div>"},
		{"white space in textarea is kept", "<p>\n  <TEXTAREA>\n  a</TEXTAREA>", "<p>\n  <TEXTAREA>\n  a</TEXTAREA>"},
		{"indentation around a script is removed", "<p>\n    a\n  <script src=\"x.js\"></script>", "<p>\na\n<script src=\"x.js\"></script>"},
		{"values are not changed", "{{.URL}}", "a\n      b"},
		{"a no-break space is not indentation", "a\n\u00a0b", "a\n\u00a0b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			set := loaded(t, map[string]string{"base.html": `{{template "main" .}}`, "home.html": `{{define "main"}}` + test.main + `{{end}}`})
			got := execute(t, set, "home", view{Title: "T", URL: "a\n      b", Tags: []string{"a", "b"}})
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestValuesAreEscapedByContext(t *testing.T) {
	set := loaded(t, map[string]string{"home.html": `{{define "main"}}<a href="{{.URL}}" title='{{.Title}}'>{{.Title}}</a>{{end}}`})
	got := execute(t, set, "home", view{Title: `"'><script>`, URL: "javascript:alert(1)"})
	if strings.Contains(got, "<script>") || strings.Contains(got, "javascript:") {
		t.Errorf("text became markup: %s", got)
	}
}

func TestTextNormalizesLineEndings(t *testing.T) {
	got, err := templates.Text(theme(map[string]string{"home.html": "a\r\nb\n"}), "templates/home.html")
	if err != nil || string(got) != "a\nb\n" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := templates.Text(theme(nil), "templates/none.html"); err == nil {
		t.Error("a file that is not there was read")
	}
}
