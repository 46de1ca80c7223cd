package rename

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"annals/internal/load/layout"
)

// transaction carries out steps that can be undone.
type transaction struct {
	root  *os.Root
	undo  []func() error
	modes map[string]fs.FileMode // of the files with new bytes, by their old path
	begin func() error           // is called before each step; an error stops it
}

func newTransaction(root *os.Root) *transaction {
	return &transaction{root: root, modes: map[string]fs.FileMode{}, begin: func() error { return nil }}
}

func (t *transaction) rollback() error {
	t.begin = func() error { return nil }
	var err error
	for i := len(t.undo) - 1; i >= 0; i-- {
		err = errors.Join(err, t.undo[i]())
	}
	t.undo = nil
	return err
}

// removeEmpty removes a folder and those above it, as far as they are empty.
func (t *transaction) removeEmpty(folder string) {
	for ; folder != layout.Folder && t.root.Remove(folder) == nil; folder = path.Dir(folder) { // fails while something is in it
	}
}

// hidden is a name beside a file that a build ignores.
func hidden(name, suffix string) string {
	return path.Join(path.Dir(name), "."+path.Base(name)+suffix)
}

// stage writes the new bytes beside the place that they are for. It refuses a file that
// has changed since it was read.
func (t *transaction) stage(e Edit) error {
	info, err := t.root.Lstat(e.Path)
	if err != nil {
		return fmt.Errorf("look at %s: %w", e.Path, err)
	}
	if now, err := t.root.ReadFile(e.Path); err != nil || !info.Mode().IsRegular() || !bytes.Equal(now, e.before) {
		return errors.Join(fmt.Errorf("%s has changed meanwhile", e.Path), err)
	}
	if err := t.makeFolder(path.Dir(e.To)); err != nil {
		return err
	}
	next := hidden(e.To, ".new")
	if err := t.root.Remove(next); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove what an earlier run left: %w", err)
	}
	t.undo = append(t.undo, func() error { return ignoreMissing(t.root.Remove(next)) })
	t.modes[e.Path] = info.Mode().Perm()
	if err := t.write(next, e.after, t.modes[e.Path]); err != nil {
		return fmt.Errorf("write %s: %w", e.To, err)
	}
	return nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (t *transaction) write(name string, text []byte, mode fs.FileMode) error {
	if err := t.begin(); err != nil {
		return err
	}
	file, err := t.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if err == nil {
		err = file.Chmod(mode)
	}
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// makeFolder makes a folder and its missing parents.
func (t *transaction) makeFolder(dir string) error {
	if _, err := t.root.Lstat(dir); err == nil {
		return nil
	}
	if parent := path.Dir(dir); parent != "." {
		if err := t.makeFolder(parent); err != nil {
			return err
		}
	}
	if err := t.begin(); err != nil {
		return err
	}
	if err := t.root.Mkdir(dir, 0o777); err != nil {
		return fmt.Errorf("make the folder %s: %w", dir, err)
	}
	t.undo = append(t.undo, func() error { return t.root.Remove(dir) })
	return nil
}

// checkVacant refuses a name that is taken, unless the file has the new bytes already.
func (t *transaction) checkVacant(name string, after []byte) error {
	info, err := t.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && after != nil && info.Mode().IsRegular() {
		if now, err := t.root.ReadFile(name); err == nil && bytes.Equal(now, after) {
			return nil
		}
	}
	return errors.Join(fmt.Errorf("%s exists already", name), err)
}

// move renames a file or a folder whose bytes stay.
func (t *transaction) move(m Move) error {
	if err := t.makeFolder(path.Dir(m.To)); err != nil {
		return err
	}
	return t.rename(m.From, m.To)
}

func (t *transaction) rename(from, to string) error {
	if err := t.begin(); err != nil {
		return err
	}
	if err := t.root.Rename(from, to); err != nil {
		return fmt.Errorf("rename %s: %w", from, err)
	}
	t.undo = append(t.undo, func() error { return t.root.Rename(to, from) })
	return nil
}

// replace puts the staged bytes in place.
func (t *transaction) replace(e Edit) error {
	if e.Path != e.To {
		if err := t.rename(hidden(e.To, ".new"), e.To); err != nil {
			return err
		}
	}
	if err := t.begin(); err != nil {
		return err
	}
	var err error
	if e.Path == e.To {
		err = t.root.Rename(hidden(e.Path, ".new"), e.Path)
	} else {
		err = t.root.Remove(e.Path)
	}
	if err != nil {
		return fmt.Errorf("replace %s: %w", e.Path, err)
	}
	t.undo = append(t.undo, func() error { return t.restore(e) })
	return nil
}

// restore gives a file its old bytes again.
func (t *transaction) restore(e Edit) error {
	next := hidden(e.Path, ".new")
	if err := t.write(next, e.before, t.modes[e.Path]); err != nil {
		return fmt.Errorf("put %s back: %w", e.Path, err)
	}
	return t.root.Rename(next, e.Path)
}
