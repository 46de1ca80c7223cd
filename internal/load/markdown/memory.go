package markdown

import "sync"

// memoryBudget is about how much memory the texts that are parsed at one time may
// take, in bytes. Entries of ordinary length do not wait for each other. What the
// garbage collector has not freed yet can be as much again.
const memoryBudget = 64 << 20

// memoryOf estimates the memory, in bytes, that a text takes while it is parsed: that
// of its tree, where each mark and each line is a node or two, and of the buffers for
// its HTML and plain text.
func memoryOf(src []byte) int {
	const perMark, perLine, perCell, perByte = 500, 700, 300, 5
	marks, lines, bars, columns := 0, 0, 0, 0
	for _, c := range src {
		if !takesMemory[c] {
			continue
		}
		switch c {
		case '\n':
			lines++
			bars = 0
		case '|':
			bars++
			columns = max(columns, bars) // to which the other rows may be filled up
		default:
			marks++
		}
	}
	marks, lines = min(marks, maxMarks+maxBlockMarks), min(lines, maxLines)
	return perByte*len(src) + perMark*marks + perLine*lines + perCell*min(columns*lines, maxCells)
}

// takesMemory marks the bytes that may begin a node.
var takesMemory = func() (takes [256]bool) {
	for _, c := range []byte("\n|*_~`[<:>-+.)") {
		takes[c] = true
	}
	return takes
}()

// memory is shared by all texts that are parsed at one time. Its zero value is unused.
type memory struct {
	mu      sync.Mutex
	used    int
	waiting []reservation // in the order of their requests, so that large ones get their turn
}

// reservation is a request that has to wait.
type reservation struct {
	size  int
	ready chan struct{} // closed when it is granted
}

// acquire waits until there is memory for size bytes, and returns a function that
// releases it. A text that takes more than the budget is parsed alone.
func (m *memory) acquire(size int) (release func()) {
	size = min(size, memoryBudget)
	r := reservation{size, make(chan struct{})}
	m.mu.Lock()
	m.waiting = append(m.waiting, r)
	m.grant()
	m.mu.Unlock()
	<-r.ready
	return func() {
		m.mu.Lock()
		m.used -= size
		m.grant()
		m.mu.Unlock()
	}
}

// grant serves the requests at the head of the queue. Its caller holds mu.
func (m *memory) grant() {
	for len(m.waiting) > 0 && m.used+m.waiting[0].size <= memoryBudget {
		m.used += m.waiting[0].size
		close(m.waiting[0].ready)
		m.waiting = m.waiting[1:]
	}
}
