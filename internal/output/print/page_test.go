package print

import (
	"bytes"
	"testing"

	dom "golang.org/x/net/html"
)

func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "<b>", "a&amp;\x00\x1b\u0085", `"'`, "\xff", "]]>", "</title>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var p page
		p.markup("<p")
		p.attribute("title", text)
		p.markup(">")
		p.text(text)
		p.markup("</p>")
		root, err := dom.Parse(bytes.NewReader(p.out))
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for n := range root.Descendants() {
			if n.Type == dom.ElementNode {
				found++
			}
		}
		if found != 4 { // html, head, body, p
			t.Errorf("%q became %s", text, p.out)
		}
	})
}
