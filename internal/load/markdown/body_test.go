package markdown

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/spill"
)

func TestLinks(t *testing.T) {
	src := "[a](b.md#%ED%95%9C) ![c](../d.png)\n> [e]\n\n[f](</g h.md> \"i\")\n\n[e]: #j&amp;k\n"
	body, diags := New(Options{}).Parse(context.Background(), "content/x.md", "en", 10, []byte(src))
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
	body, _ := New(Options{}).Parse(context.Background(), "a.md", "en", 1, []byte("[a](b.md) ![c](d.png) [e](f.md)"))
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

func TestTextOfBlocks(t *testing.T) {
	for src, want := range map[string]string{
		"":                             "",
		"a < b &lt;c> &amp;amp; \"d\"": "a < b <c> &amp; “d”",
		"a\n*b*\\\nc\n# d\ne":          "a b\nc\nd\ne",
		"侵犯人\n**权**行\n为\nUN\n북한\n인권":            "侵犯人权行为 UN 북한 인권",
		"- a\n  b\n  - c\n\n    d\n- e":         "a b\nc\nd\ne",
		"|a||b|\n|-|-|-|\n||c|d|\n|e|||":        "a b\nc d\ne",
		"```\n a <b>\n\n  c\n```\nd":            " a <b>\n\n  c\nd",
		"a\n\n<p>\nb\n</p>":                     "a\n<p> b </p>",
		"<pre>\na\n\n  b\n</pre>":               "<pre> a   b </pre>",
		"![a [b](c.md) ![d](e)](f \"g\") h":     "a b d h",
		"a[^1] [b[^1]](c.md)\n\n[^1]: *d*\n":    "a b\nd",
		"[a](b.md \"c\") `d` ~~e~~ https://f.g": "a d e https://f.g",
	} {
		if _, body, _ := render(src); textOf(body) != want {
			t.Errorf("%q has the text %q, want %q", src, textOf(body), want)
		}
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
	body, _ := New(Options{ExternalRel: "nofollow"}).Parse(context.Background(), "a.md", "en", 1, []byte("[a](https://un.org)"))
	if got := htmlOf(body, RenderOptions{}, nil); !strings.Contains(got, `rel="nofollow"`) {
		t.Errorf("got %s", got)
	}
}

func TestParseDoesNotModifyInput(t *testing.T) {
	file := []byte("a *b*XY")
	New(Options{}).Parse(context.Background(), "a.md", "en", 1, file[:5])
	if string(file) != "a *b*XY" {
		t.Errorf("the input became %q", file)
	}
}

func TestParserIsSafeForConcurrentUse(t *testing.T) {
	p := New(Options{})
	results := make(chan string)
	for range 8 {
		go func() {
			body, _ := p.Parse(context.Background(), "a.md", "en", 1, []byte(entryBody))
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

// TestBodyInStore checks that a Body in a Store, most of which is on disk, renders
// as one in memory.
func TestBodyInStore(t *testing.T) {
	if testing.Short() {
		t.Skip("many texts, one after the other")
	}
	inMemory, _ := New(Options{}).Parse(context.Background(), "a.md", "en", 1, []byte(entryBody))
	p := New(Options{Store: &spill.Store{}})
	for range 4000 { // more than the Store keeps in memory
		stored, _ := p.Parse(context.Background(), "a.md", "en", 1, []byte(entryBody))
		if htmlOf(stored, RenderOptions{}, nil) != htmlOf(inMemory, RenderOptions{}, nil) || textOf(stored) != textOf(inMemory) || stored.Size() != inMemory.Size() {
			t.Fatal("the stored text differs")
		}
	}
}
