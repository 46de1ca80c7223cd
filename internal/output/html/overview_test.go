package html

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCrowdedLaneLinksToYear(t *testing.T) {
	more := map[string]string{}
	for i := range 12 {
		more["content/2012/extra-"+strconv.Itoa(i)+".md"] = strings.Replace(act("2012-05-01", "Extra"), "resolution", "report", 1)
	}
	figure := section(t, formatOf(t, votingRecord(more)), "index.html")
	got := linksOf(byTagAndClass(figure, "g", "dots")[0])
	if want := "2012: 13 more events; General Assembly > 2012/index.html"; !slices.Contains(got, want) {
		t.Errorf("the lane has %q, want %q among them", got, want)
	}
}

func TestMilestonesAreNumberedUpToLimit(t *testing.T) {
	v := overviewOf(t, formatOf(t, votingRecord(nil)), "en")
	if len(v.Milestones) != 2 {
		t.Fatalf("there are %d milestones", len(v.Milestones))
	}
	more := map[string]string{}
	for i := range 24 {
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
	if got := len(byTagAndClass(figure, "g", "dots")); got == 0 {
		t.Error("there is no lane")
	}
	if keys := byTagAndClass(figure, "ul", "key"); len(keys) > 0 {
		t.Errorf("a key explains votes that there are not: %s", textOf(keys[0]))
	}
	if got := len(elements(elements(figure, "tbody")[0], "tr")); got != 5 {
		t.Errorf("the table has %d rows, want one a year", got)
	}
	for _, a := range elements(figure, "a") {
		if to, _ := attr(a, "href"); strings.HasSuffix(to, "data/votes.csv") {
			t.Errorf("it leads to %s, and there are no votes", to)
		}
	}
}

func TestVotesPageDrawsComparableSeries(t *testing.T) {
	council := func(date, lines string) string {
		return strings.NewReplacer("general-assembly", "council", "assembly", "council").Replace(act(date, "Of the council", lines))
	}
	f := formatOf(t, votingRecord(map[string]string{
		"content/2012/a.md": council("2012-01-01", recordedVote(3, 2, 1)),
		"content/2014/b.md": council("2014-01-01", recordedVote(4, 2, 1)),
		"content/2014/c.md": strings.Replace(act("2014-01-02", "Alone", recordedVote(3, 1, 1)), "series = \"assembly\"\n", "", 1),
	}))
	figure := section(t, f, "votes/index.html")
	var titles []string
	for _, h := range elements(figure, "h3") {
		titles = append(titles, textOf(h))
	}
	if diff := cmp.Diff([]string{"General Assembly: Resolution", "Council: Resolution"}, titles); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if lanes := byTagAndClass(figure, "g", "dots"); len(lanes) > 0 {
		t.Error("the page of votes has lanes of events")
	}
	if keys := byTagAndClass(figure, "ul", "key"); len(keys) != 1 {
		t.Errorf("there are %d keys, want one for all figures", len(keys))
	}
}
