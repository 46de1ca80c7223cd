// Package watch turns what editors, git and other programs do to the files of
// a site into one calm "these changed".
//
// Its input is the site folder with the names in it that make the site; its
// output is a channel of Changes. One save is one Change, whether the editor
// writes in place, renames a new file over the old one, or moves the old one
// aside first; so is a checkout of thousands of files. While the receiver is
// busy, what happens is gathered into one Change, and nothing is ever lost:
// where the system has lost count itself, or the site folder was moved or
// replaced, the Change says All.
//
// Every folder is watched, never a single file, because editors replace files.
// Where events cannot be had (on network disks, beyond the system's limits),
// the package looks at the disk at intervals instead, and says so once.
//
// It never reads a file, never writes, never follows a symbolic link inside the
// site, and does not know what files mean.
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

// Options are how to watch. The zero value is ready for use.
type Options struct {
	Poll     bool                      // look at the disk at intervals, and do not ask for events
	Every    time.Duration             // how often to look at the disk; 0: 500 ms
	Debounce time.Duration             // how long nothing must happen before changes are told; 0: 10 ms
	Ignore   func(name string) bool    // whether a file or folder of this name is no part of the site; nil: all are
	Logf     func(message string)      // told once that events cannot be had, why, and what helps; nil: nobody is
	fault    func(op, at string) error // asked before each request to the system by tests; nil otherwise
}

// Change is what happened since the Change before.
type Change struct {
	// All asks to look at everything again, and to open the site folder again:
	// another folder may stand in its place.
	All bool

	// Paths are files and folders that were made, changed or removed. Relative
	// to the site folder, with slashes, sorted, each once. A path can be gone
	// again, and a folder stands for all that is in it.
	Paths []string
}

// Watcher is a watch on one site.
type Watcher struct {
	scope
	o       Options
	changes chan Change

	tree         *tree    // the watched folders; nil: polling
	last         snapshot // what polling saw last
	pollInterval time.Duration

	burst        burst            // what happened and was not told
	settled      bool             // the burst is over: to is offered to the receiver
	pending      Change           // the burst, while calm
	reported     map[string]stamp // files as they were when a Change named them
	needsRewatch bool             // folders are to be watched anew before the burst is told
}

// Start begins to watch the names tops ("content", "config.toml") in the folder
// root: files, or folders with all that is in them. They need not exist, and may
// vanish and come back. Changes after Start has returned are told, so look at
// the files for the first time after it. Everything ends with ctx.
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

// Changes is where changes are told. It is closed when the context of Start has
// ended and nothing is left running.
func (w *Watcher) Changes() <-chan Change { return w.changes }

// open begins to wait for events, or to poll.
func (w *Watcher) open() {
	if w.o.Poll {
		w.last = w.snapshot()
		return
	}
	w.tree = &tree{scope: w.scope, fault: w.o.fault}
	if err := w.tree.renew(); err != nil {
		w.poll(err)
	}
}

// poll gives up waiting for events, for the reason given.
func (w *Watcher) poll(reason error) {
	if w.o.Logf != nil {
		w.o.Logf(fmt.Sprintf("%s; looking for changes every %v instead", explain(reason), w.o.Every))
	}
	w.tree.close()
	w.tree = nil
	w.last = w.snapshot()
}
