package html

import (
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	dom "golang.org/x/net/html"

	"annals/internal/site"
)

func parse(t testing.TB, page string) *dom.Node {
	t.Helper()
	root, err := dom.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// parsedPage renders and parses a single page.
func parsedPage(t *testing.T, f *format, path string) *dom.Node {
	t.Helper()
	return parse(t, rendered(t, find(t, f, path)))
}

// parsedPages renders record and parses every page of it, once for all tests: they only
// look at the pages.
func parsedPages(t *testing.T) (f *format, pages map[string]*dom.Node) {
	t.Helper()
	parsedRecord.Do(func() { parsedRecord.f, parsedRecord.pages = parsedPagesOf(t, record) })
	return parsedRecord.f, parsedRecord.pages
}

var parsedRecord struct {
	sync.Once
	f     *format
	pages map[string]*dom.Node
}

// parsedPagesOf does the same with other files.
func parsedPagesOf(t *testing.T, files map[string]string, options ...func(*site.Inputs)) (f *format, pages map[string]*dom.Node) {
	t.Helper()
	f, pages = formatOf(t, files, options...), map[string]*dom.Node{}
	for name, text := range everyPage(t, f) {
		pages[name] = parse(t, text)
	}
	return f, pages
}

// attr returns an attribute of an element and whether it is present.
func attr(n *dom.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// elements returns the elements with one of the names, in document order.
func elements(root *dom.Node, names ...string) []*dom.Node {
	var all []*dom.Node
	for n := range root.Descendants() {
		for _, name := range names {
			if n.Type == dom.ElementNode && n.Data == name {
				all = append(all, n)
			}
		}
	}
	return all
}

// byID returns the element with an id, or nil.
func byID(root *dom.Node, id string) *dom.Node {
	for n := range root.Descendants() {
		if v, _ := attr(n, "id"); v == id {
			return n
		}
	}
	return nil
}

// byAttr returns the elements that have an attribute, in document order.
func byAttr(root *dom.Node, name string) []*dom.Node {
	var all []*dom.Node
	for n := range root.Descendants() {
		if _, ok := attr(n, name); ok && n.Type == dom.ElementNode {
			all = append(all, n)
		}
	}
	return all
}

// byClass returns the elements that have a class, in document order.
func byClass(root *dom.Node, class string) []*dom.Node {
	var all []*dom.Node
	for n := range root.Descendants() {
		if v, _ := attr(n, "class"); slices.Contains(strings.Fields(v), class) {
			all = append(all, n)
		}
	}
	return all
}

// firstByClass returns the first element that has a class.
func firstByClass(t *testing.T, root *dom.Node, class string) *dom.Node {
	t.Helper()
	all := byClass(root, class)
	if len(all) == 0 {
		t.Fatalf("no element has the class %s", class)
	}
	return all[0]
}

// byTagAndClass returns the elements of a name that have a class.
func byTagAndClass(root *dom.Node, name, class string) []*dom.Node {
	return slices.DeleteFunc(byClass(root, class), func(n *dom.Node) bool { return n.Data != name })
}

// textOf returns the text of an element, with single spaces.
func textOf(n *dom.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == dom.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// spokenText returns the text of an element without parts hidden from screen
// readers.
func spokenText(n *dom.Node) string {
	if hidden, _ := attr(n, "aria-hidden"); hidden == "true" {
		return ""
	}
	if n.Type == dom.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(spokenText(c))
	}
	return b.String()
}

// spokenWords is spokenText with single spaces.
func spokenWords(n *dom.Node) string { return strings.Join(strings.Fields(spokenText(n)), " ") }

// metaContents returns the contents of the meta elements that replace a header.
func metaContents(root *dom.Node, header string) (contents []string) {
	for _, m := range elements(root, "meta") {
		if equiv, _ := attr(m, "http-equiv"); strings.EqualFold(equiv, header) {
			content, _ := attr(m, "content")
			contents = append(contents, content)
		}
	}
	return contents
}

// insideID reports whether a node lies in the element with an id.
func insideID(n *dom.Node, id string) bool {
	for ; n != nil; n = n.Parent {
		if got, _ := attr(n, "id"); got == id {
			return true
		}
	}
	return false
}

// languageOf returns the language that an element or text is marked with.
func languageOf(n *dom.Node) string {
	for ; n != nil; n = n.Parent {
		if tag, ok := attr(n, "lang"); ok {
			return tag
		}
	}
	return ""
}

// linksOf returns the links of an element: "name > address".
func linksOf(n *dom.Node) []string {
	var all []string
	for _, a := range elements(n, "a") {
		href, _ := attr(a, "href")
		name := textOf(a)
		if titles := elements(a, "title"); len(titles) > 0 {
			name = textOf(titles[0])
		}
		all = append(all, name+" > "+href)
	}
	return all
}

// linksIn returns the links in an element of a page: "text: path within the site".
func linksIn(root *dom.Node, page string) []string {
	var all []string
	for _, a := range elements(root, "a") {
		href, _ := attr(a, "href")
		all = append(all, textOf(a)+": "+path.Join(path.Dir(page), href))
	}
	return all
}
