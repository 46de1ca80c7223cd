package data_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/testing/sitetest"
)

func TestSourcesReadBack(t *testing.T) {
	s := sitetest.Site(t, map[string]string{"content/2018/a.md": sitetest.Entry("A", "2018", `
[[sources]]
title = "=A book"
isbn = "ISBN 978-0-306-40615-7"
author = ["Doe, Jane", "Roe, R."]
publisher = "Press"
date = "1994~"
lang = "en"
pages = "12–14"
medium = "book"
location = { en = "Library", ko = "도서관" }
archive = ["https://web.archive.org/1", "https://archive.example/2"]
accessed = 2020-02-03
kind = "secondary"
note = "Second edition."
[[sources]]
title = "An article"
doi = "https://doi.org/10.1000/182"
symbol = "A/HRC/25/63"
`, "")})
	row := func(pairs ...string) map[string]string {
		all := map[string]string{}
		for _, name := range []string{
			"id", "number", "title", "url", "file", "doi", "isbn", "location", "author", "publisher", "date", "lang", "symbol", "pages", "archive", "accessed", "kind",
			"medium", "note",
		} {
			all[name] = ""
		}
		for i := 0; i < len(pairs); i += 2 {
			all[pairs[i]] = pairs[i+1]
		}
		return all
	}
	want := []map[string]string{
		row("id", "2018/a", "number", "1", "title", "'=A book", "isbn", "978-0-306-40615-7", "author", "Doe, Jane; Roe, R.", "publisher", "Press", "date", "1994~",
			"lang", "en", "pages", "12–14", "medium", "book", "location", "Library", "archive", "https://web.archive.org/1 https://archive.example/2",
			"accessed", "2020-02-03", "kind", "secondary", "note", "Second edition."),
		row("id", "2018/a", "number", "2", "title", "An article", "doi", "10.1000/182", "symbol", "A/HRC/25/63"),
		row("id", "2018/a", "number", "3", "title", "A source", "url", "https://example.com/source"),
	}
	if diff := cmp.Diff(want, rows(t, renderAll(t, s)["data/sources.csv"])); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
