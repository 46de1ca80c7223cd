package cli

import (
	"runtime"
	"runtime/metrics"
	"testing"
	"time"
)

func percent() int {
	sample := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	metrics.Read(sample)
	return int(sample[0].Value.Uint64())
}

func TestPaceByLiveHeap(t *testing.T) {
	for live, want := range map[uint64]uint64{
		0: 32, 1: 32, 5: 32, 12: 32, 20: 50, 40: 80, 60: 100, 120: 180, 1000: 1500,
	} {
		goal := live + max(live, 1)*uint64(pace(live<<20))/100
		if goal > want || goal+1 < want {
			t.Errorf("with %d MB alive the heap may grow to %d MB, want %d", live, goal, want)
		}
	}
}

func TestEachCollectionSetsGCPercent(t *testing.T) {
	before := percent()
	PaceCollector(func(string) string { return "50" })
	if got := percent(); got != before {
		t.Errorf("GOGC is set, but the percentage is %d in place of %d", got, before)
	}

	PaceCollector(func(string) string { return "" })
	live := make([]byte, 256<<20)
	waitForPace(t, "with much alive", func(percent int) bool { return percent == 50 })
	runtime.KeepAlive(live)
	waitForPace(t, "with little alive", func(percent int) bool { return percent > 200 })
}

// waitForPace collects garbage until GOGC is as expected: cleanups run some time
// after a collection.
func waitForPace(t *testing.T, when string, reached func(percent int) bool) {
	t.Helper()
	for end := time.Now().Add(hangTimeout); !reached(percent()); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s the percentage is %d", when, percent())
		}
		runtime.GC()
	}
}
