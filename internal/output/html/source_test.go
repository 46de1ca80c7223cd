package html

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const everyMedium = `
[[sources]]
title = "A book"
isbn = "978-0-306-40615-7"
author = ["Doe, Jane", "Roe, R."]
publisher = "Press"
date = "1994"
pages = "12–14"
medium = "book"
[[sources]]
title = "An article"
doi = "10.1000/a_b"
author = "Doe, Jane"
pages = "7"
medium = "article"
archive = ["https://web.archive.org/1", "https://archive.example/2"]
[[sources]]
title = "Testimony 12"
location = { en = "With the association; the name is withheld" }
medium = "testimony"
[[sources]]
title = "A letter"
url = "https://example.com/letter"
doi = "10.1000/182"
location = { en = "National Archive, box 3", ko = "국가 기록원, 상자 3" }
`

func citedPage(t *testing.T, path string) (cited []string, links [][]string) {
	t.Helper()
	files := withFiles(record, map[string]string{"content/2020/x.md": resolution("X", "2020-12", everyMedium)})
	root := parsedPage(t, formatOf(t, files), path)
	for _, item := range elements(byID(root, "sources"), "li") {
		cited = append(cited, spokenWords(item))
		links = append(links, linksOf(item))
	}
	return cited, links
}

func TestSourceIsCitedByItsMedium(t *testing.T) {
	cited, links := citedPage(t, "2020/x.html")
	want := []string{
		"A book Doe, Jane; Roe, R. Press 1994 Book pp. 12–14 ISBN 978-0-306-40615-7",
		"An article Doe, Jane Article p. 7 DOI 10.1000/a_b Archived copy Archived copy (archive.example)",
		"Testimony 12 Testimony How it is kept: With the association; the name is withheld",
		"A letter DOI 10.1000/182 Where it is kept: National Archive, box 3",
	}
	if diff := cmp.Diff(want, cited[:len(want)]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wantLinks := [][]string{
		nil,
		{
			"An article > https://doi.org/10.1000/a_b", "Archived copy > https://web.archive.org/1",
			"Archived copy (archive.example) > https://archive.example/2",
		},
		nil,
		{"A letter > https://example.com/letter", "10.1000/182 > https://doi.org/10.1000/182"},
	}
	if diff := cmp.Diff(wantLinks, links[:len(want)]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSourceIsCitedInTheLanguageOfThePage(t *testing.T) {
	cited, _ := citedPage(t, "ko/2020/x.html")
	want := []string{
		"A book Doe, Jane; Roe, R. Press 1994년 책 12–14쪽 ISBN 978-0-306-40615-7",
		"An article Doe, Jane 기사·논문 7쪽 DOI 10.1000/a_b 보존본 보존본 (archive.example)",
		"Testimony 12 증언 보관 방식: With the association; the name is withheld",
		"A letter DOI 10.1000/182 소장처: 국가 기록원, 상자 3",
	}
	if diff := cmp.Diff(want, cited[:len(want)]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Sources without a publisher stand under their authors, and those without either last.
func TestSourcesPageListsByPublisherOrAuthor(t *testing.T) {
	files := withFiles(record, map[string]string{
		"content/2020/x.md": resolution("X", "2020-12", everyMedium),
		"content/2021/y.md": resolution("Y", "2021", strings.Replace(everyMedium[:strings.Index(everyMedium, "[[sources]]\ntitle = \"An")], "12–14", "90", 1)),
	})
	root := parsedPage(t, formatOf(t, files), "sources/index.html")
	got := map[string]string{}
	var names []string
	for _, section := range byClass(root, "publisher") {
		name := textOf(elements(section, "h2")[0])
		names = append(names, name)
		for _, item := range elements(section, "li") {
			got[name] += spokenWords(item) + "\n"
		}
	}
	if i := slices.Index(names, "Publisher not named"); i != len(names)-1 {
		t.Errorf("%q", names)
	}
	if want := "An article Article p. 7 DOI 10.1000/a_b Archived copy Archived copy (archive.example) Used in: X\n"; got["Doe, Jane"] != want {
		t.Errorf("%q", got["Doe, Jane"])
	}
	if want := "A book Doe, Jane; Roe, R. 1994 Book ISBN 978-0-306-40615-7 Used in: X Y\n"; got["Press"] != want {
		t.Errorf("%q", got["Press"])
	}
	for _, name := range []string{"sources.csv", "sources.bib", "sources.ris", "sources.csl.json"} {
		if !slices.ContainsFunc(linksOf(root), func(link string) bool { return strings.HasSuffix(link, " > ../data/"+name) }) {
			t.Errorf("no link to %s", name)
		}
	}
}

// The title of a dead article leads to a copy that answers.
func TestDeadArticleLeadsToTheFirstLivingCopy(t *testing.T) {
	files := withFiles(record, map[string]string{
		"content/2020/x.md": resolution("X", "2020-12", everyMedium),
		"content/_links.toml": `[broken]
"https://doi.org/10.1000/a_b" = { since = 2026-11-01, checked = 2026-11-23 }
"https://web.archive.org/1" = { since = 2026-11-01, checked = 2026-11-23 }
`,
	})
	item := elements(byID(parsedPage(t, formatOf(t, files), "2020/x.html"), "sources"), "li")[1]
	want := []string{"An article > https://archive.example/2", "https://doi.org/10.1000/a_b > https://doi.org/10.1000/a_b"}
	if diff := cmp.Diff(want, linksOf(item)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
