package publish

import (
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// scan lists a folder recursively, each folder before its content. It opens only
// folders.
func (d *disk) scan(dir string) ([]item, error) {
	return d.scanInto(nil, dir, "")
}

func (d *disk) scanInto(found []item, dir, prefix string) ([]item, error) {
	entries, err := d.readDir(dir)
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		name := prefix + entry.Name()
		found = append(found, item{path: name, kind: entry.Type()})
		if !entry.IsDir() {
			continue
		}
		if found, err = d.scanInto(found, dir+"/"+entry.Name(), name+"/"); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (d *disk) readDir(dir string) ([]fs.DirEntry, error) {
	if err := d.injectFault("readdir", dir); err != nil {
		return nil, err
	}
	f, err := d.root.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
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

// removeAll removes a tree, even one with read-only folders.
func (d *disk) removeAll(path string) error {
	if err := d.injectFault("remove", path); err != nil {
		return err
	}
	err := d.root.RemoveAll(path)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	if err := d.unlock(path); err != nil {
		return err
	}
	return d.root.RemoveAll(path)
}

// unlock makes every folder of a tree writable.
func (d *disk) unlock(dir string) error {
	if err := d.root.Chmod(dir, 0o700); err != nil {
		return err
	}
	entries, err := d.readDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		if err := d.unlock(dir + "/" + entry.Name()); err != nil {
			return err
		}
	}
	return nil
}
