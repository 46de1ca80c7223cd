// Package watch reports changes to the files of a site, debounced.
//
// Its input is the site folder and the names in it that belong to the site; its
// output is a channel of Changes. One save is one Change, whether the editor
// writes in place, renames a new file over the old one, or moves the old one
// aside first; so is a checkout of thousands of files. While the receiver is
// busy, changes are gathered into one Change. None is lost: if the system drops
// events, or the site folder was moved or replaced, the Change says All.
//
// Folders are watched, never single files, because editors replace files. Where
// events are not available (network disks, limits of the system), the package
// polls instead, and logs that once.
//
// It never reads or writes a file, never follows a symbolic link inside the site,
// and does not interpret files.
package watch

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Options configure a Watcher. The zero value is ready for use.
type Options struct {
	Poll     bool                      // poll the disk in place of using events
	Every    time.Duration             // polling interval; default 500 ms
	Debounce time.Duration             // how long no event must arrive before changes are reported; default 10 ms
	Ignore   func(name string) bool    // whether a file or folder of this name is not part of the site; default none
	Logf     func(message string)      // called once if events are not available, with the reason and a remedy; may be nil
	fault    func(op, at string) error // in tests: called before each request to the system, and may refuse it
}

// Change describes what happened since the Change before.
type Change struct {
	// All says that anything may have changed. The site folder must be opened
	// again too: it may have been replaced by another folder.
	All bool

	// Paths are files and folders that were created, changed or removed. Relative
	// to the site folder, with slashes, sorted, each once. A path may not exist any
	// more, and a folder includes everything in it.
	Paths []string
}

// Watcher watches one site.
type Watcher struct {
	scope
	o       Options
	changes chan Change

	tree         *tree    // the watched folders; nil when polling
	last         snapshot // of the last poll
	pollInterval time.Duration

	burst        burst            // changes that were not reported yet
	settled      bool             // the burst is over, and pending waits for the receiver
	pending      Change           // the burst as a Change, once settled
	reported     map[string]stamp // files as they were when a Change named them
	needsRewatch bool             // watch all folders again before the burst is reported
}

// Start begins to watch the names ("content", "config.toml") in the folder root:
// files, or folders with everything in them. They need not exist, and may
// disappear and come back. Changes after Start has returned are reported, so read
// the files for the first time after it. Watching ends with ctx.
func Start(ctx context.Context, root string, names []string, o Options) (*Watcher, error) {
	absolute, err := filepath.Abs(root)
	if err != nil {
		return nil, fmt.Errorf("watching the site folder: %w", err)
	}
	if _, err := os.ReadDir(absolute); err != nil {
		return nil, fmt.Errorf("watching the site folder: %w", err)
	}
	o.Every = cmp.Or(o.Every, 500*time.Millisecond)
	o.Debounce = cmp.Or(o.Debounce, 10*time.Millisecond)
	w := &Watcher{
		scope:        scope{root: absolute, names: slices.Clone(names), ignore: o.Ignore},
		o:            o,
		changes:      make(chan Change),
		pollInterval: o.Every,
		reported:     map[string]stamp{},
	}
	w.open()
	go w.run(ctx)
	return w, nil
}

// Changes returns the channel of changes. It is closed when the context of Start
// has ended and no goroutine is left running.
func (w *Watcher) Changes() <-chan Change { return w.changes }

// open starts the events, or polling.
func (w *Watcher) open() {
	if w.o.Poll {
		w.last = w.snapshot()
		return
	}
	w.tree = &tree{scope: w.scope, fault: w.o.fault}
	if err := w.tree.reopen(); err != nil {
		w.poll(err)
	}
}

// poll switches from events to polling, for the reason given.
func (w *Watcher) poll(reason error) {
	if w.o.Logf != nil {
		w.o.Logf(fmt.Sprintf("%s; looking for changes every %v instead", explain(reason), w.o.Every))
	}
	w.tree.close()
	w.tree = nil
	w.last = w.snapshot()
}
