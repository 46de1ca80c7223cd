package bibliography_test

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/bibliography"
	"annals/internal/output/dataset"
	"annals/internal/record/edtf"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

// record has an entry that was corrected, in two languages, with its document, and one
// without a document that is no more than announced.
var record = map[string]string{
	"content/2018/a.md": "+++\ntitle = \"A vote\"\ndate = 2018-12-17\ntype = \"resolution\"\nsymbol = [\"A/73/PV.55\", \"A/RES/73/180\"]\n" + `
[[sources]]
title = "The meeting"
url = "https://undocs.org/A/73/PV.55"
symbol = "A/73/PV.55"
kind = "primary"
[[sources]]
title = "The text"
url = "https://undocs.org/A/RES/73/180"
symbol = "A/RES/73/180"
kind = "primary"
pages = "2"
[[corrections]]
date = 2020-02-03
text = "A number."
+++
Text.
`,
	"content/2018/a.ko.md": "+++\ntitle = \"표결\"\n+++\n본문\n",
	"content/2019/b.md":    sitetest.Entry("A meeting", "2019", "", "Text.\n"),
	"content/2019/c.md":    sitetest.Entry("Secret", "2019", "draft = true", "Text.\n"),
	"content/2019/d.md":    sitetest.Entry("Later secret", "2019", "publish_after = 2999-01-01T00:00:00Z", "Text.\n"),
}

func onDay(in *site.Inputs) { in.Date = edtf.Day{Year: 2026, Month: 11, Day: 23} }

func besideOf(t *testing.T, files map[string]string) map[string]string {
	s := sitetest.Site(t, files, onDay)
	return sitetest.Render(t, bibliography.Beside(s, sitetest.Locales(t, s)))
}

func TestEachTextHasItsCitations(t *testing.T) {
	files := besideOf(t, record)
	want := []string{"2018/a.bib", "2018/a.csl.json", "2018/a.ris", "2019/b.bib", "2019/b.csl.json", "2019/b.ris", "ko/2018/a.bib", "ko/2018/a.csl.json", "ko/2018/a.ris"}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(files))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for name, text := range files {
		if strings.Contains(text, "ecret") {
			t.Errorf("%s knows what is not published", name)
		}
	}
	const wanted = `TY  - ELEC
TI  - 표결
AU  - The editors,
T2  - 기록
PB  - The editors
PY  - 2026
DA  - 2026/11/23
ET  - 2020-02-03
N1  - 사건 날짜: 2018년 12월 17일, 항목 2018/a
UR  - https://example.org/record/ko/2018/a.html
LA  - ko
ID  - 2018/a.ko
ER  - ` + `

TY  - RPRT
TI  - The text
SP  - 2
SN  - A/RES/73/180
UR  - https://undocs.org/A/RES/73/180
`
	if got, _, _ := strings.Cut(files["ko/2018/a.ris"], "ID  - source"); got != wanted {
		t.Errorf("(-want +got):\n%s", cmp.Diff(wanted, got))
	}
	var items []map[string]any
	if err := json.Unmarshal([]byte(files["2019/b.csl.json"]), &items); err != nil || len(items) != 1 || items[0]["version"] != "2026-11-23" {
		t.Errorf("%v: %s", err, files["2019/b.csl.json"])
	}
}

// A work has one key in all files, and no other work has it.
func TestKeysAreUniqueInTheWholeRecord(t *testing.T) {
	s := sitetest.Site(t, record, onDay)
	locales := sitetest.Locales(t, s)
	files := sitetest.Render(t, append(dataset.New(bibliography.Files(s, locales)).Outputs(), bibliography.Beside(s, locales)...))
	key := regexp.MustCompile(`(?s)@\w+\{([^,]+),\n  title = \{\{(.*?)\}\}`)
	works := map[string]string{}
	for name, text := range files {
		if !strings.HasSuffix(name, ".bib") {
			continue
		}
		for _, m := range key.FindAllStringSubmatch(text, -1) {
			if before, known := works[m[1]]; known && before != m[2] {
				t.Errorf("%s is %q and %q", m[1], before, m[2])
			}
			works[m[1]] = m[2]
		}
	}
	got := slices.Sorted(maps.Values(works))
	if diff := cmp.Diff([]string{"A meeting", "A source", "A vote", "The meeting", "The text", "표결"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if works["entry-2018-a"] != "A vote" || works["entry-2018-a.ko"] != "표결" {
		t.Errorf("%v", works)
	}
	var whole []map[string]any
	if err := json.Unmarshal([]byte(files["data/record.csl.json"]), &whole); err != nil || len(whole) != 2 || whole[0]["id"] != "2018/a" {
		t.Errorf("%v: %s", err, files["data/record.csl.json"])
	}
}

func TestWithoutAddressAndPublisherNothingIsMadeUp(t *testing.T) {
	files := maps.Clone(record)
	files["config.toml"] = strings.NewReplacer("base_url", "# base_url", "publisher", "# publisher").Replace(sitetest.Config)
	text := besideOf(t, files)["2019/b.bib"]
	for _, part := range []string{"url = ", "author = ", "publisher = ", "institution = "} {
		if strings.Contains(text, part) {
			t.Errorf("%s: %s", part, text)
		}
	}
}

// CITATION.cff has one scalar on each line, and the licence as SPDX knows it.
func TestRecordAsAWholeIsCited(t *testing.T) {
	files := maps.Clone(record)
	files["config.toml"] = "doi = \"10.5281/zenodo.12\"\ndata_license = \"ODC-By 1.0\"\n" + sitetest.Config
	files["content/2018/a.md"] = strings.Replace(files["content/2018/a.md"], "+++\n", "+++\ntopics = [\"food\"]\n", 1)
	s := sitetest.Site(t, files, onDay)
	locales := sitetest.Locales(t, s)
	const want = `cff-version: 1.2.0
message: "To cite this record, use these facts."
type: dataset
title: "A record"
abstract: "What happened"
authors:
  - name: "The editors"
version: "2026-11-23"
date-released: "2026-11-23"
url: "https://example.org/record/"
doi: "10.5281/zenodo.12"
license: "ODC-By-1.0"
keywords:
  - "Food"
`
	if diff := cmp.Diff(want, sitetest.Render(t, bibliography.Whole(s, locales, nil))["CITATION.cff"]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if own := bibliography.Whole(s, locales, []string{"CITATION.cff"}); own != nil {
		t.Error("the site's own file is not left alone")
	}
}
