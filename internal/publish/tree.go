package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// scan lists a folder recursively, each folder before its content. It opens only
// folders, and none where another file system begins. At the top, names that skip
// accepts are left out.
func (d *disk) scan(dir string, skip func(name string) bool) ([]item, error) {
	all, top, err := d.readDir(dir)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(e fs.DirEntry) bool { return skip(e.Name()) })
	w := walk{disk: d, device: deviceOf(top.info)}
	if err := w.add(all, dir, ""); err != nil {
		return nil, err
	}
	return w.found, nil
}

// walk is a scan under way.
type walk struct {
	disk   *disk
	device uint64 // of the top folder
	found  []item
}

func (w *walk) add(entries []fs.DirEntry, dir, prefix string) error {
	for _, entry := range entries {
		it := item{path: prefix + entry.Name(), kind: entry.Type()}
		if !entry.IsDir() {
			w.found = append(w.found, it)
			continue
		}
		below, opened, err := w.disk.readDir(dir + "/" + entry.Name())
		switch {
		case errors.Is(err, fs.ErrPermission):
			it.closed = true
		case err != nil:
			return err
		default:
			it.info, it.mount = opened.info, opened.mount || deviceOf(opened.info) != w.device
		}
		w.found = append(w.found, it)
		if it.mount || it.closed {
			continue
		}
		if err := w.add(below, dir+"/"+entry.Name(), it.path+"/"); err != nil {
			return err
		}
	}
	return nil
}

// openedFolder is what a folder says of itself when it is open.
type openedFolder struct {
	info  fs.FileInfo
	mount bool // a mount begins here
}

// readDir lists a folder, sorted by name; not if a mount begins there.
func (d *disk) readDir(dir string) ([]fs.DirEntry, openedFolder, error) {
	if err := d.injectFault("readdir", dir); err != nil {
		return nil, openedFolder{}, err
	}
	f, err := d.root.Open(dir)
	if err != nil {
		return nil, openedFolder{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, openedFolder{}, err
	}
	mount, err := d.isMountRoot(f, dir)
	if err != nil {
		return nil, openedFolder{}, err
	}
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, openedFolder{info, mount}, err
}

// errMount is the error by which a test makes any folder a mount point.
var errMount = errors.New("a mount point")

// isMountRoot reports whether a mount begins at the open folder f.
func (d *disk) isMountRoot(f *os.File, path string) (bool, error) {
	if err := d.injectFault("mount", path); err != nil {
		if errors.Is(err, errMount) {
			return true, nil
		}
		return false, err
	}
	return isMountRoot(f), nil
}

// copy copies a file or a symbolic link.
func (d *disk) copy(from, to string) error {
	info, err := d.lstat(from)
	if err != nil {
		return err
	}
	switch {
	case info.Mode().IsRegular():
		return d.copyRegular(from, to, info)
	case info.Mode()&fs.ModeSymlink != 0:
		return d.copyLink(from, to)
	}
	return errors.New("it is neither a file nor a link, so it cannot be carried over; move it elsewhere")
}

func (d *disk) copyLink(from, to string) error {
	if err := d.injectFault("symlink", to); err != nil {
		return err
	}
	target, err := d.root.Readlink(from)
	if err != nil {
		return err
	}
	return d.root.Symlink(target, to)
}

func (d *disk) copyRegular(from, to string, info fs.FileInfo) error {
	if err := d.injectFault("read", from); err != nil {
		return err
	}
	source, err := d.root.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	if err := d.injectFault("create", to); err != nil {
		return err
	}
	target, err := d.root.OpenFile(to, newFile, 0o600)
	if err != nil {
		return err
	}
	if err = d.injectFault("write", to); err == nil {
		_, err = io.Copy(target, source)
	}
	if err == nil {
		err = target.Chmod(info.Mode().Perm())
	}
	if err == nil {
		err = target.Sync()
	}
	if err := errors.Join(err, target.Close()); err != nil {
		return err
	}
	if err := d.injectFault("chtimes", to); err != nil {
		return err
	}
	return d.root.Chtimes(to, info.ModTime(), info.ModTime())
}
