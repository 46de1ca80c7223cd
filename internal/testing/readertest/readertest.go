// Package readertest is a reader of a site that is being published: somebody who has any of its
// pages before them, and follows every link from there.
//
// Its input are the files at a place, at one moment; its output are failures of the test. Only
// tests import it.
package readertest

import (
	"html"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"annals/internal/publish"
)

// Reader follows links. It remembers where pages lead to, so one Reader is for one goroutine. The
// zero Reader is ready.
type Reader struct {
	links map[page][]string
}

type page struct{ path, text string }

// link matches what a page loads and where it leads to.
var link = regexp.MustCompile(`(?:href|src)="([^"]+)"`)

// Follow follows all links from the pages that the manifest lists, if there is one, and fails the
// test where nothing is.
func (r *Reader) Follow(t testing.TB, file func(path string) (text string, isThere bool)) {
	t.Helper()
	manifest, isThere := file(publish.ManifestName)
	if !isThere {
		return
	}
	listed, err := publish.ParseManifest([]byte(manifest))
	if err != nil {
		t.Errorf("the manifest: %v", err)
		return
	}
	seen := map[string]bool{}
	var queue []page
	visit := func(from, to string) {
		if seen[to] {
			return
		}
		seen[to] = true
		text, isThere := file(to)
		if !isThere {
			t.Errorf("%s leads to %s, which is not there", from, to)
		}
		if path.Ext(to) == ".html" {
			queue = append(queue, page{to, text})
		}
	}
	for _, f := range listed {
		visit(publish.ManifestName, f.Path)
	}
	for len(queue) > 0 {
		p := queue[0]
		queue = queue[1:]
		for _, to := range r.linksOf(p) {
			visit(p.path, to)
		}
	}
}

// linksOf returns the files of the site that a page leads to.
func (r *Reader) linksOf(p page) []string {
	if to, isKnown := r.links[p]; isKnown {
		return to
	}
	var all []string
	for _, m := range link.FindAllStringSubmatch(p.text, -1) {
		if to := target(p.path, html.UnescapeString(m[1])); to != "" {
			all = append(all, to)
		}
	}
	if r.links == nil {
		r.links = map[page][]string{}
	}
	r.links[p] = all
	return all
}

// target returns the file that an address in a page means, or "" if it is of another site or
// within the page.
func target(from, address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return ""
	}
	to := path.Join("/", path.Dir(from), u.Path)
	if strings.HasPrefix(u.Path, "/") {
		to = path.Clean(u.Path)
	}
	if strings.HasSuffix(u.Path, "/") || path.Base(u.Path) == "." || path.Base(u.Path) == ".." {
		to += "/index.html"
	}
	return strings.TrimLeft(to, "/")
}
