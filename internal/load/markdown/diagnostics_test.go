package markdown

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var diagnosticCases = []struct {
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
	{"footnote without text", "a[^b] c![^d]", []string{"1:2-6 error broken-footnote", "1:9-13 error broken-footnote"}},
	{"no footnote", "`[^a]` \\[^b] [^c](x.md) [^] [^d\n\n    [^e]\n\n<b title=\"[^f]\">", []string{"5:1-17 warning raw-html"}},
	{"footnote without reference", "a\n\n [^b]: c", []string{"3:2-6 warning unused-footnote"}},
	{"footnote referred to by itself alone", "[^b]: c[^b]", []string{"1:1-5 warning unused-footnote"}},
	{"footnote with two texts", "a[^b]\n\n[^b]: c\n[^B]: d", []string{"4:1-5 error broken-footnote"}},
	{"footnote text in a list", "- a[^b]\n\n  [^b]: c", []string{"1:4-8 error broken-footnote"}},
	{"bare address that is refused", "https://a@un.org/", []string{"1:1-18 error unsafe-link"}},
	{"clean", "# a\n\nb[^1] [c](d.md#e) ![f](g.png) https://un.org\n\n[^1]: h", nil},
}

func TestDiagnostics(t *testing.T) {
	for _, test := range diagnosticCases {
		t.Run(test.name, func(t *testing.T) {
			_, _, got := render(test.src)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.src, diff)
			}
		})
	}
}

func TestDiagnosticsHaveHints(t *testing.T) {
	_, diags := New(Options{}).Parse(context.Background(), "a.md", "en", 1, []byte("[a](x:y) [b]() ![](https://un.org) <b> c[^d]\n\n[^e]: f\n"))
	if len(diags) != 7 {
		t.Errorf("got %d diagnostics, want 7: %v", len(diags), diags)
	}
	for _, d := range diags {
		if d.File != "a.md" || d.Message == "" || d.Hint == "" || strings.HasSuffix(d.Message, ".") {
			t.Errorf("got %+v", d)
		}
	}
}
