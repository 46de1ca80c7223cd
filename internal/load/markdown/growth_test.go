//go:build unix

package markdown

import (
	"runtime"
	"runtime/debug"
	"syscall"
	"testing"
	"time"
)

const (
	smallSize = 20_000        // bytes of a pathological text; the large one is four times as long
	maxSize   = 4 * smallSize // of the small text

	// Times below minCPUTime are too short for a ratio: the texts are made longer.
	minCPUTime = 30 * time.Millisecond

	// Four times the text takes four times as long in linear time, eight times
	// when n steps are repeated √n times, and sixteen times in quadratic time.
	maxGrowth = 6

	growthAttempts = 8
)

// TestTimeIsLinear compares the CPU time of two sizes of each pathological text.
// It uses the best of several runs, because caches and other processes disturb
// CPU time too, if less than the wall clock.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures CPU time")
	}
	// The collector's goroutines are part of the CPU time of the process.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	p := New(Options{})
	for name, text := range pathological {
		t.Run(name, func(t *testing.T) {
			size := smallSize
			small, large := textsOf(text, size)
			long := cpuTime(t, p, large)
			for long < minCPUTime && size < maxSize {
				size *= 4
				small, large = textsOf(text, size)
				long = cpuTime(t, p, large)
			}
			short := cpuTime(t, p, small)
			for range growthAttempts {
				if long < minCPUTime || long < maxGrowth*short {
					return
				}
				long = min(long, cpuTime(t, p, large))
				short = min(short, cpuTime(t, p, small))
			}
			t.Errorf("%d bytes took %v, %d bytes took %v of CPU time", len(small), short, len(large), long)
		})
	}
}

// textsOf returns the text of size bytes and the one that is four times as long.
func textsOf(text func(n int) string, size int) (small, large []byte) {
	n := size * 1000 / max(len(text(1000)), 1)
	return []byte(text(n)), []byte(text(4 * n))
}

// cpuTime returns the CPU time that the process takes to parse and render src.
func cpuTime(t *testing.T, p *Parser, src []byte) time.Duration {
	t.Helper()
	runtime.GC()
	start := processTime(t)
	body, _ := p.Parse("long.md", 1, src)
	htmlOf(body, RenderOptions{}, func(int) string { return "x" })
	return processTime(t) - start
}

// processTime returns the CPU time of the process so far.
func processTime(t *testing.T) time.Duration {
	t.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
