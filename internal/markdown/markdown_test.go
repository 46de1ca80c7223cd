package markdown

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/spill"
)

// render renders src as a page would that calls every link by its own name.
func render(src string) (string, *Body, []string) {
	body, diags := New(Options{}).Parse("a.md", 1, []byte(src))
	html := htmlOf(body, RenderOptions{}, func(i int) string { return asWritten(body.Links[i]) })
	return html, body, summaries(diags)
}

// htmlOf is AppendHTML of a Body in memory, which cannot fail.
func htmlOf(b *Body, o RenderOptions, resolve func(int) string) string {
	html, err := b.AppendHTML(nil, o, resolve)
	if err != nil {
		panic(err)
	}
	return string(html)
}

// textOf is AppendText of a Body in memory, which cannot fail.
func textOf(b *Body) string {
	text, err := b.AppendText(nil)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// brief writes diagnostics as "line:column-end code", sorted.
func summaries(diags diag.List) []string {
	diags = slices.Clone(diags)
	diags.Sort()
	var lines []string
	for _, d := range diags {
		lines = append(lines, fmt.Sprintf("%d:%d-%d %s %s", d.Line, d.Column, d.End, d.Severity, d.Code))
	}
	return lines
}

func TestHTML(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"paragraph", "One\ntwo.", "<p>One\ntwo.</p>\n"},
		{"Latin emphasis", "a *b* **c** _d_ __e__ f_g_h i*j*k", "<p>a <em>b</em> <strong>c</strong> <em>d</em> <strong>e</strong> f_g_h i<em>j</em>k</p>\n"},
		{"Latin emphasis next to punctuation", "a**(b)**c", "<p>a**(b)**c</p>\n"},
		{"Korean particle after a bracket", "문서를 **마크다운(Markdown)**을 쓴다", "<p>문서를 <strong>마크다운(Markdown)</strong>을 쓴다</p>\n"},
		{"Korean particle after a quotation", "**“위반”**이라고", "<p><strong>“위반”</strong>이라고</p>\n"},
		{"Korean word before a quotation", "이것은**“위반”**이다", "<p>이것은<strong>“위반”</strong>이다</p>\n"},
		{"Korean particle after a link", "**이 [링크](x.md)**만을", "<p><strong>이 <a href=\"x.md\">링크</a></strong>만을</p>\n"},
		{"two Korean emphases", "**가(a)**를 **나(b)**로", "<p><strong>가(a)</strong>를 <strong>나(b)</strong>로</p>\n"},
		{"Korean emphasis with one mark", "*가.*나", "<p><em>가.</em>나</p>\n"},
		{"Korean strikethrough", "~~가(a)~~를", "<p><del>가(a)</del>를</p>\n"},
		{"strikethrough", "~~a~~ b", "<p><del>a</del> b</p>\n"},
		{"ranges with tildes", "2005~2010년, 3~5명", "<p>2005~2010년, 3~5명</p>\n"},
		{"three tildes in a line", "a ~~~b~~~", "<p>a ~~~b~~~</p>\n"},

		{"quotation marks", `He said "no (not 'yes')" and left.`, "<p>He said “no (not ‘yes’)” and left.</p>\n"},
		{"quotation marks around emphasis", `"*word*," he said`, "<p>“<em>word</em>,” he said</p>\n"},
		{"apostrophes", "don't, the states' vote, the '90s", "<p>don’t, the states’ vote, the ’90s</p>\n"},
		{"inches and minutes", `5" and 5'`, "<p>5&quot; and 5'</p>\n"},
		{"Korean quotation", `그는 "위반"이라고 '말'했다`, "<p>그는 “위반”이라고 ‘말’했다</p>\n"},
		{"Korean quotation behind a letter", `그는"위반"이라고`, "<p>그는“위반”이라고</p>\n"},
		{"dashes and dots", "2005--2010 --- and so on...", "<p>2005–2010 — and so on…</p>\n"},
		{"six dots", "그런데......", "<p>그런데……</p>\n"},
		{"four dots", "end....", "<p>end....</p>\n"},
		{"option of a command", "use --drafts", "<p>use --drafts</p>\n"},
		{"escaped punctuation", `\"a\" b\... \--`, "<p>&quot;a&quot; b... --</p>\n"},
		{"referenced punctuation", "&quot;a&quot; &#39;b&#39;", "<p>&quot;a&quot; 'b'</p>\n"},
		{"quotations keep their wording", "> \"a\" -- 'b'...\n> - \"c\"", "<blockquote>\n<p>&quot;a&quot; -- 'b'...</p>\n<ul>\n<li>&quot;c&quot;</li>\n</ul>\n</blockquote>\n"},
		{"code keeps its wording", "`\"a\" -- b...`\n\n    \"c\"...", "<p><code>&quot;a&quot; -- b...</code></p>\n<pre><code>&quot;c&quot;...\n</code></pre>\n"},
		{"marks of one paragraph do not reach the next", "\"a\n\nb\" c", "<p>“a</p>\n<p>b&quot; c</p>\n"},

		{"outside link", "[a](https://un.org)", "<p><a href=\"https://un.org\" rel=\"noopener noreferrer external\">a</a></p>\n"},
		{"outside link with a title", "[a](HTTP://UN.org:80/x 'b \"c\"')", "<p><a href=\"http://un.org/x\" title=\"b &quot;c&quot;\" rel=\"noopener noreferrer external\">a</a></p>\n"},
		{"mail", "[a](mailto:a@un.org) <b@un.org>", "<p><a href=\"mailto:a@un.org\">a</a> <a href=\"mailto:b@un.org\">b@un.org</a></p>\n"},
		{"inside link", "[a](../2014/x.md#y \"t\") [b](#c)", "<p><a href=\"../2014/x.md#y\" title=\"t\">a</a> <a href=\"#c\">b</a></p>\n"},
		{"address in angle brackets", "<https://un.org/a_b>", "<p><a href=\"https://un.org/a_b\" rel=\"noopener noreferrer external\">https://un.org/a_b</a></p>\n"},
		{"look-alike host is shown as it is", "<https://unіted.org/é>", "<p><a href=\"https://xn--unted-o2e.org/%C3%A9\" rel=\"noopener noreferrer external\">https://xn--unted-o2e.org/é</a></p>\n"},
		{"bare address", "See https://un.org/a_b_c(d)*.", "<p>See <a href=\"https://un.org/a_b_c(d)\" rel=\"noopener noreferrer external\">https://un.org/a_b_c(d)</a>*.</p>\n"},
		{"bare address in brackets", "(https://un.org/a)", "<p>(<a href=\"https://un.org/a\" rel=\"noopener noreferrer external\">https://un.org/a</a>)</p>\n"},
		{"bare address before a particle", "https://un.org/a를 보라", "<p><a href=\"https://un.org/a\" rel=\"noopener noreferrer external\">https://un.org/a</a>를 보라</p>\n"},
		{"bare address at the start of emphasis", "**https://un.org/a**", "<p><strong><a href=\"https://un.org/a\" rel=\"noopener noreferrer external\">https://un.org/a</a></strong></p>\n"},
		{"no bare address", "xhttp://un.org, ftp://un.org, http:// x, www.un.org, `https://un.org`", "<p>xhttp://un.org, ftp://un.org, http:// x, www.un.org, <code>https://un.org</code></p>\n"},
		{"bare address as the text of a link", "[https://un.org](x.md)", "<p><a href=\"x.md\">https://un.org</a></p>\n"},
		{"no link in a link", "[a <https://un.org> b](x.md)", "<p><a href=\"x.md\">a https://un.org b</a></p>\n"},
		{"image", "![a *b*](../static/map.png \"t\")", "<p><img src=\"../static/map.png\" alt=\"a b\" title=\"t\"></p>\n"},
		{"image in a link", "[![a](b.png)](c.md)", "<p><a href=\"c.md\"><img src=\"b.png\" alt=\"a\"></a></p>\n"},
		{"remote image", "![a](https://un.org/b.png)", "<p>a</p>\n"},

		{"raw HTML in a line", "a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n"},
		{"raw HTML as a block", "<div>\n*a*\n</div>\n\nb", "<p>&lt;div&gt;\n*a*\n&lt;/div&gt;</p>\n<p>b</p>\n"},
		{"comment", "<!-- a -->", "<p>&lt;!-- a --&gt;</p>\n"},
		{"code block", "```go \"><script>\na <b>\n```", "<pre><code class=\"language-go\">a &lt;b&gt;\n</code></pre>\n"},
		{"code language", "``` a\"b&quot;<c>\n```", "<pre><code class=\"language-a&quot;b&quot;&lt;c&gt;\"></code></pre>\n"},
		{"control characters", "a\x00b &#0; &#8; &#xFFFE; &#xD800; c\x1b", "<p>a\uFFFDb \uFFFD \uFFFD \uFFFD \uFFFD c\uFFFD</p>\n"},

		{"table", "| A | B | C |\n|---|:-:|--:|\n| a | `b\\|c` |", "<section class=\"table-scroll\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n" +
			"<th scope=\"col\">A</th>\n<th scope=\"col\" class=\"align-center\">B</th>\n<th scope=\"col\" class=\"align-right\">C</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n" +
			"<td>a</td>\n<td class=\"align-center\"><code>b|c</code></td>\n<td></td>\n</tr>\n</tbody>\n</table>\n</section>\n"},
		{"attributes are text", "# A {#b onclick=c}", "<h2 id=\"a-b-onclick-c\">A {#b onclick=c}</h2>\n"},
		{"templates are text", "{{ .Site }}", "<p>{{ .Site }}</p>\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, _, _ := render(test.src)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.src, diff)
			}
		})
	}
}

func TestHeadings(t *testing.T) {
	src := strings.Join([]string{
		"# The *Findings* of [2014](x.md)", "## 인권 상황", "#### 인권 상황", "### Back", "## fn 1", "## fnref-2", "## Footnotes",
		"## !!!", "## Café", "## Cafe\u0301", "## Main", "## États-Unis d’Amérique & “UN”", "## A/RES/73/180", "## x[^1]", "[^1]: y",
	}, "\n\n")
	body, diags := New(Options{Reserved: []string{"main"}}).Parse("a.md", 1, []byte(src))
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
	body, _ := New(Options{}).Parse("a.md", 1, []byte("## a-2\n\n## a\n\n## a\n\n## a-2\n"))
	if diff := cmp.Diff([]string{"a-2", "a", "a-3", "a-2-2"}, body.Anchors()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFootnotes(t *testing.T) {
	src := "One.[^a] Two![^b] [link[^a]](x.md)\n\n[^b]: Second.\n[^A]: First.[^c]\n\n    More.\n\n[^c]: - third\n"
	body, diags := New(Options{}).Parse("a.md", 1, []byte(src))
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

func TestTablesHaveNames(t *testing.T) {
	table := "|a|\n|-|\n\n"
	for n, want := range map[int]string{1: `aria-label="Table"`, 2: `aria-label="Table 2"`} {
		body, _ := New(Options{}).Parse("a.md", 1, []byte(strings.Repeat(table, n)))
		got := htmlOf(body, RenderOptions{TableLabel: "Table"}, nil)
		if !strings.Contains(got, `tabindex="0" `+want) {
			t.Errorf("%d tables: got %s", n, got)
		}
	}
}

func TestDiagnostics(t *testing.T) {
	for _, test := range []struct {
		name, src string
		want      []string
	}{
		{"refused scheme", "ab [c](javascript:x)", []string{"1:8-19 error unsafe-link"}},
		{"refused scheme in a second line", "ab\n한 [c](data:x)", []string{"2:9-14 error unsafe-link"}},
		{"disguised scheme", "[a](java&#115;cript:x) [a](<java\tscript:x>) [a](JAVASCRIPT&colon;x)", []string{
			"1:5-22 error unsafe-link", "1:33-34 error unsafe-link", "1:49-67 error unsafe-link",
		}},
		{"no scheme but a host", "[a](//un.org/x)", []string{"1:5-15 error unsafe-link"}},
		{"user name", "[a](https://un.org@evil.example/)", []string{"1:5-33 error unsafe-link"}},
		{"refused scheme in brackets", "a <javascript:x>", []string{"1:4-15 error unsafe-link"}},
		{"refused scheme in a definition", "[a]\n\n[a]: <vbscript:x> 't'", []string{"3:7-16 error unsafe-link"}},
		{"refused in a quotation", "> a\n> [b](x:y)", []string{"2:7-9 error unsafe-link"}},
		{"hidden character in an address", "[a](https://un.org/\u200Bx)", []string{"1:20-23 error unsafe-link"}},
		{"no address", "[a]()", []string{"1:1-2 error broken-link"}},
		{"remote image", "![a](https://un.org/x.png)", []string{"1:6-26 error remote-image"}},
		{"image of data", "![a](data:image/png;base64,x)", []string{"1:6-11 error unsafe-link"}},
		{"image without a description", "![](x.png)", []string{"1:5-10 warning missing-alt"}},
		{"image of nothing", "![a](#b)", []string{"1:6-8 error broken-link"}},
		{"raw HTML", "a <b>c</b>\n<br>", []string{"1:3-6 warning raw-html", "2:1-5 warning raw-html"}},
		{"raw HTML block", "a\n\n  <div>\n  x\n", []string{"3:3-8 warning raw-html"}},
		{"comment", "a\n\n<!--\nb\n-->", []string{"3:1-5 warning raw-html"}},
		{"footnote without text", "a[^b] c![^d]", []string{"1:2-6 error broken-footnote", "1:9-13 error broken-footnote"}},
		{"no footnote", "`[^a]` \\[^b] [^c](x.md) [^] [^d\n\n    [^e]\n\n<b title=\"[^f]\">", []string{"5:1-17 warning raw-html"}},
		{"footnote without reference", "a\n\n [^b]: c", []string{"3:2-6 warning unused-footnote"}},
		{"footnote referred to by itself alone", "[^b]: c[^b]", []string{"1:1-5 warning unused-footnote"}},
		{"footnote with two texts", "a[^b]\n\n[^b]: c\n[^B]: d", []string{"4:1-5 error broken-footnote"}},
		{"footnote text in a list", "- a[^b]\n\n  [^b]: c", []string{"1:4-8 error broken-footnote"}},
		{"bare address that is refused", "https://a@un.org/", []string{"1:1-18 error unsafe-link"}},
		{"clean", "# a\n\nb[^1] [c](d.md#e) ![f](g.png) https://un.org\n\n[^1]: h", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, _, got := render(test.src)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.src, diff)
			}
		})
	}
}

func TestDiagnosticsSayHowToMend(t *testing.T) {
	_, diags := New(Options{}).Parse("a.md", 1, []byte("[a](x:y) [b]() ![](https://un.org) <b> c[^d]\n\n[^e]: f\n"))
	if len(diags) != 7 {
		t.Errorf("got %d diagnostics, want 7: %v", len(diags), diags)
	}
	for _, d := range diags {
		if d.File != "a.md" || d.Message == "" || d.Hint == "" || strings.HasSuffix(d.Message, ".") {
			t.Errorf("got %+v", d)
		}
	}
}

func TestLinks(t *testing.T) {
	src := "[a](b.md#%ED%95%9C) ![c](../d.png)\n> [e]\n\n[f](</g h.md> \"i\")\n\n[e]: #j&amp;k\n"
	body, diags := New(Options{}).Parse("content/x.md", 10, []byte(src))
	if len(diags) > 0 {
		t.Errorf("got %v", diags)
	}
	at := func(line, column, end uint32) Span { return Span{line, column, end} }
	want := []Link{
		{Target: "b.md", Fragment: "한", Span: at(10, 5, 19)},
		{Target: "../d.png", Image: true, Span: at(10, 26, 34)},
		{Fragment: "j&k", Span: at(15, 6, 14)},
		{Target: "/g h.md", Span: at(13, 6, 13)},
	}
	if diff := cmp.Diff(want, body.Links, cmp.AllowUnexported(Span{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestResolvedAddressesAreEscaped(t *testing.T) {
	body, _ := New(Options{}).Parse("a.md", 1, []byte("[a](b.md) ![c](d.png) [e](f.md)"))
	got, err := body.AppendHTML([]byte("# "), RenderOptions{}, func(i int) string { return []string{`x"><b>`, "y&z", ""}[i] })
	if err != nil {
		t.Fatal(err)
	}
	want := "# <p><a href=\"x&quot;&gt;&lt;b&gt;\">a</a> <img src=\"y&amp;z\" alt=\"c\"> <a>e</a></p>\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestText(t *testing.T) {
	src := "# A *b*\n\nc\nd  \ne &amp; `f` <i>g</i>\n\n- h\n- i\n\n> \"j\"\n\n| k | l |\n|---|---|\n| m | n |\n\n![o](p.png) [q](r.md)\n\n```\ns\n```\n\n---\n"
	_, body, _ := render(src)
	want := "A b\nc d\ne & f <i>g</i>\nh\ni\n\"j\"\nk l\nm n\no q\ns"
	if diff := cmp.Diff(want, textOf(body)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTextIsTheWordsOfTheHTML(t *testing.T) {
	for src, want := range map[string]string{
		"":                                      "",
		"a < b &lt;c> &amp;amp; \"d\"":          "a < b <c> &amp; “d”",
		"a\n*b*\\\nc\n# d\ne":                   "a b\nc\nd\ne",
		"- a\n  b\n  - c\n\n    d\n- e":         "a b\nc\nd\ne",
		"|a||b|\n|-|-|-|\n||c|d|\n|e|||":        "a b\nc d\ne",
		"```\n a <b>\n\n  c\n```\nd":            " a <b>\n\n  c\nd",
		"a\n\n<p>\nb\n</p>":                     "a\n<p> b </p>",
		"![a [b](c.md) ![d](e)](f \"g\") h":     "a b d h",
		"a[^1] [b[^1]](c.md)\n\n[^1]: *d*\n":    "a b\nd",
		"[a](b.md \"c\") `d` ~~e~~ https://f.g": "a d e https://f.g",
	} {
		if _, body, _ := render(src); textOf(body) != want {
			t.Errorf("%q has the text %q, want %q", src, textOf(body), want)
		}
		checkWords(t, src, New(Options{}))
	}
}

func TestIsEmpty(t *testing.T) {
	for src, want := range map[string]bool{"": true, "\n \n": true, "[a]: b": true, "a": false, "![a](b)": false} {
		if _, body, _ := render(src); body.IsEmpty() != want {
			t.Errorf("IsEmpty of %q = %v", src, !want)
		}
	}
}

func TestExternalRel(t *testing.T) {
	body, _ := New(Options{ExternalRel: "nofollow"}).Parse("a.md", 1, []byte("[a](https://un.org)"))
	if got := htmlOf(body, RenderOptions{}, nil); !strings.Contains(got, `rel="nofollow"`) {
		t.Errorf("got %s", got)
	}
}

func TestParseLeavesItsInputAlone(t *testing.T) {
	file := []byte("a *b*XY")
	New(Options{}).Parse("a.md", 1, file[:5])
	if string(file) != "a *b*XY" {
		t.Errorf("the file became %q", file)
	}
}

func TestParserIsSafeForConcurrentUse(t *testing.T) {
	p := New(Options{})
	results := make(chan string)
	for range 8 {
		go func() {
			body, _ := p.Parse("a.md", 1, []byte(entryBody))
			results <- htmlOf(body, RenderOptions{}, nil)
		}()
	}
	first := <-results
	for range 7 {
		if got := <-results; got != first {
			t.Error("the same text was rendered in two ways")
		}
	}
}

// The Bodies of a large record are put aside and say the same.
func TestABodyThatIsPutAsideIsTheSame(t *testing.T) {
	kept, _ := New(Options{}).Parse("a.md", 1, []byte(entryBody))
	p := New(Options{Store: &spill.Store{}})
	for range 4000 { // more than stays in memory
		aside, _ := p.Parse("a.md", 1, []byte(entryBody))
		if htmlOf(aside, RenderOptions{}, nil) != htmlOf(kept, RenderOptions{}, nil) || textOf(aside) != textOf(kept) || aside.Size() != kept.Size() {
			t.Fatal("the text is another one")
		}
	}
}
