package watch

import (
	"maps"
	"slices"
	"time"
)

const (
	// many is more files than a person saves at once: a program is at work, and
	// nobody waits for one page.
	bulkFiles = 20

	// most is how many paths are worth naming.
	maxPaths = 10_000

	// lull is the calm after which a program's work is over, or a file that is
	// gone or empty is meant to be so.
	slowDebounce = 100 * time.Millisecond

	// Changes are told after the longest wait though there is no calm.
	maxWait     = 250 * time.Millisecond
	maxWaitBulk = 2 * time.Second
)

// burst gathers changes that belong together.
type burst struct {
	all         bool
	paths       map[string]bool // whether the first thing that happened was that it was made
	first, last time.Time       // when something happened
	extended    bool            // time is left for the second half of a save
}

func (b *burst) empty() bool { return !b.all && len(b.paths) == 0 }

// note keeps the time at which something happened.
func (b *burst) touch(now time.Time) {
	if b.first.IsZero() {
		b.first = now
	}
	b.last = now
}

func (b *burst) add(path string, made bool) {
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
	b.paths[path] = made
}

func (b *burst) addAll() {
	b.all = true
	b.paths = nil
}

// end is when the burst is over if nothing more happens, given how long there
// must be calm.
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

// halfSaved reports whether the burst looks like the first half of a save: a
// file was moved away or emptied, and its new text has yet to come. A file that
// only came and went is of no interest.
func (b *burst) halfSaved(s scope) bool {
	for path, made := range b.paths {
		info, err := s.stat(path)
		gone := err != nil && !made
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
