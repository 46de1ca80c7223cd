package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// commentCases have only right comments, with the word canary in each.
var commentCases = []struct{ name, src, html, text string }{
	{"alone", "<!-- canary -->", "", ""},
	{"on several lines", "a\n\n<!-- canary\n\n    canary\n\t- canary\n-->\n\nb", "<p>a</p>\n<p>b</p>\n", "a\nb"},
	{"between lines of a paragraph", "a\n<!-- canary -->\nb", "<p>a</p>\n<p>b</p>\n", "a\nb"},
	{"several on a line", "<!-- canary --> <!-- canary -->\t<!-- canary\n --> <!-- canary -->\nb", "<p>b</p>\n", "b"},
	{"indented", "   <!-- canary -->\na", "<p>a</p>\n", "a"},
	{"text behind it", "<!-- canary --> a *b*\nc", "<p>a <em>b</em>\nc</p>\n", "a b c"},
	{"text behind it in a paragraph", "a\n<!-- canary --> b", "<p>a\nb</p>\n", "a b"},
	{"text behind its last line", "<!-- canary\n\ncanary --> a *b*\nc", "<p>a <em>b</em>\nc</p>\n", "a b c"},
	{"text far behind its last line", "<!-- canary\n-->      a", "<p>a</p>\n", "a"},
	{"heading behind it", "<!-- canary\n--># a", "<h2 id=\"a\">a</h2>\n", "a"},
	{"within a line", "a <!-- canary --> b", "<p>a b</p>\n", "a b"},
	{"within a word", "a<!-- canary -->b", "<p>ab</p>\n", "ab"},
	{"beside a space on one side", "a<!-- canary --> b <!-- canary -->c", "<p>a b c</p>\n", "a b c"},
	{"at the end of a line", "a <!-- canary -->\nb <!-- canary --> <!-- canary -->\n", "<p>a\nb</p>\n", "a b"},
	{"at the end of a line that breaks", "a <!-- canary -->  \nb", "<p>a<br>\nb</p>\n", "a\nb"},
	{"on several lines within a paragraph", "a <!-- canary\ncanary --> b", "<p>a b</p>\n", "a b"},
	{"doubled hyphens", "a <!-- canary -- canary --- canary - -> > --> b <!---->c", "<p>a b c</p>\n", "a b c"},
	{"hyphens to the end", "a <!---- canary ----> b", "<p>a b</p>\n", "a b"},
	{"markup within", "a <!-- *canary `canary [canary](canary <b> https://canary.example | &amp; \\--> b*", "<p>a b*</p>\n", "a b*"},
	{"heading", "# a <!-- canary -->\n\nb <!-- canary -->\n===", "<h2 id=\"a\">a</h2>\n<h2 id=\"b\">b</h2>\n", "a\nb"},
	{"list", "- a <!-- canary -->\n- <!-- canary\n  canary --> b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", "a\nb"},
	{"between items", "- a\n\n<!-- canary -->\n\n- b", "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n", "a\nb"},
	{"quotation", "> a <!-- canary\n> canary --> b\n>\n> <!-- canary\n> canary -->", "<blockquote>\n<p>a b</p>\n</blockquote>\n", "a b"},
	{"emphasis", "*a <!-- canary * --> b*", "<p><em>a b</em></p>\n", "a b"},
	{"quotation marks", `"a"<!-- canary --> "<!-- canary -->b"<!-- canary -->`, "<p>“a” “b”</p>\n", "“a” “b”"},
	{"table", "| a <!-- canary --> | b |\n| - | - |\n| <!-- canary --> | c |", "<section class=\"table-scroll\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n" +
		"<th scope=\"col\">a</th>\n<th scope=\"col\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td></td>\n<td>c</td>\n</tr>\n</tbody>\n</table>\n</section>\n", "a b\nc"},
	{"rows of a table", "| a | b |\n| - | - |\n<!-- | canary | | -->\n| c | d |\n<!-- canary\n\ncanary -->\n<!-- canary -->\ne | f\n\n<!-- canary -->\n| g |", commentedTable, "a b\nc d\ne f\n| g |"},
	{"link", "[a <!-- canary ] --> b](c.md)<!-- canary -->", "<p><a href=\"c.md\">a b</a></p>\n", "a b"},
	{"description of an image", "![a <!-- canary --> b](c.png)", "<p><img src=\"c.png\" alt=\"a b\"></p>\n", "a b"},
	{"code before it", "`a` <!-- canary ` --> `b`", "<p><code>a</code> <code>b</code></p>\n", "a b"},
	{"code", "`<!-- a -->`\n\n```\n<!-- b -->\n```", "<p><code>&lt;!-- a --&gt;</code></p>\n<pre><code>&lt;!-- b --&gt;\n</code></pre>\n", "<!-- a -->\n<!-- b -->"},
	{"escaped", `\<!-- a --> &lt;!-- b -->`, "<p>&lt;!– a –&gt; &lt;!– b –&gt;</p>\n", "<!– a –> <!– b –>"},
	{"definitions that nothing refers to", "[//]: # (canary)\n[c]: <> (canary)\n\na", "<p>a</p>\n", "a"},
}

const commentedTable = "<section class=\"table-scroll\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n<th scope=\"col\">b</th>\n</tr>\n</thead>\n<tbody>\n" +
	"<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n<tr>\n<td>e</td>\n<td>f</td>\n</tr>\n</tbody>\n</table>\n</section>\n<p>| g |</p>\n"

// TestCommentsAreInNoOutput checks the HTML and the plain text, and that nothing is
// reported.
func TestCommentsAreInNoOutput(t *testing.T) {
	for _, test := range commentCases {
		t.Run(test.name, func(t *testing.T) {
			html, body, diags := render(test.src)
			if diff := cmp.Diff(test.html, html); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.src, diff)
			}
			if got := textOf(body); got != test.text {
				t.Errorf("got the text %q, want %q", got, test.text)
			}
			if len(diags) > 0 || strings.Contains(html+textOf(body), "canary") {
				t.Errorf("got %v and %s", diags, html)
			}
		})
	}
}

// TestCommentsInRawHTML checks that HTML that is shown as text is shown without its
// comments.
func TestCommentsInRawHTML(t *testing.T) {
	for src, want := range map[string]string{
		"<div>\n<!-- canary\ncanary --> a\n</div>":                 "<p>&lt;div&gt;\n a\n&lt;/div&gt;</p>\n",
		"<div><!-- canary -->":                                     "<p>&lt;div&gt;</p>\n",
		"<script>\n<!-- canary\n\n--></script>":                    "<p>&lt;script&gt;\n&lt;/script&gt;</p>\n",
		"<?a <!-- canary --> ?>":                                   "<p>&lt;?a  ?&gt;</p>\n",
		"a <b title=\"<!-- canary -->\">c</b>":                     "<p>a &lt;b title=&quot;&quot;&gt;c&lt;/b&gt;</p>\n",
		"a <b\ntitle='c<!-- canary\ncanary\n-->'> <!-- canary -->": "<p>a &lt;b\ntitle='c'&gt;</p>\n",
		"a <![CDATA[ b <!-- canary --> ]]>":                        "<p>a &lt;![CDATA[ b  ]]&gt;</p>\n",
	} {
		html, body, diags := render(src)
		if html != want || strings.Contains(textOf(body), "canary") {
			t.Errorf("%q: got %q, want %q", src, html, want)
		}
		if len(diags) != 1 || !strings.HasSuffix(diags[0], " warning raw-html") {
			t.Errorf("%q: %v", src, diags)
		}
	}
}

// TestFootnotesWithoutTheirComments checks comments in footnotes, whose text is
// rendered elsewhere.
func TestFootnotesWithoutTheirComments(t *testing.T) {
	html, body, diags := render("a[^1]\n\n[^1]: b <!-- canary -->\n\n    <!-- canary\n\n    canary --> c <!-- canary\n    canary -->\n")
	if len(diags) > 0 || strings.Contains(html+textOf(body), "canary") || !strings.Contains(html, "<p>b</p>\n<p>c <a class") && !strings.Contains(html, "<p>b</p>\n<p>c") {
		t.Errorf("got %v and %s", diags, html)
	}
}

// doubtfulComments are not decided: they are errors, so that nothing is published.
var doubtfulComments = []struct{ src, want string }{
	{"a\n\n<!-- b\nc\n\nd", "3:1-5 error html-comment"},
	{"a <!-- b\n\nc -->", "1:3-7 error html-comment"},
	{"> <!-- a\nb -->", "1:3-7 error html-comment"},
	{"- <!-- a\n\nb", "1:3-7 error html-comment"},
	{"| a <!-- b | c --> |\n| - | - |", "1:5-9 error html-comment"},
	{"[^1]: <!-- a\n\nb[^1]", "1:7-11 error html-comment"},
	{"<!-- a <!-- b --> c -->", "1:8-12 error html-comment"},
	{"<!--\na\n<!-- b -->\nc\n-->", "3:1-5 error html-comment"},
	{"a <!-- b\n<!-- c -->", "1:3-7 error html-comment"},
	{"<!-- a --> b -->", "1:14-17 error html-comment"},
	{"<!-- a --> b\n\nc --> d", "3:3-6 error html-comment"},
	{"<!--> a -->", "1:1-6 error html-comment"},
	{"a <!---> b", "1:3-9 error html-comment"},
	{"<!- a ->", "1:1-4 error html-comment"},
	{"b <!— a —>", "1:3-8 error html-comment"},
	{"<!–- a -–>", "1:1-7 error html-comment"},
	{"<! -- a -->", "1:1-6 error html-comment 1:9-12 warning html-comment"},
	{"a < !-- b", "1:3-8 error html-comment"},
	{"<!-- a —>", "1:1-5 error html-comment"},
	{"a --> b", "1:3-6 warning html-comment"},
	{"<-- a -->", "1:7-10 warning html-comment"},
	{"`a <!-- b` c -->", "1:14-17 warning html-comment"},
	{"    <!-- a -->", "1:5-9 warning html-comment"},
	{"[a](b.md \"c <!-- d -->\")", "1:1-2 error html-comment"},
	{"![a](b.png '<!-- d -->')", "1:1-2 error html-comment"},
	{"[a](https://un.org/<!--b-->)", "1:5-28 error html-comment"},
	{"``` <!--a-->\nb\n```", "1:5-13 error html-comment"},
	{"<div>\n<!-- a\n\nb", "1:1-6 warning raw-html 2:1-5 error html-comment"},
	{"a <b title=\"<!-- c\"> d", "1:3-21 warning raw-html 1:13-17 error html-comment"},
}

func TestDoubtfulCommentsAreReported(t *testing.T) {
	for _, test := range doubtfulComments {
		_, _, diags := render(test.src)
		if got := strings.Join(diags, " "); got != test.want {
			t.Errorf("%q: got %s, want %s", test.src, got, test.want)
		}
	}
}

// TestPositionsBehindComments checks that what stands behind a comment is found where
// it is.
func TestPositionsBehindComments(t *testing.T) {
	for src, want := range map[string]string{
		"<!-- a\n\n--> [b](x:y)":             "3:9-11 error unsafe-link",
		"<!-- a --> [b](x:y)":                "1:16-18 error unsafe-link",
		"> - a <!-- b\n>   c --> [b](x:y)":   "2:15-17 error unsafe-link",
		"- <!-- a\n\tb --> [b](x:y)":         "2:12-14 error unsafe-link",
		"1.\t<!-- a\n\n\t\tb --> c [b](x:y)": "3:15-17 error unsafe-link",
		"a <!-- b --> <i>":                   "1:14-17 warning raw-html",
	} {
		if _, _, diags := render(src); fmt.Sprint(diags) != "["+want+"]" {
			t.Errorf("%q: got %v, want %s", src, diags, want)
		}
	}
}

// TestHintsOfCommentsWork follows the hints.
func TestHintsOfCommentsWork(t *testing.T) {
	for _, src := range []string{`\<!-- a`, `a \<!-- b`, `\<!— a —>`, "a → b", "```\n<!-- a -->\n```", `a \--> b`, `*\<!-- a* --> b`} {
		if _, _, diags := render(src); len(diags) > 0 {
			t.Errorf("%q: got %v", src, diags)
		}
	}
}
