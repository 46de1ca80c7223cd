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
	look := time.NewTimer(w.nextLook)
	defer look.Stop()
	over := time.NewTimer(0) // an empty burst is over at once
	defer over.Stop()
	for {
		var receiver chan<- Change
		if w.calm {
			receiver = w.changes
		}
		select {
		case <-ctx.Done():
			return
		case receiver <- w.offer:
			w.burst, w.calm, w.offer = burst{}, false, Change{}
			continue
		case event := <-w.tree.events():
			w.take(event)
		case <-w.tree.errors():
			w.distrust()
		case <-look.C:
			w.check()
			look.Reset(w.nextLook)
		case <-over.C:
			w.catchUp()
			w.settle()
		}
		if !w.burst.empty() && !w.calm {
			over.Reset(time.Until(w.burst.end(w.o.Debounce)))
		}
	}
}

// happened keeps the time of a change. It takes back what was offered: the
// change may be the second half of a save.
func (w *Watcher) happened() {
	now := time.Now()
	if w.calm {
		w.burst.first = now
	}
	w.calm, w.burst.patient = false, false
	w.burst.note(now)
}

// catchUp takes an event that already waits: on a busy machine, it may be as old
// as the burst.
func (w *Watcher) catchUp() {
	select {
	case event := <-w.tree.events():
		w.take(event)
	default:
	}
}

// take adds an event to the burst.
func (w *Watcher) take(event fsnotify.Event) {
	path, ours := w.path(event.Name)
	if !ours {
		return
	}
	if w.tree.watches(path) {
		if !event.Has(fsnotify.Remove|fsnotify.Rename) && w.tree.stands(path) {
			return // what happened inside it is told by itself
		}
		if path == "." {
			w.distrust()
			return
		}
		w.tree.forget(path)
	}
	if event.Op == fsnotify.Chmod && w.asTold(path) {
		return
	}
	w.happened()
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
func (w *Watcher) distrust() {
	w.happened()
	w.burst.addAll()
	w.unstable = true
}

// asTold reports whether a file whose attributes were touched is the same as in
// the last Change that named it: backups and search indexes touch them too.
func (w *Watcher) asTold(path string) bool {
	before, named := w.told[path]
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
	if w.burst.empty() && !w.tree.allStand() { // else events on the way may explain it
		w.distrust()
	}
}

// compare looks at the disk and reports whether it has changed.
func (w *Watcher) compare() bool {
	start := time.Now()
	now := w.look()
	w.nextLook = max(w.o.Every, time.Since(start)*restful)
	changed := false
	w.seen.differences(now, func(path string, made bool) {
		changed = true
		if path == "." {
			w.burst.addAll()
			return
		}
		w.burst.add(path, made)
	})
	w.seen = now
	if changed {
		w.happened()
		w.burst.patient = true // until the disk's clock, which may be coarse, shows the next change
	}
	return changed
}

// settle offers the burst, unless it goes on.
func (w *Watcher) settle() {
	if w.calm || w.burst.empty() || time.Now().Before(w.burst.end(w.o.Debounce)) {
		return
	}
	if w.tree == nil && w.compare() && time.Now().Before(w.burst.end(w.o.Debounce)) {
		return
	}
	if !w.burst.patient && w.burst.halfSaved(w.scope) {
		w.burst.patient = true
		return
	}
	w.steady()
	w.remember()
	w.offer, w.calm = w.burst.change(), true
}

// remember keeps how the files are that will be told.
func (w *Watcher) remember() {
	for path := range w.burst.paths {
		info, err := w.stat(path)
		if err != nil {
			delete(w.told, path)
			continue
		}
		w.told[path] = stampOf(info)
	}
}

// steady watches all folders anew if that is due.
func (w *Watcher) steady() {
	if !w.unstable {
		return
	}
	w.unstable = false
	if w.tree == nil {
		return
	}
	if err := w.tree.renew(); err != nil {
		w.poll(err)
	}
}
