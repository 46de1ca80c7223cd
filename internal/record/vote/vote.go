// Package vote models a vote: on what and how an organ decided, its outcome and tally,
// and the ballot of each state. It parses votes files and checks claims about votes.
//
// Its inputs are the content of a votes file (state,vote,note) and a Claim, what an entry
// states about a vote; its outputs are a Roll, and a Finding for each contradiction
// between claim, roll and arithmetic. It never corrects a number: sources do differ,
// and the editor decides and explains in a note.
//
// The package knows neither entries nor organs: the caller passes the number of
// members of an organ and its name.
package vote

import (
	"cmp"
	"slices"
	"strings"
)

// Ballot is the vote of one state, as the letter in a votes file.
type Ballot byte

// The ballots. Absent includes states that were present and did not vote.
const (
	Yes     Ballot = 'Y'
	No      Ballot = 'N'
	Abstain Ballot = 'A'
	Absent  Ballot = 'X'
)

// Ballots returns every ballot in the order of tallies.
func Ballots() []Ballot { return []Ballot{Yes, No, Abstain, Absent} }

// String returns the letter of the ballot.
func (b Ballot) String() string { return string(rune(b)) }

// Key returns the name of the ballot in front matter: "yes", "no", "abstain"
// or "absent".
func (b Ballot) Key() string {
	switch b {
	case Yes:
		return "yes"
	case No:
		return "no"
	case Abstain:
		return "abstain"
	case Absent:
		return "absent"
	}
	return ""
}

// Tally is the number of states that cast each ballot. A nil number is not known,
// which differs from 0.
type Tally struct {
	Yes, No, Abstain, Absent *int
}

// Get returns one number of the tally, and whether it is known.
func (t Tally) Get(b Ballot) (n int, known bool) {
	var p *int
	switch b {
	case Yes:
		p = t.Yes
	case No:
		p = t.No
	case Abstain:
		p = t.Abstain
	case Absent:
		p = t.Absent
	}
	if p == nil {
		return 0, false
	}
	return *p, true
}

// IsZero reports whether no number of the tally is known.
func (t Tally) IsZero() bool { return t == Tally{} }

// Known returns the ballots whose number is known, in the order of Ballots.
func (t Tally) Known() []Ballot {
	return slices.DeleteFunc(Ballots(), func(b Ballot) bool {
		_, known := t.Get(b)
		return !known
	})
}

// Cast is one state's ballot.
type Cast struct {
	State  string // ISO 3166 alpha-3: the code of today
	Ballot Ballot
}

// Roll is the ballots of states, sorted by code, with each state once.
type Roll []Cast

// Ballot returns the ballot of a state, and whether the roll has it.
func (r Roll) Ballot(state string) (Ballot, bool) {
	i, found := r.Find(state)
	if !found {
		return 0, false
	}
	return r[i].Ballot, true
}

// Find returns the index of a state, and whether the roll has it.
func (r Roll) Find(state string) (int, bool) {
	return slices.BinarySearchFunc(r, state, func(c Cast, s string) int {
		return strings.Compare(c.State, s)
	})
}

// Count returns how many states cast b.
func (r Roll) Count(b Ballot) int {
	n := 0
	for _, c := range r {
		if c.Ballot == b {
			n++
		}
	}
	return n
}

// ByBallot returns the codes of the states that cast b, sorted.
func (r Roll) ByBallot(b Ballot) []string {
	var codes []string
	for _, c := range r {
		if c.Ballot == b {
			codes = append(codes, c.State)
		}
	}
	return codes
}

// Tally counts the roll; all four numbers of the result are known.
func (r Roll) Tally() Tally {
	return Tally{
		Yes:     new(r.Count(Yes)),
		No:      new(r.Count(No)),
		Abstain: new(r.Count(Abstain)),
		Absent:  new(r.Count(Absent)),
	}
}

// Sort sorts the roll by code.
func (r Roll) Sort() {
	slices.SortFunc(r, func(a, b Cast) int { return cmp.Compare(a.State, b.State) })
}
