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
	const size = 10_000
	if part, whole, ok := measure(func() { spin(size * size / Parts / Parts) }, func() { spin(size * size) }); ok {
		t.Errorf("%v is taken as linear beside %v", whole, part)
	}
	if part, whole, ok := measure(func() { spin(size * size / Parts) }, func() { spin(size * size) }); !ok {
		t.Errorf("%v is not taken as linear beside %v", whole, part)
	}
}
