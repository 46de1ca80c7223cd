package markdown

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// TestParserKeepsNoState checks that the result does not depend on the texts
// parsed before.
func TestParserKeepsNoState(t *testing.T) {
	used := New(Options{})
	texts := []string{entryBody, "a *b", "# c\n\n# c", "d[^1]\n\n[^1]: e *f*", "- g\n- h\n\ni\nj", "[k](l.md) ~~m~~ **n *o* p**"}
	for _, example := range readSpec(t) {
		texts = append(texts, example.Markdown)
	}
	for _, src := range slices.Concat(texts, texts) {
		got, gotFound := used.Parse("a.md", 1, []byte(src))
		want, wantFound := New(Options{}).Parse("a.md", 1, []byte(src))
		o := RenderOptions{FootnotesTitle: "Notes", BacklinkLabel: "Back", TableLabel: "Table"}
		address := func(int) string { return "x.html" }
		if diff := cmp.Diff(htmlOf(want, o, address), htmlOf(got, o, address)); diff != "" {
			t.Errorf("%q (-fresh +used):\n%s", src, diff)
		}
		if diff := cmp.Diff(wantFound, gotFound); diff != "" {
			t.Errorf("%q (-fresh +used):\n%s", src, diff)
		}
	}
}

// TestFlanksAsInCommonMark checks that next to characters of scripts with spaces
// delimiters open and close as in CommonMark.
func TestFlanksAsInCommonMark(t *testing.T) {
	letters := []rune("a1 \n\t.,(*_~«“é\u00A0\u2003—")
	for _, mark := range []byte("*_~") {
		for _, before := range letters {
			for _, after := range letters {
				if rune(mark) == after {
					continue
				}
				want := parser.ScanDelimiter([]byte(string(mark)+string(after)), before, 1, delimiters{})
				opens, closes := flanks(mark, before, util.ToRune([]byte(string(after)), 0))
				if opens != want.CanOpen || closes != want.CanClose {
					t.Errorf("%q between %q and %q opens: %v, closes: %v, want %v, %v", mark, before, after, opens, closes, want.CanOpen, want.CanClose)
				}
			}
		}
	}
}
