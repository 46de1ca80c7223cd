package vote

// Since returns by how much the number of b differs from that of an earlier
// tally, and whether both are known.
func (t Tally) Since(before Tally, b Ballot) (difference int, known bool) {
	now, isKnown := t.Get(b)
	then, wasKnown := before.Get(b)
	if !isKnown || !wasKnown {
		return 0, false
	}
	return now - then, true
}

// Shift is the states that went over from one ballot to another.
type Shift struct {
	From, To Ballot
	States   []string // codes, sorted
}

// Shifts lists the states that cast another ballot than in an earlier roll, in
// the order of Ballots. A state that only one of the rolls names has not
// changed its vote: it was not there, or what it did is not known.
func (r Roll) Shifts(before Roll) []Shift {
	moved := map[[2]Ballot][]string{}
	for _, c := range r {
		if was, named := before.Of(c.State); named && was != c.Ballot {
			way := [2]Ballot{was, c.Ballot}
			moved[way] = append(moved[way], c.State)
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
