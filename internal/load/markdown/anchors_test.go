package markdown

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHeadings(t *testing.T) {
	src := strings.Join([]string{
		"# The *Findings* of [2014](x.md)", "## 인권 상황", "#### 인권 상황", "### Back", "## fn 1", "## fnref-2", "## Footnotes",
		"## !!!", "## Café", "## Cafe\u0301", "## Main", "## États-Unis d’Amérique & “UN”", "## A/RES/73/180", "## x[^1]", "[^1]: y",
	}, "\n\n")
	body, diags := New(Options{Reserved: []string{"main"}}).Parse(context.Background(), "a.md", "en", 1, []byte(src))
	want := []string{
		"2 the-findings-of-2014", "2 인권-상황", "3 인권-상황-2", "3 back", "2 section-fn-1", "2 section-fnref-2", "2 footnotes-2",
		"2 section", "2 café", "2 café-2", "2 main-2", "2 états-unis-damérique-un", "2 a-res-73-180", "2 x",
	}
	var got []string
	for _, m := range regexp.MustCompile(`<h(\d) id="([^"]*)">`).FindAllStringSubmatch(htmlOf(body, RenderOptions{}, func(int) string { return "" }), -1) {
		got = append(got, m[1]+" "+m[2])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(diags) > 0 {
		t.Errorf("got %v", diags)
	}
	for _, anchor := range []string{"인권-상황-2", "café", "fn-1"} {
		if !body.HasAnchor(anchor) {
			t.Errorf("HasAnchor(%q) = false", anchor)
		}
	}
	for _, anchor := range []string{"", "fn-0", "fn-2", "fn-01", "fn-", "main", "footnotes"} {
		if body.HasAnchor(anchor) {
			t.Errorf("HasAnchor(%q) = true", anchor)
		}
	}
}

func TestSuffixesNeverCollide(t *testing.T) {
	body, _ := New(Options{}).Parse(context.Background(), "a.md", "en", 1, []byte("## a-2\n\n## a\n\n## a\n\n## a-2\n"))
	if diff := cmp.Diff([]string{"a-2", "a", "a-3", "a-2-2"}, body.Anchors()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFootnotes(t *testing.T) {
	src := "One.[^a] Two![^b] [link[^a]](x.md)\n\n[^b]: Second.\n[^A]: First.[^c]\n\n    More.\n\n[^c]: - third\n"
	body, diags := New(Options{}).Parse(context.Background(), "a.md", "en", 1, []byte(src))
	if len(diags) > 0 {
		t.Errorf("got %v", diags)
	}
	o := RenderOptions{Page: "p.html?a&b", FootnotesTitle: "Notes <1>", BacklinkLabel: "Back to \"text\""}
	got := htmlOf(body, o, func(int) string { return "x.html" })
	back := func(id string) string {
		return ` <a class="footnote-backref" href="p.html?a&amp;b#fnref-` + id + `" role="doc-backlink" aria-label="Back to &quot;text&quot; ` + id + "\">↩\uFE0E</a>"
	}
	ref := func(id, n string) string {
		return `<sup class="footnote-ref" id="fnref-` + id + `"><a href="p.html?a&amp;b#fn-` + n + `" role="doc-noteref">` + n + `</a></sup>`
	}
	want := "<p>One." + ref("1", "1") + " Two!" + ref("2", "2") + ` <a href="x.html">link</a>` + ref("1-2", "1") + "</p>\n" +
		"<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"footnotes\">\n<h2 id=\"footnotes\">Notes &lt;1&gt;</h2>\n<ol>\n" +
		"<li id=\"fn-1\">\n<p>First." + ref("3", "3") + "</p>\n<p>More." + back("1") + back("1-2") + "</p>\n</li>\n" +
		"<li id=\"fn-2\">\n<p>Second." + back("2") + "</p>\n</li>\n" +
		"<li id=\"fn-3\">\n<ul>\n<li>third</li>\n</ul>\n<p>" + back("3") + "</p>\n</li>\n</ol>\n</section>\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if want := "One. Two! link\nFirst.\nMore.\nSecond.\nthird"; textOf(body) != want {
		t.Errorf("AppendText() = %q, want %q", textOf(body), want)
	}
}
