package watch

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// tree receives the events of every folder of the site. A nil tree has none.
type tree struct {
	scope
	fault   func(op, at string) error
	watcher *fsnotify.Watcher
	folders map[string]fs.FileInfo // watched folders as they were then, by path
}

// reopen closes all watches and watches all folders again.
func (t *tree) reopen() error {
	t.close()
	t.folders = map[string]fs.FileInfo{}
	if err := t.injectFault("open", "."); err != nil {
		return err
	}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	t.watcher = watcher
	return t.add(".", func(string) {})
}

func (t *tree) close() {
	if t == nil || t.watcher == nil {
		return
	}
	t.watcher.Close() // an error loses nothing
	t.watcher = nil
}

func (t *tree) events() <-chan fsnotify.Event {
	if t == nil || t.watcher == nil {
		return nil
	}
	return t.watcher.Events
}

func (t *tree) errors() <-chan error {
	if t == nil || t.watcher == nil {
		return nil
	}
	return t.watcher.Errors
}

// add watches a folder and those below it, and calls found for everything in them:
// it may have been created before they were watched. A path that is no folder is
// ignored.
func (t *tree) add(folder string, found func(path string)) error {
	info, err := t.stat(folder)
	if err != nil || !info.IsDir() {
		return nil // removed meanwhile, which causes an event of its own
	}
	t.unwatchOldNames(folder, info)
	watched, err := t.watch(folder)
	if !watched || err != nil {
		return err
	}
	os.SameFile(info, info) // on Windows, the first call loads the identity of the file
	t.folders[folder] = info
	for _, entry := range t.list(folder) {
		file := path.Join(folder, entry.Name())
		found(file)
		if !entry.IsDir() {
			continue
		}
		if err := t.add(file, found); err != nil {
			return err
		}
	}
	return nil
}

// watch requests the events of one folder, and reports whether it will get them.
// A folder without read permission has none; when the permission changes, the
// parent folder gets an event.
func (t *tree) watch(folder string) (bool, error) {
	name := t.file(folder)
	if err := t.injectFault("watch", folder); err != nil {
		return false, err
	}
	if err := checkEventSupport(name); err != nil {
		return false, err
	}
	err := t.watcher.Add(name)
	for _, harmless := range []error{fs.ErrNotExist, fs.ErrPermission, syscall.ENOTDIR} {
		if errors.Is(err, harmless) {
			return false, nil
		}
	}
	return err == nil, err
}

// unwatch ends the watch on a folder that was moved or removed, and on those below
// it: the system would keep reporting their events under the old names. If the
// folder was moved inside the site, an event of its new parent follows.
func (t *tree) unwatch(folder string) {
	for path := range t.folders {
		if path == folder || strings.HasPrefix(path, folder+"/") {
			t.watcher.Remove(t.file(path)) // fails for what is no longer there
			delete(t.folders, path)
		}
	}
}

// unwatchOldNames ends the watches on a folder under its earlier names, if the
// event of its move is still queued: the system would not watch it twice, and
// handling that event would end the only watch.
func (t *tree) unwatchOldNames(folder string, info fs.FileInfo) {
	for path, was := range t.folders {
		if path != folder && os.SameFile(was, info) {
			t.unwatch(path)
		}
	}
}

func (t *tree) isWatched(path string) bool {
	_, watched := t.folders[path]
	return watched
}

// isSame reports whether the folder at path is the one that is watched, with the
// same mode.
func (t *tree) isSame(path string) bool {
	was := t.folders[path]
	is, err := t.stat(path)
	return err == nil && os.SameFile(was, is) && was.Mode() == is.Mode()
}

// allSame reports whether all watched folders are still those of the site.
func (t *tree) allSame() bool {
	if !t.isWatched(".") {
		_, err := os.ReadDir(t.root)
		return err != nil
	}
	for path := range t.folders {
		if !t.isSame(path) {
			return false
		}
	}
	return true
}

// injectFault lets a test refuse the request that follows.
func (t *tree) injectFault(op, at string) error {
	if t.fault == nil {
		return nil
	}
	return t.fault(op, at)
}
