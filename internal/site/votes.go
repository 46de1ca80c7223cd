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

// State returns the state with a code, which must be one. It has no votes, and no page,
// unless it is one of States.
func (s *Site) State(code string) *State {
	i, found := slices.BinarySearchFunc(s.States, code, func(s *State, code string) int { return cmp.Compare(s.Code, code) })
	if found {
		return s.States[i]
	}
	known, _ := state.Lookup(code)
	return &State{State: known}
}

// StateVote is how a state voted in one act.
type StateVote struct {
	Act     *Act
	Ballot  vote.Ballot
	Before  vote.Ballot // the state's previous ballot in the series; 0 if there is none to compare with
	Changed bool        // differs from Before
}

// StateYear is how a state voted in one year.
type StateYear struct {
	Period *Period[*Act] // of the votes of the whole record
	Votes  []StateVote
}

// states collects the votes of each state.
func (r *resolver) states() {
	byCode := map[string]*State{}
	for _, a := range r.site.Votes {
		for i, cast := range a.Vote.Roll {
			s := byCode[cast.State]
			if s == nil {
				known, _ := state.Lookup(cast.State)
				s = &State{State: known}
				byCode[cast.State] = s
				r.site.States = append(r.site.States, s)
			}
			before := a.Vote.Before[i]
			s.Votes = append(s.Votes, StateVote{Act: a, Ballot: cast.Ballot, Before: before, Changed: before != 0 && before != cast.Ballot})
		}
	}
	slices.SortFunc(r.site.States, func(a, b *State) int { return cmp.Compare(a.Code, b.Code) })
}
