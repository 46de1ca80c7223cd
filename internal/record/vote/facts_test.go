package vote

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/testing/sharedtest"
)

// TestRecordedVotes checks that the nine recorded plenary votes, in a data set of votes
// by state, match the tallies of the record, except for two known differences.
func TestRecordedVotes(t *testing.T) {
	files := votesFiles(t)
	if len(files) != 9 {
		t.Errorf("%d recorded votes, want 9", len(files))
	}
	members := map[string]int{"60": 191, "61": 192, "62": 192, "63": 192, "64": 192, "65": 192, "66": 193, "69": 193, "70": 193}
	differences := map[string][]string{
		"A/RES/62/167": {"yes = 101, but the votes file has 102", "abstain = 59, but the votes file has 58"},
		"A/RES/64/175": {"yes = 99, but the votes file has 98"},
	}
	for _, fact := range sharedtest.Records(t, "facts/record.csv") {
		src, ok := files[fact["symbol"]]
		if !ok {
			continue
		}
		t.Run(fact["symbol"], func(t *testing.T) {
			table, list := ParseCSV("v.csv", []byte(src))
			roll := table.Roll
			if len(list) > 0 {
				t.Fatalf("unexpected diagnostics: %v", list)
			}
			claim := Claim{
				Decision: Decision{Method: Recorded, Outcome: Adopted}, Roll: roll,
				Tally:   tally(number(t, fact["vote_yes"]), number(t, fact["vote_no"]), number(t, fact["vote_abstain"]), unknown),
				Members: members[strings.Split(fact["symbol"], "/")[2]],
			}
			if len(roll) != claim.Members {
				t.Errorf("%d states, want %d", len(roll), claim.Members)
			}
			var got []string
			for _, f := range Check(claim) {
				got = append(got, f.Problem.Message)
			}
			if diff := cmp.Diff(differences[fact["symbol"]], got); diff != "" {
				t.Error(diff)
			}
			claim.HasNote = true
			if findings := Check(claim); len(findings) > 0 {
				t.Errorf("a note should explain the difference: %v", findings)
			}
		})
	}
}

// votesFiles returns the content of a votes file by symbol.
func votesFiles(t *testing.T) map[string]string {
	files := map[string]string{}
	for _, r := range sharedtest.Records(t, "facts/votes_by_state.csv") {
		if files[r["symbol"]] == "" {
			files[r["symbol"]] = "state,vote\n"
		}
		files[r["symbol"]] += r["iso3"] + "," + r["vote"] + "\n"
	}
	return files
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
