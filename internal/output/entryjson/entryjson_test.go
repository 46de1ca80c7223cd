package entryjson_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output"
	"annals/internal/output/dataset"
	"annals/internal/output/entryjson"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

// allOutputs lists the files of the whole record and of each entry.
func allOutputs(s *site.Site) []output.Output {
	f := entryjson.New(s)
	return slices.Concat(dataset.New(f.Files()).Outputs(), f.Outputs())
}

const config = "contact = \"mailto:editors@example.org\"\n" + sitetest.Config + `
[places.capital]
label = "The capital"
[series.committee]
label = "Committee"
[subjects.courts]
label = "Courts"
`

const facts = `body = "general-assembly"
symbol = ["A/RES/60/173", "A/60/PV.64"]
topics = ["accountability", "food"]
milestone = true
added = 2026-01-01
cosponsors = { count = 61, states = ["BUR", "KOR"] }
time = "15:30-05:00"
places = ["capital"]
series = "yearly"
follows = ["2004/before"]
[params]
secret = "of templates alone"
[vote]
method = "recorded"
outcome = "adopted"
yes = 2
no = 1
abstain = 0
needed = "two-thirds"
note = { en = "The file names three.", ko = "셋뿐이다." }
[[stages]]
label = "Committee"
id = "committee"
date = "2005-11"
series = "committee"
symbol = "A/C.3/60/L.48"
method = "recorded"
[[provisions]]
subject = "courts"
text = { en = "Asked for a court.", ko = "재판소를 요청했다." }
new = true
place = "para. 3"
quote = "une cour"
source = 1
[[media]]
file = "hall.txt"
alt = "The words of the day"
[[corrections]]
date = 2026-01-02
text = "The date was wrong."
[[sources]]
title = "Le texte"
author = ["Doe, Jane", "Roe"]
date = "1994~"
lang = "fr"
archive = "https://web.archive.org/1"
url = "https://example.com/texte"
accessed = 2020-02-03
kind = "secondary"
`

// files are those of a site with an entry that has everything.
func files() map[string]string {
	return map[string]string{
		"config.toml": config,

		"content/2005/vote.committee.votes.csv": "state,vote\nKOR,Y\nJPN,Y\n",

		"content/2004/before.md":      sitetest.Entry("Before", "2004-01-01/..", "", ""),
		"content/2005/vote.md":        sitetest.Entry("A vote, with \\\"quotes\\\" & <tags>", "2005-12-16", facts, "Some *text*.\n\n<!-- canary -->\n\n> A [link](../2004/before.md).\n"),
		"content/2005/vote.ko.md":     "+++\ntitle = \"표결\"\nsummary = \"요약\"\nreviewed = false\n+++\n본문\n",
		"content/2005/vote.votes.csv": "state,vote,note\nKOR,Y\nJPN,Y\nCHN,N,\"A note, with \"\"quotes\"\"\"\n",
		"content/2005/vote/hall.txt":  "Words.\n",
		"content/2007/gone.md":        "+++\n[withdrawn]\ndate = 2026-01-02\nreason = \"It named a witness.\"\n+++\n",
	}
}

const wantEntry = `{
"id": "2005/vote", "url": "https://example.org/record/2005/vote.html", "languages": ["en", "ko"],
"date": "2005-12-16", "earliest": "2005-12-16", "latest": "2005-12-16", "time": "15:30-05:00", "type": "meeting", "body": "general-assembly",
"series": "yearly", "symbol": ["A/RES/60/173", "A/60/PV.64"], "topics": ["accountability", "food"], "places": ["capital"], "milestone": true,
"added": "2026-01-01", "follows": ["2004/before"], "cosponsors": {"count": 61, "states": ["MMR", "KOR"]},
"vote": {
	"method": "recorded", "question": "text", "outcome": "adopted", "yes": 2, "no": 1, "abstain": 0, "members": 193, "needed": "two-thirds",
	"note": {"en": "The file names three.", "ko": "셋뿐이다."}, "ballots": {"CHN": "N", "JPN": "Y", "KOR": "Y"}, "notes": {"CHN": "A note, with \"quotes\""}
},
"stages": [{
	"label": "Committee", "date": "2005-11", "earliest": "2005-11-01", "latest": "2005-11-30", "id": "committee", "symbol": ["A/C.3/60/L.48"],
	"series": "committee", "method": "recorded", "question": "text", "yes": 2, "no": 0, "abstain": 0, "ballots": {"JPN": "Y", "KOR": "Y"}
}],
"provisions": [{
	"subject": "courts", "text": {"en": "Asked for a court.", "ko": "재판소를 요청했다."}, "new": true, "first": true, "place": "para. 3", "quote": "une cour", "source": 1
}],
"media": [{
	"file": "2005/vote/hall.txt", "url": "https://example.org/record/2005/vote/hall.txt", "type": "text/plain", "bytes": 7,
	"sha256": "04992df26cbd3c75a3f121501e221823883baf391208ea3ecb76dc2c194c2d64", "alt": "The words of the day"
}],
"sources": [
	{
		"title": "Le texte", "url": "https://example.com/texte", "author": ["Doe, Jane", "Roe"], "date": "1994~", "earliest": "1994-01-01", "latest": "1994-12-31",
		"lang": "fr", "archive": ["https://web.archive.org/1"], "accessed": "2020-02-03", "kind": "secondary"
	},
	{"title": "A source", "url": "https://example.com/source"}
],
"corrections": [{"date": "2026-01-02", "text": "The date was wrong."}],
"texts": {
	"en": {"title": "A vote, with \"quotes\" & <tags>", "summary": "What it was.", "text": "Some *text*.\n\n> A [link](https://example.org/record/2004/before.html).", "plain": "Some text.\nA link."},
	"ko": {"title": "표결", "summary": "요약", "text": "본문", "plain": "본문", "reviewed": false}
}
}`

// decoded is a JSON text as any program reads it.
func decoded(t testing.TB, text string) any {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return v
}

func render(t testing.TB, s *site.Site) map[string]string {
	t.Helper()
	return sitetest.Render(t, allOutputs(s))
}

func TestEntryHasItsFacts(t *testing.T) {
	got := render(t, sitetest.Site(t, files()))["2005/vote.json"]
	if diff := cmp.Diff(decoded(t, wantEntry), decoded(t, got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if !strings.Contains(got, `& <tags>`) || strings.Contains(got, "canary") || strings.Contains(got, "of templates alone") || strings.Contains(got, "null") {
		t.Errorf("%s", got)
	}
}

func TestWholeRecordHasTheSameObjects(t *testing.T) {
	all := render(t, sitetest.Site(t, files()))
	if diff := cmp.Diff([]string{"2004/before.json", "2005/vote.json", "data/entries.json", "data/entries.jsonl", "data/entries.schema.json"}, slices.Sorted(maps.Keys(all))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if want := all["2004/before.json"] + all["2005/vote.json"]; all["data/entries.jsonl"] != want {
		t.Errorf("the lines are\n%s\nwant\n%s", all["data/entries.jsonl"], want)
	}
	want := map[string]any{
		"$schema": "entries.schema.json", "version": 1.0, "date": "2026-01-02",
		"site": map[string]any{
			"title": map[string]any{"en": "A record", "ko": "기록"}, "description": map[string]any{"en": "What happened", "ko": "있었던 일"},
			"url": "https://example.org/record/", "default_language": "en", "languages": []any{"en", "ko"}, "publisher": "The editors",
			"license": "CC BY 4.0", "data_license": "CC BY 4.0", "contact": "mailto:editors@example.org",
		},
		"withdrawn": []any{map[string]any{"id": "2007/gone", "date": "2026-01-02", "reason": "It named a witness."}},
		"entries":   []any{decoded(t, all["2004/before.json"]), decoded(t, all["2005/vote.json"])},
	}
	if diff := cmp.Diff(want, decoded(t, all["data/entries.json"])); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	open := decoded(t, all["2004/before.json"]).(map[string]any)
	if open["earliest"] != "2004-01-01" || open["latest"] != nil {
		t.Errorf("an open date: %v", open)
	}
}

func TestWhatIsNotPublishedIsInNoFile(t *testing.T) {
	of := files()
	of["content/2006/canary-draft.md"] = sitetest.Entry("canary", "2006-01-01", "draft = true", "canary\n")
	of["content/2006/canary-later.md"] = sitetest.Entry("canary", "2006-01-01", "publish_after = 2026-01-02T09:00:00Z", "canary\n")
	of["content/2005/vote.md"] = strings.Replace(of["content/2005/vote.md"], "2004/before\"]", "2004/before\", \"2006/canary-draft\", \"2006/canary-later\"]", 1) +
		"A [draft](../2006/canary-draft.md).\n"
	of["content/2004/before.ko.md"] = "+++\ntitle = \"canary\"\ndraft = true\n+++\ncanary\n"
	for name, text := range render(t, sitetest.Site(t, of)) {
		if strings.Contains(text, "canary") {
			t.Errorf("%s: %s", name, text)
		}
	}
	drafts := render(t, sitetest.Site(t, of, func(in *site.Inputs) { in.Drafts = true }))
	if drafts["2006/canary-draft.json"] == "" || drafts["2006/canary-later.json"] == "" {
		t.Error("a preview has no data of drafts")
	}
}

func TestSiteWithoutEntriesHasNoData(t *testing.T) {
	if all := render(t, sitetest.Site(t, map[string]string{"content/about.md": "+++\ntitle = \"About\"\n+++\nText.\n"})); len(all) > 0 {
		t.Errorf("%v", all)
	}
	all := render(t, sitetest.Site(t, map[string]string{"content/2007/gone.md": files()["content/2007/gone.md"]}))
	if got := decoded(t, all["data/entries.json"]).(map[string]any); len(got["entries"].([]any)) != 0 || len(got["withdrawn"].([]any)) != 1 {
		t.Errorf("%v", got)
	}
	if all["data/entries.jsonl"] != "" {
		t.Errorf("%q", all["data/entries.jsonl"])
	}
}

// The entries are written one by one: what is written at a time does not grow with them.
func TestEntriesAreStreamed(t *testing.T) {
	s := sitetest.Site(t, sitetest.Many(200), func(in *site.Inputs) { in.Now = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC) })
	streams := 0
	for _, o := range allOutputs(s) {
		if !o.Streams {
			continue
		}
		streams++
		var w largest
		if err := o.Render(&w); err != nil {
			t.Fatal(err)
		}
		if w.all < 200*w.one/4 {
			t.Errorf("%s has %d bytes, and at one time %d are written", o.Path, w.all, w.one)
		}
	}
	if streams != 2 {
		t.Errorf("%d files are streams", streams)
	}
}

// largest knows how much was written, and how much at one time.
type largest struct{ all, one int }

func (w *largest) Write(data []byte) (int, error) {
	w.all, w.one = w.all+len(data), max(w.one, len(data))
	return len(data), nil
}
