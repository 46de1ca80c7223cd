package media

import (
	"runtime"
	"sync"
)

// budget limits the memory of the pictures that are decoded at one time.
type budget struct {
	mu    sync.Mutex
	freed sync.Cond
	free  int64
}

func newBudget(size int64) *budget {
	b := &budget{free: size}
	b.freed.L = &b.mu
	return b
}

// large is the memory from which what a picture leaves is collected at once: two such
// pictures must not be there at a time, of which one is garbage.
const large = 32 << 20

// acquire waits until there is room, and returns a function that gives it back. No
// picture needs more than the whole.
func (b *budget) acquire(size int64) (release func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.free < size {
		b.freed.Wait()
	}
	b.free -= size
	return func() {
		if size > large {
			runtime.GC()
		}
		b.mu.Lock()
		defer b.mu.Unlock()
		b.free += size
		b.freed.Broadcast()
	}
}
