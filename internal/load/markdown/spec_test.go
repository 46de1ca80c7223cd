package markdown

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"annals/internal/testing/sharedtest"
)

type specExample struct {
	Markdown string `json:"markdown"`
	HTML     string `json:"html"`
	Example  int    `json:"example"`
}

func readSpec(t *testing.T) []specExample {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(sharedtest.Dir(t), "corpora", "commonmark-spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []specExample
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) != 652 {
		t.Fatalf("the specification has %d examples, want 652", len(examples))
	}
	return examples
}

// xhtml matches the slash at the end of an empty element, which the specification
// has and our HTML has not.
var xhtml = regexp.MustCompile(`(<(?:br|hr|img [^>]*)) />`)

func sameHTML(s string) string {
	return strings.ReplaceAll(xhtml.ReplaceAllString(s, "$1>"), "&#64;", "@")
}

// TestCommonMark checks the renderer against the specification: without our
// extensions, and with raw HTML, addresses and headings as in CommonMark.
func TestCommonMark(t *testing.T) {
	for _, example := range readSpec(t) {
		t.Run(fmt.Sprint(example.Example), func(t *testing.T) {
			got := renderPlainCommonMark([]byte(example.Markdown))
			if diff := cmp.Diff(sameHTML(example.HTML), sameHTML(got)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", example.Markdown, diff)
			}
		})
	}
}

func renderPlainCommonMark(src []byte) string {
	src = slices.Clip(src)
	plain := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
	r := New(Options{}).newRenderer(context.Background(), "", "en", 1, src, &buffers{})
	r.quoteDepth = 1 // straight punctuation stays straight
	r.override = func(n ast.Node) bool { return r.asCommonMark(n) }
	r.document(plain.Parse(text.NewReader(src)))
	return string(r.html[:r.body.size])
}

// asCommonMark renders the nodes that we deliberately render differently.
func (r *renderer) asCommonMark(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Heading:
		r.enclose(fmt.Sprintf("<h%d>", n.Level), n, fmt.Sprintf("</h%d>\n", n.Level))
	case *ast.Link:
		r.write(`<a href="` + specAddress(n.Destination) + `"`)
		r.writeAttribute("title", decode(n.Title))
		r.enclose(">", n, "</a>")
	case *ast.Image:
		r.write(`<img src="` + specAddress(n.Destination) + `" alt="`)
		r.html = appendEscaped(r.html, r.description(n))
		r.write(`"`)
		r.writeAttribute("title", decode(n.Title))
		r.write(">")
	case *ast.AutoLink:
		scheme := ""
		if n.AutoLinkType == ast.AutoLinkEmail {
			scheme = "mailto:"
		}
		r.write(`<a href="` + scheme + string(util.EscapeHTML(util.URLEscape(n.URL(r.src), false))) + `">`)
		r.writeLiteral(n.Label(r.src))
		r.write("</a>")
	case *ast.RawHTML:
		r.write(string(n.Segments.Value(r.src)))
	case *ast.HTMLBlock:
		r.write(string(n.Lines().Value(r.src)))
		if n.HasClosure() {
			r.write(string(n.ClosureLine.Value(r.src)))
		}
	default:
		return false
	}
	return true
}

func specAddress(destination []byte) string {
	return string(util.EscapeHTML(util.URLEscape(destination, true)))
}

// TestCommonMarkDifferences checks that commonMarkDifferences lists exactly the
// examples of the specification that we render differently.
func TestCommonMarkDifferences(t *testing.T) {
	why := map[int]string{}
	for reason, numbers := range commonMarkDifferences {
		for _, n := range numbers {
			if why[n] != "" {
				t.Errorf("example %d is listed twice", n)
			}
			why[n] = reason
		}
	}
	p := New(Options{})
	different := map[int]bool{}
	for _, example := range readSpec(t) {
		body, _ := p.Parse(context.Background(), "spec.md", "en", 1, []byte(example.Markdown))
		got := htmlOf(body, RenderOptions{}, func(i int) string {
			return string(util.URLEscape([]byte(asWritten(body.Links[i])), false))
		})
		if sameHTML(got) == sameHTML(example.HTML) {
			continue
		}
		different[example.Example] = true
		if why[example.Example] == "" {
			t.Errorf("example %d differs and is not listed: %q\n%s", example.Example, example.Markdown, cmp.Diff(sameHTML(example.HTML), sameHTML(got)))
		}
	}
	for _, n := range slices.Sorted(maps.Keys(why)) {
		if !different[n] {
			t.Errorf("example %d is listed (%s) but does not differ", n, why[n])
		}
	}
}

// asWritten returns the address of a link as in the source.
func asWritten(l Link) string {
	if l.Fragment == "" {
		return l.Target
	}
	return l.Target + "#" + l.Fragment
}

// commonMarkDifferences has the examples that we render differently, by reason.
var commonMarkDifferences = map[string][]int{
	"headings have ids, begin at level 2 and leap over none": {
		10, 59, 62, 66, 67, 68, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 86, 89, 90, 91, 95, 96, 102, 103, 115, 141,
		214, 215, 227, 228, 229, 230, 232, 300, 646, 647,
	},
	"raw HTML is shown as text": {
		21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170,
		171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 201, 308, 309, 344,
		475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631, 642, 643,
	},
	"links that leave the site have a rel":                                 {480, 481, 501, 526, 538, 594, 595},
	"bare addresses are links":                                             {602, 608, 611},
	"straight punctuation becomes typographic":                             {14, 46, 55, 87, 197, 209, 210, 395, 508, 590, 620, 622},
	"schemes outside the allow list, and hosts that are none, are refused": {346, 596, 598, 599, 600, 601},
	"backslashes in addresses are refused, and colons in file names":       {20, 202, 500, 502, 603},
	"a link without an address is an error":                                {200, 485, 486, 487, 567},
	"scheme and host are written in lower case":                            {597, 605},
}
