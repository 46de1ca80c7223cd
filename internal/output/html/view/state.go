package view

// StateView is a state's own page, or the list of states.
type StateView struct {
	Code   string
	Name   Words
	Former []FormerName // in order of time
	Same   []Link       // to the pages of the actors that are this state
	Votes  []StateVote  // none if Years replace them
	Years  []StateYear  // of a state with very many votes
	Brief  *StateSummary
	All    []StateItem // on the page of all states
}

// FormerName is a name that a state had before.
type FormerName struct {
	Name  Words
	Until string // the year of its last day: "1989"
}

// StateItem is a state in the list of all.
type StateItem struct {
	StateLink
	ID string // of its element, if it is the first of its letter; or ""
}

// StateLink is a state in a list in which readers find it by its names.
type StateLink struct {
	*Link
	Keys string // other names and codes, folded, separated by vertical bars
}

// StateYear is how often the state voted in each way in one year.
type StateYear struct {
	Year    Link     // to the votes of the year
	Counts  []string // yes, no, abstentions, not voting
	Changed string   // how often its vote differed from the previous one
}

// StateVote is how the state voted in one act.
type StateVote struct {
	ID    string // of its element, if it is the first of its year; or ""
	Entry *ActLink
	*Cell
	Note Words // to its vote
}

// StateSummary is how a state voted, in brief.
type StateSummary struct {
	Former    bool        // the state no longer exists
	Figures   []Figure    // how often it voted which way
	Strips    []Strip     // of its series; empty if there are too many votes
	Shifts    []VoteShift // when its vote changed; none if StateView.Years replaces Votes
	Long      bool        // too many shifts to show open
	Unchanged bool        // votes were compared, and it never changed
}

// Strip is the votes of a state in one series, a cell per vote, in order of time.
type Strip struct {
	Series Words // its name
	Cells  []StripCell
}

// StripCell is one vote in a strip.
type StripCell struct {
	Ballot string
	Name   string
	Year   string
}

// VoteShift is a vote in which a state's ballot differed from its previous one.
type VoteShift struct {
	Entry *ActLink
	Words string // "from abstention to yes"
}
