package scaffold

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Refresh writes files that Annals makes and makes anew, and returns those that
// had to be written. Where other texts stand in their place they are replaced
// only if ours says that they are Annals' own work; else the error is a
// ForeignError, and nothing was written.
func Refresh(dir string, ours func(text []byte) bool, files ...File) (written []File, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the site folder: %w", err)
	}
	defer root.Close()
	var stale []File
	for _, f := range files {
		old, err := root.ReadFile(f.Path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			stale = append(stale, f)
		case err != nil:
			return nil, fmt.Errorf("read %s: %w", f.Path, err)
		case bytes.Equal(old, f.Text):
		case ours(old):
			stale = append(stale, f)
		default:
			return nil, &ForeignError{f.Path}
		}
	}
	for i, f := range stale {
		if err := replace(root, f); err != nil {
			return stale[:i], err
		}
	}
	return stale, nil
}

// ForeignError says that a file is not Annals' own work, or was changed since.
type ForeignError struct{ Path string }

func (e *ForeignError) Error() string {
	return e.Path + " is not as Annals made it, and was left as it is"
}

// replace writes a file beside its place and moves it there, so that an editor
// never reads half of it.
func replace(root *os.Root, f File) error {
	beside := File{Path: f.Path + ".new", Text: f.Text}
	if err := root.Remove(beside.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove what an earlier run left: %w", err)
	}
	if err := create(root, beside); err != nil {
		return err
	}
	if err := root.Rename(beside.Path, f.Path); err != nil {
		return fmt.Errorf("put %s in its place: %w", f.Path, errors.Join(err, root.Remove(beside.Path)))
	}
	return nil
}
