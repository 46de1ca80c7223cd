package vote

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSinceNeedsBothNumbers(t *testing.T) {
	before := Tally{Yes: new(116), No: new(20), Abstain: new(53)}
	after := Tally{Yes: new(119), No: new(19), Abstain: new(53), Absent: new(2)}
	for _, test := range []struct {
		ballot Ballot
		want   int
		known  bool
	}{
		{Yes, 3, true}, {No, -1, true}, {Abstain, 0, true}, {Absent, 0, false},
	} {
		if got, known := after.Diff(before, test.ballot); got != test.want || known != test.known {
			t.Errorf("%s: %d, %t; want %d, %t", test.ballot.Key(), got, known, test.want, test.known)
		}
	}
	if got, known := before.Diff(after, Absent); got != 0 || known {
		t.Errorf("a number that is no longer known differs by %d, %t", got, known)
	}
}

func TestShiftsAreOfStatesInBothRolls(t *testing.T) {
	roll := func(pairs ...string) Roll {
		var r Roll
		for _, p := range pairs { // in order of the codes
			r = append(r, Cast{State: p[:3], Ballot: Ballot(p[4])})
		}
		return r
	}
	tests := []struct {
		name          string
		before, after Roll
		want          []Shift
	}{
		{"nothing changed", roll("ARM Y", "CHE N"), roll("ARM Y", "CHE N"), nil},
		{"a newcomer and one that left", roll("ARM Y"), roll("CHE N"), nil},
		{"nothing is known of the vote before", nil, roll("CHE N"), nil},
		{
			"in the order of tallies, states by code", roll("ARM A", "CHE Y", "DEU A", "FRA Y", "KOR N"), roll("ARM Y", "CHE N", "DEU Y", "FRA X", "KOR Y"),
			[]Shift{
				{From: Yes, To: No, States: []string{"CHE"}},
				{From: Yes, To: Absent, States: []string{"FRA"}},
				{From: No, To: Yes, States: []string{"KOR"}},
				{From: Abstain, To: Yes, States: []string{"ARM", "DEU"}},
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, test.after.Shifts(test.before)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
