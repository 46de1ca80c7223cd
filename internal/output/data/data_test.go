package data_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/data"
	"annals/internal/output/dataset"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

// renderAll renders the tables of s, by path.
func renderAll(t testing.TB, s *site.Site) map[string]string {
	t.Helper()
	return sitetest.Render(t, dataset.New(data.Files(s)).Outputs())
}

// rows reads a table back, as any program would: by the names of its columns.
func rows(t testing.TB, file string) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatalf("%v in\n%s", err, file)
	}
	var all []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		all = append(all, row)
	}
	return all
}

const recorded = `
body = "general-assembly"
symbol = ["A/RES/60/173", "A/60/PV.64"]
topics = ["accountability", "food"]
milestone = true
cosponsors = { count = 61, states = ["BUR", "KOR"] }
time = "15:30-05:00"
places = ["capital", "valley"]
series = "yearly"
[vote]
method = "recorded"
outcome = "adopted"
yes = 2
no = 1
abstain = 0
note = "The file, =1, names three."
[[stages]]
label = { en = "Committee", ko = "위원회" }
id = "committee"
date = 2005-11-17
series = "committee"
symbol = "A/C.3/60/L.48"
method = "recorded"
yes = 1
no = 0
`

func record(t testing.TB) *site.Site {
	return sitetest.Site(t, map[string]string{
		"config.toml": sitetest.Config + "[places.capital]\nlabel = \"The capital\"\n[places.valley]\nlabel = \"The valley\"\n[series.committee]\nlabel = \"Committee\"\n",

		"content/2005/vote.committee.votes.csv": "state,vote\nKOR,Y\n",

		"content/2005/vote.md":        sitetest.Entry("A vote, with \\\"quotes\\\"", "2005-12-16", recorded, "Text.\n"),
		"content/2005/vote.ko.md":     "+++\ntitle = \"표결\"\nsummary = \"요약\"\n+++\n본문\n",
		"content/2005/vote.votes.csv": "state,vote,note\nKOR,Y\nJPN,Y\nCHN,N,\"=A note, with \"\"quotes\"\"\"\n",
		"content/2007/none.md":        sitetest.Entry("Without a vote", "2007-03", "follows = [\"2005/vote\"]\nadded = 2020-02-03\n[vote]\nmethod = \"consensus\"\noutcome = \"adopted\"\ndissociated = [\"KOR\", \"JPN\"]", "Text.\n"),
		"content/2008/event.md":       sitetest.Entry("An event", "2008-01-01/..", "", "Text.\n"),
	})
}

func TestTablesReadBack(t *testing.T) {
	const at = "https://example.org/record/"
	want := map[string][]map[string]string{
		"data/entries.csv": {
			{
				"id": "2005/vote", "date": "2005-12-16", "earliest": "2005-12-16", "latest": "2005-12-16", "type": "meeting",
				"organ": "general-assembly", "symbols": "A/RES/60/173 A/60/PV.64", "topics": "accountability food", "actors": "", "places": "capital valley", "cosponsors": "61", "cosponsor_states": "MMR KOR",
				"milestone": "true", "title": `A vote, with "quotes"`, "time": "15:30-05:00", "summary": "What it was.", "sources": "1",
				"url": at + "2005/vote.html", "title_en": `A vote, with "quotes"`, "title_ko": "표결", "series": "yearly", "follows": "", "added": "",
			},
			{
				"id": "2007/none", "date": "2007-03", "earliest": "2007-03-01", "latest": "2007-03-31", "type": "meeting",
				"organ": "", "symbols": "", "topics": "", "actors": "", "places": "", "cosponsors": "", "cosponsor_states": "", "milestone": "false", "title": "Without a vote",
				"time": "", "summary": "What it was.", "sources": "1", "url": at + "2007/none.html", "title_en": "Without a vote", "title_ko": "", "series": "", "follows": "2005/vote", "added": "2020-02-03",
			},
			{
				"id": "2008/event", "date": "2008-01-01/..", "earliest": "2008-01-01", "latest": "", "type": "meeting",
				"organ": "", "symbols": "", "topics": "", "actors": "", "places": "", "cosponsors": "", "cosponsor_states": "", "milestone": "false", "title": "An event",
				"time": "", "summary": "What it was.", "sources": "1", "url": at + "2008/event.html", "title_en": "An event", "title_ko": "", "series": "", "follows": "", "added": "",
			},
		},
		"data/votes.csv": {
			{
				"id": "2005/vote", "date": "2005-11-17", "organ": "", "type": "meeting", "symbols": "A/C.3/60/L.48",
				"title": `A vote, with "quotes"`, "method": "recorded", "outcome": "",
				"yes": "1", "no": "0", "abstain": "", "absent": "", "members": "", "url": at + "2005/vote.html",
				"question": "text", "needed": "", "decided_by": "", "dissociated": "", "note": "",
				"stage": "Committee", "series": "committee", "stage_number": "1", "earliest": "2005-11-17", "latest": "2005-11-17",
			},
			{
				"id": "2005/vote", "date": "2005-12-16", "organ": "general-assembly", "type": "meeting",
				"symbols": "A/RES/60/173 A/60/PV.64", "title": `A vote, with "quotes"`, "method": "recorded", "outcome": "adopted",
				"yes": "2", "no": "1", "abstain": "0", "absent": "", "members": "193", "url": at + "2005/vote.html",
				"question": "text", "needed": "", "decided_by": "", "dissociated": "", "note": "The file, =1, names three.",
				"stage": "", "series": "yearly", "stage_number": "", "earliest": "2005-12-16", "latest": "2005-12-16",
			},
			{
				"id": "2007/none", "date": "2007-03", "organ": "", "type": "meeting", "symbols": "", "title": "Without a vote",
				"method": "consensus", "outcome": "adopted", "yes": "", "no": "", "abstain": "", "absent": "", "members": "",
				"url":      at + "2007/none.html",
				"question": "text", "needed": "", "decided_by": "", "dissociated": "KOR JPN", "note": "", "stage": "", "series": "", "stage_number": "", "earliest": "2007-03-01", "latest": "2007-03-31",
			},
		},
		"data/ballots.csv": {
			{"id": "2005/vote", "date": "2005-11-17", "state": "KOR", "vote": "Y", "note": "", "stage": "Committee", "series": "committee", "state_then": "KOR", "stage_number": "1"},
			{"id": "2005/vote", "date": "2005-12-16", "state": "CHN", "vote": "N", "note": "'=A note, with \"quotes\"", "stage": "", "series": "yearly", "state_then": "CHN", "stage_number": ""},
			{"id": "2005/vote", "date": "2005-12-16", "state": "JPN", "vote": "Y", "note": "", "stage": "", "series": "yearly", "state_then": "JPN", "stage_number": ""},
			{"id": "2005/vote", "date": "2005-12-16", "state": "KOR", "vote": "Y", "note": "", "stage": "", "series": "yearly", "state_then": "KOR", "stage_number": ""},
		},
	}
	got := map[string][]map[string]string{}
	files := renderAll(t, record(t))
	for name := range want { // the others: sources_test.go, other_test.go
		got[name] = rows(t, files[name])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestTallyIsCountedFromBallots(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, map[string]string{
		"content/2005/vote.md":        sitetest.Entry("A vote", "2005-12-16", "[vote]\nmethod = \"recorded\"\n", "Text.\n"),
		"content/2005/vote.votes.csv": "state,vote\nKOR,Y\nJPN,Y\nCHN,N\n",
	}))
	row := rows(t, files["data/votes.csv"])[0]
	if got := [4]string{row["yes"], row["no"], row["abstain"], row["absent"]}; got != [4]string{"2", "1", "0", ""} {
		t.Errorf("figures %q", got)
	}
}

func TestEmptyTablesAreOmitted(t *testing.T) {
	for _, test := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"no entry", map[string]string{"content/about.md": "+++\ntitle = \"About\"\n+++\nText.\n"}, nil},
		{
			"no vote",
			map[string]string{"content/2018/a.md": sitetest.Entry("A", "2018", "", "")},
			[]string{"data/entries.csv", "data/sources.csv", "data/terms.csv"},
		},
		{
			"no states",
			map[string]string{"content/2018/a.md": sitetest.Entry("A", "2018", "[vote]\nmethod = \"consensus\"", "")},
			[]string{"data/entries.csv", "data/votes.csv", "data/sources.csv", "data/terms.csv"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, o := range dataset.New(data.Files(sitetest.Site(t, test.files))).Outputs() {
				got = append(got, o.Path)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestDraftsOnlyInPreviews(t *testing.T) {
	files := map[string]string{
		"content/2018/a.md": sitetest.Entry("A", "2018", "", ""),
		"content/2018/b.md": sitetest.Entry("B", "2018", "draft = true", ""),
	}
	if n := len(rows(t, renderAll(t, sitetest.Site(t, files))["data/entries.csv"])); n != 1 {
		t.Errorf("%d entries", n)
	}
	if n := len(rows(t, renderAll(t, sitetest.Site(t, files, sitetest.Drafts))["data/entries.csv"])); n != 2 {
		t.Errorf("%d entries in a preview", n)
	}
}

func TestNoURLWithoutBaseURL(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"config.toml":       strings.Replace(sitetest.Config, `base_url = "https://example.org/record/"`, "", 1),
		"content/2018/a.md": sitetest.Entry("A", "2018", "", ""),
	})
	if url := rows(t, renderAll(t, s)["data/entries.csv"])[0]["url"]; url != "" {
		t.Errorf("url %q", url)
	}
}

func TestOutputFollowsRFC4180(t *testing.T) {
	for name, file := range renderAll(t, record(t)) {
		if !strings.HasSuffix(file, "\r\n") || strings.Count(file, "\n") != strings.Count(file, "\r\n") {
			t.Errorf("%s: a line does not end in CR LF", name)
		}
		if strings.HasPrefix(file, "\ufeff") {
			t.Errorf("%s begins with a byte order mark", name)
		}
	}
}

func TestOutputIsDeterministic(t *testing.T) {
	s := record(t)
	if diff := cmp.Diff(renderAll(t, s), renderAll(t, s)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(renderAll(t, s), renderAll(t, record(t))); diff != "" {
		t.Error(diff)
	}
}
