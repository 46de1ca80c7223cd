package search_test

import (
	"strings"
	"testing"

	"annals/internal/testing/sitetest"
)

func TestEntryIsFoundByWhatItsTextSays(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, map[string]string{
		"config.toml": sitetest.Config + "[subjects.tribunals]\nlabel = \"Tribunals\"\n",
		"content/2018/a.md": sitetest.Entry("A", "2018-01-01",
			"[[provisions]]\nsubject = \"tribunals\"\ntext = { en = \"Asked for judges.\", ko = \"재판관을 요청했다.\" }\nquote = \"an impartial bench\"", "Text.\n"),
	}))
	terms := termsOf(t, files)
	for _, term := range []string{"tribunals", "subjects:tribunals", "judges", "impartial", "text"} {
		if !terms[term] {
			t.Errorf("nothing is found by %s", term)
		}
	}
	for path, words := range map[string]string{"search/data/texts-0.js": "Asked for judges.", "ko/search/data/texts-0.js": "재판관을 요청했다."} {
		if !strings.Contains(files[path], words) {
			t.Errorf("%s shows no passage with %q: %s", path, words, files[path])
		}
	}
}
