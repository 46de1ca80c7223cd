package html

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/record/vote"
)

// manyStates are 31 states, one more than a group shows without splitting it.
var manyStates = strings.Fields("AGO ALB AND ARG ARM AUS AUT BEL BGR BRA CAN CHE CHL COL CYP CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN IRL ISL ITA JPN KOR")

func rollOf(states []string) string {
	return "state,vote\n" + strings.Join(states, ",Y\n") + ",Y\n"
}

func TestLongBallotGroupIsSplitByLetter(t *testing.T) {
	entry := resolution("Many", "2020-12-18", "[vote]\nmethod = \"recorded\"\n")
	f := formatOf(t, withFiles(record, map[string]string{
		"content/2020/many.md": entry, "content/2020/many.votes.csv": rollOf(manyStates),
		"content/2020/fewer.md": entry, "content/2020/fewer.votes.csv": rollOf(manyStates[1:]),
	}))
	for tag, want := range map[string][]string{
		"en": {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "R", "S", "U"},
		"ko": {"ㄱ", "ㄷ", "ㅂ", "ㅅ", "ㅇ", "ㅊ", "ㅋ", "ㅍ", "ㅎ"},
	} {
		root := parsedPage(t, f, f.site.Path(tag, "2020/many.html"))
		group := byID(root, "states")
		var letters []string
		for _, dt := range elements(group, "dt") {
			letters = append(letters, textOf(dt))
		}
		if diff := cmp.Diff(want, letters); diff != "" {
			t.Errorf("%s: the letters (-want +got):\n%s", tag, diff)
		}
		if n := len(elements(group, "a")); n != len(manyStates) {
			t.Errorf("%s: %d of %d states are there", tag, n, len(manyStates))
		}
	}
	short := byID(parsedPage(t, f, "2020/fewer.html"), "states")
	if len(elements(short, "dl")) != 0 || len(elements(short, "a")) != maxUnsplitGroup {
		t.Errorf("%d states are cut by letter", maxUnsplitGroup)
	}
}

// Each group is a details element: one tab stop for keyboard users.
func TestStatesAreFoldedByBallot(t *testing.T) {
	states := byID(parsedPage(t, formatOf(t, record), "2018/vote.html"), "states")
	folded := 0
	for _, group := range elements(states, "details") {
		folded += len(elements(group, "a"))
	}
	if all := len(elements(states, "a")); folded != all || all != 5 {
		t.Errorf("%d of %d states are folded up", folded, all)
	}
}

func TestStateWithChangedVoteIsMarked(t *testing.T) {
	f := formatOf(t, threeVotes)
	var got []string
	for _, n := range byClass(parsedPage(t, f, "2020/third.html"), "chips") {
		for _, li := range elements(n, "li") {
			got = append(got, spokenWords(li))
		}
	}
	// Japan votes for the first time, Germany as before.
	want := []string{"Armenia (before: Abstained)", "Germany", "Japan", "Switzerland (before: No)", "France (before: No)"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	const legend = "A mark after a name"
	for path, want := range map[string]bool{"2020/third.html": true, "2018/vote.html": false} {
		if got := strings.Contains(spokenWords(byID(parsedPage(t, f, path), "states")), legend); got != want {
			t.Errorf("%s explains the mark: %t", path, got)
		}
	}
}

func TestBarNumbersOnlyInWideParts(t *testing.T) {
	c := formatOf(t, record).editions[0]
	got := map[string]string{}
	for _, f := range c.tally("", &vote.Decision{Method: vote.Recorded}, tallyOf(60, 15, 10, 5), 0).Figures {
		got[f.Ballot] = f.Middle
	}
	// Of 90: yes 0–60, abstain 60–70, no 70–85, absent 85–90.
	want := map[string]string{"yes": "33.33%", "abstain": "72.22%", "no": "86.11%", "absent": ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	root := parsedPage(t, formatOf(t, record), "2018/vote.html")
	var numbers []string
	for _, n := range elements(byClass(root, "parts")[0], "text") {
		numbers = append(numbers, textOf(n))
	}
	if diff := cmp.Diff([]string{"188"}, numbers); diff != "" {
		t.Errorf("in the bar of 3, 1, 1 and 188 (-want +got):\n%s", diff)
	}
}

func TestKeyFactsListStages(t *testing.T) {
	facts := spokenWords(byID(parsedPage(t, formatOf(t, record), "2018/vote.html"), "facts"))
	for _, want := range []string{"Committee: 15 November 2018", "Released: January 2019", "Co-sponsors61"} {
		if !strings.Contains(facts, want) {
			t.Errorf("%q is not in %q", want, facts)
		}
	}
}

func TestStateSummary(t *testing.T) {
	f := formatOf(t, threeVotes)
	root := parsedPage(t, f, "states/ARM.html")
	brief := byID(root, "brief")
	var totals, strip, shifts []string
	for _, n := range elements(byClass(brief, "totals")[0], "div") {
		totals = append(totals, spokenWords(n))
	}
	for _, n := range elements(byClass(brief, "strip")[0], "li") {
		strip = append(strip, spokenWords(n))
	}
	for _, n := range elements(byClass(brief, "dated")[0], "li") {
		shifts = append(shifts, spokenWords(n))
	}
	for name, diff := range map[string]string{
		"totals":  cmp.Diff([]string{"Yes2", "Abstained1", "No0"}, totals),
		"strip":   cmp.Diff([]string{"Yes 2018", "Abstained 2019", "Yes 2020"}, strip),
		"changes": cmp.Diff([]string{"18 December 2019 from yes to abstention: Another vote", "18 December 2020 from abstention to yes: A third vote"}, shifts),
	} {
		if diff != "" {
			t.Errorf("the %s (-want +got):\n%s", name, diff)
		}
	}
	if got := spokenWords(byID(parsedPage(t, f, "states/DEU.html"), "brief")); strings.Contains(got, "has not changed") {
		t.Errorf("Germany went from abstention to yes: %q", got)
	}
	if got := spokenWords(byID(parsedPage(t, f, "states/JPN.html"), "brief")); strings.Contains(got, "has not changed") {
		t.Errorf("Japan voted once, and nothing is compared: %q", got)
	}
	if got := spokenWords(byID(parsedPage(t, formatOf(t, record), "states/FRA.html"), "brief")); !strings.Contains(got, "Its vote has not changed within a series.") {
		t.Errorf("France voted no twice: %q", got)
	}
}

func TestFormerStateIsMarked(t *testing.T) {
	f := formatOf(t, withFiles(record, map[string]string{
		"content/1980/old.md":        resolution("Old", "1980-12-18", "[vote]\nmethod = \"recorded\"\n"),
		"content/1980/old.votes.csv": "state,vote\nCSK,N\nCHE,X\n",
	}))
	for path, want := range map[string]bool{"states/CSK.html": true, "states/CHE.html": false} {
		if got := strings.Contains(spokenWords(byID(parsedPage(t, f, path), "brief")), "Former state"); got != want {
			t.Errorf("%s: former %t", path, got)
		}
	}
	if got := spokenWords(byID(parsedPage(t, f, "states/CHE.html"), "brief")); !strings.Contains(got, "Did not vote1") {
		t.Errorf("how often it did not vote is left out: %q", got)
	}
}

func TestManyVotesHaveNoStrip(t *testing.T) {
	for votes, want := range map[int]int{maxStripVotes: maxStripVotes, maxStripVotes + 1: 0} {
		files := map[string]string{"config.toml": record["config.toml"]}
		for i := range votes {
			id := fmt.Sprintf("content/%d/v", 1900+i)
			files[id+".md"] = resolution("A vote", fmt.Sprintf("%d-01-02", 1900+i), "[vote]\nmethod = \"recorded\"\n")
			files[id+".votes.csv"] = "state,vote\nCHE," + []string{"Y", "N"}[i%2] + "\n"
		}
		root := parsedPage(t, formatOf(t, files), "states/CHE.html")
		cells := 0
		for _, strip := range byClass(root, "strip") {
			cells += len(elements(strip, "li"))
		}
		if cells != want {
			t.Errorf("%d votes have %d cells", votes, cells)
		}
		if len(elements(byID(root, "brief"), "details")) != 1 {
			t.Error("a long list of changes is not folded up")
		}
	}
}

// Adjacent parts must not differ by colour alone: all but one have a pattern, each
// its own, which the page defines.
func TestBarPartsHaveDistinctPatterns(t *testing.T) {
	root := parsedPage(t, formatOf(t, record), "2018/vote.html")
	var used []string
	for _, rect := range elements(byClass(root, "parts")[0], "rect") {
		if fill, ok := attr(rect, "fill"); ok {
			id := strings.TrimSuffix(strings.TrimPrefix(fill, "url(#"), ")")
			if p := byID(root, id); p == nil || p.Data != "pattern" {
				t.Errorf("there is no pattern %s", id)
			}
			used = append(used, id)
		}
	}
	if diff := cmp.Diff([]string{"p-abstain", "p-no", "p-unvoted"}, used); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
