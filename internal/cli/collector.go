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
	initialHeap = 32 << 20

	// muchGarbage is where garbage begins to tell in the peak of a build. Up to it
	// there may be one and a half times as much as is alive, where Go allows as
	// much; beyond it half as much, because a large heap is mostly alive.
	maxSmallGarbage = 60 << 20

	// firstGoal is the size, at 100 percent, below which Go starts no collection.
	runtimeMinHeap = 4 << 20
)

// PaceCollector makes the process collect its garbage as suits a program that
// runs for a moment, or that keeps much for long: see freeHeap and muchGarbage. An
// environment that sets GOGC has its way; a limit by GOMEMLIMIT holds as well.
func PaceCollector(getenv func(string) string) {
	if getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(100 * initialHeap / runtimeMinHeap)
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
	return int(garbage(live) * 100 / max(live, 1<<20))
}

// garbage is how many bytes may wait for the next collection beside the living.
func garbage(live uint64) uint64 {
	return max(initialHeap-min(live, initialHeap), min(live*3/2, maxSmallGarbage), live/2)
}
