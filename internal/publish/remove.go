package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// boundaryError says that a folder was not removed because another file system, or a
// folder from elsewhere, is mounted in it.
type boundaryError struct{ path string }

func (e *boundaryError) Error() string { return e.path + " is a mount point" }

// removeAll removes a tree, even one with read-only folders. It follows no symbolic
// link and enters no folder where another file system begins. What it can remove is
// removed, also where something else cannot be.
func (d *disk) removeAll(path string) error {
	if err := d.injectFault("remove", path); err != nil {
		return err
	}
	info, err := d.root.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return d.root.Remove(path)
	}
	if err := d.empty(d.root, path, path, deviceOf(info)); err != nil {
		return err
	}
	return d.root.Remove(path)
}

// empty removes what is in the folder name of parent, which lies on device; path is for
// errors.
func (d *disk) empty(parent *os.Root, name, path string, device uint64) error {
	folder, err := openFolder(parent, name)
	if err != nil {
		return err
	}
	defer folder.Close()
	entries, err := d.readOpen(folder, path, device)
	if err != nil {
		return err
	}
	var failed error
	for _, e := range entries {
		if e.IsDir() {
			err = d.empty(folder, e.Name(), path+"/"+e.Name(), device)
		}
		if err == nil || !e.IsDir() {
			err = folder.Remove(e.Name())
		}
		if failed == nil && err != nil && !errors.Is(err, fs.ErrNotExist) {
			failed = err
		}
		err = nil
	}
	return failed
}

// openFolder opens a folder to change it, and makes it writable if it is ours.
func openFolder(parent *os.Root, name string) (*os.Root, error) {
	folder, err := parent.OpenRoot(name)
	if err == nil {
		var info fs.FileInfo
		if info, err = folder.Stat("."); err == nil && info.Mode().Perm()&0o300 == 0o300 {
			return folder, nil
		}
		folder.Close()
	}
	if err := parent.Chmod(name, 0o700); err != nil && !errors.Is(err, fs.ErrPermission) {
		return nil, err
	}
	return parent.OpenRoot(name)
}

// readOpen lists an open folder, unless it lies on another device or is a mount.
func (d *disk) readOpen(folder *os.Root, path string, device uint64) ([]fs.DirEntry, error) {
	f, err := folder.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	mount, err := d.isMountRoot(f, path)
	if err != nil {
		return nil, err
	}
	if mount || deviceOf(info) != device {
		return nil, &boundaryError{path}
	}
	return f.ReadDir(-1)
}

// removeEmpty removes a folder if it is empty, and nothing else.
func (d *disk) removeEmpty(path string) {
	if info, err := d.lstat(path); err == nil && info.IsDir() {
		_ = d.remove(path) // that of a folder with anything in it fails
	}
}

// stuckNote says what to do about a folder of ours that could not be removed.
func (d *disk) stuckNote(name string, err error) string {
	full := filepath.Join(d.dir, name)
	if boundary, ok := errors.AsType[*boundaryError](err); ok {
		return fmt.Sprintf("%s was left aside, because %s is a mount point; unmount it, then remove the folder", full, filepath.Join(d.dir, boundary.path))
	}
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Sprintf("%s was left aside, because something in it belongs to another user; remove it as its owner: sudo rm -r %s", full, shellQuote(full))
	}
	return fmt.Sprintf("%s was left aside (%v); the next build removes it", full, cause(err))
}

// shellQuote quotes a path for a command that a person copies.
func shellQuote(path string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-+", r)
	}
	if !slices.ContainsFunc([]rune(path), func(r rune) bool { return !plain(r) }) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
