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

// reportOf is report for a published folder with the given files, and a site of a
// withdrawn entry.
func reportOf(t *testing.T, published map[string]string, baseURL string, moved bool) []string {
	t.Helper()
	cfg, problems := config.Parse("config.toml", []byte("title = \"x\"\nbase_url = \""+baseURL+"\"\ndefault_language = \"en\"\n[languages.en]\nname = \"English\"\n[languages.ko]\nname = \"한국어\"\n"))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	d := content.NewLoader(cfg).Parse(t.Context(), "content/2014/a.md", []byte("+++\n[withdrawn]\ndate = 2026-11-30\nreason = \"Why.\"\n+++\n")).Document
	record := &content.Record{Documents: []*content.Document{d}}
	s, _ := site.Resolve(site.Inputs{Config: cfg, Record: record})
	next := New{Site: s, Record: record, Planned: map[string]bool{"2014/a.html": true, "ko/2014/a.html": true}, Moved: moved}
	dir := t.TempDir()
	var manifest strings.Builder
	for name, text := range published {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		manifest.WriteString(strings.Repeat("ab", 32) + "  " + name + "\n")
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

func TestWithdrawalTakesFilesAndListsAlong(t *testing.T) {
	published := map[string]string{
		"2014/a.html": "", "ko/2014/a.html": "", "2014/a/hall.jpg": "", "ko/2014/a/x.vtt": "", "2014/a.json": "", "2014/a.csl.json": "", "2014/a.png": "",
		"2014/index.html": "", "ko/2014/index.html": "", "states/KOR.html": "", "states/index.html": "", "data/votes.csv": "",
		"data/entries.csv": "id,title,symbols\r\n2014/a,A,\r\n2014/b,B,\r\n", "2014/b.html": "", "2014/a.b.html": "",
	}
	if diff := cmp.Diff([]string{"content/2014/a.b.md: 2014/a.b.html", "content/2014/b.md: 2014/b.html"}, reportOf(t, published, "https://example.org/", false)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	// Once the withdrawal is published, lists are gone for other reasons.
	published["data/entries.csv"] = "id,title,symbols\r\n2014/b,B,\r\n"
	delete(published, "2014/a/hall.jpg")
	want := []string{
		"content/2014/a.b.md: 2014/a.b.html", "content/2014/b.md: 2014/b.html", "content/2014/_index.md: 2014/index.html, nor at ko/2014/index.html",
		": data/entries.csv", ": data/votes.csv", ": states/KOR.html", ": states/index.html",
	}
	if diff := cmp.Diff(want, reportOf(t, published, "https://example.org/", false)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestAnotherBasePathIsReported(t *testing.T) {
	robots := func(sitemap string) map[string]string {
		return map[string]string{"robots.txt": "User-agent: *\nAllow: /\n\nSitemap: " + sitemap + "\n"}
	}
	const reported = "config.toml: the site was published below the address /record/, and base_url now leads to /, so that the address of every page is another"
	for name, test := range map[string]struct {
		published map[string]string
		base      string
		moved     bool
		want      []string
	}{
		"the same":            {robots("https://example.org/record/sitemap.xml"), "https://example.org/record/", false, nil},
		"another host":        {robots("https://example.com/sitemap.xml"), "https://example.org/", false, nil},
		"another path":        {robots("https://example.org/record/sitemap.xml"), "https://example.org/", false, []string{reported}},
		"for this build":      {robots("https://example.org/record/sitemap.xml"), "https://example.org/", true, nil},
		"none before":         {map[string]string{"robots.txt": "User-agent: *\n"}, "https://example.org/record/", false, nil},
		"a sitemap elsewhere": {robots("https://example.org/maps/all.xml"), "https://example.org/", false, nil},
		"no robots.txt":       {map[string]string{"2014/a.html": ""}, "https://example.org/record/", false, nil},
	} {
		got := reportOf(t, test.published, test.base, test.moved)
		for i := len(got) - 1; i >= 0; i-- {
			if strings.HasSuffix(got[i], "robots.txt") {
				got = append(got[:i], got[i+1:]...)
			}
		}
		if len(got) == 0 {
			got = nil
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}
