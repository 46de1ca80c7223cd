package watch

import (
	"maps"
	"slices"
	"time"
)

const (
	// bulkFiles is the number of files above which a burst is the work of a
	// program, such as a checkout, and is given more time.
	bulkFiles = 20

	// maxPaths limits the paths of a Change; with more it says All.
	maxPaths = 10_000

	// slowDebounce is the debounce of bulk changes, and of files that are missing
	// or empty and may be half saved.
	slowDebounce = 100 * time.Millisecond

	// A burst that does not end is reported after this time.
	maxWait     = 250 * time.Millisecond
	maxWaitBulk = 2 * time.Second
)

// burst gathers changes that are reported together.
type burst struct {
	all         bool
	paths       map[string]bool // value: whether the first event created the path
	first, last time.Time       // of the events
	extended    bool            // wait slowDebounce for the second half of a save
}

func (b *burst) empty() bool { return !b.all && len(b.paths) == 0 }

// touch records the time of an event.
func (b *burst) touch(now time.Time) {
	if b.first.IsZero() {
		b.first = now
	}
	b.last = now
}

func (b *burst) add(path string, created bool) {
	if _, known := b.paths[path]; known || b.all {
		return
	}
	if len(b.paths) == maxPaths {
		b.addAll()
		return
	}
	if b.paths == nil {
		b.paths = map[string]bool{}
	}
	b.paths[path] = created
}

func (b *burst) addAll() {
	b.all = true
	b.paths = nil
}

// deadline returns when the burst is over unless another event arrives.
func (b *burst) deadline(debounce time.Duration) time.Time {
	extended, limit := b.extended, maxWait
	if b.all || len(b.paths) > bulkFiles {
		extended, limit = true, maxWaitBulk
	}
	if extended {
		debounce = max(debounce, slowDebounce)
	}
	quiet, late := b.last.Add(debounce), b.first.Add(max(limit, debounce))
	if late.Before(quiet) {
		return late
	}
	return quiet
}

// isHalfSaved reports whether the burst looks like the first half of a save: a
// file was moved away or emptied and its new text is still to be written. A file
// that was created and removed within the burst does not count.
func (b *burst) isHalfSaved(s scope) bool {
	for path, created := range b.paths {
		info, err := s.stat(path)
		gone := err != nil && !created
		empty := err == nil && info.Mode().IsRegular() && info.Size() == 0
		if gone || empty {
			return true
		}
	}
	return false
}

func (b *burst) change() Change {
	return Change{All: b.all, Paths: slices.Sorted(maps.Keys(b.paths))}
}
