package html

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/html/view"
	"annals/internal/record/vote"
)

// threeVotes is record with a third vote. The votes of single states are known
// for it and for the previous one.
var threeVotes = withFiles(record, map[string]string{
	"content/2020/third.md":        resolution("A third vote", "2020-12-18", "[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\n"),
	"content/2020/third.votes.csv": "state,vote\nARM,Y\nDEU,Y\nFRA,A\nCHE,Y\nJPN,Y\n",
})

func resolution(title, date, front string) string {
	return fmt.Sprintf("+++\ntitle = %q\ndate = %q\ntype = \"resolution\"\nbody = \"general-assembly\"\nseries = \"assembly\"\nsummary = \"What it was.\"\n%s[[sources]]\ntitle = \"A source\"\nurl = \"https://example.com/\"\n+++\n", title, date, front)
}

func TestDifferenceHasSignAndWords(t *testing.T) {
	c := formatOf(t, record).editions[0]
	for n, want := range map[int][2]string{
		3: {"+3", "3 more"}, 1: {"+1", "1 more"}, 0: {"±0", "unchanged"}, -1: {"−1", "1 fewer"}, -1234: {"−1,234", "1,234 fewer"},
	} {
		if sign, words := difference(c.locale, n); sign != want[0] || words != want[1] {
			t.Errorf("%d is %q, %q, want %q", n, sign, words, want)
		}
	}
}

func TestFigureKnownForOneVoteHasNoDifference(t *testing.T) {
	c := formatOf(t, record).editions[0]
	want := []view.FigureChange{
		{Ballot: "yes", Name: "Yes", Words: "119 yes", Number: "119", Before: "116", Sign: "+3", Spoken: "3 more"},
		{Ballot: "no", Name: "No", Words: "19 no", Number: "19"},
		{Ballot: "abstain", Name: "Abstained", Before: "53"},
	}
	if diff := cmp.Diff(want, figureChanges(c.locale, numberChanges(tallyOf(116, -1, 53, -1), tallyOf(119, 19, -1, -1)))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSeriesChangeRunsForwardInTime(t *testing.T) {
	f := formatOf(t, threeVotes)
	root := parsedPage(t, f, "2019/again.html")
	if got := spokenWords(byClass(root, "prev")[0]); !strings.HasSuffix(got, "Without a vote 18 December 2018 · Adopted without a vote") {
		t.Errorf("a neighbour without a vote: %q", got)
	}
	const change = "4 yes (3 more), 0 no (2 fewer), 1 abstention (unchanged)"
	if got := spokenWords(byClass(root, "next")[0]); !strings.HasSuffix(got, "A third vote 18 December 2020 "+change) {
		t.Errorf("the next one: %q", got)
	}
	root = parsedPage(t, f, "2020/third.html")
	prev := byClass(root, "prev")[0]
	if got := spokenWords(prev); !strings.HasSuffix(got, "18 December 2019 · 1 yes, 2 no, 1 abstention Since then: "+change) {
		t.Errorf("the one before: %q", got)
	}
	var signs []string
	for _, n := range elements(prev, "bdi") {
		signs = append(signs, textOf(n))
	}
	if diff := cmp.Diff([]string{"+3", "−2", "±0"}, signs); diff != "" {
		t.Errorf("visible signs (-want +got):\n%s", diff)
	}
}

func TestYearComparesVotesWithPrevious(t *testing.T) {
	f := formatOf(t, threeVotes)
	changes := byID(parsedPage(t, f, "2020/index.html"), "changes")
	if changes == nil {
		t.Fatal("the year has no section on changes")
	}
	var rows []string
	for _, row := range elements(changes, "tr") {
		rows = append(rows, spokenWords(row))
	}
	want := []string{"Vote18 December 201918 December 2020Difference", "Yes143 more", "No202 fewer", "Abstained11unchanged"}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("the table (-want +got):\n%s", diff)
	}
	var shifts []string
	for _, n := range byClass(changes, "shift") {
		shifts = append(shifts, spokenWords(n))
	}
	want = []string{
		"from no to yes 1 stateSwitzerland",
		"from no to abstention 1 stateFrance",
		"from abstention to yes 1 stateArmenia",
	}
	if diff := cmp.Diff(want, shifts); diff != "" {
		t.Errorf("the states (-want +got):\n%s", diff)
	}
	for _, a := range elements(byClass(changes, "shift")[0], "a") {
		if href, _ := attr(a, "href"); href != "../states/CHE.html" {
			t.Errorf("a state links to %s", href)
		}
	}
}

func TestYearComparesVoteWithConsensusInWords(t *testing.T) {
	changes := byID(parsedPage(t, formatOf(t, threeVotes), "2019/index.html"), "changes")
	if changes == nil || len(elements(changes, "table")) != 0 {
		t.Fatal("there are no figures to set side by side")
	}
	got := spokenWords(changes)
	for _, want := range []string{"Rejected by recorded vote: 1 yes, 2 no, 1 abstention", "Compared with Without a vote (18 December 2018 · Adopted without a vote)"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	if byID(parsedPage(t, formatOf(t, threeVotes), "2018/index.html"), "changes") != nil {
		t.Error("2018 compares votes of one year")
	}
}

func TestYearWithManyVotesHasNoComparison(t *testing.T) {
	for votes, want := range map[int]bool{maxComparedVotes: true, maxComparedVotes + 1: false} {
		files := withFiles(record, nil)
		for i := range votes {
			files[fmt.Sprintf("content/2020/v%02d.md", i)] = resolution("A vote", fmt.Sprintf("2020-%02d-%02d", 1+i/28, 1+i%28), "[vote]\nmethod = \"recorded\"\nyes = 1\nno = 0\nabstain = 0\n")
		}
		if got := byID(parsedPage(t, formatOf(t, files), "2020/index.html"), "changes") != nil; got != want {
			t.Errorf("with %d votes the year compares: %t", votes, got)
		}
	}
}

func TestYearReportsThatNoStateChangedItsVote(t *testing.T) {
	files := withFiles(threeVotes, map[string]string{
		"content/2020/third.md":        resolution("A third vote", "2020-12-18", "[vote]\nmethod = \"recorded\"\noutcome = \"rejected\"\n"),
		"content/2020/third.votes.csv": threeVotes["content/2019/again.votes.csv"],
	})
	changes := byID(parsedPage(t, formatOf(t, files), "2020/index.html"), "changes")
	if got := spokenWords(changes); !strings.Contains(got, "No state of which both votes are known voted otherwise.") {
		t.Errorf("%q", got)
	}
}

func TestLongShiftListIsFolded(t *testing.T) {
	f := formatOf(t, record)
	for n, want := range map[int]bool{maxUnfoldedStates: false, maxUnfoldedStates + 1: true} {
		shifts := f.builder().shifts([]vote.Shift{{From: vote.No, To: vote.Yes, States: make([]string, n)}})
		if shifts[0].Long != want {
			t.Errorf("%d states: %t", n, shifts[0].Long)
		}
	}
}
