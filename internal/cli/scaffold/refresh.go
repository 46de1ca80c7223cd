package scaffold

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// Refresh writes generated files, and returns those that had to be written. A file
// with another text is replaced only if isGenerated reports that Annals wrote it;
// otherwise the error is a *ForeignError, and nothing was written.
func Refresh(dir string, isGenerated func(text []byte) bool, files ...File) (written []File, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the site folder: %w", err)
	}
	defer root.Close()
	var stale []File
	for _, f := range files {
		old, err := readRegular(root, f.Path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			stale = append(stale, f)
		case err != nil:
			return nil, err
		case bytes.Equal(old, f.Text):
		case isGenerated(old):
			stale = append(stale, f)
		default:
			return nil, &ForeignError{f.Path}
		}
	}
	for i, f := range stale {
		if err := root.MkdirAll(path.Dir(f.Path), 0o777); err != nil {
			return stale[:i], fmt.Errorf("make the folder of %s: %w", f.Path, err)
		}
		if err := writeAtomic(root, f); err != nil {
			return stale[:i], err
		}
	}
	return stale, nil
}

// readRegular reads a regular file. Others are refused: reading a pipe would
// block. So are files behind a symbolic link, be it inside the site.
func readRegular(root *os.Root, name string) ([]byte, error) {
	foreign, err := foreignParent(root, name)
	if err != nil {
		return nil, err
	}
	if foreign != "" {
		return nil, &ForeignError{foreign}
	}
	info, err := root.Lstat(name)
	if err != nil {
		return nil, fmt.Errorf("look at %s: %w", name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, &ForeignError{name}
	}
	text, err := root.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return text, nil
}

// ForeignError is the error of a file that Annals did not write, or that was
// changed since.
type ForeignError struct{ Path string }

func (e *ForeignError) Error() string {
	return e.Path + " is not as Annals made it, and was left as it is"
}
