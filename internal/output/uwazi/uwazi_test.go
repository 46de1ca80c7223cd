package uwazi_test

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output"
	"annals/internal/output/cell"
	"annals/internal/output/uwazi"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

func rows(t testing.TB, s *site.Site, lang string) []map[string]string {
	t.Helper()
	text := sitetest.Render(t, []output.Output{{Path: "x", Renderer: uwazi.File(s, lang)}})["x"]
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			if record[i] != "" {
				row[name] = record[i]
			}
		}
		all = append(all, row)
	}
	return all
}

func entry(title, date, front string) string {
	return sitetest.Entry(title, date, front, "Words [here](https://example.com/x).\n\n- one\n")
}

const config = sitetest.Config + "[places.capital]\nlabel = \"A|B\"\nlat = 39.03\nlon = 125.75\n"

func TestRows(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"config.toml": config,
		"content/2018/a.md": entry("A vote", "2018-12-17",
			"topics = [\"food\", \"accountability\"]\nplaces = [\"capital\"]\nsymbol = \"A/RES/73/180\"\nbody = \"general-assembly\"\n[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = 3\nno = 0"),
		"content/2018/a.ko.md": "+++\ntitle = \"표결\"\nsummary = \"무엇인가\"\n+++\n본문\n",
		"content/2013/b.md":    entry("=1+1", "2013", ""),
		"content/2014/o.md":    entry("Open", "2014-05/..", ""),
		"content/-0043/e.md":   entry("Long ago", "-0043-03-15", ""),
		"content/2018/g.md":    entry("Draft", "2018-12-18", "draft = true"),
	})
	all := rows(t, s, "")
	want := map[string]string{
		"title__en": "A vote", "title__ko": "표결", "summary__en": "What it was.", "summary__ko": "무엇인가", "text__en": "Words here.\none", "text__ko": "본문",
		"record_id": "2018/a", "edtf": "2018-12-17", "date": "2018-12-17", "date_range": "2018-12-17:2018-12-17", "type": "Meeting", "organ": "General Assembly",
		"topics": "Food|Accountability", "places": "A¦B", "place_geolocation": "39.03|125.75", "symbols": "A/RES/73/180", "url": "2018/a|https://example.org/record/2018/a.html",
		"sources": "A source https://example.com/source", "yes": "3", "no": "0", "outcome": "adopted",
	}
	if diff := cmp.Diff(want, all[3]); diff != "" || len(all) != 4 {
		t.Errorf("%d rows (-want +got):\n%s", len(all), diff)
	}
	got := [][3]string{}
	for _, row := range all {
		got = append(got, [3]string{row["edtf"], row["date"], row["date_range"]})
	}
	dates := [][3]string{{"-0043-03-15", "", ""}, {"2013", "", "2013-01-01:2013-12-31"}, {"2014-05/..", "", "2014-05-01:"}, {"2018-12-17", "2018-12-17", "2018-12-17:2018-12-17"}}
	if diff := cmp.Diff(dates, got); diff != "" || all[1]["title__en"] != "'=1+1" {
		t.Errorf("%q (-want +got):\n%s", all[1]["title__en"], diff)
	}
	one := rows(t, s.Part(site.Selection{Lang: "ko"}), "ko")
	if one[3]["title"] != "표결" || one[3]["topics"] != "식량|책임 규명" || one[2]["title"] != "Open" || one[3]["title__en"] != "" {
		t.Errorf("%v", one[3])
	}
	var losses []string
	for _, l := range uwazi.Losses(s, "") {
		losses = append(losses, l.Message(uwazi.Name))
	}
	wantLosses := []string{
		"4 entries have a text; Uwazi has its words, without links and markup",
		"4 entries have sources; Uwazi has their titles and addresses alone",
		"1 entry has words that a spreadsheet would take for a formula; Uwazi has an apostrophe before them",
		"1 entry has a label with a sign that parts labels in Uwazi; another one stands in its place",
	}
	if diff := cmp.Diff(wantLosses, losses); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestHostileTexts(t *testing.T) {
	hostile := []string{"=cmd|' /C calc'!A0", "-1", "＝1", "a\r\n=b", "a\",\"b", "x;=1", "\u202etxt", "\x00", "\xff", "</script>", strings.Repeat("가,", 1<<19)}
	content := map[string]string{}
	for i := range hostile {
		content[fmt.Sprintf("content/2018/e%02d.md", i)] = entry("A", fmt.Sprintf("2018-01-%02d", i+1), "")
	}
	s := sitetest.Site(t, content)
	for i, e := range s.Entries {
		e.In("en").Title, e.In("en").Summary, e.Sources[0].Title = hostile[i], hostile[i], hostile[i]
	}
	for i, row := range rows(t, s, "en") {
		for name, value := range row {
			if cell.Text(value) != value {
				t.Errorf("%s is a formula: %.200q", name, value)
			}
		}
		if want := strings.ReplaceAll(cell.Text(hostile[i]), "\r\n", "\n"); row["title"] != want || row["summary"] != want {
			t.Errorf("%.200q is %.200q", hostile[i], row["title"])
		}
	}
}
