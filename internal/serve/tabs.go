package serve

import (
	"sync"
)

// maxTabs limits the tabs that are kept up to date.
const maxTabs = 200

// tab is a page that is open in a browser.
type tab struct {
	path string // of its address

	mu       sync.Mutex
	version  string // of the page that it shows
	revision int    // of the files that it uses
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

// tabs is the set of open tabs. The zero value is ready for use.
type tabs struct {
	mu     sync.Mutex
	open   map[*tab]bool
	closed bool
	wg     sync.WaitGroup
}

// add adds a tab, unless there are too many or the server ends.
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

// close accepts no more tabs and waits until all have been removed.
func (t *tabs) close() {
	t.mu.Lock()
	t.closed = true
	t.mu.Unlock()
	t.wg.Wait()
}
