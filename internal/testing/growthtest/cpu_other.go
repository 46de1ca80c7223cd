//go:build !unix

package growthtest

import "time"

var start = time.Now()

// cpuTime returns the time of the process so far.
func cpuTime() time.Duration { return time.Since(start) }
