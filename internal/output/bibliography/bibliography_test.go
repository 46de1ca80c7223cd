package bibliography_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/bibliography"
	"annals/internal/output/dataset"
	"annals/internal/testing/sitetest"
)

const sources = `
[[sources]]
title = "A book"
isbn = "0-306-40615-2"
author = "Doe, Jane"
publisher = "Press"
pages = "12"
[[sources]]
title = "An article"
doi = "10.1000/182"
publisher = "A Journal"
pages = "1–9"
[[sources]]
title = "A report"
url = "https://undocs.org/A/HRC/25/63"
symbol = "A/HRC/25/63"
[[sources]]
title = "Testimony 12"
location = "Kept by the association; the name is withheld"
medium = "testimony"
[[sources]]
title = "A letter"
location = { en = "National Archive, box 3", ko = "기록원" }
[[sources]]
title = "A film"
url = "https://example.com/gate.mp4"
medium = "recording"
[[sources]]
title = "An interview on the radio"
url = "https://example.com/listen"
medium = "recording"
[[sources]]
title = "A table"
url = "https://example.com/table"
medium = "data"
`

func TestEachSourceIsWhatItsMediumSays(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"content/2018/a.md": sitetest.Entry("A", "2018", sources, ""),
		"content/2018/b.md": sitetest.Entry("B", "2018", "[[sources]]\ntitle = \"The same book\"\nisbn = \"0306406152\"\npages = \"90\"\n", ""),
	})
	files := sitetest.Render(t, dataset.New(bibliography.Files(s, sitetest.Locales(t, s))).Outputs())
	var items []map[string]any
	if err := json.Unmarshal([]byte(files["data/sources.csl.json"]), &items); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"A book": "book BOOK book", "An article": "article JOUR article-journal", "A report": "techreport RPRT report", "Testimony 12": "unpublished PCOMM interview",
		"A letter": "misc GEN document", "A film": "misc VIDEO motion_picture", "An interview on the radio": "misc SOUND song", "A table": "misc DATA dataset",
		"A source": "misc ELEC webpage",
	}
	bib := regexp.MustCompile(`(?s)@(\w+)\{(source-[0-9a-f]+),\n  title = \{\{(.*?)\}\}`).FindAllStringSubmatch(files["data/sources.bib"], -1)
	ris := regexp.MustCompile(`(?s)TY  - (\w+)\nTI  - (.*?)\n.*?ID  - (source-[0-9a-f]+)\nER  - \n`).FindAllStringSubmatch(files["data/sources.ris"], -1)
	if len(bib) != len(items) || len(ris) != len(items) {
		t.Fatalf("%d, %d and %d records", len(bib), len(ris), len(items))
	}
	got := map[string]string{}
	for i, item := range items {
		title, _ := item["title"].(string)
		kind, _ := item["type"].(string)
		got[title] = bib[i][1] + " " + ris[i][1] + " " + kind
		if bib[i][3] != title || ris[i][2] != title || item["id"] != bib[i][2] || item["id"] != ris[i][3] {
			t.Errorf("record %d differs: %q, %q, %v", i, bib[i], ris[i], item)
		}
		if title == "A book" && item["page"] != nil {
			t.Errorf("the pages of one of two entries: %v", item)
		}
		if title == "An article" && (item["container-title"] != "A Journal" || item["page"] != "1–9" || item["URL"] != "https://doi.org/10.1000/182") {
			t.Errorf("%v", item)
		}
		if title == "Testimony 12" && (item["author"] != nil || item["archive"] == nil) {
			t.Errorf("%v", item)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for name, file := range files {
		if strings.Contains(strings.ToLower(file), "anonym") {
			t.Errorf("%s makes up a name", name)
		}
	}
}

func TestNoSourceNoFile(t *testing.T) {
	if files := bibliography.Files(sitetest.Site(t, map[string]string{"content/about.md": "+++\ntitle = \"A\"\n+++\nText.\n"}), nil); files != nil {
		t.Errorf("%v", files)
	}
}
