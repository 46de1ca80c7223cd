package citation_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/citation"
)

func TestFileOfWorksReadsBack(t *testing.T) {
	for _, titles := range [][]string{nil, {"one"}, {"one", "}, title = {two", "ER  - \n"}} {
		for _, form := range citation.Forms() {
			var b strings.Builder
			works := func(yield func(citation.Work) bool) {
				for _, title := range titles {
					if !yield(citation.Work{ID: "2018/" + title, Title: title}) {
						return
					}
				}
			}
			if err := form.Write(&b, works); err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(b.String(), map[string]string{".bib": "@misc{", ".ris": "\nER  - \n", ".csl.json": `"type":`}[form.Extension]); n != len(titles) {
				t.Errorf("%s has %d records of %d: %s", form.Name, n, len(titles), b.String())
			}
			if form.Extension != ".csl.json" {
				continue
			}
			var items []struct{ Title string }
			if err := json.Unmarshal([]byte(b.String()), &items); err != nil || len(items) != len(titles) {
				t.Errorf("%v: %s", err, b.String())
			}
		}
	}
}

func TestCitationsStandBesideThePage(t *testing.T) {
	var got []string
	for _, form := range citation.Forms() {
		got = append(got, form.Beside("ko/2018/a.html"))
	}
	if diff := cmp.Diff([]string{"ko/2018/a.bib", "ko/2018/a.ris", "ko/2018/a.csl.json"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if slices.ContainsFunc(citation.Forms(), func(f citation.Form) bool { return f.Name == "" || !strings.HasPrefix(f.Media, "application/") }) {
		t.Error("a form without a name or a media type")
	}
}
