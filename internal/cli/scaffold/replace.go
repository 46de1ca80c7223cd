package scaffold

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// Replace replaces the text of a file in the site folder dir atomically, and
// reports whether it was different. It does not create folders. The error is a
// *ForeignError where anything but a file is in its place, or a link above it.
func Replace(dir string, f File) (changed bool, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return false, fmt.Errorf("open the site folder: %w", err)
	}
	defer root.Close()
	old, err := readRegular(root, f.Path)
	if _, isForeign := errors.AsType[*ForeignError](err); isForeign {
		return false, err
	}
	if err == nil && bytes.Equal(old, f.Text) {
		return false, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, fmt.Errorf("look at %s: %w", f.Path, err)
	}
	if err := writeAtomic(root, f); err != nil {
		return false, err
	}
	return true, nil
}

// writeAtomic writes a temporary file and renames it, so that nobody reads half
// of it.
func writeAtomic(root *os.Root, f File) error {
	// Builds ignore hidden names.
	next := path.Join(path.Dir(f.Path), "."+path.Base(f.Path)+".tmp")
	if err := root.Remove(next); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove what an earlier run left: %w", err)
	}
	if err := write(root, next, f.Text); err != nil {
		return fmt.Errorf("write %s: %w", f.Path, errors.Join(err, root.Remove(next)))
	}
	if err := root.Rename(next, f.Path); err != nil {
		return fmt.Errorf("replace %s: %w", f.Path, errors.Join(err, root.Remove(next)))
	}
	return nil
}

// write writes a new file and syncs it, before it replaces another one.
func write(root *os.Root, name string, text []byte) error {
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}
