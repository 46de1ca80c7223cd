package permalinks

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/content"
	"annals/internal/publish"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

// newSite returns a site of texts, by file, that plans the given files.
func newSite(t *testing.T, setting string, texts map[string]string, planned ...string) New {
	t.Helper()
	cfg := sitetest.Settings(t, "title = \"x\"\n"+setting+"default_language = \"en\"\n[languages.en]\nname = \"English\"\n[languages.ko]\nname = \"한국어\"\n")
	record := &content.Record{}
	for file, text := range texts {
		record.Documents = append(record.Documents, content.NewLoader(cfg).Parse(t.Context(), file, []byte(text)).Document)
	}
	s, _ := site.Resolve(site.Inputs{Config: cfg, Record: record})
	next := New{Site: s, Record: record, Planned: map[string]bool{}}
	for _, p := range planned {
		next.Planned[p] = true
	}
	return next
}

// report returns the messages about a folder that holds the published files, and a new
// site.
func report(t *testing.T, published map[string]string, next New) []string {
	t.Helper()
	var manifest strings.Builder
	for _, name := range slices.Sorted(maps.Keys(published)) {
		manifest.WriteString(strings.Repeat("ab", 32) + "  " + name + "\n")
	}
	files := maps.Clone(published)
	files[publish.ManifestName] = manifest.String()
	var got []string
	for _, d := range Report(publish.LastPublished(sitetest.Folder(t, files), func(p string) bool { return !next.Planned[p] }), next) {
		got = append(got, d.File+": "+strings.ReplaceAll(d.Message, " was published, and now nothing stands at this address", ""))
	}
	return got
}

func TestAddressesThatPeopleLinkTo(t *testing.T) {
	for _, test := range []struct {
		name               string
		published, planned []string
		want               []string
	}{
		{"nothing gone", []string{"index.html", "2018/a.html"}, []string{"index.html", "2018/a.html", "2018/b.html"}, nil},
		{"an entry", []string{"2018/a.html"}, nil, []string{"content/2018/a.md: 2018/a.html"}},
		{"a page in one language", []string{"about.html", "ko/about.html"}, []string{"about.html"}, []string{"content/about.md: ko/about.html"}},
		{"all forms of a page", []string{"topics/x.html", "ko/topics/x.html", "topics/x.xml", "topics/x.json"}, nil, []string{": topics/x.html, nor at ko/topics/x.html, topics/x.json, topics/x.xml"}},
		{"a year", []string{"2018/index.html"}, nil, []string{"content/2018/_index.md: 2018/index.html"}},
		{"an old address", []string{"old/index.html", "info.htm"}, nil, []string{": info.htm", ": old/index.html"}},
		{"a feed", []string{"feed.xml", "topics/x.html", "topics/x.json"}, []string{"topics/x.html"}, []string{": feed.xml", ": topics/x.json"}},
		{"files", []string{"data/votes.csv", "papers/a.pdf", "images/a.png"}, nil, []string{": data/votes.csv", "static/images/a.png: images/a.png", "static/papers/a.pdf: papers/a.pdf"}},
		{"a chart", []string{"charts/votes-x.svg", "charts/votes-x.csv", "embed/votes-x.html", "ko/charts/votes-x.png", "ko/embed/votes-x.html", "embed/overview.html"}, []string{"charts/overview.svg"}, []string{
			": charts/votes-x.csv, nor at charts/votes-x.svg, embed/votes-x.html, ko/charts/votes-x.png and 1 more", ": embed/overview.html",
		}},
		{"what nobody links to", []string{
			"style.css", "filters.js", "style.abababab.css", "map.abababab.png", "search/data/root.js", "ko/search/data/root.js", "sitemap.xml", "sitemap-1.xml", "robots.txt",
			"_headers", ".nojekyll", "404.html", "ko/404.html", "2018/12/index.html", "2018/12/2.html", "ko/topics/x/2018-12.html", "votes/2018.html",
		}, nil, nil},
		{"the entry as data", []string{"2018/a.json", "2018/a.html"}, []string{"2018/a.html"}, nil},
		{"citations of a page", []string{"2018/a.bib", "2018/a.ris", "2018/a.csl.json", "2018/a.html"}, nil, []string{"content/2018/a.md: 2018/a.html"}},
		{"citations of a translation", []string{"ko/2018/a.bib"}, []string{"ko/2018/a.html"}, nil},
		{"citations of all", []string{"data/record.bib"}, nil, []string{": data/record.bib"}},
		{"the picture for previews", []string{"2018/a.png", "2018/a.html"}, []string{"2018/a.html"}, nil},
		{"a language", []string{"fr/index.html", "fr/search/index.html", "fr/2018/a.html", "fr/feed.xml"}, nil, []string{
			`config.toml: the site was published in the language "fr" below fr/, and now nothing stands at the addresses of its 3 pages`,
		}},
		{"a folder with the name of a language", []string{"fr/2018.html"}, nil, []string{"content/fr/2018.md: fr/2018.html"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			published := map[string]string{}
			for _, name := range test.published {
				published[name] = ""
			}
			if diff := cmp.Diff(test.want, report(t, published, newSite(t, "", nil, test.planned...))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
