package serve

import (
	"sync"
)

// mostTabs is how many tabs are kept up to date at a time.
const maxTabs = 200

// tab is a page that is open in a browser.
type tab struct {
	path string // of its address

	mu       sync.Mutex
	version  string // of what it shows
	revision int    // of the files that it has
}

func (t *tab) shown() (version string, revision int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.version, t.revision
}

func (t *tab) setShown(version string, revision int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.version, t.revision = version, revision
}

// tabs are the open ones. The zero value is ready.
type tabs struct {
	mu     sync.Mutex
	open   map[*tab]bool
	closed bool
	wg     sync.WaitGroup
}

// enter adds a tab, unless there are too many or the server ends.
func (t *tabs) add(one *tab) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed || len(t.open) >= maxTabs {
		return false
	}
	if t.open == nil {
		t.open = map[*tab]bool{}
	}
	t.open[one] = true
	t.wg.Add(1)
	return true
}

func (t *tabs) remove(one *tab) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.open, one)
	t.wg.Done()
}

// all lists the open tabs.
func (t *tabs) all() []*tab {
	t.mu.Lock()
	defer t.mu.Unlock()
	list := make([]*tab, 0, len(t.open))
	for one := range t.open {
		list = append(list, one)
	}
	return list
}

// end lets no more tabs in and waits until all have left.
func (t *tabs) close() {
	t.mu.Lock()
	t.closed = true
	t.mu.Unlock()
	t.wg.Wait()
}
