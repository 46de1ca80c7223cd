package html

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	dom "golang.org/x/net/html"

	"github.com/google/go-cmp/cmp"

	"annals/internal/chart"
)

// act is an entry of the series that the tests draw.
func act(date, title string, lines ...string) string {
	return fmt.Sprintf("+++\ntitle = %q\ndate = %q\ntype = \"resolution\"\nbody = \"general-assembly\"\nsummary = \"It was put to a vote.\"\n%s\n"+
		"[[sources]]\ntitle = \"S\"\nurl = \"https://example.com/\"\n+++\n", title, date, strings.Join(lines, "\n"))
}

func recordedVote(yes, no, abstain int) string {
	return fmt.Sprintf("[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = %d\nno = %d\nabstain = %d", yes, no, abstain)
}

const consensusVote = "[vote]\nmethod = \"consensus\"\noutcome = \"adopted\""

// voted is a record with a vote in its first year, none in its third, and half
// of one in its last.
func votingRecord(more map[string]string) map[string]string {
	return withFiles(map[string]string{
		"config.toml":               record["config.toml"],
		"content/2010/first.md":     act("2010-12-01", "The first", `symbol = "A/RES/65/1"`, "milestone = true", recordedVote(100, 20, 60)),
		"content/2010/report.md":    strings.Replace(record["content/2017/report.md"], `"2017-03"`, `"2010-03"`, 1),
		"content/2012/second.md":    act("2012-12-01", "The second", consensusVote),
		"content/2014/third.md":     act("2014-12-01", "The third", "[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = 90"),
		"content/2014/meeting.md":   strings.Replace(act("2014-12-02", "A sitting"), "resolution", "report", 1),
		"content/2014/statement.md": strings.Replace(strings.Replace(act("2014-12-03", "A word"), "resolution", "report", 1), "general-assembly", "council", 1),
	}, more)
}

func overviewOf(t *testing.T, f *format, tag string) *OverviewView {
	t.Helper()
	p, err := f.home(f.language(t, tag))
	if err != nil {
		t.Fatal(err)
	}
	return p.Home.Overview
}

// section returns the figure of a page as a reader's browser has it.
func section(t *testing.T, f *format, path string) *dom.Node {
	t.Helper()
	for _, o := range f.outputs() {
		if o.Path != path {
			continue
		}
		root, err := dom.Parse(strings.NewReader(rendered(t, o)))
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range elements(root, "section") {
			if class, _ := attr(n, "class"); class == "overview" {
				return n
			}
		}
	}
	t.Fatalf("%s has no figure", path)
	return nil
}

// linksOf returns what the links of an element are called and where they lead.
func linksOf(n *dom.Node) []string {
	var all []string
	for _, a := range elements(n, "a") {
		href, _ := attr(a, "href")
		name := textOf(a)
		if titles := elements(a, "title"); len(titles) > 0 {
			name = textOf(titles[0])
		}
		all = append(all, name+" > "+href)
	}
	return all
}

// rowsOf returns the rows of a figure's table, their cells between bars.
func rowsOf(figure *dom.Node) []string {
	var rows []string
	for _, tr := range elements(elements(figure, "tbody")[0], "tr") {
		var cells []string
		for _, cell := range elements(tr, "th", "td") {
			cells = append(cells, textOf(cell))
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return rows
}

func elementsOfClass(root *dom.Node, name, class string) []*dom.Node {
	var all []*dom.Node
	for _, n := range elements(root, name) {
		if c, _ := attr(n, "class"); slices.Contains(strings.Fields(c), class) {
			all = append(all, n)
		}
	}
	return all
}

func TestChartLinksHaveFullNames(t *testing.T) {
	figure := section(t, formatOf(t, votingRecord(nil)), "index.html")
	want := []string{
		"2010: 100 yes, 20 no, 60 abstentions; A/RES/65/1 > 2010/first.html",
		"2012: Adopted without a vote > 2012/second.html",
		"2014: 90 yes > 2014/third.html",
	}
	if diff := cmp.Diff(want, linksOf(elementsOfClass(figure, "g", "hits")[0])); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	lanes := map[string][]string{}
	for _, g := range elementsOfClass(figure, "g", "dots") {
		name, _ := attr(g, "aria-label")
		lanes[name] = linksOf(g)
	}
	wantLanes := map[string][]string{
		"General Assembly": {
			"1 December 2010: The first; milestone 2 > 2010/first.html",
			"1 December 2012: The second > 2012/second.html",
			"1 December 2014: The third > 2014/third.html",
			"2 December 2014: A sitting > 2014/meeting.html",
		},
		"Council":  {"3 December 2014: A word > 2014/statement.html"},
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
		for _, n := range elements(elementsOfClass(figure, "g", "n-"+ballot)[0], "text") {
			drawn = append(drawn, ballot+" "+textOf(n))
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
		t.Errorf("nothing leads to the data: %q", links)
	}
}

func TestMissingNumbersAreNotDrawnAsZero(t *testing.T) {
	v := overviewOf(t, formatOf(t, votingRecord(nil)), "en").Chart
	if len(v.Unvoted) != 1 || v.Unvoted[0].Y <= v.plot.Base {
		t.Errorf("the year without a vote has the marks %v, want one below the base", v.Unvoted)
	}
	if len(v.Unknown) != 1 {
		t.Fatalf("the year of which the votes are known in part has the marks %v", v.Unknown)
	}
	yes := v.Layers[0].Boxes[1]
	if open := v.Unknown[0]; open.Y+open.Height != yes.Y || open.Y != v.plot.Top {
		t.Errorf("what is not known is %v, want all from %v to the line of members at %d", open, yes, v.plot.Top)
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
		t.Errorf("nothing says that these are shares: %s", text)
	}
	columns := linksOf(elementsOfClass(figure, "g", "hits")[0])
	want := []string{
		"2010: 2 recorded votes, 160 yes, 100 abstentions, 40 no > 2010/index.html",
		"2012: 2 adopted without a vote > 2012/index.html",
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

func TestCrowdedLaneLinksToYear(t *testing.T) {
	more := map[string]string{}
	for i := range 12 {
		more["content/2012/extra-"+strconv.Itoa(i)+".md"] = strings.Replace(act("2012-05-01", "Extra"), "resolution", "report", 1)
	}
	figure := section(t, formatOf(t, votingRecord(more)), "index.html")
	got := linksOf(elementsOfClass(figure, "g", "dots")[0])
	if want := "2012: 13 more events; General Assembly > 2012/index.html"; !slices.Contains(got, want) {
		t.Errorf("the lane has %q, want %q among them", got, want)
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
	bar := func(v ChartView) []string { return []string{v.Rows[0].Bar[0].Start, v.Rows[0].Bar[0].Share} }
	if diff := cmp.Diff([]string{"0.00%", "51.81%"}, bar(left)); diff != "" {
		t.Errorf("from the left (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"48.19%", "51.81%"}, bar(right)); diff != "" {
		t.Errorf("from the right (-want +got):\n%s", diff)
	}
}

func TestMilestonesAreNumberedUpToLimit(t *testing.T) {
	v := overviewOf(t, formatOf(t, votingRecord(nil)), "en")
	if len(v.Milestones) != 2 {
		t.Fatalf("there are %d milestones", len(v.Milestones))
	}
	more := map[string]string{}
	for i := range maxNumberedMilestones {
		more["content/2012/extra-"+strconv.Itoa(i)+".md"] = act("2012-05-01", "Extra", "milestone = true")
	}
	v = overviewOf(t, formatOf(t, votingRecord(more)), "en")
	if len(v.Milestones) > 0 {
		t.Errorf("%d milestones are listed beside the figure", len(v.Milestones))
	}
	for _, lane := range v.Chart.Lanes {
		for _, dot := range lane.Dots {
			if dot.Number > 0 {
				t.Errorf("%s has the number %d, which no list explains", dot.Name, dot.Number)
			}
		}
	}
}

func TestOverviewWithoutVotesShowsEvents(t *testing.T) {
	files := votingRecord(nil)
	for _, name := range []string{"first", "second", "third"} {
		for _, year := range []string{"2010", "2012", "2014"} {
			delete(files, "content/"+year+"/"+name+".md")
		}
	}
	figure := section(t, formatOf(t, files), "index.html")
	if got := len(elementsOfClass(figure, "g", "dots")); got == 0 {
		t.Error("there is no lane")
	}
	if keys := elementsOfClass(figure, "ul", "key"); len(keys) > 0 {
		t.Errorf("a key explains votes that there are not: %s", textOf(keys[0]))
	}
	if got := len(elements(elements(figure, "tbody")[0], "tr")); got != 5 {
		t.Errorf("the table has %d rows, want one a year", got)
	}
}

func TestVotesPageDrawsComparableSeries(t *testing.T) {
	council := func(date, lines string) string {
		return strings.Replace(act(date, "Of the council", lines), "general-assembly", "council", 1)
	}
	f := formatOf(t, votingRecord(map[string]string{
		"content/2012/a.md": council("2012-01-01", recordedVote(3, 2, 1)),
		"content/2014/b.md": council("2014-01-01", recordedVote(4, 2, 1)),
		"content/2014/c.md": strings.Replace(act("2014-01-02", "Alone", recordedVote(3, 1, 1)), "resolution", "report", 1),
	}))
	figure := section(t, f, "votes/index.html")
	var titles []string
	for _, h := range elements(figure, "h3") {
		titles = append(titles, textOf(h))
	}
	if diff := cmp.Diff([]string{"General Assembly: Resolution", "Council: Resolution"}, titles); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if lanes := elementsOfClass(figure, "g", "dots"); len(lanes) > 0 {
		t.Error("the page of votes has lanes of events")
	}
	if keys := elementsOfClass(figure, "ul", "key"); len(keys) != 1 {
		t.Errorf("there are %d keys, want one for all figures", len(keys))
	}
}

// Figures are set by attributes and classes alone, and every reference within
// them has what it refers to.
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
