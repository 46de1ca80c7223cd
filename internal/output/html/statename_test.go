package html

import (
	"maps"
	"strings"
	"testing"
)

func TestStatesHaveTheNamesOfTheDay(t *testing.T) {
	files := maps.Clone(record)
	files["content/1988/old.md"] = strings.NewReplacer("2019-12-18", "1988-12-08", `follows = ["2018/vote"]`, "").Replace(record["content/2019/again.md"])
	files["content/1988/old.votes.csv"] = "state,vote,note\nBUR,N,\"Said \"\"no\"\" twice.\"\nTUR,Y\nDEU,N\n"
	f := formatOf(t, files)
	old := spokenWords(byID(parsedPage(t, f, "1988/old.html"), "states"))
	for _, want := range []string{"Burma", "Turkey", `(Said "no" twice.)`} {
		if !strings.Contains(old, want) {
			t.Errorf("the entry of 1988 does not name %s: %s", want, old)
		}
	}
	if strings.Contains(old, "Myanmar") || strings.Contains(old, "Türkiye") {
		t.Errorf("names of today in 1988: %s", old)
	}
	page := spokenWords(byID(parsedPage(t, f, "states/MMR.html"), "main"))
	for _, want := range []string{"Myanmar", "Until 1989: Burma", `(Said "no" twice.)`} {
		if !strings.Contains(page, want) {
			t.Errorf("the state's page does not say %s: %s", want, page)
		}
	}
}

func TestVotesOfAStageAreOnTheEntry(t *testing.T) {
	files := maps.Clone(record)
	files["content/2018/vote.md"] = strings.Replace(record["content/2018/vote.md"], "method = \"consensus\"\ndissociated = [\"KOR\", \"VAT\"]\noutcome = \"adopted\"\n",
		"method = \"recorded\"\nquestion = \"amendment\"\noutcome = \"rejected\"\nneeded = 9\n", 1)
	files["content/2018/vote.md"] = strings.Replace(files["content/2018/vote.md"], "cosponsors = 61", `cosponsors = { count = 61, states = ["KOR", "VAT"] }`, 1)
	files["content/2018/vote.committee.votes.csv"] = "state,vote\nKOR,Y\nVAT,N\n"
	root := parsedPage(t, formatOf(t, files), "2018/vote.html")
	stages, facts := spokenWords(byID(root, "stages")), spokenWords(byID(root, "facts"))
	for _, want := range []string{"Amendment rejected (recorded vote)", "9 votes in favour were needed.", "1 state voted no Holy See", "1 state voted yes Republic of Korea"} {
		if !strings.Contains(stages, want) {
			t.Errorf("the stage does not say %q: %s", want, stages)
		}
	}
	if want := "612 statesHoly SeeRepublic of Korea"; !strings.Contains(facts, want) {
		t.Errorf("the facts do not say %q: %s", want, facts)
	}
}
