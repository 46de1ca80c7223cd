package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"annals/static"
)

// TestHostileTextsAreEscaped puts attack strings wherever an editor's text is
// printed, and parses the site as a browser, a feed reader and a search engine do:
// nothing runs, nothing loads, and all texts are complete.
func TestHostileTextsAreEscaped(t *testing.T) {
	dir := t.TempDir()
	all := payloads(t)
	writeHostileSite(t, dir, all)
	removeRefusedEntries(t, dir)
	out := filepath.Join(dir, "public")
	if status, output := run(t, "annals", "build", "--quiet", "--source", dir); status != 0 {
		t.Fatalf("build: status %d\n%s", status, output)
	}
	site, err := readTree(out)
	if err != nil {
		t.Fatal(err)
	}
	harmless := skeleton(parse(t, site["2018/facts-none.html"].text))
	seen := map[string]int{}
	for name, file := range site {
		kind, _, one := strings.Cut(path.Base(name), "-")
		switch path.Ext(name) {
		case ".html":
			page := parse(t, file.text)
			checkHarmless(t, name, page, site)
			checkDataElements(t, name, page)
			if one {
				seen[kind]++
			}
			if kind == "facts" && skeleton(page) != harmless {
				t.Errorf("%s: the markup is not that of a harmless page:\n%s\nbut\n%s", name, skeleton(page), harmless)
			}
		case ".xml":
			readXML(t, name, file.text, site)
		case ".json":
			if strings.HasSuffix(name, ".csl.json") {
				checkCitations(t, name, file.text)
				continue
			}
			readJSON(t, name, file.text, site)
		}
	}
	if min(seen["facts"], seen["words"]) < len(all)*3/4 || min(seen["ways"], seen["cites"]) < len(all)/4 {
		t.Errorf("too few of %d payloads were published: %v", len(all), seen)
	}
	t.Logf("%d payloads, pages: %v", len(all), seen)
	for i, payload := range all {
		if file, ok := site[fmt.Sprintf("2018/facts-%d.html", i)]; ok {
			checkShown(t, parse(t, file.text), payload)
		}
	}
}

// removeRefusedEntries deletes the entries that a check refuses. Entries facts-N may
// be refused only for invisible characters and comments.
func removeRefusedEntries(t *testing.T, dir string) {
	t.Helper()
	for range 3 {
		output, err := exec.Command("annals", "check", "--source", dir, "--format", "json").Output()
		if exit, ok := errors.AsType[*exec.ExitError](err); err != nil && (!ok || exit.ExitCode() != 1) {
			t.Fatalf("check: %v\n%s", err, output)
		}
		refused := false
		for d := json.NewDecoder(bytes.NewReader(output)); ; {
			var problem struct{ File, Severity, Code, Message string }
			if err := d.Decode(&problem); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			name := path.Base(problem.File)
			if problem.Severity != "error" {
				continue
			}
			if path.Dir(problem.File) != "content/2018" || name == "facts-none.md" {
				t.Fatalf("%s: %s", problem.File, problem.Message)
			}
			if strings.HasPrefix(name, "facts-") && problem.Code != "hidden-character" && problem.Code != "html-comment" {
				t.Errorf("%s was refused: %s", name, problem.Message)
			}
			refused = true
			os.Remove(filepath.Join(dir, "content", "2018", name))
		}
		if !refused {
			return
		}
	}
	t.Fatal("entries that remained after a check were refused by the next one")
}

// isRefused reports whether a text has invisible characters or a comment, which front
// matter and config.toml refuse.
func isRefused(text string) bool {
	_, rest, _ := strings.Cut(text, "<!--")
	return strings.Contains(rest, "-->") || strings.ContainsFunc(text, func(r rune) bool {
		return unicode.In(r, unicode.C, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point)
	})
}

func parse(t *testing.T, text string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// skeleton returns the elements and attribute names of a page.
func skeleton(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		fmt.Fprintf(&b, "<%s", n.Data)
		for _, a := range n.Attr {
			b.WriteString(" " + a.Key)
		}
		b.WriteString(">")
	}
	return b.String()
}

// isIcon reports whether an address is the built-in icon, which stands in the head of a
// page and not beside it.
func isIcon(n *html.Node, address string) bool {
	svg, isData := strings.CutPrefix(address, "data:image/svg+xml,")
	icon, err := url.PathUnescape(svg)
	original, _ := static.FS.ReadFile("favicon.svg")
	bare := strings.NewReplacer(" ", "", "\n", "", `"`, "", "'", "")
	return isData && err == nil && n.Data == "link" && attr(n, "rel") == "icon" && bare.Replace(icon) == bare.Replace(string(original))
}

// checkHarmless checks that a page has no element or attribute that runs or loads
// anything but the site's own files.
func checkHarmless(t *testing.T, name string, root *html.Node, site tree) {
	t.Helper()
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		attrs := map[string]string{}
		for _, a := range n.Attr {
			attrs[a.Key] = a.Val
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" || a.Key == "formaction" {
				t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
			}
			if slices.Contains([]string{"href", "src", "srcset", "action", "data", "poster", "cite", "background"}, a.Key) && !isAllowedURL(a.Val) && !isIcon(n, a.Val) {
				t.Errorf("%s: <%s %s=%q> leads where no page should", name, n.Data, a.Key, a.Val)
			}
		}
		switch n.Data {
		case "style", "iframe", "frame", "object", "embed", "applet", "base", "template", "foreignobject", "animate", "set":
			t.Errorf("%s: there is an element %s", name, n.Data)
		case "script":
			_, ours := site[path.Join(path.Dir(name), attrs["src"])]
			if attrs["type"] != "application/ld+json" && (attrs["src"] == "" || !ours) {
				t.Errorf("%s: there is a script %v", name, n.Attr)
			}
		case "meta":
			allowed := []string{"Content-Security-Policy", "x-dns-prefetch-control"}
			if equiv, ok := attrs["http-equiv"]; ok && !slices.Contains(allowed, equiv) {
				t.Errorf("%s: there is a meta element %v", name, n.Attr)
			}
		}
	}
}

// isAllowedURL reports whether an address is relative or has an allowed scheme.
func isAllowedURL(address string) bool {
	u, err := url.Parse(strings.TrimSpace(address))
	return err == nil && slices.Contains([]string{"", "http", "https", "mailto", "tel"}, u.Scheme) &&
		(u.Scheme != "" || u.Host == "") && u.User == nil
}

// checkDataElements checks that the data elements of a page are JSON.
func checkDataElements(t *testing.T, name string, root *html.Node) {
	t.Helper()
	for n := range root.Descendants() {
		if n.Data == "script" && n.FirstChild != nil && !json.Valid([]byte(n.FirstChild.Data)) {
			t.Errorf("%s: %s is no JSON", name, n.FirstChild.Data)
		}
	}
}

// checkShown checks that the whole payload is in the text and the JSON-LD of a page.
func checkShown(t *testing.T, root *html.Node, payload string) {
	t.Helper()
	var text strings.Builder
	named := false
	for n := range root.Descendants() {
		switch {
		case n.Type == html.TextNode && n.Parent.Data == "script":
			var data struct{ Name string }
			named = named || json.Unmarshal([]byte(n.Data), &data) == nil && data.Name == payload
		case n.Type == html.TextNode:
			text.WriteString(n.Data)
		}
	}
	if !named {
		t.Errorf("no JSON-LD on its page is named %q", payload)
	}
	if !strings.Contains(normalizeSpace(text.String()), normalizeSpace(payload)) {
		t.Errorf("its page does not show %q", payload)
	}
}

func normalizeSpace(text string) string { return strings.Join(strings.Fields(text), " ") }

// readXML parses a feed or a sitemap and checks the HTML in it.
func readXML(t *testing.T, name, text string, site tree) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		if words, ok := token.(xml.CharData); ok && strings.Contains(string(words), "<p>") {
			checkHarmless(t, name, parse(t, string(words)), site)
		}
	}
}

// checkCitations requires that sources are a list of CSL items. Programs that cite show
// their texts as they are.
func checkCitations(t *testing.T, name, text string) {
	t.Helper()
	var items []map[string]any
	if err := json.Unmarshal([]byte(text), &items); err != nil || len(items) == 0 {
		t.Errorf("%s: %d items, %v", name, len(items), err)
	}
}

// readJSON parses a JSON feed and checks the HTML in it.
func readJSON(t *testing.T, name, text string, site tree) {
	t.Helper()
	var feed struct {
		Items []struct {
			HTML string `json:"content_html"`
		}
	}
	if err := json.Unmarshal([]byte(text), &feed); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	for _, item := range feed.Items {
		checkHarmless(t, name, parse(t, item.HTML), site)
	}
}
