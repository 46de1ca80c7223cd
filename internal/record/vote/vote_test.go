package vote

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRoll(t *testing.T) {
	roll := Roll{{"DEU", Yes}, {"FRA", Yes}, {"JPN", Absent}, {"PRK", No}}
	if diff := cmp.Diff(tally(2, 1, 0, 1), roll.Tally()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"DEU", "FRA"}, roll.ByBallot(Yes)); diff != "" {
		t.Error(diff)
	}
	if b, ok := roll.Ballot("PRK"); !ok || b != No {
		t.Errorf("Of(PRK) = %v, %v", b, ok)
	}
	if _, ok := roll.Ballot("KOR"); ok {
		t.Error("Of finds a state that is not in the roll")
	}
}

func TestTallyDistinguishesUnknownFromZero(t *testing.T) {
	some := tally(22, unknown, 0, unknown)
	if diff := cmp.Diff([]Ballot{Yes, Abstain}, some.Known()); diff != "" {
		t.Error(diff)
	}
	if _, known := some.Get(No); known {
		t.Error("an unset number is known")
	}
	if n, known := some.Get(Abstain); n != 0 || !known {
		t.Errorf("Get(Abstain) = %d, %v", n, known)
	}
	if some.IsZero() || !(Tally{}).IsZero() {
		t.Error("wrong IsZero")
	}
	if _, known := some.Get('?'); known || Ballot('?').Key() != "" {
		t.Error("a letter that is no ballot has a number or a key")
	}
}
