package html

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/chart"
	"annals/internal/output/html/view"
)

func TestChartLinksHaveFullNames(t *testing.T) {
	figure := section(t, formatOf(t, votingRecord(nil)), "index.html")
	want := []string{
		"2010: 100 yes, 20 no, 60 abstentions; A/RES/65/1 > 2010/first.html",
		"2012: Adopted without a vote > 2012/second.html",
		"2014: 90 yes > 2014/third.html",
	}
	if diff := cmp.Diff(want, linksOf(byTagAndClass(figure, "g", "hits")[0])); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	lanes := map[string][]string{}
	for _, g := range byTagAndClass(figure, "g", "dots") {
		name, _ := attr(g, "aria-label")
		lanes[name] = linksOf(g)
	}
	wantLanes := map[string][]string{
		"General Assembly": {
			"1 December 2010: The first; milestone 2 > 2010/first.html",
			"1 December 2012: General Assembly > 2012/second.html",
			"1 December 2014: General Assembly > 2014/third.html",
			"2 December 2014: General Assembly > 2014/meeting.html",
		},
		"Council":  {"3 December 2014: Council > 2014/statement.html"},
		"No organ": {"March 2010: A report <on> everything; milestone 1 > 2010/report.html"},
	}
	if diff := cmp.Diff(wantLanes, lanes); diff != "" {
		t.Errorf("lanes (-want +got):\n%s", diff)
	}
}

func TestChartAndTableHaveSameNumbers(t *testing.T) {
	figure := section(t, formatOf(t, votingRecord(nil)), "index.html")
	var drawn []string
	for _, ballot := range []string{"yes", "no", "abstain"} {
		for _, g := range byTagAndClass(figure, "g", "value") {
			if of, _ := attr(g, "data-ballot"); of != ballot {
				continue
			}
			for _, n := range elements(g, "text") {
				drawn = append(drawn, ballot+" "+textOf(n))
			}
		}
	}
	if diff := cmp.Diff([]string{"yes 100", "yes 90", "no 20", "abstain 60"}, drawn); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	rows := rowsOf(figure)
	want := []string{
		"2010|1 December 2010|A/RES/65/1|Adopted by recorded vote|100|20|60||193|1",
		"2011||0",
		"2012|1 December 2012|The second|Adopted without a vote|||||193|0",
		"2013||0",
		"2014|1 December 2014|The third|Adopted by recorded vote|90||||193|2",
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
	if links := linksOf(elements(figure, "details")[0]); !slices.Contains(links, "All votes as a data file > data/votes.csv") {
		t.Errorf("no link to the data: %q", links)
	}
}

func TestMissingNumbersAreNotDrawnAsZero(t *testing.T) {
	v, plot := overviewOf(t, formatOf(t, votingRecord(nil)), "en").Chart, chart.NewPlot(true, true)
	if len(v.Unvoted) != 1 || v.Unvoted[0].Y <= plot.Base {
		t.Errorf("the year without a vote has the marks %v, want one below the base", v.Unvoted)
	}
	if len(v.Unknown) != 1 {
		t.Fatalf("the year of which the votes are known in part has the marks %v", v.Unknown)
	}
	yes := v.Layers[0].Boxes[1]
	if open := v.Unknown[0]; open.Y+open.Height != yes.Y || open.Y != plot.Top {
		t.Errorf("what is not known is %v, want all from %v to the line of members at %d", open, yes, plot.Top)
	}
	var marks []string
	for _, k := range v.Key {
		marks = append(marks, k.Mark)
	}
	if diff := cmp.Diff([]string{"yes", "abstain", "no", "unvoted", "unknown", "members"}, marks); diff != "" {
		t.Errorf("the key (-want +got):\n%s", diff)
	}
}

func TestAxisKeepsYearsWithoutEntries(t *testing.T) {
	v := overviewOf(t, formatOf(t, votingRecord(nil)), "en").Chart
	var years []string
	for _, y := range v.Rows {
		years = append(years, y.ID+" "+y.URL)
	}
	want := []string{"2010 2010/index.html", "2011 ", "2012 2012/index.html", "2013 ", "2014 2014/index.html"}
	if diff := cmp.Diff(want, years); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSeveralVotesPerYearAreDrawnAsShares(t *testing.T) {
	f := formatOf(t, votingRecord(map[string]string{
		"content/2010/again.md": act("2010-12-02", "Again", recordedVote(60, 20, 40)),
		"content/2012/also.md":  act("2012-12-02", "Also", consensusVote),
	}))
	figure := section(t, f, "index.html")
	if text := textOf(figure); !strings.Contains(text, "in per cent") || !strings.Contains(text, "100%") {
		t.Errorf("the figure does not mention per cent: %s", text)
	}
	columns := linksOf(byTagAndClass(figure, "g", "hits")[0])
	want := []string{
		"2010: 2 recorded votes, 160 yes, 100 abstentions, 40 no > 2010/index.html",
		"2012: 2 without a vote > 2012/index.html",
		"2014: 90 yes > 2014/third.html",
	}
	if diff := cmp.Diff(want, columns); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	for i, want := range []string{"54", "33", "13"} {
		if got := overviewOf(t, f, "en").Chart.Layers[i].Numbers[0].Text; got != want {
			t.Errorf("part %d is %s of a hundred, want %s", i, got, want)
		}
	}
	wantRows := []string{"2010|2|0|160|40|100|1", "2011|0|0||||0", "2012|0|2||||0", "2013|0|0||||0", "2014|1|0|90|||2"}
	if diff := cmp.Diff(wantRows, rowsOf(figure)); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
	v := overviewOf(t, f, "en").Chart
	if n := len(v.Layers[0].Boxes); n != 1 || len(v.Unknown) != 1 || v.Unknown[0].Height != chart.Tall {
		t.Errorf("%d columns and the marks %v: the vote known in part cannot be a share", n, v.Unknown)
	}
	if bar := v.Rows[4].Bar; len(bar) != 1 || bar[0].Ballot != "unknown" || bar[0].Share != "100.00%" {
		t.Errorf("the vote known in part has the bar %v", bar)
	}
}

func TestChartIsMirroredForRightToLeft(t *testing.T) {
	f := formatOf(t, votingRecord(nil))
	left, right := overviewOf(t, f, "en").Chart, overviewOf(t, f, "ar").Chart
	for i, box := range left.Layers[0].Boxes {
		if m := right.Layers[0].Boxes[i]; m.X != left.Width-box.X-box.Width || m.Y != box.Y || m.Height != box.Height {
			t.Errorf("%v is mirrored to %v", box, m)
		}
	}
	bar := func(v view.ChartView) []string { return []string{v.Rows[0].Bar[0].Start, v.Rows[0].Bar[0].Share} }
	if diff := cmp.Diff([]string{"0.00%", "51.81%"}, bar(left)); diff != "" {
		t.Errorf("from the left (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"48.19%", "51.81%"}, bar(right)); diff != "" {
		t.Errorf("from the right (-want +got):\n%s", diff)
	}
}

// Every pattern and id that a figure refers to exists.
func TestChartReferencesResolve(t *testing.T) {
	f := formatOf(t, votingRecord(nil))
	for _, path := range []string{"index.html", "votes/index.html", "ar/index.html"} {
		figure := section(t, f, path)
		ids := map[string]bool{}
		for n := range figure.Descendants() {
			if id, ok := attr(n, "id"); ok {
				ids[id] = true
			}
		}
		for n := range figure.Descendants() {
			fill, _ := attr(n, "fill")
			if id, ok := strings.CutPrefix(fill, "url(#"); ok && !ids[strings.TrimSuffix(id, ")")] {
				t.Errorf("%s: there is no pattern for %s", path, fill)
			}
			for _, name := range []string{"aria-labelledby", "aria-describedby"} {
				if id, ok := attr(n, name); ok && !ids[id] {
					t.Errorf("%s: nothing has the id %s", path, id)
				}
			}
		}
	}
}
