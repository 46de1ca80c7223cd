package watch

import (
	"context"
	"time"

	"github.com/fsnotify/fsnotify"
)

// run gathers changes into bursts and offers a burst when it is over.
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

// happened keeps the time of a change. It takes back what was offered: the
// change may be the second half of a save.
func (w *Watcher) markChanged() {
	now := time.Now()
	if w.settled {
		w.burst.first = now
	}
	w.settled, w.burst.extended = false, false
	w.burst.touch(now)
}

// catchUp takes an event that already waits: on a busy machine, it may be as old
// as the burst.
func (w *Watcher) handleWaiting() {
	select {
	case event := <-w.tree.events():
		w.handle(event)
	default:
	}
}

// take adds an event to the burst.
func (w *Watcher) handle(event fsnotify.Event) {
	path, inSite := w.path(event.Name)
	if !inSite {
		return
	}
	if w.tree.isWatched(path) {
		if !event.Has(fsnotify.Remove|fsnotify.Rename) && w.tree.isSame(path) {
			return // what happened inside it is told by itself
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
	made := func(path string) { w.burst.add(path, true) }
	if err := w.tree.add(path, made); err != nil {
		w.poll(err)
		w.burst.addAll()
	}
}

// distrust notes that events were lost, or that another folder stands in the
// place of a watched one, so that anything may have changed.
func (w *Watcher) invalidateAll() {
	w.markChanged()
	w.burst.addAll()
	w.needsRewatch = true
}

// asTold reports whether a file whose attributes were touched is the same as in
// the last Change that named it: backups and search indexes touch them too.
func (w *Watcher) isUnchanged(path string) bool {
	before, named := w.reported[path]
	info, err := w.stat(path)
	return named && err == nil && before == stampOf(info)
}

// check is what happens at intervals: polling, or making sure that what is
// watched is still the site. A folder above it may have been renamed, or a disk
// taken away, which no event tells.
func (w *Watcher) check() {
	if w.tree == nil {
		w.compare()
		return
	}
	if w.burst.empty() && !w.tree.allSame() { // else events on the way may explain it
		w.invalidateAll()
	}
}

// compare looks at the disk and reports whether it has changed.
func (w *Watcher) compare() bool {
	start := time.Now()
	now := w.snapshot()
	w.pollInterval = max(w.o.Every, time.Since(start)*pollPauseFactor)
	changed := false
	w.last.differences(now, func(path string, made bool) {
		changed = true
		if path == "." {
			w.burst.addAll()
			return
		}
		w.burst.add(path, made)
	})
	w.last = now
	if changed {
		w.markChanged()
		w.burst.extended = true // until the disk's clock, which may be coarse, shows the next change
	}
	return changed
}

// settle offers the burst, unless it goes on.
func (w *Watcher) settle() {
	if w.settled || w.burst.empty() || time.Now().Before(w.burst.deadline(w.o.Debounce)) {
		return
	}
	if w.tree == nil && w.compare() && time.Now().Before(w.burst.deadline(w.o.Debounce)) {
		return
	}
	if !w.burst.extended && w.burst.halfSaved(w.scope) {
		w.burst.extended = true
		return
	}
	w.rewatch()
	w.recordStamps()
	w.pending, w.settled = w.burst.change(), true
}

// remember keeps how the files are that will be told.
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

// steady watches all folders anew if that is due.
func (w *Watcher) rewatch() {
	if !w.needsRewatch {
		return
	}
	w.needsRewatch = false
	if w.tree == nil {
		return
	}
	if err := w.tree.renew(); err != nil {
		w.poll(err)
	}
}
