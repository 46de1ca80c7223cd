// Package sitemap is the format of sitemap.xml (sitemaps.org, with the languages of
// each page) and robots.txt.
//
// It lists pages with content of their own: no search page, no redirect, no draft, no
// withdrawn entry, and no page in a language in which its text does not exist. A site without
// base_url has no sitemap.
package sitemap

import (
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"slices"

	"annals/internal/output"
	"annals/internal/record/edtf"
	"annals/internal/site"
)

// maxPerFile is the number of addresses in one file; the protocol allows 50,000,
// and at most 50 MB, which many languages could exceed.
const maxPerFile = 10_000

// page is a page in all languages that it is written in.
type page struct {
	address string
	tags    []string
	changed edtf.Day
}

// Outputs lists the sitemap's files and robots.txt, unless the site has a file of that
// name among those of static/.
func Outputs(s *site.Site, static []string) []output.Output {
	var all []output.Output
	if !slices.Contains(static, "robots.txt") {
		all = append(all, robots(s))
	}
	if s.Config.BaseURL == "" {
		return all
	}
	count := 0
	for p := range pages(s) {
		count += len(p.tags)
	}
	if count <= maxPerFile {
		return append(all, output.Output{Path: "sitemap.xml", Renderer: urlSet{s, 0}})
	}
	index := sitemapIndex{}
	for i := 0; i*maxPerFile < count; i++ {
		name := fmt.Sprintf("sitemap-%d.xml", i+1)
		index.Sitemaps = append(index.Sitemaps, location{s.URL(name)})
		all = append(all, output.Output{Path: name, Renderer: urlSet{s, i}})
	}
	return append(all, output.Output{Path: "sitemap.xml", Renderer: index})
}

func robots(s *site.Site) output.Output {
	text := "User-agent: *\nAllow: /\n"
	if address := s.URL("sitemap.xml"); address != "" {
		text += "\nSitemap: " + address + "\n"
	}
	return output.Output{Path: "robots.txt", Renderer: robotsFile(text)}
}

// robotsFile is the text of robots.txt.
type robotsFile string

// Render writes the text.
func (f robotsFile) Render(w io.Writer) error {
	_, err := io.WriteString(w, string(f))
	return err
}

// pages yields each page once for all its languages.
func pages(s *site.Site) iter.Seq[page] {
	tags := s.Tags()
	return func(yield func(page) bool) {
		for p := range s.Pages() {
			if p.Draft || p.Kind == site.KindSearch || p.Kind == site.KindWithdrawn || p.Kind == site.KindNotFound {
				continue
			}
			if !yield(page{address: p.Address, tags: languagesOf(tags, &p), changed: changed(s, &p)}) {
				return
			}
		}
	}
}

// languagesOf returns those of the site's languages that a page is written in.
func languagesOf(tags []string, p *site.Page) []string {
	if !slices.ContainsFunc(tags, func(tag string) bool { return !p.Has(tag) }) {
		return tags
	}
	var some []string
	for _, tag := range tags {
		if p.Has(tag) {
			some = append(some, tag)
		}
	}
	return some
}

// changed returns the day of a page's last change; zero if it is not known.
func changed(s *site.Site, p *site.Page) edtf.Day {
	e, isEntry := p.Subject.(*site.Entry)
	switch {
	case isEntry:
		return e.Updated
	case p.Kind == site.KindHome:
		return s.Date
	}
	return edtf.Day{}
}

type urlset struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	XHTML   string   `xml:"xmlns:xhtml,attr"`
	URLs    []url    `xml:"url"`
}

type url struct {
	Loc        string      `xml:"loc"`
	LastMod    string      `xml:"lastmod,omitempty"`
	Alternates []alternate `xml:"xhtml:link"`
}

type alternate struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

type sitemapIndex struct {
	XMLName  xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Sitemaps []location `xml:"sitemap"`
}

type location struct {
	Loc string `xml:"loc"`
}

// urls lists a page's addresses, each with all of them, itself included, as
// alternates.
func (p page) urls(s *site.Site) []url {
	var alternates []alternate
	if len(p.tags) > 1 {
		for _, tag := range p.tags {
			alternates = append(alternates, alternate{Rel: "alternate", Lang: tag, Href: s.URL(s.Path(tag, p.address))})
		}
		alternates = append(alternates, alternate{Rel: "alternate", Lang: "x-default", Href: s.URL(s.Path("", p.address))})
	}
	var all []url
	for _, tag := range p.tags {
		u := url{Loc: s.URL(s.Path(tag, p.address)), Alternates: alternates}
		if p.changed.Year > 0 {
			u.LastMod = p.changed.String()
		}
		all = append(all, u)
	}
	return all
}

// urlSet is the file with one part of the addresses.
type urlSet struct {
	site   *site.Site
	number int
}

// Render writes the addresses.
func (u urlSet) Render(w io.Writer) error {
	return encode(w, urlset{XHTML: "http://www.w3.org/1999/xhtml", URLs: urlRange(u.site, u.number*maxPerFile, (u.number+1)*maxPerFile)})
}

// Render writes the index of a sitemap in several files.
func (i sitemapIndex) Render(w io.Writer) error { return encode(w, i) }

// urlRange returns the addresses [first, last).
func urlRange(s *site.Site, first, last int) []url {
	urls := make([]url, 0, maxPerFile)
	n := 0
	for p := range pages(s) {
		before := n
		if n += len(p.tags); n <= first {
			continue
		}
		if before >= last {
			break
		}
		urls = append(urls, p.urls(s)[max(0, first-before):min(len(p.tags), last-before)]...)
	}
	return urls
}

func encode(w io.Writer, doc any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := encoder.Encode(doc); err != nil {
		return fmt.Errorf("write the sitemap: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}
