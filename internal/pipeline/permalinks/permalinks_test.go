package permalinks

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/publish"
	"annals/internal/site"
)

// report returns the messages about a folder that holds the published files, and a new
// site that plans the given ones.
func report(t *testing.T, published, planned []string) []string {
	t.Helper()
	cfg, problems := config.Parse("config.toml", []byte("title = \"x\"\ndefault_language = \"en\"\n[languages.en]\nname = \"English\"\n[languages.ko]\nname = \"한국어\"\n"))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	record := &content.Record{}
	s, _ := site.Resolve(site.Inputs{Config: cfg, Record: record})
	next := New{Site: s, Record: record, Planned: map[string]bool{}}
	for _, p := range planned {
		next.Planned[p] = true
	}
	dir := t.TempDir()
	var manifest strings.Builder
	for _, p := range published {
		full := filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		manifest.WriteString(strings.Repeat("ab", 32) + "  " + p + "\n")
	}
	if err := os.WriteFile(filepath.Join(dir, publish.ManifestName), []byte(manifest.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range Report(publish.LastPublished(dir, func(p string) bool { return !next.Planned[p] }), next) {
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
		{"what nobody links to", []string{
			"style.css", "filters.js", "style.abababab.css", "map.abababab.png", "search/data/root.js", "ko/search/data/root.js", "sitemap.xml", "sitemap-1.xml", "robots.txt",
			"_headers", ".nojekyll", "404.html", "ko/404.html", "2018/12/index.html", "2018/12/2.html", "ko/topics/x/2018-12.html", "votes/2018.html",
		}, nil, nil},
		{"the picture for previews", []string{"2018/a.png", "2018/a.html"}, []string{"2018/a.html"}, nil},
		{"a language", []string{"fr/index.html", "fr/search/index.html", "fr/2018/a.html", "fr/feed.xml"}, nil, []string{
			`config.toml: the site was published in the language "fr" below fr/, and now nothing stands at the addresses of its 3 pages`,
		}},
		{"a folder with the name of a language", []string{"fr/2018.html"}, nil, []string{"content/fr/2018.md: fr/2018.html"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, report(t, test.published, test.planned)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
