package site

import (
	"cmp"
	"slices"

	"annals/internal/record/state"
	"annals/internal/record/vote"
)

// Figures returns the tally of the entry, else that of the roll. Without absent states
// in the roll, their number is not known, since a votes file may omit them.
func (v *Vote) Figures() vote.Tally {
	if !v.Tally.IsZero() || len(v.Roll) == 0 {
		return v.Tally
	}
	t := v.Roll.Tally()
	if *t.Absent == 0 {
		t.Absent = nil
	}
	return t
}

// State is a state whose votes are known.
type State struct {
	state.State
	Votes []StateVote // in time order
	Years []StateYear // if there are too many votes for one page; else nil
}

// Address returns the state's output file, language-neutral.
func (s *State) Address() string { return "states/" + s.Code + ".html" }

// StateVote is how a state voted on one entry.
type StateVote struct {
	Entry   *Entry
	Ballot  vote.Ballot
	Before  vote.Ballot // in the state's previous vote; 0 for the first
	Changed bool        // differs from the previous ballot
}

// StateYear is how a state voted in one year.
type StateYear struct {
	Period *Period[*Entry] // of the votes of the whole record
	Votes  []StateVote
}

// states collects the entries with votes, and the votes of each state.
func (r *resolver) states() {
	byCode := map[string]*State{}
	for _, e := range r.site.Entries {
		if e.Vote == nil {
			continue
		}
		r.site.Votes = append(r.site.Votes, e)
		e.Vote.Before = make([]vote.Ballot, len(e.Vote.Roll))
		for i, cast := range e.Vote.Roll {
			s := byCode[cast.State]
			if s == nil {
				known, _ := state.Lookup(cast.State)
				s = &State{State: known}
				byCode[cast.State] = s
				r.site.States = append(r.site.States, s)
			}
			v := StateVote{Entry: e, Ballot: cast.Ballot}
			if n := len(s.Votes); n > 0 {
				v.Before = s.Votes[n-1].Ballot
				v.Changed = v.Before != v.Ballot
			}
			e.Vote.Before[i] = v.Before
			s.Votes = append(s.Votes, v)
		}
	}
	slices.SortFunc(r.site.States, func(a, b *State) int { return cmp.Compare(a.Code, b.Code) })
}
