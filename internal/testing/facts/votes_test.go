package facts_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/record/state"
	"annals/internal/record/vote"
	"annals/internal/site"
	"annals/internal/testing/sharedtest"
)

// changedBallots are the ballots that differ from the votes by state on
// purpose: the official tally of 62/167 requires that South Africa abstained.
var changedBallots = map[string]vote.Cast{
	"A/RES/62/167": {State: "ZAF", Ballot: vote.Abstain},
}

// missingYes are the tallies that have more votes in favour than the data, which is
// not changed because the state is unknown.
var missingYes = map[string]int{"A/RES/64/175": 1}

func TestVotesByStateMatchData(t *testing.T) {
	want := rolls(t)
	got := map[string]vote.Roll{}
	for _, e := range loadSite(t).Entries {
		if e.Vote != nil && len(e.Vote.Roll) > 0 {
			roll := slices.Clone(e.Vote.Roll)
			for i := range roll { // the data have the codes of the day
				known, _ := state.Lookup(roll[i].State)
				roll[i].State = known.On(e.Day()).Code
			}
			roll.Sort()
			got[e.Symbols[0].String()] = roll
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("votes files differ from the facts (-facts +files):\n%s", diff)
	}
}

// Every tally agrees with its votes file, or a note in both languages says why not.
func TestTalliesMatchVotesByState(t *testing.T) {
	for _, e := range loadSite(t).Entries {
		if e.Vote == nil {
			continue
		}
		if len(e.Vote.Roll) == 0 {
			if e.Vote.Tally.Absent != nil {
				t.Errorf("%s: a number of absences that rests on no list of states", e.File)
			}
			continue
		}
		symbol := e.Symbols[0].String()
		missing := missingYes[symbol]
		for _, b := range vote.Ballots() {
			want := e.Vote.Roll.Count(b)
			switch b {
			case vote.Yes:
				want += missing
			case vote.Absent:
				want -= missing
			}
			if n, known := e.Vote.Tally.Get(b); !known || n != want {
				t.Errorf("%s: %s = %d (known: %t), want %d", e.File, b.Key(), n, known, want)
			}
		}
		_, changed := changedBallots[symbol]
		if (changed || missing > 0) && !hasNoteInBothLanguages(e) {
			t.Errorf("%s: the difference from the data needs a note in both languages", e.File)
		}
	}
}

func hasNoteInBothLanguages(e *site.Entry) bool {
	return slices.Equal(slices.Sorted(slices.Values(e.Vote.Note.Languages())), []string{"en", "ko"})
}

func rolls(t *testing.T) map[string]vote.Roll {
	t.Helper()
	rolls := map[string]vote.Roll{}
	all := slices.Concat(sharedtest.Records(t, "facts/votes_by_state.csv"), sharedtest.Records(t, "facts/votes_council_by_state.csv"))
	for _, row := range all {
		cast := vote.Cast{State: row["iso3"], Ballot: vote.Ballot(row["vote"][0])}
		if change := changedBallots[row["symbol"]]; change.State == cast.State {
			cast = change
		}
		rolls[row["symbol"]] = append(rolls[row["symbol"]], cast)
	}
	for _, roll := range rolls {
		slices.SortFunc(roll, func(a, b vote.Cast) int { return strings.Compare(a.State, b.State) })
	}
	return rolls
}
