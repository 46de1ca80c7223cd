package markdown

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// failedMarks are texts with one mistake, and the fixed text that the hint leads to.
var failedMarks = []struct{ name, src, want, fixed string }{
	{"blank in a path", "[x](my file.md)", "1:5-15 warning literal-markup", "[x](<my file.md>)"},
	{"blank in the path of a picture", "a ![b](../c d.png)", "1:8-18 warning literal-markup", "a ![b](<../c d.png>)"},
	{"blank in an address", "[x](https://un.org/a b.pdf)", "1:5-27 warning literal-markup", "[x](https://un.org/a%20b.pdf)"},
	{"blank and title", "[x](my file.md \"T\")", "1:5-19 warning literal-markup", "[x](<my file.md> \"T\")"},
	{"title in other quotation marks", "[x](a.md “T u”)", "1:5-19 warning literal-markup", "[x](a.md \"T u\")"},
	{"title without quotation marks", "[x](a.md The title)", "1:5-19 warning literal-markup", "[x](a.md \"The title\")"},
	{"link without an end", "[x](a.md and on", "1:1-5 warning literal-markup", "[x](a.md) and on"},
	{"link without a beginning", "x](a.md)", "1:2-9 warning literal-markup", "[x](a.md)"},
	{"link in a link", "[a [b](c.md) d](e.md)", "1:15-22 warning literal-markup", "a [b](c.md) [d](e.md)"},
	{"reference", "[the report][missing]", "1:1-22 warning literal-markup", "[the report](a.md)"},
	{"reference, defined", "한 [the report][missing]", "1:5-26 warning literal-markup", "[the report][missing]\n\n[missing]: a.md"},
	{"collapsed reference", "[the report][]", "1:1-15 warning literal-markup", "[the report](a.md)"},
	{"detached", "[x] (https://un.org/a)", "1:1-23 warning literal-markup", "[x](https://un.org/a)"},
	{"detached file", "See [x]  (../a.md).", "1:5-19 warning literal-markup", "See [x](../a.md)."},
	{"detached by a line", "[x]\n(https://un.org/a)", "1:1-4 warning literal-markup", "[x](https://un.org/a)"},
	{"detached by a no-break space", "[x]\u00A0(a.md)", "1:1-12 warning literal-markup", "[x](a.md)"},
	{"wide brackets", "[x]（a.md）", "1:1-14 warning literal-markup", "[x](a.md)"},
	{"in a footnote", "a [b](c d)[^1]\n\n[^1]: e", "1:7-10 warning literal-markup", "a [b](<c d>)[^1]\n\n[^1]: e"},
	{"in a footnote's text", "[^1]: [b](c d)\n\na[^1]", "1:11-14 warning literal-markup", "[^1]: [b](<c d>)\n\na[^1]"},
	{"no end", "**never closed\nat all", "1:1-3 warning literal-markup", "**never closed**"},
	{"no end, with underscores", "a __never closed", "1:3-5 warning literal-markup", `a \_\_never closed`},
	{"no end, struck", "~~never closed", "1:1-3 warning literal-markup", `\~\~never closed`},
	{"no end, three", "***never", "1:1-4 warning literal-markup", `\*\*\*never`},
	{"no end in the paragraph", "**a\n\nb**", "1:1-3 warning literal-markup", "**a**\n\nb"},
	{"more stars before than behind", "***a** b", "1:1-2 warning literal-markup", "**a** b"},
	{"fewer stars behind", "a **b* c", "1:3-4 warning literal-markup", "a *b* c"},
	{"blank before the end", "a **bold ** b", "1:3-5 warning literal-markup", "a **bold** b"},
	{"blank behind the beginning", "a ** bold** b", "1:3-5 warning literal-markup", "a **bold** b"},
	{"blanks on both sides", "** bold ** b", "1:1-3 warning literal-markup", "**bold** b"},
	{"heading", "##Title", "1:1-3 warning literal-markup", "## Title"},
	{"heading in a paragraph", "a\n###한", "2:1-4 warning literal-markup", "a\n### 한"},
	{"heading with a wide blank", "#\u3000Title", "1:1-2 warning literal-markup", "# Title"},
	{"heading with a no-break space", "##\u00A0Title", "1:1-3 warning literal-markup", "## Title"},
	{"wide signs of a heading", "＃＃ Title", "1:1-7 warning literal-markup", "## Title"},
	{"boxes", "- [ ] a\n- [x] b", "1:3-6 warning literal-markup", "- ☐ a\n- ☑ b"},
	{"boxes of a numbered list", "a\n\n1. [X] b\n\n2. c", "3:4-7 warning literal-markup", "1. ☑ b\n2. c"},
	{"alert", "> [!NOTE]\n> a", "1:3-10 warning literal-markup", "> **Note**\n> a"},
	{"code without an end", "a\n\n```go\nb\n", "3:1-4 warning unclosed-code", "a\n\n```go\nb\n```\n"},
	{"code without an end in a list", "- a\n\n  ~~~~\n  b\n\nc", "3:3-7 warning unclosed-code", "- a\n\n  ~~~~\n  b\n  ~~~~\n\nc"},
	{"surplus cells", "| a | b |\n|---|---|\n| c | d | e | f |\n", "3:11-16 warning surplus-cells", "| a | b | | |\n|---|---|---|---|\n| c | d | e | f |\n"},
	{"a bar in a cell", "> a | b\n> --|--\n> c | d | e", "3:11-12 warning surplus-cells", "> a | b\n> --|--\n> c | d \\| e"},
	{"too few columns under the head", "| a | b |\n| --- |\n| c | d |", "2:1-8 warning literal-markup", "| a | b |\n| --- | --- |\n| c | d |"},
	{"dashes under the head", "| a | b |\n| — | — |\n| c | d |", "2:1-14 warning literal-markup", "| a | b |\n| --- | --- |\n| c | d |"},
	{"another form of the line", "|a|b|\n+---+---+\n|c|d|", "2:1-10 warning literal-markup", "|a|b|\n| --- | --- |\n|c|d|"},
	{"equal signs under the head", "|a|b|\n|==|==|\n|c|d|", "2:1-8 warning literal-markup", "|a|b|\n| --- | --- |\n|c|d|"},
	{"no line under the head", "| a | b |\n| c | d |", "1:1-10 warning literal-markup", "| a | b |\n| --- | --- |\n| c | d |"},
	{"no head", "|---|---|\n| c | d |", "1:1-10 warning literal-markup", "| a | b |\n|---|---|\n| c | d |"},
}

func TestFailedMarks(t *testing.T) {
	for _, test := range failedMarks {
		_, _, got := render(test.src)
		if diff := cmp.Diff([]string{test.want}, got); diff != "" {
			t.Errorf("%s: %q (-want +got):\n%s", test.name, test.src, diff)
		}
		if _, _, got := render(test.fixed); len(got) > 0 {
			t.Errorf("%s: %q, fixed, still has %q", test.name, test.fixed, got)
		}
	}
}

// TestHintsOfFailedLinks checks the hints that name the whole link.
func TestHintsOfFailedLinks(t *testing.T) {
	for _, test := range failedMarks[:6] {
		_, diags := New(Options{}).Parse(context.Background(), "a.md", "en", 1, []byte(test.src))
		_, fix, ok := strings.Cut(diags[0].Hint, "write ")
		if !ok || !strings.HasSuffix(test.fixed, fix) {
			t.Errorf("%s: the hint is %q, want %q", test.name, diags[0].Hint, test.fixed)
		}
	}
}

func TestInnocentTexts(t *testing.T) {
	for _, src := range []string{
		"He said [sic] that [...] and […] it [is] so [1], [2][3], [sic][...].", "5 * 3 * 2, 5 ** 3, 2**8 and a*b", "* footnote", "2014* and 2015** are estimates.",
		"*Estimate", "** a note", "김** 씨와 이*수 씨, 김○○", "f(a[i](x))", "a[i][j] = b[0][1]", "[x]: the unknown", "#1 and #hashtag", "# of votes: 3", "C## is none",
		"`**a` `##b` `[x](a b)` `[x][y]` `- [ ]`", "    **a\n    ##b\n    [x](a b)", "```\n**a\n[x](a b)\n| a | b |\n```", `\**a \##b \[x](a b) \[x][y] [x\](a b)`, "\\##Title", `- \[ ] a`, `> \[!NOTE]`,
		"[x] (in the annex)", "**12***", "[tab][tab]", "[a]\n\n(https://un.org)", "[1] (2014)", "[Applause] (A/C.3/69/L.28)", "[x](a.md) (b.md)", "[c][a](b.md)", "[x](<my file.md> 'T')", "a [b] [c](d.md)",
		"a | b", "|x| + |y|", "a | b\nc | d", "P(A|B)\n= 1", "---\n***\n___", "____ (name)", "__init__", "snake__case", "~~ 2014", "좋아요~~", "about ~~~", "**/*.md", "::: a",
		"| a | b |\n|---|---|\n| c |\n| c | d | |\n| `x \\| y` | e |", "~~~\na\n~~~", "- ```\n  a\n  ```", "> ```\n> a\n> ```", "[^1] a\n\n[^1]: b", "a[^1][^2]\n\n[^1]: b\n[^2]: c",
		"**a** **b** ***c*** __d__ ~~e~~", "**인권**을 **“말”**은", "[a]\n\n[a]: b.md", "> [!important] b\n\n[!important]: c.md", "[a][b]\n\n[b]: c.md", "x: y\nz", "12:30\n: a",
	} {
		_, _, got := render(src)
		for _, problem := range got {
			if strings.Contains(problem, "literal-markup") || strings.Contains(problem, "surplus") || strings.Contains(problem, "unclosed") {
				t.Errorf("%q: got %s", src, problem)
			}
		}
	}
}

func TestDefinitionLists(t *testing.T) {
	checkHTML(t, []htmlCase{
		{"one", "Apple\n: A *fruit*\n: Another\n", "<dl>\n<dt>Apple</dt>\n<dd>A <em>fruit</em></dd>\n<dd>Another</dd>\n</dl>\n"},
		{"loose, of two terms", "A\nB\n\n:   C\n\n    D\n", "<dl>\n<dt>A</dt>\n<dt>B</dt>\n<dd>\n<p>C</p>\n<p>D</p>\n</dd>\n</dl>\n"},
		{"Korean", "양형\n: 형벌의 양을\n  정하는 일\n", "<dl>\n<dt>양형</dt>\n<dd>형벌의 양을\n정하는 일</dd>\n</dl>\n"},
		{"a line of French", "Le texte est long, et il va au-delà de la ligne qui le porte, sans fin\net voici la suite\n: elle vient.", "<p>Le texte est long, et il va au-delà de la ligne qui le porte, sans fin\net voici la suite\n: elle vient.</p>\n"},
		{"no blank behind the colon", "a\n:b", "<p>a\n:b</p>\n"},
	})
	_, body, _ := render("A\nB\n: C\n: D\n\ne")
	if want := "A\nB\nC\nD\ne"; textOf(body) != want {
		t.Errorf("AppendText() = %q, want %q", textOf(body), want)
	}
}
