package watch

import (
	"context"
	"time"

	"github.com/fsnotify/fsnotify"
)

// run gathers events into bursts and sends each burst once it is over.
func (w *Watcher) run(ctx context.Context) {
	defer close(w.changes)
	defer func() { w.tree.close() }()
	poll := time.NewTimer(w.pollInterval)
	defer poll.Stop()
	debounce := time.NewTimer(0) // an empty burst is over at once
	defer debounce.Stop()
	for {
		var receiver chan<- Change
		if w.settled {
			receiver = w.changes
		}
		select {
		case <-ctx.Done():
			return
		case receiver <- w.pending:
			w.burst, w.settled, w.pending = burst{}, false, Change{}
			continue
		case event := <-w.tree.events():
			w.handle(event)
		case <-w.tree.errors():
			w.invalidateAll()
		case <-poll.C:
			w.check()
			poll.Reset(w.pollInterval)
		case <-debounce.C:
			w.handleWaiting()
			w.settle()
		}
		if !w.burst.empty() && !w.settled {
			debounce.Reset(time.Until(w.burst.deadline(w.o.Debounce)))
		}
	}
}

// markChanged records the time of a change. It withdraws a pending Change that
// was not received yet: the new event may be the second half of the same save.
func (w *Watcher) markChanged() {
	now := time.Now()
	if w.settled {
		w.burst.first = now
	}
	w.settled, w.burst.extended = false, false
	w.burst.touch(now)
}

// handleWaiting handles an event that is already queued: on a busy machine it may
// be as old as the burst.
func (w *Watcher) handleWaiting() {
	select {
	case event := <-w.tree.events():
		w.handle(event)
	default:
	}
}

// handle adds an event to the burst.
func (w *Watcher) handle(event fsnotify.Event) {
	path, inSite := w.path(event.Name)
	if !inSite {
		return
	}
	if w.tree.isWatched(path) {
		if !event.Has(fsnotify.Remove|fsnotify.Rename) && w.tree.isSame(path) {
			return // the events of its files arrive separately
		}
		if path == "." {
			w.invalidateAll()
			return
		}
		w.tree.unwatch(path)
	}
	if event.Op == fsnotify.Chmod && w.isUnchanged(path) {
		return
	}
	w.markChanged()
	w.burst.add(path, event.Has(fsnotify.Create))
	if event.Op == fsnotify.Write {
		return
	}
	created := func(path string) { w.burst.add(path, true) }
	if err := w.tree.add(path, created); err != nil {
		w.poll(err)
		w.burst.addAll()
	}
}

// invalidateAll records that events were lost or that a watched folder was
// replaced, so that anything may have changed.
func (w *Watcher) invalidateAll() {
	w.markChanged()
	w.burst.addAll()
	w.needsRewatch = true
}

// isUnchanged reports whether a file whose attributes were touched is the same as
// in the last Change that named it: backups and search indexers touch attributes.
func (w *Watcher) isUnchanged(path string) bool {
	before, named := w.reported[path]
	info, err := w.stat(path)
	return named && err == nil && before == stampOf(info)
}

// check runs at intervals: it polls, or makes sure that the watched folders are
// still those of the site. Renaming a parent folder or unmounting a disk causes no
// event.
func (w *Watcher) check() {
	if w.tree == nil {
		w.compare()
		return
	}
	if w.burst.empty() && !w.tree.allSame() { // otherwise queued events may explain it
		w.invalidateAll()
	}
}

// compare adds the differences between the disk and the last snapshot to the
// burst, and reports whether there were any.
func (w *Watcher) compare() bool {
	start := time.Now()
	now := w.snapshot()
	w.pollInterval = max(w.o.Every, time.Since(start)*pollPauseFactor)
	changed := false
	w.last.differences(now, func(path string, created bool) {
		changed = true
		if path == "." {
			w.burst.addAll()
			return
		}
		w.burst.add(path, created)
	})
	w.last = now
	if changed {
		w.markChanged()
		w.burst.extended = true // time stamps of the disk may be coarse and hide a second write
	}
	return changed
}

// settle makes the burst the pending Change if its deadline has passed.
func (w *Watcher) settle() {
	if w.settled || w.burst.empty() || time.Now().Before(w.burst.deadline(w.o.Debounce)) {
		return
	}
	if w.tree == nil && w.compare() && time.Now().Before(w.burst.deadline(w.o.Debounce)) {
		return
	}
	if !w.burst.extended && w.burst.isHalfSaved(w.scope) {
		w.burst.extended = true
		return
	}
	w.rewatch()
	w.recordStamps()
	w.pending, w.settled = w.burst.change(), true
}

// recordStamps records the state of the files that the pending Change names.
func (w *Watcher) recordStamps() {
	for path := range w.burst.paths {
		info, err := w.stat(path)
		if err != nil {
			delete(w.reported, path)
			continue
		}
		w.reported[path] = stampOf(info)
	}
}

// rewatch watches all folders again if needed.
func (w *Watcher) rewatch() {
	if !w.needsRewatch {
		return
	}
	w.needsRewatch = false
	if w.tree == nil {
		return
	}
	if err := w.tree.reopen(); err != nil {
		w.poll(err)
	}
}
