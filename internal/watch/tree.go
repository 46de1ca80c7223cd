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

// tree waits for events of every folder of the site. A nil tree has none.
type tree struct {
	scope
	fault   func(op, at string) error
	watcher *fsnotify.Watcher
	folders map[string]fs.FileInfo // what is watched, as it was then; by path
}

// renew watches all folders anew.
func (t *tree) renew() error {
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
	t.watcher.Close() // there is nothing to do about an error, and nothing to lose
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

// add watches a folder and those below it, if it is one, and calls found for
// all that is in them: it may have been made before they were watched.
func (t *tree) add(folder string, found func(path string)) error {
	info, err := t.stat(folder)
	if err != nil || !info.IsDir() {
		return nil // gone again, which is told by itself
	}
	t.unwatchOldNames(folder, info)
	watched, err := t.watch(folder)
	if !watched || err != nil {
		return err
	}
	os.SameFile(info, info) // Windows looks up which file it is when first asked
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

// watch asks for the events of one folder. There are none while it is closed to
// us; that it opens is told by the folder above.
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

// forget ends the watch on a folder that was moved or removed, and on those
// below it: the system would go on to tell their events under the old names. If
// the folder has a new place in the site, that is told next.
func (t *tree) unwatch(folder string) {
	for path := range t.folders {
		if path == folder || strings.HasPrefix(path, folder+"/") {
			t.watcher.Remove(t.file(path)) // fails for what is no longer there
			delete(t.folders, path)
		}
	}
}

// forgetOldNames ends the watch on a folder under the names that it had before,
// if the news of its move is still on the way: the system would not watch it
// twice, and end the one watch at that news.
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

// stands reports whether the folder at path is the one that is watched, and as
// open to us as it was.
func (t *tree) isSame(path string) bool {
	was := t.folders[path]
	is, err := t.stat(path)
	return err == nil && os.SameFile(was, is) && was.Mode() == is.Mode()
}

// allStand reports whether what is watched is still the site.
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

// ask lets a test refuse the request that follows.
func (t *tree) injectFault(op, at string) error {
	if t.fault == nil {
		return nil
	}
	return t.fault(op, at)
}
