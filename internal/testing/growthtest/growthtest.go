// Package growthtest finds computations whose time grows faster than their input,
// without comparing a time with a limit. Only tests import it.
package growthtest

import (
	"math"
	"testing"
	"time"
)

// Parts is how often the part of an input fits into the whole.
const Parts = 16

const (
	// In linear time the whole takes as long as its parts one by one, in
	// quadratic time 16 times as long, and 4 times as long where n steps are
	// repeated √n times.
	maxGrowth = 3

	// A busy machine can spoil a round. One good round shows that the time is
	// linear; so few rounds end soon if it is quadratic.
	rounds = 8

	// Times below minTime are too short for a ratio.
	minTime = 2 * time.Millisecond
)

// Linear requires that whole takes time in proportion to its input, of which the
// input of part is a sixteenth. Both take turns, and the CPU time of the process is
// measured, so that a slow or busy machine changes neither side alone. Under -short, as
// with the race detector, it skips the test: one goroutine has nothing to race with.
func Linear(t *testing.T, part, whole func()) {
	t.Helper()
	if testing.Short() {
		t.Skip("measures CPU time")
	}
	if partTime, wholeTime, ok := measure(part, whole); !ok {
		t.Errorf("%v of CPU time for the whole, %v for its parts one by one", wholeTime, partTime)
	}
}

// Exponent returns by which power of the size of its input the time of whole grows: 1
// if it is linear, 2 if it is quadratic. It is the smallest of several rounds that
// exceed the limit; a round that does not ends the measurement.
func Exponent(limit float64, part, whole func()) float64 {
	start := cpuTime()
	if whole(); cpuTime()-start < minTime {
		return 1
	}
	smallest := math.Inf(1)
	for range rounds {
		partTime, wholeTime := measureOnce(part, whole)
		growth := float64(Parts*wholeTime) / float64(max(partTime, 1))
		smallest = min(smallest, math.Log(growth)/math.Log(Parts))
		if smallest <= limit {
			break
		}
	}
	return smallest
}

// measureOnce returns the CPU time of Parts runs of part, and of one of whole.
func measureOnce(part, whole func()) (partTime, wholeTime time.Duration) {
	start := cpuTime()
	for range Parts {
		part()
	}
	middle := cpuTime()
	whole()
	return middle - start, cpuTime() - middle
}

func measure(part, whole func()) (partTime, wholeTime time.Duration, ok bool) {
	for range rounds {
		partTime, wholeTime = measureOnce(part, whole)
		if wholeTime < max(minTime, maxGrowth*partTime) {
			return partTime, wholeTime, true
		}
	}
	return partTime, wholeTime, false
}
