package cli

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// freeHeap is how large the heap becomes before anything is collected. Go
	// begins at 4 MB, so that a small site's build is collected nine times for
	// room that nobody would miss.
	freeHeap = 32 << 20

	// headroom is the garbage that a larger heap may hold, in percent of what is
	// alive in it. Go's own 100 makes the peak of a large build a tenth higher.
	headroom = 80

	// firstGoal is the size, at 100 percent, below which Go starts no collection.
	firstGoal = 4 << 20
)

// PaceCollector makes the process collect its garbage as suits a program that
// runs for a moment, or that keeps much for long: see freeHeap and headroom. An
// environment that sets GOGC has its way; a limit by GOMEMLIMIT holds as well.
func PaceCollector(getenv func(string) string) {
	if getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(100 * freeHeap / firstGoal)
	paceAfterCollection()
}

// paceAfterCollection sets the pace anew after each collection: the first of
// them finds that nothing leads to the sentinel.
func paceAfterCollection() {
	sentinel := new([32]byte)
	runtime.AddCleanup(sentinel, func(live []metrics.Sample) {
		metrics.Read(live)
		debug.SetGCPercent(pace(live[0].Value.Uint64()))
		paceAfterCollection()
	}, []metrics.Sample{{Name: "/gc/heap/live:bytes"}})
}

// pace is the percentage of the living bytes by which the heap may grow before
// the next collection.
func pace(live uint64) int {
	if live >= freeHeap {
		return headroom
	}
	return max(headroom, int((freeHeap-live)*100/max(live, 1<<20)))
}
