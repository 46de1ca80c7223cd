package growthtest

import "testing"

// spin does n steps.
func spin(n int) {
	for range n {
		steps++
	}
}

var steps int

func TestQuadraticTimeIsFound(t *testing.T) {
	if testing.Short() {
		t.Skip("measures CPU time")
	}
	const size = 10_000
	if part, whole, ok := measure(func() { spin(size * size / Parts / Parts) }, func() { spin(size * size) }); ok {
		t.Errorf("%v is taken as linear beside %v", whole, part)
	}
	if part, whole, ok := measure(func() { spin(size * size / Parts) }, func() { spin(size * size) }); !ok {
		t.Errorf("%v is not taken as linear beside %v", whole, part)
	}
}

func TestExponentOfGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("measures CPU time")
	}
	const size, limit = 10_000, 1.3
	power := func(n int) func() { return func() { spin(n) } }
	if got := Exponent(limit, power(size*size/Parts), power(size*size)); got > limit {
		t.Errorf("linear time grows with the power of %.2f", got)
	}
	if got := Exponent(limit, power(size*size/Parts/Parts), power(size*size)); got < 1.7 {
		t.Errorf("quadratic time grows with the power of %.2f", got)
	}
}
