package data_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/testing/sitetest"
)

// columns returns some cells of each row.
func columns(rows []map[string]string, names ...string) (all [][]string) {
	for _, row := range rows {
		var cells []string
		for _, name := range names {
			cell, ok := row[name]
			if !ok {
				cell = "no column " + name
			}
			cells = append(cells, cell)
		}
		all = append(all, cells)
	}
	return all
}

func TestStagesReadBack(t *testing.T) {
	const front = `
[[stages]]
label = "=Released"
date = "2005~"
[[stages]]
label = { en = "Committee", ko = "위원회" }
id = "committee"
date = "2005-11"
body = "general-assembly"
symbol = "A/C.3/60/L.48"
method = "consensus"
outcome = "adopted"
dissociated = ["BUR"]
note = "So it was."
`
	s := sitetest.Site(t, map[string]string{"content/2005/a.md": sitetest.Entry("A", "2005-12-16", front, "Text.\n")})
	want := []map[string]string{
		{
			"id": "2005/a", "number": "1", "label": "'=Released", "stage_id": "", "date": "2005~", "earliest": "2005-01-01", "latest": "2005-12-31",
			"organ": "", "symbols": "", "series": "", "method": "", "question": "", "outcome": "", "yes": "", "no": "", "abstain": "", "absent": "", "members": "",
			"needed": "", "decided_by": "", "dissociated": "", "note": "", "url": "https://example.org/record/2005/a.html", "label_en": "'=Released", "label_ko": "",
		},
		{
			"id": "2005/a", "number": "2", "label": "Committee", "stage_id": "committee", "date": "2005-11", "earliest": "2005-11-01", "latest": "2005-11-30",
			"organ": "general-assembly", "symbols": "A/C.3/60/L.48", "series": "", "method": "consensus", "question": "text", "outcome": "adopted",
			"yes": "", "no": "", "abstain": "", "absent": "", "members": "193",
			"needed": "", "decided_by": "", "dissociated": "MMR", "note": "So it was.", "url": "https://example.org/record/2005/a.html", "label_en": "Committee", "label_ko": "위원회",
		},
	}
	if diff := cmp.Diff(want, rows(t, renderAll(t, s)["data/stages.csv"])); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestCorrectionsReadBack(t *testing.T) {
	const a = "[[corrections]]\ndate = 2019-01-02\ntext = \"First.\"\n[[corrections]]\ndate = 2019-01-02\ntext = \"Second.\"\n[[corrections]]\ndate = 2018-12-31\ntext = { en = \"@Older.\", ko = \"먼저.\" }\n"
	s := sitetest.Site(t, map[string]string{
		"content/2005/a.md": sitetest.Entry("A", "2005", a, ""),
		"content/2006/b.md": sitetest.Entry("B", "2006", "[[corrections]]\ndate = 2019-02-03\ntext = \"Newest.\"\n", ""),
	})
	want := [][]string{
		{"2006/b", "1", "2019-02-03", "Newest.", ""},
		{"2005/a", "2", "2019-01-02", "First.", ""},
		{"2005/a", "3", "2019-01-02", "Second.", ""},
		{"2005/a", "1", "2018-12-31", "'@Older.", "먼저."},
	}
	if diff := cmp.Diff(want, columns(rows(t, renderAll(t, s)["data/corrections.csv"]), "id", "number", "date", "text", "text_ko")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestTermsReadBack(t *testing.T) {
	config := sitetest.Config + "[actors.korea]\nlabel = \"Korea\"\nstate = \"KOR\"\n[places.seoul]\nlabel = \"Seoul\"\nlat = 37.5\nlon = -12.25\n[subjects.courts]\nlabel = \"Courts\"\ntopic = \"accountability\"\n"
	s := sitetest.Site(t, map[string]string{
		"config.toml":       config,
		"content/2005/a.md": sitetest.Entry("A", "2005", "topics = [\"food\"]\nseries = \"yearly\"", ""),
		"content/2006/b.md": sitetest.Entry("B", "2006", "draft = true\ntopics = [\"food\"]", ""),
	})
	const at = "https://example.org/record/"
	want := [][]string{
		{"types", "resolution", "Resolution", "결의", "", "", "0", "", "", "", "", at + "types/resolution.html"},
		{"types", "report", "Report", "", "", "", "0", "", "", "", "", at + "types/report.html"},
		{"types", "meeting", "Meeting", "", "", "", "1", "", "", "", "", at + "types/meeting.html"},
		{"bodies", "general-assembly", "General Assembly", "총회", "", "", "0", "", "", "", "", at + "bodies/general-assembly.html"},
		{"topics", "accountability", "Accountability", "책임 규명", "Who answers for it", "누가 책임지는가", "0", "", "", "", "", at + "topics/accountability.html"},
		{"topics", "food", "Food", "식량", "", "", "1", "", "", "", "", at + "topics/food.html"},
		{"actors", "korea", "Korea", "", "", "", "0", "", "KOR", "", "", at + "actors/korea.html"},
		{"places", "seoul", "Seoul", "", "", "", "0", "", "", "37.5", "-12.25", at + "places/seoul.html"},
		{"series", "yearly", "Yearly text", "매년의 결의", "", "", "1", "", "", "", "", ""},
		{"subjects", "courts", "Courts", "", "", "", "0", "accountability", "", "", "", at + "subjects/courts.html"},
	}
	got := columns(rows(t, renderAll(t, s)["data/terms.csv"]), "vocabulary", "id", "label", "label_ko", "description", "description_ko", "entries", "topic", "state", "lat", "lon", "url")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Each code that another table has is there: those of the day, of today, and of states that
// are named without a vote.
func TestStatesReadBack(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"config.toml":                  sitetest.Config + "[actors.korea]\nlabel = \"Korea\"\nstate = \"PRK\"\n",
		"content/1988/old.md":          sitetest.Entry("Old", "1988-12-08", "cosponsors = { states = [\"FRA\"] }\n[vote]\nmethod = \"recorded\"", ""),
		"content/1988/old.votes.csv":   "state,vote\nBUR,Y\nCSK,N\nYUG,A\n",
		"content/2018/new.md":          sitetest.Entry("New", "2018-12-17", "[vote]\nmethod = \"recorded\"", ""),
		"content/2018/new.votes.csv":   "state,vote\nMMR,N\n",
		"content/2019/none.md":         sitetest.Entry("None", "2019-12-17", "[vote]\nmethod = \"consensus\"\ndissociated = [\"CHN\"]", ""),
		"content/2020/draft.md":        sitetest.Entry("Draft", "2020-12-17", "draft = true\n[vote]\nmethod = \"recorded\"", ""),
		"content/2020/draft.votes.csv": "state,vote\nITA,N\n",
	})
	const at = "https://example.org/record/states/"
	want := [][]string{
		{"BUR", "Burma", "버마", "MMR", "true", "0", ""},
		{"CHN", "China", "중국", "CHN", "false", "0", ""},
		{"CSK", "Czechoslovakia", "체코슬로바키아", "", "true", "1", at + "CSK.html"},
		{"FRA", "France", "프랑스", "FRA", "false", "0", ""},
		{"MMR", "Myanmar", "미얀마", "MMR", "false", "2", at + "MMR.html"},
		{"PRK", "Democratic People's Republic of Korea", "조선민주주의인민공화국", "PRK", "false", "0", ""},
		{"YUG", "Yugoslavia", "유고슬라비아", "", "true", "1", at + "YUG.html"},
	}
	got := columns(rows(t, renderAll(t, s)["data/states.csv"]), "code", "name", "name_ko", "today", "former", "votes", "url")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
