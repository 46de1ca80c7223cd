package par

import "sync"

// Budget limits the memory, in bytes, of what is done at one time.
type Budget struct {
	size    int64
	mu      sync.Mutex
	used    int64
	waiting []reservation // in the order of their requests, so that large ones get their turn
}

// reservation is a request that has to wait.
type reservation struct {
	size  int64
	ready chan struct{} // closed when it is granted
}

// NewBudget returns an unused budget.
func NewBudget(size int64) *Budget { return &Budget{size: size} }

// Acquire waits until there is memory for size bytes, and returns a function that
// releases it. What takes more than the budget is done alone.
func (b *Budget) Acquire(size int64) (release func()) {
	size = min(size, b.size)
	r := reservation{size, make(chan struct{})}
	b.mu.Lock()
	b.waiting = append(b.waiting, r)
	b.grant()
	b.mu.Unlock()
	<-r.ready
	return func() {
		b.mu.Lock()
		b.used -= size
		b.grant()
		b.mu.Unlock()
	}
}

// grant serves the requests at the head of the queue. Its caller holds mu.
func (b *Budget) grant() {
	for len(b.waiting) > 0 && b.used+b.waiting[0].size <= b.size {
		b.used += b.waiting[0].size
		close(b.waiting[0].ready)
		b.waiting = b.waiting[1:]
	}
}
