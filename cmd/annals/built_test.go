package main

import (
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// builtPage is a page of a built site as a browser without script sees it.
type builtPage struct {
	ids   map[string]bool
	links []string // addresses of a, link, img, script, …
	loads []string // those that a browser fetches by itself
	bad   []string // what no page may hold
}

// TestBuiltSiteHoldsTogether builds the project's own site and follows every
// link of every page: each leads to a file and a place that exist, relative and
// by name; nothing is loaded from elsewhere; no inline script or style; ids are
// unique.
func TestBuiltSiteHasNoBrokenLinks(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if msg, err := exec.Command("annals", "build", "--strict", "--source", root, "--output", out).CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, msg)
	}
	pages, files := readSite(t, out)
	if len(pages) < 200 {
		t.Fatalf("only %d pages", len(pages))
	}
	checkPages(t, pages, files)
}

// holdTogether holds every page to what TestBuiltSiteHoldsTogether says.
func checkPages(t *testing.T, pages map[string]*builtPage, files map[string]bool) {
	t.Helper()
	for name, p := range pages {
		for _, bad := range p.bad {
			t.Errorf("%s: %s", name, bad)
		}
		for _, address := range p.loads {
			if u, err := url.Parse(address); err != nil || u.Host != "" || (u.Scheme != "" && u.Scheme != "data") {
				t.Errorf("%s loads %s", name, address)
			}
		}
		if path.Base(name) == "404.html" {
			continue // shown at any address, so its links begin at the top of the host
		}
		for _, address := range p.links {
			checkLink(t, name, address, pages, files)
		}
	}
}

// follow holds one address to what the site has.
func checkLink(t *testing.T, from, address string, pages map[string]*builtPage, files map[string]bool) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Errorf("%s: %q: %v", from, address, err)
		return
	}
	if u.Scheme != "" {
		return
	}
	if u.Host != "" || strings.HasPrefix(u.Path, "/") || strings.HasSuffix(u.Path, "/") {
		t.Errorf("%s: %q is not a relative address of a file", from, address)
		return
	}
	to := from
	if u.Path != "" {
		to = path.Join(path.Dir(from), u.Path)
	}
	if !files[to] {
		t.Errorf("%s: %q leads nowhere", from, address)
		return
	}
	if p := pages[to]; p != nil && u.Fragment != "" && !p.ids[u.Fragment] {
		t.Errorf("%s: %q: there is no such place", from, address)
	}
}

func readSite(t *testing.T, dir string) (pages map[string]*builtPage, files map[string]bool) {
	t.Helper()
	pages, files = map[string]*builtPage{}, map[string]bool{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name] = true
		if path.Ext(name) != ".html" {
			return nil
		}
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		defer f.Close()
		root, err := html.Parse(f)
		if err != nil {
			return err
		}
		pages[name] = readPage(root)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages, files
}

func readPage(root *html.Node) *builtPage {
	p := &builtPage{ids: map[string]bool{}}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		attrs := map[string]string{}
		for _, a := range n.Attr {
			attrs[a.Key] = a.Val
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				p.bad = append(p.bad, "attribute "+a.Key+" on "+n.Data)
			}
		}
		if id := attrs["id"]; id != "" {
			if p.ids[id] {
				p.bad = append(p.bad, "the id "+id+" stands twice")
			}
			p.ids[id] = true
		}
		p.element(n.Data, attrs)
	}
	return p
}

func (p *builtPage) element(tag string, attrs map[string]string) {
	switch tag {
	case "style":
		p.bad = append(p.bad, "a style element")
	case "script":
		if attrs["src"] == "" && attrs["type"] != "application/ld+json" {
			p.bad = append(p.bad, "an inline script")
		}
	case "base", "iframe", "object", "embed":
		p.bad = append(p.bad, "an element "+tag)
	}
	if href, ok := attrs["href"]; ok {
		p.links = append(p.links, href)
		if rel := attrs["rel"]; tag == "link" && (strings.Contains(rel, "stylesheet") || strings.Contains(rel, "icon")) {
			p.loads = append(p.loads, href)
		}
	}
	if src, ok := attrs["src"]; ok {
		p.links = append(p.links, src)
		p.loads = append(p.loads, src)
	}
}
