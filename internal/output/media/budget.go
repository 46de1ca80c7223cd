package media

import (
	"runtime"

	"annals/internal/par"
)

// large is the memory from which what a picture leaves is collected at once: two such
// pictures must not be there at a time, of which one is garbage.
const large = 32 << 20

// acquire waits until there is memory for a picture, and returns a function that gives it
// back. No picture needs more than the whole.
func acquire(memory *par.Budget, size int64) (release func()) {
	free := memory.Acquire(size)
	return func() {
		if size > large {
			runtime.GC()
		}
		free()
	}
}
