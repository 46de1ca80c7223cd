package site

import (
	"cmp"
	"slices"

	"annals/internal/state"
	"annals/internal/vote"
)

// State is a state whose votes are known.
type State struct {
	state.State
	Votes []StateVote // in order of time
}

// Address returns the state's output file, neutral of language.
func (s *State) Address() string { return "states/" + s.Code + ".html" }

// StateVote is how a state voted on one entry.
type StateVote struct {
	Entry   *Entry
	Ballot  vote.Ballot
	Changed bool // differs from the state's vote before
}

// states gathers the entries with votes and the votes of single states.
func (r *resolver) states() {
	byCode := map[string]*State{}
	for _, e := range r.site.Entries {
		if e.Vote == nil {
			continue
		}
		r.site.Votes = append(r.site.Votes, e)
		for _, cast := range e.Vote.Roll {
			s := byCode[cast.State]
			if s == nil {
				known, _ := state.Lookup(cast.State)
				s = &State{State: known}
				byCode[cast.State] = s
				r.site.States = append(r.site.States, s)
			}
			changed := len(s.Votes) > 0 && s.Votes[len(s.Votes)-1].Ballot != cast.Ballot
			s.Votes = append(s.Votes, StateVote{Entry: e, Ballot: cast.Ballot, Changed: changed})
		}
	}
	slices.SortFunc(r.site.States, func(a, b *State) int { return cmp.Compare(a.Code, b.Code) })
}
