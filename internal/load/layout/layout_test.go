package layout_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/layout"
)

func compare(t *testing.T, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

var languages = layout.Languages{Tags: []string{"en", "ko"}}

func TestParseAndPathAgree(t *testing.T) {
	for _, test := range []struct {
		name, path string
		want       layout.File
	}{
		{"home page", "content/_index.md", layout.File{Kind: layout.KindHome, Lang: "en"}},
		{"translated home page", "content/_index.ko.md", layout.File{Kind: layout.KindHome, Lang: "ko", Translation: true}},
		{"introduction of a year", "content/2018/_index.md", layout.File{Kind: layout.KindYear, ID: "2018", Lang: "en"}},
		{"translated introduction", "content/2018/_index.ko.md", layout.File{Kind: layout.KindYear, ID: "2018", Lang: "ko", Translation: true}},
		{"entry", "content/2018/a.md", layout.File{Kind: layout.KindEntry, ID: "2018/a", Lang: "en"}},
		{"translated entry", "content/2018/a.ko.md", layout.File{Kind: layout.KindEntry, ID: "2018/a", Lang: "ko", Translation: true}},
		{"entry of a year BC", "content/-0044/ides.md", layout.File{Kind: layout.KindEntry, ID: "-0044/ides", Lang: "en"}},
		{"votes", "content/2018/a.votes.csv", layout.File{Kind: layout.KindVotes, ID: "2018/a", Lang: "en"}},
		{"evidence", "content/2018/a/hall.jpg", layout.File{Kind: layout.KindEvidence, ID: "2018/a", Name: "hall.jpg"}},
		{"evidence in a folder", "content/2018/a/scans/p 1.PDF", layout.File{Kind: layout.KindEvidence, ID: "2018/a", Name: "scans/p 1.PDF"}},
		{"plain page", "content/about.md", layout.File{Kind: layout.KindPage, ID: "about", Lang: "en"}},
		{"plain page in a folder", "content/help/editors.md", layout.File{Kind: layout.KindPage, ID: "help/editors", Lang: "en"}},
		{"folder of a number that is no year", "content/12/a.md", layout.File{Kind: layout.KindPage, ID: "12/a", Lang: "en"}},
		{"name with a dot that is no language", "content/2018/a-73.180.md", layout.File{Kind: layout.KindEntry, ID: "2018/a-73.180", Lang: "en"}},
		{"Korean name", "content/2018/결의.ko.md", layout.File{Kind: layout.KindEntry, ID: "2018/결의", Lang: "ko", Translation: true}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, problem := layout.Parse(test.path, languages)
			if problem != nil {
				t.Fatal(problem)
			}
			compare(t, test.want, got)
			compare(t, test.path, got.Path())
		})
	}
}

func TestFilesOfTheSiteItself(t *testing.T) {
	for file, want := range map[string]layout.Kind{layout.Links: layout.KindLinks, layout.History: layout.KindHistory} {
		got, problem := layout.Parse(file, languages)
		if problem != nil || got.Kind != want || got.Path() != file {
			t.Errorf("%s: %+v, %v", file, got, problem)
		}
	}
}

func TestAnyLanguage(t *testing.T) {
	got, problem := layout.Parse("content/a.ja.md", layout.Languages{Tags: []string{"en"}, Any: true})
	if problem != nil || got != (layout.File{Kind: layout.KindPage, ID: "a", Lang: "ja", Translation: true}) {
		t.Errorf("%+v, %v", got, problem)
	}
}

func TestEntryOf(t *testing.T) {
	for year, want := range map[int]string{2018: "content/2018/a.md", 44: "content/0044/a.md", -44: "content/-0044/a.md", 12018: "content/12018/a.md"} {
		path := layout.EntryOf(year, "a").Original()
		compare(t, want, path)
		if f, problem := layout.Parse(path, languages); problem != nil || f.Kind != layout.KindEntry {
			t.Errorf("%s: %+v, %v", path, f, problem)
		}
	}
}

func TestCut(t *testing.T) {
	for path, want := range map[string]layout.Text{
		"content/2018/a.md": "2018/a", "content/2018/a.ko.md": "2018/a.ko", "content/_index.md": "_index", "content/a.votes.csv": "", "static/a.md": "",
	} {
		if got, ok := layout.Cut(path); ok != (want != "") || ok && got != want {
			t.Errorf("Cut(%q) = %q, %t", path, got, ok)
		}
	}
}

func TestIsPart(t *testing.T) {
	isText := func(id string) bool { return id == "2018/a" || id == "2018/a.b" }
	for path, want := range map[string]bool{
		"content/2018/a.md": true, "content/2018/a.ko.md": true, "content/2018/a.votes.csv": true, "content/2018/a.c.votes.csv": true,
		"content/2018/a.en.md": true, "content/2018/a.en.votes.csv": true, "content/2018/a.ko.votes.csv": true, "content/2018/a.fr.md": true,
		"content/2018/a.b.en.md": false, "content/a.md": false, "2018/a.md": false, "content/2018/a/a.md": false, "content/2018/a/p.png": false, "content/2018/ab.md": false, "content/2018/ab.votes.csv": false,
		"content/2018/a.b.md": false, "content/2018/a.b.votes.csv": false, "content/2018/a.b.c.votes.csv": false,
	} {
		if got := languages.IsPart(path, "2018/a", isText); got != want {
			t.Errorf("%s: %t", path, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"content/a.md", "content/2018/_index.ko.md", "content/2018/a.votes.csv", "content/.md", "content//a.en.md", "/_index.md", "content//_index.md", "x", "content/2018/a.en.votes.csv"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, path string) {
		got, problem := layout.Parse(path, languages)
		if problem != nil || got.Kind == layout.KindLinks || got.Kind == layout.KindHistory {
			return
		}
		if want := got.Path(); path != want && "content/"+path != want {
			t.Errorf("%q is parsed as %+v, whose path is %q", path, got, want)
		}
	})
}
