package data_test

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/chart"
	"annals/internal/output/data"
	"annals/internal/output/figure"
	"annals/internal/output/wording"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

func voted(t *testing.T, more map[string]string) *site.Site {
	t.Helper()
	vote := func(date, front string) string {
		return sitetest.Entry("A vote", date, "body = \"general-assembly\"\nseries = \"yearly\"\n[vote]\n"+front, "")
	}
	files := map[string]string{
		"content/2014/vote.md":  vote("2014-12-18", "method = \"recorded\"\noutcome = \"adopted\"\nyes = 116\nno = 20\nabstain = 53\n"),
		"content/2015/none.md":  vote("2015-12-18", "method = \"consensus\"\noutcome = \"adopted\"\n"),
		"content/2017/part.md":  vote("2017-12-18", "method = \"recorded\"\noutcome = \"adopted\"\nyes = 90\n"),
		"content/2017/event.md": sitetest.Entry("An event", "2017-12-19", "", ""),
	}
	for name, text := range more {
		files[name] = text
	}
	return sitetest.Site(t, files)
}

// What is not known is an empty cell, a year without an entry a row, and shares are there
// where they are drawn.
func TestChartsReadBack(t *testing.T) {
	s := voted(t, nil)
	names := []string{"chart", "year", "recorded", "without_vote", "unknown", "yes", "abstain", "no", "members", "yes_share", "entries"}
	want := [][]string{
		{"overview", "2014", "1", "0", "0", "116", "53", "20", "193", "", "1"},
		{"overview", "2015", "0", "1", "0", "", "", "", "193", "", "1"},
		{"overview", "2016", "0", "0", "0", "", "", "", "193", "", "0"},
		{"overview", "2017", "1", "0", "0", "90", "", "", "193", "", "2"},
	}
	if diff := cmp.Diff(want, columns(rows(t, renderAll(t, s)["data/charts.csv"])[:4], names...)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	again := map[string]string{"content/2014/again.md": sitetest.Entry("Again", "2014-12-19", "body = \"general-assembly\"\nseries = \"yearly\"\n[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = 60\nno = 20\nabstain = 40\n", "")}
	row := rows(t, sitetest.Render(t, data.Charts(voted(t, again)))["charts/votes-yearly.csv"])[:1]
	if diff := cmp.Diff([][]string{{"votes-yearly", "2014", "2", "0", "0", "176", "93", "40", "193", "57", "2"}}, columns(row, names...)); diff != "" {
		t.Errorf("shares (-want +got):\n%s", diff)
	}
	if _, made := renderAll(t, sitetest.Site(t, nil))["data/charts.csv"]; made {
		t.Error("a record without entries has charts")
	}
}

// The numbers are those of the columns that are drawn.
func TestChartsHaveTheNumbersThatAreDrawn(t *testing.T) {
	s := voted(t, nil)
	all := rows(t, renderAll(t, s)["data/charts.csv"])
	for _, of := range figure.All(s) {
		f := figure.Edition{Site: s, Lang: "ko", Locale: sitetest.Locales(t, s)["ko"], Wording: wording.Of(s)}.Draw(of)
		for i, c := range f.Columns {
			row := all[0]
			all = all[1:]
			if row["chart"] != of.Name {
				t.Fatalf("a row of %s is one of %s", of.Name, row["chart"])
			}
			drawn := map[string]string{}
			for _, segment := range chart.Stack(c.Parts, c.Total, chart.Tall) {
				if segment.Part != c.Unknown() {
					key := figure.Ballots[segment.Part].Key()
					drawn[key] = f.Layers[segment.Part].Ballot
					if n := c.Parts[segment.Part]; row[key] != strconv.Itoa(n) {
						t.Errorf("%s: column %d draws %d %s, and the table has %q", of.Name, i, n, key, row[key])
					}
				}
			}
			for _, key := range []string{"yes", "abstain", "no"} {
				if isNumber := row[key] != "" && row[key] != "0"; isNumber != (drawn[key] != "") {
					t.Errorf("%s: column %d draws %s: %q, and the table has %q", of.Name, i, key, drawn[key], row[key])
				}
			}
		}
	}
	if len(all) > 0 {
		t.Errorf("%d rows are not drawn", len(all))
	}
}
