package view

// VoteChange compares a vote with the one before it in its series.
type VoteChange struct {
	Before, After           ActLink
	BeforeWords, AfterWords string         // how each was decided
	Figures                 []FigureChange // empty if one of the two was without a vote
	Shifts                  []ShiftView    // of the states that are known for both
	Unchanged               bool           // none of those states voted otherwise
}

// FigureChange is one number of a vote beside the same number of the vote
// before it.
type FigureChange struct {
	Ballot string
	Name   string
	Words  string // the number with its noun: "119 yes"; "" if it is not known
	Number string // the number as written, or ""
	Before string // that of the vote before, or ""
	Sign   string // "+3", "−1", "±0"; "" if one of the two is not known
	Spoken string // the same in words: "3 more"
}

// ShiftView is the states that changed from one ballot to another.
type ShiftView struct {
	Words  string // "from abstention to yes"
	States []*Link
	Long   bool // too many to show at once
}
