// Package sitemap is the format of what search engines ask for first:
// sitemap.xml (sitemaps.org, with the languages of each page) and robots.txt.
//
// It lists pages that have something of their own to say: no search page, no
// redirect, no draft, and no page in a language in which its text does not
// exist. A site that does not know its own address has no sitemap.
package sitemap

import (
	"encoding/xml"
	"fmt"
	"io"

	"annals/internal/edtf"
	"annals/internal/output"
	"annals/internal/site"
)

// perFile is how many addresses one file holds; the protocol allows 50,000, and
// at most 50 MB, which many languages could pass.
const perFile = 10_000

// page is a page in all the languages it was written in.
type page struct {
	address string
	tags    []string
	changed edtf.Day
}

// Outputs lists the sitemap's files and robots.txt.
func Outputs(s *site.Site) []output.Output {
	all := []output.Output{robots(s)}
	if s.Config.BaseURL == "" {
		return all
	}
	var urls []url
	for _, p := range pages(s) {
		urls = append(urls, p.urls(s)...)
	}
	if len(urls) <= perFile {
		return append(all, urlSet("sitemap.xml", urls))
	}
	index := sitemapIndex{}
	for i := 0; i*perFile < len(urls); i++ {
		name := fmt.Sprintf("sitemap-%d.xml", i+1)
		index.Sitemaps = append(index.Sitemaps, location{s.URL(name)})
		all = append(all, urlSet(name, urls[i*perFile:min(len(urls), (i+1)*perFile)]))
	}
	return append(all, output.Output{Path: "sitemap.xml", Render: func(w io.Writer) error { return encode(w, index) }})
}

func robots(s *site.Site) output.Output {
	text := "User-agent: *\nAllow: /\n"
	if address := s.URL("sitemap.xml"); address != "" {
		text += "\nSitemap: " + address + "\n"
	}
	return output.Output{Path: "robots.txt", Render: func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}}
}

// pages lists the pages, neutral of language.
func pages(s *site.Site) []page {
	tags := s.Tags()
	all := []page{{address: "index.html", tags: tags, changed: s.Date}}
	for _, y := range s.Years {
		all = append(all, page{address: y.Address(), tags: written(s, &y.Texts)})
	}
	for _, e := range s.Entries {
		if !e.Draft && !e.Embargoed {
			all = append(all, page{address: e.Address(), tags: written(s, &e.Texts), changed: e.Updated})
		}
	}
	for _, p := range s.Pages {
		if !p.Draft {
			all = append(all, page{address: p.Address(), tags: written(s, &p.Texts)})
		}
	}
	for _, v := range s.Vocabularies() {
		all = append(all, page{address: v.Address(), tags: tags})
		for _, t := range v.Terms {
			all = append(all, page{address: t.Address(), tags: tags})
		}
	}
	if len(s.Votes) > 0 {
		all = append(all, page{address: "votes/index.html", tags: tags})
	}
	if len(s.States) > 0 {
		all = append(all, page{address: "states/index.html", tags: tags})
	}
	for _, state := range s.States {
		all = append(all, page{address: state.Address(), tags: tags})
	}
	all = append(all, page{address: "sources/index.html", tags: tags}, page{address: "corrections/index.html", tags: tags})
	for _, address := range s.PeriodAddresses() {
		all = append(all, page{address: address, tags: tags})
	}
	return all
}

// written lists the languages in which a text exists; a page without any text of
// its own exists in all.
func written(s *site.Site, t *site.Texts) []string {
	if t.IsEmpty() {
		return s.Tags()
	}
	var tags []string
	for _, tag := range s.Tags() {
		if t.Has(tag) {
			tags = append(tags, tag)
		}
	}
	return tags
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

// urls lists a page's addresses, each naming all of them, itself too.
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

func urlSet(name string, urls []url) output.Output {
	return output.Output{Path: name, Render: func(w io.Writer) error {
		return encode(w, urlset{XHTML: "http://www.w3.org/1999/xhtml", URLs: urls})
	}}
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
