package markdown

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"annals/internal/diag"
	"annals/internal/testing/sharedtest"
)

// All tags, attributes and classes that the renderer writes.
var (
	allowedTags = strings.Fields(
		"a blockquote br code dd del div dl dt em h2 h3 h4 h5 h6 hr img li ol p pre section strong sup table tbody td th thead tr ul")
	allowedAttributes = strings.Fields("alt aria-label aria-labelledby class decoding height href id loading rel role scope sizes src srcset start tabindex title width")
	allowedClass      = regexp.MustCompile(`^(language-\S+|align-(left|center|right)|table-scroll|section-head|to-section|footnotes|footnote-ref|footnote-backref)$`)
	schemeOf          = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*):`)
)

// checkSafe parses HTML as a browser does and reports anything that could run
// scripts, load from other hosts or change the style of the page.
func checkSafe(t *testing.T, src, rendered string) {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(rendered), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, root := range nodes {
		checkNode(t, src, root, ids)
		for n := range root.Descendants() {
			checkNode(t, src, n, ids)
		}
	}
}

func checkNode(t *testing.T, src string, n *html.Node, ids map[string]bool) {
	t.Helper()
	switch n.Type {
	case html.TextNode:
		return
	case html.ElementNode:
	default:
		t.Errorf("%q became a %v: %q", src, n.Type, n.Data)
	}
	if !slices.Contains(allowedTags, n.Data) {
		t.Errorf("%q became <%s>", src, n.Data)
	}
	for _, a := range n.Attr {
		switch {
		case !slices.Contains(allowedAttributes, a.Key):
			t.Errorf("%q became the attribute %s of <%s>", src, a.Key, n.Data)
		case a.Key == "class" && !allowedClass.MatchString(a.Val):
			t.Errorf("%q became the class %q", src, a.Val)
		case a.Key == "id" && (ids[a.Val] || a.Val == ""):
			t.Errorf("%q made the id %q twice, or empty", src, a.Val)
		case a.Key == "href" && !isSafeAddress(a.Val), a.Key == "src" && (!isSafeAddress(a.Val) || schemeOf.MatchString(a.Val)):
			t.Errorf("%q became an address: %q", src, a.Val)
		}
		if a.Key == "id" {
			ids[a.Val] = true
		}
	}
}

// isSafeAddress parses an address as a browser does, which removes some control
// characters before it looks for a scheme.
func isSafeAddress(address string) bool {
	address = strings.TrimLeft(address, "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\v\f\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f ")
	address = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
	if m := schemeOf.FindStringSubmatch(address); m != nil {
		return slices.Contains([]string{"http", "https", "mailto", "tel"}, m[1])
	}
	return !strings.HasPrefix(strings.ReplaceAll(address, `\`, "/"), "//")
}

// contexts put a payload into the different constructs of a text.
var contexts = map[string]func(payload string) string{
	"text":             func(s string) string { return s },
	"text of a line":   func(s string) string { return "a " + s + " b" },
	"emphasis":         func(s string) string { return "**" + s + "**" },
	"heading":          func(s string) string { return "# " + s },
	"heading id":       func(s string) string { return "# a {#" + s + "}" },
	"definition list":  func(s string) string { return s + "\n: " + s + "\n\n  " + s },
	"underlined":       func(s string) string { return "a " + s + "\n---" },
	"address":          func(s string) string { return "[a](" + s + ")" },
	"enclosed address": func(s string) string { return "[a](<" + s + ">)" },
	"bare address":     func(s string) string { return "https://un.org/" + s },
	"autolink":         func(s string) string { return "<" + s + ">" },
	"title":            func(s string) string { return `[a](b "` + s + `") ![a](b '` + s + `')` },
	"label":            func(s string) string { return "[" + s + "](a)" },
	"description":      func(s string) string { return "![" + s + "](a)" },
	"image":            func(s string) string { return "![a](" + s + ")" },
	"definition":       func(s string) string { return "[a] ![a]\n\n[a]: " + s + ` "` + s + `"` },
	"code":             func(s string) string { return "`" + s + "`" },
	"code language":    func(s string) string { return "```" + s + "\na\n```" },
	"tilde language":   func(s string) string { return "~~~ " + s + "\n" + s },
	"table cell":       func(s string) string { return "| " + s + " |\n|---|\n| " + s + " |" },
	"table alignment":  func(s string) string { return "| a |\n|:-:" + s + "|\n| a |" },
	"footnote":         func(s string) string { return "a[^1]\n\n[^1]: " + s },
	"footnote label":   func(s string) string { return "a[^" + s + "]\n\n[^" + s + "]: b" },
	"list":             func(s string) string { return "- " + s + "\n1. " + s },
	"quotation":        func(s string) string { return "> " + s },
}

func payloads(t *testing.T) []string {
	t.Helper()
	corpora := filepath.Join(sharedtest.Dir(t), "corpora")
	list, err := os.ReadFile(filepath.Join(corpora, "xss-payloads.txt"))
	if err != nil {
		t.Fatal(err)
	}
	naughty, err := os.ReadFile(filepath.Join(corpora, "naughty-strings.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	if err := json.Unmarshal(naughty, &all); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(list)) {
		all = append(all, strings.TrimRight(line, "\r\n"))
	}
	return all
}

func TestPayloadsStayText(t *testing.T) {
	all := payloads(t)
	p := New(Options{})
	for name, wrap := range contexts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			step := 1
			if testing.Short() {
				step = 20
			}
			for i := 0; i < len(all); i += step {
				src := wrap(all[i])
				checkSafe(t, src, renderWorst(p, src))
			}
		})
	}
}

// renderWorst renders with all addresses as written and with hostile options.
func renderWorst(p *Parser, src string) string {
	body, _ := p.Parse(context.Background(), "a.md", "en", 1, []byte(src))
	o := RenderOptions{Page: `"><i>`, FootnotesTitle: "<i>", BacklinkLabel: `"><i>`, HeadingLabel: `"><i>{title}`, TableLabel: `"><i>`}
	o.Picture = func(i int) Picture { return Picture{3 * i, 4, `"><i> 9w`, `"><i>`} }
	return htmlOf(body, o, func(i int) string { return asWritten(body.Links[i]) })
}

// TestKnownInjections checks injections that other generators were vulnerable to.
func TestKnownInjections(t *testing.T) {
	for name, src := range map[string]string{
		"title of a link, CVE-2024-32875":           `[a](b "\"><script>alert(1)</script>")`,
		"title of an image, CVE-2024-32875":         `![a](b '"><img src=x onerror=alert(1)>')`,
		"title with references, CVE-2024-32875":     `[a](b "&quot;onmouseover=&quot;alert(1)")`,
		"description of an image":                   `!["><script>alert(1)</script>](b)`,
		"address of a link, CVE-2024-55601":         `[a](<b" onmouseover="alert(1)>)`,
		"address of an image, CVE-2024-55601":       `![a](<b" onerror="alert(1)>)`,
		"heading, CVE-2024-55601":                   `## "><script>alert(1)</script>`,
		"attributes of a heading":                   `## a {onclick="alert(1)" style="x" id="\"><script>"}`,
		"language of code, CVE-2024-55601":          "```\"><script>alert(1)</script>\na\n```",
		"attributes of code":                        "```go {onclick=\"alert(1)\" style=\"x\"}\na\n```",
		"alignment of a table":                      "| a |\n|:-:\" onclick=\"alert(1)|\n| b |",
		"reference, CVE-2026-5160":                  `[a](javascript&colon;alert(1)) [b](javascript&#x3a;alert(1)) [c](java&Tab;script:alert(1)) [d](&#1;javascript:alert(1))`,
		"label of a footnote":                       "[^\"><script>]\n\n[^\"><script>]: a",
		"address in angle brackets":                 `<javascript:alert(1)> <https://un.org/"onclick="alert(1)>`,
		"image that is a script":                    `![a](javascript:alert(1)) ![b](data:image/svg+xml,<svg/onload=alert(1)>)`,
		"HTML in a link in an image":                `![[<b onclick=alert(1)>](javascript:x)](y)`,
		"base, meta, form, frame, as blocks":        "<base href=//x>\n\n<meta http-equiv=refresh content=0>\n\n<form action=//x>\n\n<iframe srcdoc=x>",
		"comment that hides the rest":               "a <!-- b\n\n<!-- c",
		"end of what surrounds the text":            "</article></main><script>alert(1)</script>",
		"two rounds of decoding":                    `[a](javascript&amp;colon;alert(1)) [b](javascript%3Aalert(1)) [c](&#38;#106;avascript:alert(1))`,
		"host instead of a path":                    `[a](//x) [b](/\x) [c](\\\\x) [d](/&#92;x) [e](///x)`,
		"address from a definition in another case": "[A]\n\n[a]: JavaScript:alert(1)",
	} {
		t.Run(name, func(t *testing.T) {
			checkSafe(t, src, renderWorst(New(Options{}), src))
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, wrap := range contexts {
		f.Add(wrap("x"))
		f.Add(wrap(`"><script>&quot;`))
	}
	for _, text := range pathological {
		f.Add(text(20))
	}
	f.Add(entryBody)
	f.Add("# a\n\n# a\n\n## fn 1\n\nb[^1][^2]\n\n[^1]: c[^2]\n[^2]: d[^1]\n\n    e\n")
	f.Add("한국어 **“위반”**이라고 ~~a(b)~~를 2005~2010 \"가\"라고... -- '나'를\n\n| a | `b\\|c` |\n|---|:-:|\n| d |\n")
	p := New(Options{Reserved: []string{"main"}})
	f.Fuzz(func(t *testing.T, src string) {
		body, diags := p.Parse(context.Background(), "a.md", "en", 3, []byte(src))
		checkSafe(t, src, renderWorst(p, src))
		checkRanges(t, src, body, diags)
		for _, id := range body.Anchors() {
			if !body.HasAnchor(id) || id == "main" {
				t.Errorf("%q has a heading with the id %q", src, id)
			}
		}
	})
}

// checkRanges checks that all positions are within the text.
func checkRanges(t *testing.T, src string, body *Body, diags diag.List) {
	t.Helper()
	lines := strings.Split(src, "\n")
	ranges := make([]diag.Range, 0, len(diags)+len(body.Links))
	for _, d := range diags {
		ranges = append(ranges, d.Range)
	}
	for _, l := range body.Links {
		ranges = append(ranges, l.In("a.md"))
		if strings.Contains(l.Target, "#") {
			t.Errorf("%q has the link %+v", src, l)
		}
	}
	for _, r := range ranges {
		line := r.Line - 3
		if line < 0 || line >= len(lines) || r.Column < 1 || r.End < r.Column || r.End > len(lines[line])+1 {
			t.Errorf("%q has the range %+v", src, r)
		}
	}
	if utf8.ValidString(src) && !utf8.ValidString(textOf(body)) {
		t.Errorf("%q became the invalid text %q", src, textOf(body))
	}
}
