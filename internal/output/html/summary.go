package html

import (
	"annals/internal/site"
	"annals/internal/vote"
)

const (
	maxStripVotes     = 60 // votes, above which a strip is no longer seen at a glance
	maxUnfoldedShifts = 12 // changes, above which their list is folded up
)

// StateSummary is how a state voted, in brief.
type StateSummary struct {
	Former    bool        // the state is no more
	Figures   []Figure    // how often it voted which way
	Strip     []StripCell // a cell a vote, in order of time; empty where there are too many
	Shifts    []VoteShift // when its vote changed; none where the years of very many votes tell it
	Long      bool        // there are too many turns to show at once
	Unchanged bool        // its vote has never changed
}

// StripCell is one vote at a glance.
type StripCell struct {
	Ballot string
	Name   string
	Year   string
}

// Turn is a vote in which a state did otherwise than before.
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
