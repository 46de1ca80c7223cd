package rename

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"

	"annals/internal/load/layout"
)

// Apply carries out the plan in the site folder dir. All new bytes are on the disk before
// the first file is replaced, and no file is removed before its successor is in place: a
// failure is undone, and even a crash loses nothing. The original moves last, so that after
// a crash the same renaming can be planned again, and finishes what is left.
func (p *Plan) Apply(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open the site folder: %w", err)
	}
	defer root.Close()
	t := &transaction{root: root}
	if err := p.apply(t); err != nil {
		if undone := t.rollback(); undone != nil {
			return errors.Join(err, undone)
		}
		return fmt.Errorf("%w; nothing was renamed", err)
	}
	return t.finish(path.Dir(layout.Text(p.Old).Original()))
}

func (p *Plan) apply(t *transaction) error {
	for _, m := range p.forms {
		if err := t.rename(m.From, m.To); err != nil {
			return err
		}
	}
	edited := map[string][]byte{}
	for _, e := range p.Edits {
		edited[e.Path] = e.after
		if err := t.stage(e); err != nil {
			return err
		}
	}
	for _, m := range p.Moves {
		if err := t.checkVacant(m.To, edited[m.From]); err != nil {
			return err
		}
	}
	edits := slices.Clone(p.Edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.rank() - b.rank() })
	moved := slices.IndexFunc(edits, func(e Edit) bool { return e.rank() > 0 })
	if moved < 0 {
		moved = len(edits)
	}
	for _, e := range edits[:moved] {
		if err := t.replace(e); err != nil {
			return err
		}
	}
	for _, m := range p.Moves {
		if _, isEdit := edited[m.From]; isEdit {
			continue
		}
		if err := t.move(m); err != nil {
			return err
		}
	}
	for _, e := range edits[moved:] {
		if err := t.replace(e); err != nil {
			return err
		}
	}
	return nil
}

// rank sorts the edits: files that stay, files that move, and the original.
func (e Edit) rank() int {
	switch {
	case e.Aliases:
		return 2
	case e.Path != e.To:
		return 1
	}
	return 0
}

// transaction carries out steps that can be undone.
type transaction struct {
	root    *os.Root
	undo    []func() error
	cleanup []string // temporary files that are left when all is done
}

func (t *transaction) rollback() error {
	var err error
	for i := len(t.undo) - 1; i >= 0; i-- {
		err = errors.Join(err, t.undo[i]())
	}
	t.undo = nil
	return err
}

// finish removes what is left of the old names, and their folders if they are empty.
func (t *transaction) finish(folder string) error {
	var err error
	for _, name := range t.cleanup {
		if e := t.root.Remove(name); e != nil {
			err = errors.Join(err, fmt.Errorf("remove %s: %w", name, e))
		}
	}
	for ; folder != layout.Folder && t.root.Remove(folder) == nil; folder = path.Dir(folder) { // fails while something is in it
	}
	return err
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
	if err := t.write(next, e.after, info.Mode().Perm()); err != nil {
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
	if err := t.root.Rename(from, to); err != nil {
		return fmt.Errorf("rename %s: %w", from, err)
	}
	t.undo = append(t.undo, func() error { return t.root.Rename(to, from) })
	return nil
}

// replace puts the staged bytes in place. The old file is kept under a hidden name until
// all is done.
func (t *transaction) replace(e Edit) error {
	kept := hidden(e.Path, ".old")
	if err := t.root.Remove(kept); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove what an earlier run left: %w", err)
	}
	if e.Path != e.To {
		if err := t.rename(hidden(e.To, ".new"), e.To); err != nil {
			return err
		}
		if err := t.rename(e.Path, kept); err != nil {
			return err
		}
		t.cleanup = append(t.cleanup, kept)
		return nil
	}
	if err := t.root.Link(e.Path, kept); err != nil {
		if err := t.write(kept, e.before, 0o600); err != nil { // a disk without hard links
			return fmt.Errorf("keep %s: %w", e.Path, err)
		}
	}
	t.cleanup = append(t.cleanup, kept)
	t.undo = append(t.undo, func() error { // two names of one file: Rename leaves both
		return errors.Join(t.root.Rename(kept, e.Path), ignoreMissing(t.root.Remove(kept)))
	})
	if err := t.root.Rename(hidden(e.Path, ".new"), e.Path); err != nil {
		return fmt.Errorf("replace %s: %w", e.Path, err)
	}
	return nil
}
