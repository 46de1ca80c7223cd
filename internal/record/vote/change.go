package vote

// Diff returns the difference between the number of b and that of an earlier tally.
// known is false unless both are known.
func (t Tally) Diff(before Tally, b Ballot) (difference int, known bool) {
	later, isKnown := t.Get(b)
	earlier, wasKnown := before.Get(b)
	if !isKnown || !wasKnown {
		return 0, false
	}
	return later - earlier, true
}

// Shift is a set of states that changed from one ballot to another.
type Shift struct {
	From, To Ballot
	States   []string // codes, sorted
}

// Shifts returns the states that cast a different ballot than in an earlier roll, in
// the order of Ballots. States that only one of the rolls has are ignored: they were
// absent from the organ, or their vote is not known.
func (r Roll) Shifts(before Roll) []Shift {
	moved := map[[2]Ballot][]string{}
	for _, c := range r {
		if was, named := before.Ballot(c.State); named && was != c.Ballot {
			pair := [2]Ballot{was, c.Ballot}
			moved[pair] = append(moved[pair], c.State)
		}
	}
	var shifts []Shift
	for _, from := range Ballots() {
		for _, to := range Ballots() {
			if states := moved[[2]Ballot{from, to}]; len(states) > 0 {
				shifts = append(shifts, Shift{From: from, To: to, States: states})
			}
		}
	}
	return shifts
}
