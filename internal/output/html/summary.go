package html

import (
	"annals/internal/record/vote"
	"annals/internal/site"
)

const (
	maxStripVotes     = 60 // with more votes there is no strip
	maxUnfoldedShifts = 12 // longer lists of changes are folded
)

// StateSummary is how a state voted, in brief.
type StateSummary struct {
	Former    bool        // the state no longer exists
	Figures   []Figure    // how often it voted which way
	Strip     []StripCell // a cell per vote, in order of time; empty if there are too many
	Shifts    []VoteShift // when its vote changed; none if StateView.Years replaces Votes
	Long      bool        // too many shifts to show open
	Unchanged bool        // its vote has never changed
}

// StripCell is one vote in a strip.
type StripCell struct {
	Ballot string
	Name   string
	Year   string
}

// VoteShift is a vote in which a state's ballot differed from its previous one.
type VoteShift struct {
	Entry *EntryLink
	Words string // "from abstention to yes"
}

func (c *Context) stateSummary(s *site.State) *StateSummary {
	v, rolls := &StateSummary{Former: s.Former, Unchanged: true}, c.rolls()
	var counts [256]int
	for _, cast := range s.Votes {
		counts[cast.Ballot]++
		if !cast.Changed {
			continue
		}
		v.Unchanged = false
		if s.Years == nil {
			v.Shifts = append(v.Shifts, VoteShift{Entry: &rolls.votes[cast.Entry].link, Words: c.shift(cast.Before, cast.Ballot)})
		}
	}
	t := vote.Tally{Yes: new(counts[vote.Yes]), No: new(counts[vote.No]), Abstain: new(counts[vote.Abstain])}
	if absent := counts[vote.Absent]; absent > 0 { // a votes file may leave out who did not vote
		t.Absent = new(absent)
	}
	v.Figures, v.Long = c.tally("", "", t, 0).Figures, len(v.Shifts) > maxUnfoldedShifts
	if len(s.Votes) <= maxStripVotes {
		v.Strip = rolls.strip(s.Votes)
	}
	return v
}

func (r *rolls) strip(votes []site.StateVote) []StripCell {
	cells := make([]StripCell, len(votes))
	for i, cast := range votes {
		cell := r.cell(cast.Ballot, false)
		cells[i] = StripCell{Ballot: cell.Ballot, Name: cell.Name, Year: r.votes[cast.Entry].year}
	}
	return cells
}
