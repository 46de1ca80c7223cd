package site

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"annals/internal/record/edtf"
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

// formerAddresses makes redirects from the addresses that the pages of states had under
// their former codes, for those codes that votes of the record had.
func (r *resolver) formerAddresses() {
	for _, s := range r.site.States {
		if len(s.Periods()) == 0 {
			continue
		}
		seen := s.Code
		for _, v := range s.Votes {
			former := State{State: s.On(v.Act.Day())}
			if former.Code == s.Code || former.Code == seen || r.site.State(former.Code).Votes != nil {
				continue
			}
			seen = former.Code
			for _, tag := range r.site.Tags() {
				r.site.Redirects = append(r.site.Redirects, Redirect{
					From: r.site.Path(tag, former.Address()), To: r.site.Path(tag, s.Address()), File: v.Act.Vote.File,
				})
			}
		}
	}
}

// current returns the table of a vote of a date with the codes of today.
func current(t vote.Table, date edtf.Date) vote.Table {
	i, found := t.Roll.Find(state.TwoStates)
	if !found {
		return t
	}
	code := state.Current(state.TwoStates, dayOf(date))
	if code == state.TwoStates {
		return t
	}
	t.Roll, t.Notes = slices.Clone(t.Roll), maps.Clone(t.Notes)
	t.Roll[i].State = code
	t.Roll.Sort()
	if note, ok := t.Notes[state.TwoStates]; ok {
		delete(t.Notes, state.TwoStates)
		t.Notes[code] = note
	}
	return t
}

// currentCodes returns the codes of today of states that had others on a date.
func currentCodes(codes []string, date edtf.Date) []string {
	codes = slices.Clone(codes)
	for i, code := range codes {
		codes[i] = state.Current(code, dayOf(date))
	}
	return codes
}

// dayOf returns the day that decides which name a state had: the first one that a date
// allows, else the last one, else the end of time.
func dayOf(date edtf.Date) edtf.Day {
	if day, ok := date.Earliest(); ok {
		return day
	}
	if day, ok := date.Latest(); ok {
		return day
	}
	return edtf.Day{Year: math.MaxInt32}
}

// Day returns the day that decides under which names the states of a vote on the entry are
// shown.
func (e *Entry) Day() edtf.Day { return dayOf(e.Date) }

// Day is that of Entry for a stage.
func (s *Stage) Day() edtf.Day { return dayOf(s.Date) }

// Day is that of Entry for an act.
func (a *Act) Day() edtf.Day { return dayOf(a.Date()) }

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
