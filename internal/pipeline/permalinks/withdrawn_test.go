package permalinks

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// withdrawnAt is a site of a withdrawn entry with a base_url.
func withdrawnAt(t *testing.T, baseURL string) New {
	t.Helper()
	texts := map[string]string{"content/2014/a.md": "+++\n[withdrawn]\ndate = 2026-11-30\nreason = \"Why.\"\n+++\n"}
	return newSite(t, "base_url = \""+baseURL+"\"\n", texts, "2014/a.html", "ko/2014/a.html")
}

func TestWithdrawalTakesFilesAndListsAlong(t *testing.T) {
	published := map[string]string{
		"2014/a.html": "", "ko/2014/a.html": "", "2014/a/hall.jpg": "", "ko/2014/a/x.vtt": "", "2014/a.json": "", "2014/a.csl.json": "", "2014/a.png": "",
		"2014/index.html": "", "ko/2014/index.html": "", "states/KOR.html": "", "states/index.html": "", "data/votes.csv": "",
		"data/entries.csv": "id,title,symbols\r\n2014/a,A,\r\n2014/b,B,\r\n", "2014/b.html": "", "2014/a.b.html": "",
	}
	if diff := cmp.Diff([]string{"content/2014/a.b.md: 2014/a.b.html", "content/2014/b.md: 2014/b.html"}, report(t, published, withdrawnAt(t, "https://example.org/"))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	// Once the withdrawal is published, lists are gone for other reasons.
	published["data/entries.csv"] = "id,title,symbols\r\n2014/b,B,\r\n"
	delete(published, "2014/a/hall.jpg")
	want := []string{
		"content/2014/a.b.md: 2014/a.b.html", "content/2014/b.md: 2014/b.html", "content/2014/_index.md: 2014/index.html, nor at ko/2014/index.html",
		": data/entries.csv", ": data/votes.csv", ": states/KOR.html", ": states/index.html",
	}
	if diff := cmp.Diff(want, report(t, published, withdrawnAt(t, "https://example.org/"))); diff != "" {
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
		next := withdrawnAt(t, test.base)
		next.Moved = test.moved
		got := report(t, test.published, next)
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
