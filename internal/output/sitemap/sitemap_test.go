package sitemap_test

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/sitemap"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

const base = "https://example.org/record/"

type page struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
	Links   []link `xml:"http://www.w3.org/1999/xhtml link"`
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

// renderAll renders the files for search engines, by path.
func renderAll(t testing.TB, s *site.Site) map[string]string {
	t.Helper()
	return sitetest.Render(t, sitemap.Outputs(s, nil))
}

// pages parses a file of addresses, by address.
func pages(t testing.TB, text string) map[string]page {
	t.Helper()
	var set struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []page   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	}
	if err := xml.Unmarshal([]byte(text), &set); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	all := map[string]page{}
	for _, p := range set.URLs {
		if _, twice := all[p.Loc]; twice {
			t.Errorf("%s is listed twice", p.Loc)
		}
		all[p.Loc] = p
	}
	return all
}

func entry(front string) string { return sitetest.Entry("Title", "2018-12-17", front, "Text.\n") }

const translation = "+++\ntitle = \"제목\"\n+++\n본문\n"

func TestPaginatedListsAreIncluded(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"content/2018/a.md": entry(""), "content/2018/b.md": entry(""), "content/2018/b.ko.md": translation,
	}, func(in *site.Inputs) { in.PageSize = 1 })
	listed := pages(t, renderAll(t, s)["sitemap.xml"])
	for _, path := range []string{"2018/12/", "2018/12/2.html", "ko/2018/12/2.html", "types/meeting/2018.html", "ko/types/meeting/2018-12-2.html", "sources/2018-12.html"} {
		if p := listed[base+path]; len(p.Links) != 3 {
			t.Errorf("%s is listed with the languages %v", path, p.Links)
		}
	}
}

func TestPagesWithContentAreIncluded(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"content/2018/a.md":        entry("aliases = [\"old.html\"]\n[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = 2\nno = 1\nabstain = 0\nnote = \"x\""),
		"content/2018/a.ko.md":     translation,
		"content/2018/a.votes.csv": "state,vote\nFRA,Y\nKOR,Y\nPRK,N\n",
		"content/2018/b.md":        entry(""),
		"content/2017/_index.md":   "+++\n+++\nA year.\n",
		"content/about.md":         "+++\ntitle = \"About\"\n+++\nText.\n",
	})
	want := []string{
		"", "2017/", "2018/", "2018/a.html", "2018/b.html", "about.html", "actors/", "bodies/", "bodies/general-assembly.html",
		"corrections/", "data/", "new/", "safety.html", "sources/", "states/", "states/FRA.html", "states/KOR.html", "states/PRK.html",
		"topics/", "topics/accountability.html", "topics/food.html",
		"types/", "types/meeting.html", "types/report.html", "types/resolution.html", "votes/",
	}
	onlyEnglish := []string{"2017/", "2018/b.html", "about.html"}
	for _, path := range slices.Clone(want) {
		if !slices.Contains(onlyEnglish, path) {
			want = append(want, "ko/"+path)
		}
	}
	slices.Sort(want)
	var got []string
	for loc := range pages(t, renderAll(t, s)["sitemap.xml"]) {
		path, ok := strings.CutPrefix(loc, base)
		if !ok {
			t.Errorf("%s is not an address of this site", loc)
		}
		got = append(got, path)
	}
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("addresses (-want +got):\n%s", diff)
	}
}

func TestAlternatesAreReciprocal(t *testing.T) {
	all := pages(t, renderAll(t, sitetest.Site(t, map[string]string{
		"content/2018/a.md": entry(""), "content/2018/a.ko.md": translation, "content/2018/b.md": entry(""),
	}))["sitemap.xml"])
	want := []link{
		{"alternate", "en", base + "2018/a.html"},
		{"alternate", "ko", base + "ko/2018/a.html"},
		{"alternate", "x-default", base + "2018/a.html"},
	}
	if diff := cmp.Diff(want, all[base+"2018/a.html"].Links); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := all[base+"2018/b.html"].Links; got != nil {
		t.Errorf("a page in one language names %v", got)
	}
	for loc, p := range all {
		if len(p.Links) > 0 && !slices.ContainsFunc(p.Links, func(l link) bool { return l.Href == loc }) {
			t.Errorf("%s does not name itself", loc)
		}
		for _, l := range p.Links {
			if diff := cmp.Diff(p.Links, all[l.Href].Links); diff != "" {
				t.Errorf("%s names %s, which answers otherwise:\n%s", loc, l.Href, diff)
			}
		}
	}
}

func TestUnpublishedEntriesAreExcluded(t *testing.T) {
	files := map[string]string{
		"content/2018/a.md":    entry("draft = true"),
		"content/2018/a.ko.md": translation,
		"content/2018/b.md":    entry("publish_after = 2999-01-01T00:00:00Z"),
		"content/2018/c.md":    entry(""),
		"content/page.md":      "+++\ntitle = \"P\"\ndraft = true\n+++\nText.\n",
	}
	for name, s := range map[string]*site.Site{"published": sitetest.Site(t, files), "with drafts": sitetest.Site(t, files, sitetest.Drafts)} {
		text := renderAll(t, s)["sitemap.xml"]
		for _, hidden := range []string{"2018/a.html", "2018/b.html", "page.html"} {
			if strings.Contains(text, hidden) {
				t.Errorf("%s: %s is listed", name, hidden)
			}
		}
		if !strings.Contains(text, "2018/c.html") {
			t.Errorf("%s: 2018/c.html is missing", name)
		}
	}
}

func TestLastModOnlyWhenKnown(t *testing.T) {
	all := pages(t, renderAll(t, sitetest.Site(t, map[string]string{
		"content/2018/a.md": entry("added = 2019-01-02\n[[corrections]]\ndate = 2020-03-04\ntext = \"x\""),
		"content/2018/b.md": entry("added = 2019-01-02"),
		"content/2018/c.md": entry(""),
	}))["sitemap.xml"])
	for path, want := range map[string]string{"2018/a.html": "2020-03-04", "2018/b.html": "2019-01-02", "2018/c.html": "", "2018/": "", "": "2020-03-04"} {
		if got := all[base+path].LastMod; got != want {
			t.Errorf("%q was changed %q, want %q", path, got, want)
		}
	}
}

func TestNonASCIISlugsAreEncoded(t *testing.T) {
	all := pages(t, renderAll(t, sitetest.Site(t, map[string]string{"content/2018/북한-인권.md": entry(""), "content/2018/북한-인권.ko.md": translation}))["sitemap.xml"])
	const slug = "%EB%B6%81%ED%95%9C-%EC%9D%B8%EA%B6%8C.html"
	for _, want := range []string{base + "2018/" + slug, base + "ko/2018/" + slug} {
		if _, ok := all[want]; !ok {
			t.Errorf("%s is missing", want)
		}
	}
	for loc := range all {
		if strings.ContainsFunc(loc, func(r rune) bool { return r > 0x7e || r <= ' ' }) {
			t.Errorf("%q is no address", loc)
		}
	}
}

// TestLargeSitesAreSplit adds entries that have no text of their own, so each
// exists in both languages.
func TestLargeSitemapIsSplit(t *testing.T) {
	s := sitetest.Site(t, nil)
	for i := range 12_000 {
		s.Entries = append(s.Entries, &site.Entry{ID: fmt.Sprintf("2018/e%05d", i)})
	}
	files := renderAll(t, s)
	var index struct {
		XMLName  xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Sitemaps []struct {
			Loc string `xml:"loc"`
		} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemap"`
	}
	if err := xml.Unmarshal([]byte(files["sitemap.xml"]), &index); err != nil {
		t.Fatal(err)
	}
	all := map[string]page{}
	for _, part := range index.Sitemaps {
		name, ok := strings.CutPrefix(part.Loc, base)
		if !ok || files[name] == "" {
			t.Fatalf("the index names %s, which is not there", part.Loc)
		}
		listed := pages(t, files[name])
		if len(listed) > 50_000 || len(files[name]) > 50<<20 {
			t.Errorf("%s holds %d addresses in %d bytes", name, len(listed), len(files[name]))
		}
		for loc, p := range listed {
			all[loc] = p
		}
	}
	if len(index.Sitemaps) != 3 || len(files) != 2+3 {
		t.Errorf("there are %d parts in %d files", len(index.Sitemaps), len(files))
	}
	for i := range 12_000 {
		for _, tag := range []string{"", "ko/"} {
			if loc := fmt.Sprintf("%s%s2018/e%05d.html", base, tag, i); all[loc].Loc == "" {
				t.Fatalf("%s is missing", loc)
			}
		}
	}
}

func TestRobotsNamesTheSitemap(t *testing.T) {
	without := strings.Replace(sitetest.Config, "base_url", "# base_url", 1)
	tests := []struct {
		name, config string
		want         map[string]bool
		robots       string
	}{
		{"with an address", "", map[string]bool{"robots.txt": true, "sitemap.xml": true}, "User-agent: *\nAllow: /\n\nSitemap: " + base + "sitemap.xml\n"},
		{"without an address", without, map[string]bool{"robots.txt": true}, "User-agent: *\nAllow: /\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := renderAll(t, sitetest.Site(t, map[string]string{"config.toml": test.config}))
			got := map[string]bool{}
			for name := range files {
				got[name] = true
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("files (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.robots, files["robots.txt"]); diff != "" {
				t.Errorf("robots.txt (-want +got):\n%s", diff)
			}
		})
	}
}

func TestOwnRobotsTakesThePlace(t *testing.T) {
	for _, o := range sitemap.Outputs(sitetest.Site(t, nil), []string{"CNAME", "robots.txt"}) {
		if o.Path == "robots.txt" {
			t.Error("the built-in robots.txt is published beside that of static/")
		}
	}
}
