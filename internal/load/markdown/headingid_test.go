package markdown

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHeadingIDs(t *testing.T) {
	for src, want := range map[string]string{
		"## Findings {#findings}":                "findings",
		"## Was sie fand   {#findings}  ":        "findings",
		"## Findings {#findings} ##":             "findings",
		"## Findings ## {#findings}":             "findings",
		"## *Findings*{#a_b-2}":                  "a_b-2",
		"## 결과 {#결과_a}":                          "결과_a",
		"## Cafe {#cafe\u0301}":                  "café",
		"Findings\nof 2014 {#findings}\n---":     "findings",
		"Findings\n{#findings}\n===":             "findings",
		"> ## Findings {#findings}":              "findings",
		"## Findings\n\n## Other {#x}\n\n## X\n": "findings x x-2",
		"## A {#Findings}\n\n## Findings":        "Findings findings",
		`## Findings \{#findings}`:               "findings-findings",
		"## `{#findings}`":                       "findings",
		"## Findings {2014}":                     "findings-2014",
		"## {#findings}":                         "findings",
		"## a {#}":                               "a",
		"## a {#b c}":                            "a-b-c",
		"## a {#b .c}":                           "a-b-c",
		"## a {#fn-1}":                           "a",
		"## a {#main}":                           "a",
		"## a {#b}\n\n## c {#b}":                 "b c",
	} {
		body, _ := New(Options{Reserved: []string{"main"}}).Parse(context.Background(), "a.md", "en", 1, []byte(src))
		if diff := cmp.Diff(want, strings.Join(body.Anchors(), " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", src, diff)
		}
		for _, id := range strings.Fields(want) {
			if !body.HasAnchor(id) {
				t.Errorf("%s: HasAnchor(%q) = false", src, id)
			}
		}
	}
}

func TestHeadingsWithoutTheirIDs(t *testing.T) {
	checkHTML(t, []htmlCase{
		{"at the end", "## A *b* {#c} ##", "<h2 id=\"c\">A <em>b</em></h2>\n"},
		{"on a line of its own", "A\nb\n{#c}\n---", "<h2 id=\"c\">A\nb</h2>\n"},
		{"escaped", `## A \{#c}`, "<h2 id=\"a-c\">A {#c}</h2>\n"},
		{"other attributes", "## A {.c onclick=x}", "<h2 id=\"a-c-onclick-x\">A {.c onclick=x}</h2>\n"},
		{"in a paragraph", "A {#c}", "<p>A {#c}</p>\n"},
	})
}

func TestLinksBesideHeadings(t *testing.T) {
	body, _ := New(Options{}).Parse(context.Background(), "a.md", "en", 1, []byte("## A \"b\" & `<c>` {#d}\n\ne\n\n### F\n"))
	got := htmlOf(body, RenderOptions{HeadingLabel: "Link <to> {title}!"}, nil)
	want := `<div class="section-head"><h2 id="d">A “b” &amp; <code>&lt;c&gt;</code></h2>` +
		`<a class="to-section" href="#d" aria-label="Link &lt;to&gt; A “b” &amp; &lt;c&gt;!">#</a></div>` + "\n<p>e</p>\n" +
		`<div class="section-head"><h3 id="f">F</h3><a class="to-section" href="#f" aria-label="Link &lt;to&gt; F!">#</a></div>` + "\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if want := "A “b” & <c>\ne\nF"; textOf(body) != want {
		t.Errorf("AppendText() = %q, want %q", textOf(body), want)
	}
}

func TestHeadingIDsThatCollide(t *testing.T) {
	for src, want := range map[string][]string{
		"## a {#b}\n\n## c {#b}":       {"3:6-10 error duplicate-anchor"},
		"## a {#main}":                 {"1:6-13 error duplicate-anchor"},
		"## a {#footnotes}":            {"1:6-18 error duplicate-anchor"},
		"## a {#fnref-1}":              {"1:6-16 error duplicate-anchor"},
		"## B\n\n## b\n\n## a {#b}":    {"5:6-10 warning duplicate-anchor"},
		"## a {#b}\n\n## B":            {"1:6-10 warning duplicate-anchor"},
		"## a {#a}":                    nil,
		"## a {.b}\n\n## {: #c }":      {"1:6-10 warning literal-markup", "3:4-11 warning literal-markup"},
		"## a {lang=en}\n\n## a {#b }": {"1:6-15 warning literal-markup", "3:6-11 warning literal-markup"},
		"## a {1, 2} \\{#b}":           nil,
	} {
		_, diags := New(Options{Reserved: []string{"main"}}).Parse(context.Background(), "a.md", "en", 1, []byte(src))
		if diff := cmp.Diff(want, summaries(diags)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", src, diff)
		}
	}
}
