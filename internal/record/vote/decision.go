package vote

import "strconv"

// Decision is how a matter was decided.
type Decision struct {
	Method      Method
	Question    Question
	Outcome     Outcome
	Needed      Needed
	Veto        bool     // a veto decided
	CastingVote bool     // the vote of whoever was in the chair decided a tie
	Dissociated []string // codes of the states that kept out of a consensus
}

// Method is how an organ decided.
type Method string

// The methods. Consensus stands for every decision without a vote. Only of a recorded vote
// it is known who cast which ballot.
const (
	Recorded    Method = "recorded"
	NonRecorded Method = "non-recorded"
	Secret      Method = "secret"
	Consensus   Method = "consensus"
)

// Methods returns every method.
func Methods() []Method { return []Method{Recorded, NonRecorded, Secret, Consensus} }

// HasTally reports whether votes are counted by this method.
func (m Method) HasTally() bool { return m == Recorded || m == NonRecorded || m == Secret }

// Question is what was decided upon.
type Question string

// The questions. "" is a text.
const (
	OfText      Question = "text"
	OfAmendment Question = "amendment"
	OfParagraph Question = "paragraph"
	OfMotion    Question = "motion"
	OfProcedure Question = "procedural"
	OfElection  Question = "election"
)

// Questions returns every question.
func Questions() []Question {
	return []Question{OfText, OfAmendment, OfParagraph, OfMotion, OfProcedure, OfElection}
}

// Outcome is how the matter ended.
type Outcome string

// The outcomes. NoAction is the decision not to decide.
const (
	Adopted   Outcome = "adopted"
	Rejected  Outcome = "rejected"
	Withdrawn Outcome = "withdrawn"
	NoAction  Outcome = "no-action"
)

// Outcomes returns every outcome.
func Outcomes() []Outcome { return []Outcome{Adopted, Rejected, Withdrawn, NoAction} }

// Share is a majority that is no number of votes.
type Share string

// The shares: two thirds of those that voted yes or no, and more than half of all members.
const (
	TwoThirds Share = "two-thirds"
	Absolute  Share = "absolute"
)

// Shares returns every share.
func Shares() []Share { return []Share{TwoThirds, Absolute} }

// Needed is what a proposal needs: a number of votes in favour, or a share. The zero
// value is a simple majority, more votes in favour than against.
type Needed struct {
	Votes int
	Share Share
}

// IsZero reports whether a simple majority is enough.
func (n Needed) IsZero() bool { return n == Needed{} }

// String returns what is needed as front matter has it, "" for a simple majority.
func (n Needed) String() string {
	if n.Votes > 0 {
		return strconv.Itoa(n.Votes)
	}
	return string(n.Share)
}

// isReached reports whether a tally is enough, and whether that can be told from what is
// known of it and of the number of members, which is 0 if it is not known.
func (n Needed) isReached(t Tally, members int) (reached, known bool) {
	yes, yesKnown := t.Get(Yes)
	no, noKnown := t.Get(No)
	switch {
	case !yesKnown:
		return false, false
	case n.Votes > 0:
		return yes >= n.Votes, true
	case n.Share == Absolute && members > 0:
		return 2*yes > members, true
	case !noKnown:
		return false, false
	case n.Share == Absolute:
		return false, yes <= no // more than half of all is more than all others
	case n.Share == TwoThirds:
		return yes > 0 && 3*yes >= 2*(yes+no), true
	}
	return yes > no, true
}
