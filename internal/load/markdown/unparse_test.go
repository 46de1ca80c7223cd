package markdown

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// unparsed returns a text as it is read, and as it is read when it was written anew.
func unparsed(t testing.TB, p *Parser, src string) (text, before, after string) {
	t.Helper()
	html := func(b *Body) string {
		return htmlOf(b, RenderOptions{}, func(i int) string { return asWritten(b.Links[i]) })
	}
	b, _ := p.Parse(t.Context(), "a.md", "en", 1, []byte(src))
	written, _, err := b.AppendMarkdown(nil, nil, func(i int) string { return asWritten(b.Links[i]) })
	if err != nil {
		t.Fatal(err)
	}
	again, _ := p.Parse(t.Context(), "a.md", "en", 1, written)
	return string(written), html(b), html(again)
}

func TestWrittenAnewATextIsTheSame(t *testing.T) {
	p := New(Options{})
	for _, src := range []string{
		"Some *emphasis*, **strong *and* more**, ~~gone~~ and `code`.\nA line,\\\nand another.",
		"# Title {#findings}\n\n## Deeper #\n\n### C \\#\n\nSetext heading\n---",
		"- a\n- b\n  - c\n  - d\n- e\n\n* other\n\n1. one\n2. two\n\n3) three",
		"- a\n\n  more\n- b\n\n      code\n- \n- > quote",
		"> a \"quote\" -- as it is...\n>\n> - list\n> - more",
		"```go\nfunc a() {\n\n}\n```\n\n````\n```\n````\n\n    indented",
		"| a | b | c |\n|---|:-:|--:|\n| 1 \\| 2 | `x\\|y` | [l](a.md) |\n| | ~~z~~ | |",
		"Term\n: Definition\n: Another\n\nTwo\nterms\n\n: Loose\n\n  - with a list",
		"A note.[^a] Again![^b]\n\n[^a]: The *first*.\n\n    More.\n\n[^b]:\n    - list",
		"[a](../2018/x.md#y \"the \\\"title\\\"\") ![alt *x*](/dot.svg) <https://example.org/?a=b&c=d> https://example.org/x_y_z [two](<a b.md>)",
		"\\# no heading\n\\- no item\n1\\. no list\n\\> no quote\n\\*no\\* \\`code\\` \\[no](link) a\\|b \\<b> &amp;copy; &lt;!-- x -->",
		"\\\"straight\\\" and \"curly\", it's -- and --- and ...; \\-- \\...",
		"**마크다운(Markdown)**을 *쓴다*. 2005~2010년 ~~A~~를",
		"a < b && c > d; http\\://example.org and foo_bar_baz * x",
		"<div>\n<p>raw</p>\n</div>\n\ntext <b>bold</b>",
		"***\n\ntext\n***",
		"*a _b_ c* ***d*** __e__",
		"![only](/dot.svg)\n![two](/dot.svg)",
	} {
		text, before, after := unparsed(t, p, src)
		if before != after {
			t.Errorf("%s\nis written as\n%s\n%s", src, text, cmp.Diff(before, after))
		}
	}
}

// The texts of the project's own record.
func TestWrittenAnewTheRecordIsTheSame(t *testing.T) {
	p, n := New(Options{}), 0
	err := filepath.WalkDir("../../../content", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".md") {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		_, src, _ := strings.Cut(string(raw), "\n+++\n")
		if text, before, after := unparsed(t, p, src); before != after {
			t.Errorf("%s is written as\n%s\n%s", path, text, cmp.Diff(before, after))
		}
		n++
		return nil
	})
	if err != nil || n < 100 {
		t.Errorf("%d texts, %v", n, err)
	}
}

// The differences of the specification's examples are spaces before HTML and links that
// are errors.
func TestWrittenAnewTheSpecificationIsTheSame(t *testing.T) {
	p := New(Options{})
	words := func(html string) string { return strings.Join(strings.Fields(html), " ") }
	for _, e := range readSpec(t) {
		text, before, after := unparsed(t, p, e.Markdown)
		isKnown := slices.Contains([]int{40, 150, 175, 184, 191, 487}, e.Example)
		if isSame := words(before) == words(after); isSame == isKnown {
			t.Errorf("%d: %q\nis written as\n%s\n%s", e.Example, e.Markdown, text, cmp.Diff(before, after))
		}
	}
}

// FuzzAppendMarkdown checks that no text that is written anew has a comment: all that it
// has is shown.
func FuzzAppendMarkdown(f *testing.F) {
	for _, src := range []string{"*a* **b** [c](d.md)\n\n- e\n  f\n\n1. g", "> a\n\n```x\nb\n```\n\n| a |\n|--|\n| b |", "a[^1]\n\n[^1]: b\n\nc\n: d", "<!-- a --> b <i>c", "\\<!-- a -->", "&lt;!-- a\n\n-->"} {
		f.Add(src)
	}
	p := New(Options{})
	f.Fuzz(func(t *testing.T, src string) {
		if !utf8.ValidString(src) || strings.ContainsRune(src, '\r') {
			return
		}
		b, _ := p.Parse(t.Context(), "a.md", "en", 1, []byte(src))
		text, _, err := b.AppendMarkdown(nil, nil, func(i int) string { return asWritten(b.Links[i]) })
		if err != nil {
			t.Fatal(err)
		}
		if again := p.parse(t.Context(), "a.md", "en", 1, text, &buffers{}); len(again.state.all) > 0 {
			t.Errorf("%q is written as\n%s\nwith %d comments", src, text, len(again.state.all))
		}
	})
}

func TestWrittenAnewNothingIsLeftThatReadersDoNotSee(t *testing.T) {
	const src = "Seen <!-- canary -->\n\n[canary]: ../2018/canary.md \"canary\"\n[//]: # (canary)\n\n[link](canary.md) ![picture](canary.svg)\n\n" +
		"| a |\n|---|\n| b | canary |\n\n[^canary]: canary\n\n``` text canary\ncode\n```\n<div>\n<!-- canary\ncanary -->\n"
	b, _ := New(Options{}).Parse(t.Context(), "a.md", "en", 1, []byte(src))
	text, _, err := b.AppendMarkdown(nil, nil, func(int) string { return "" })
	if err != nil || strings.Contains(string(text), "canary") || !strings.Contains(string(text), "Seen\n\nlink picture\n") {
		t.Errorf("%v\n%s", err, text)
	}
}
