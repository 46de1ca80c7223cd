package vote

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func tally(yes, no, abstain, absent int) Tally {
	count := func(n int) *int {
		if n == unknown {
			return nil
		}
		return &n
	}
	return Tally{count(yes), count(no), count(abstain), count(absent)}
}

const unknown = -1000

func rollOf(yes, no, abstain, absent int) Roll {
	var r Roll
	for i, n := range []int{yes, no, abstain, absent} {
		for range n {
			r = append(r, Cast{fmt.Sprintf("%03d", len(r)), Ballots()[i]})
		}
	}
	return r
}

const assembly = "the General Assembly"

// checkCase is a claim and the findings of Check.
type checkCase struct {
	name  string
	claim Claim
	want  []string
}

func (c checkCase) run(t *testing.T) {
	t.Helper()
	t.Run(c.name, func(t *testing.T) {
		var got []string
		for _, f := range Check(c.claim) {
			severity := "error"
			if f.Problem.Warning {
				severity = "warning"
			}
			got = append(got, fmt.Sprintf("%s %s: %s [%s]", severity, f.Field, f.Problem.Message, f.Problem.Code))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Error(diff)
		}
	})
}

var validClaims = []checkCase{
	{name: "nothing claimed"},
	{name: "consensus", claim: Claim{Decision: Decision{Method: Consensus, Outcome: Adopted}, Members: 193}},
	{
		name: "a tally that adds up",
		claim: Claim{
			Decision: Decision{Method: Recorded, Outcome: Adopted}, Tally: tally(88, 21, 60, 22), Members: 191,
			Organ: assembly, Year: 2005, Roll: rollOf(88, 21, 60, 22),
		},
	},
	{name: "absences not stated", claim: Claim{Decision: Decision{Method: Recorded, Outcome: Adopted}, Tally: tally(88, 21, 60, unknown), Members: 191}},
	{name: "only the yes votes known", claim: Claim{Decision: Decision{Method: Recorded, Outcome: Adopted}, Tally: tally(22, unknown, unknown, unknown), Members: 47}},
	{name: "members not known", claim: Claim{Decision: Decision{Method: Recorded, Outcome: Adopted}, Tally: tally(88, 21, 60, 22)}},
	{name: "procedural", claim: Claim{Decision: Decision{Method: Recorded, Question: OfProcedure, Outcome: Adopted}, Tally: tally(11, 2, 2, 0), Members: 15}},
}

func TestCheckAcceptsConsistentClaims(t *testing.T) {
	for _, test := range validClaims {
		test.run(t)
	}
}

var impossibleTallies = []checkCase{
	{
		name:  "more votes than members",
		claim: Claim{Decision: Decision{Method: Recorded, Outcome: Adopted}, Tally: tally(88, 21, 60, 22), Members: 190, Organ: assembly, Year: 2005},
		want: []string{
			"error yes: 88 + 21 + 60 + 22 = 191 votes, but the General Assembly had 190 members in 2005 [impossible-tally]",
		},
	},
	{
		name:  "more votes than members without absences",
		claim: Claim{Decision: Decision{Method: Recorded}, Tally: tally(40, 6, 2, unknown), Members: 47, Organ: "the Human Rights Council"},
		want: []string{
			"error yes: 40 + 6 + 2 = 48 votes, but the Human Rights Council had 47 members [impossible-tally]",
		},
	},
	{
		name:  "one number above the members",
		claim: Claim{Decision: Decision{Method: Recorded}, Tally: tally(unknown, unknown, 16, unknown), Members: 15},
		want:  []string{"error abstain: 16 votes, but the organ had 15 members [impossible-tally]"},
	},
	{
		name:  "fewer than members although absences are stated",
		claim: Claim{Decision: Decision{Method: Recorded, Outcome: Adopted}, Tally: tally(88, 21, 60, 21), Members: 191, Organ: assembly, Year: 2005},
		want: []string{
			"error yes: 88 + 21 + 60 + 21 = 190 votes, but the General Assembly had 191 members in 2005 [impossible-tally]",
		},
	},
	{
		name:  "negative",
		claim: Claim{Decision: Decision{Method: Recorded}, Tally: tally(-1, 2, -3, unknown)},
		want: []string{
			"error yes: yes = -1 is less than nothing [impossible-tally]",
			"error abstain: abstain = -3 is less than nothing [impossible-tally]",
		},
	},
	{
		name:  "far too many",
		claim: Claim{Decision: Decision{Method: Recorded}, Tally: tally(1<<62, 1<<62, unknown, unknown), Members: 193},
		want: []string{
			"error yes: yes = 4611686018427387904 is more than any organ has members [impossible-tally]",
			"error no: no = 4611686018427387904 is more than any organ has members [impossible-tally]",
		},
	},
}

func TestCheckReportsImpossibleTallies(t *testing.T) {
	for _, test := range impossibleTallies {
		test.run(t)
	}
}

var methodProblems = []checkCase{
	{
		name:  "a tally without a vote",
		claim: Claim{Decision: Decision{Method: Consensus, Outcome: Adopted}, Tally: tally(unknown, 0, unknown, unknown)},
		want:  []string{"error no: a text adopted without a vote has no tally [impossible-tally]"},
	},
	{
		name:  "a votes file without a vote",
		claim: Claim{Decision: Decision{Method: Consensus, Outcome: Adopted}, Roll: rollOf(1, 0, 0, 0)},
		want:  []string{`error method: the method is "consensus", but there is a file with the votes of states [invalid-vote]`},
	},
	{
		name:  "rejected without a vote",
		claim: Claim{Decision: Decision{Method: Consensus, Outcome: Rejected}},
		want:  []string{"error outcome: a text is not rejected without a vote [invalid-vote]"},
	},
	{
		name:  "a tally without method",
		claim: Claim{Tally: tally(3, 1, unknown, unknown)},
		want:  []string{"error yes: there is a tally, but the method of the vote is missing [missing-key]"},
	},
	{
		name:  "unknown words",
		claim: Claim{Decision: Decision{Method: "show of hands", Outcome: "passed"}},
		want: []string{
			`error method: unknown method "show of hands" [invalid-value]`,
			`error outcome: unknown outcome "passed" [invalid-value]`,
		},
	},
	{
		name:  "withdrawn and voted on",
		claim: Claim{Decision: Decision{Method: Recorded, Outcome: Withdrawn}, Tally: tally(3, 2, unknown, unknown)},
		want:  []string{"warning outcome: a text that was withdrawn is usually not voted on [invalid-vote]"},
	},
}

func TestCheckReportsMethodAndOutcome(t *testing.T) {
	for _, test := range methodProblems {
		test.run(t)
	}
}

var majorityProblems = []checkCase{
	{
		name:  "adopted by a minority",
		claim: Claim{Decision: Decision{Method: Recorded, Outcome: Adopted}, Tally: tally(21, 88, 60, unknown)},
		want:  []string{`error outcome: the outcome is "adopted", but 21 yes to 88 no is no majority [outcome-majority]`},
	},
	{
		name:  "adopted by a tie, according to the votes file",
		claim: Claim{Decision: Decision{Method: Recorded, Outcome: Adopted}, Roll: rollOf(2, 2, 0, 0)},
		want:  []string{`error outcome: the outcome is "adopted", but 2 yes to 2 no is no majority [outcome-majority]`},
	},
	{
		name:  "rejected by a majority",
		claim: Claim{Decision: Decision{Method: Recorded, Outcome: Rejected}, Tally: tally(13, 2, 0, unknown)},
		want:  []string{`warning outcome: the outcome is "rejected", although 13 yes to 2 no is a majority [outcome-majority]`},
	},
}

func TestCheckComparesOutcomeWithMajority(t *testing.T) {
	for _, test := range majorityProblems {
		test.run(t)
	}
}

var rollCases = []checkCase{
	{
		name:  "a votes file that differs",
		claim: Claim{Decision: Decision{Method: Recorded, Outcome: Adopted}, Tally: tally(101, 22, 59, 10), Members: 192, Roll: rollOf(102, 22, 58, 10)},
		want: []string{
			"error yes: yes = 101, but the votes file has 102 [tally-difference]",
			"error abstain: abstain = 59, but the votes file has 58 [tally-difference]",
		},
	},
	{
		name:  "a difference that a note explains",
		claim: Claim{Decision: Decision{Method: Recorded, Outcome: Adopted}, Tally: tally(101, 22, 59, 10), Roll: rollOf(102, 22, 58, 10), HasNote: true},
	},
	{
		name:  "a votes file that leaves out absent states",
		claim: Claim{Decision: Decision{Method: Recorded, Outcome: Adopted}, Tally: tally(3, 1, 0, 2), Members: 6, Roll: rollOf(3, 1, 0, 0)},
	},
	{
		name:  "a votes file with too many states",
		claim: Claim{Decision: Decision{Method: Recorded, Outcome: Adopted}, Members: 3, Organ: "the board", Roll: rollOf(3, 1, 0, 0)},
		want:  []string{"error roll: the votes file names 4 states, but the board had 3 members [impossible-tally]"},
	},
}

func TestCheckComparesTallyWithRoll(t *testing.T) {
	for _, test := range rollCases {
		test.run(t)
	}
}
