package cli

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// initialHeap is the size of the heap at the first collection. Go starts at
	// 4 MB, so that the build of a small site is collected nine times to save
	// little memory.
	initialHeap = 32 << 20

	// maxSmallGarbage limits the generous pace. Up to it, garbage may be one and a
	// half times the live heap (Go's default is once); beyond it half the live
	// heap, because it raises the peak memory of large builds.
	maxSmallGarbage = 40 << 20

	// runtimeMinHeap is Go's minimum heap at GOGC=100.
	runtimeMinHeap = 4 << 20
)

// PaceCollector sets the pace of garbage collection for a short-lived program; see
// initialHeap and maxSmallGarbage. GOGC in the environment takes precedence, and
// GOMEMLIMIT remains in force.
func PaceCollector(getenv func(string) string) {
	if getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(100 * initialHeap / runtimeMinHeap)
	paceAfterCollection()
}

// paceAfterCollection sets the pace again after each collection, in the cleanup
// of a sentinel that is unreachable.
func paceAfterCollection() {
	sentinel := new([32]byte)
	runtime.AddCleanup(sentinel, func(live []metrics.Sample) {
		metrics.Read(live)
		debug.SetGCPercent(pace(live[0].Value.Uint64()))
		paceAfterCollection()
	}, []metrics.Sample{{Name: "/gc/heap/live:bytes"}})
}

// pace returns GOGC for a live heap: the percentage by which it may grow before
// the next collection.
func pace(live uint64) int {
	return int(garbage(live) * 100 / max(live, 1<<20))
}

// garbage returns how many bytes of garbage are allowed beside the live heap.
func garbage(live uint64) uint64 {
	return max(initialHeap-min(live, initialHeap), min(live*3/2, maxSmallGarbage), live/2)
}
