package view

// VoteView is how a text was acted upon.
type VoteView struct {
	Method   string   // "recorded", "non-recorded", "secret", "consensus" or ""
	Question string   // "text", "amendment", "paragraph", "motion", "procedural" or "election"
	Outcome  string   // "adopted", "rejected", "withdrawn", "no-action" or ""
	Words    string   // method, question and outcome in words
	Rules    []string // what decided besides the numbers: the majority that was needed, a veto, a casting vote
	Figures  []Figure
	Apart    []Link // states that dissociated themselves from the consensus; without URL if they have no page
	Members  int    // of the organ in that year; 0 when not known
	Note     Words
	Groups   []BallotGroup // single states by vote, on the entry's own page; empty when not known
	Line     string        // the figures in one line: "88 yes, 21 no, 60 abstentions"
	HasTally bool
	HasBar   bool // it is known of what the figures are parts
}

// IsPlain reports whether the figures tell enough of the vote: it adopted a text, or
// decided on procedure, by the usual majority.
func (v *VoteView) IsPlain() bool {
	return (v.Question == "text" || v.Question == "procedural") && (v.Outcome == "adopted" || v.Outcome == "") && len(v.Rules) == 0
}

// Count returns a figure in the page's number format, "" if it is not known. The
// ballot is "yes", "no", "abstain" or "absent".
func (v *VoteView) Count(ballot string) string {
	for _, f := range v.Figures {
		if f.Ballot == ballot {
			return f.Number
		}
	}
	return ""
}

// Moved reports whether the previous vote of any state in Groups differed.
func (v *VoteView) Moved() bool {
	for _, g := range v.Groups {
		for i := range g.States {
			if g.States[i].Before != nil {
				return true
			}
		}
	}
	return false
}

// Figure is one number of a tally.
type Figure struct {
	Ballot  string // "yes", "no", "abstain" or "absent"
	Name    string
	Count   int
	Number  string // the count as the page's language writes it
	Words   string // the number with its noun
	Start   string // where its part of a bar begins, "0%"
	Share   string // the width of the part, "52.07%"
	Middle  string // the middle of the part, for a number in it; "" if it is too narrow for one
	Pattern string // of the part, which must not differ by colour alone: "p-no", "p-abstain", "p-unvoted" or ""
}

// BallotGroup is the states that voted one way.
type BallotGroup struct {
	Ballot string
	Name   string
	States []StateChip
	Parts  []BallotPart // the same states by first letter, if there are many
}

// BallotPart is the states of a group whose names begin with one letter.
type BallotPart struct {
	Letter string
	States []StateChip
}

// StateChip is a state in a group.
type StateChip struct {
	*Link
	Before *Cell // its previous vote, if that differed
	Note   Words // to its vote
}

// VotesView lists the votes of the record.
type VotesView struct {
	Rows     []VoteRow
	Matrices []VoteMatrix // one for each series with votes of which the states are known
	Charts   *ChartsView  // a figure for each series of votes; not on pages of periods
	States   int          // how many states have a page; 0 on pages of periods
}

// VoteMatrix is how each state voted in the votes of one series.
type VoteMatrix struct {
	Name    Words     // of the series; of the votes of no series, what they are; empty if there is nothing else
	Columns []ActLink // the votes of which the states are known
	Rows    []MatrixRow
}

// VoteRow is how one text was acted upon.
type VoteRow struct {
	ID    string // of its element, if it is the first of its year; or ""
	Entry ActLink
	Organ *Link
	Vote  *VoteView
	Note  bool // there is a note on the entry's page
}

// MatrixRow is how one state voted, a cell per column.
type MatrixRow struct {
	State StateLink
	Cells []*Cell
}

// Cell is one vote of one state; Ballot is "" if it is not known.
type Cell struct {
	Ballot  string
	Name    string
	Code    string // a letter for it
	Changed bool   // differs from the state's previous vote
}
