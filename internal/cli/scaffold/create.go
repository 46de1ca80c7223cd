package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"annals/internal/sitepath"
)

// Create writes files into the site folder dir, and creates missing folders. It
// never replaces a file: if one exists, it returns fs.ErrExist before anything is
// written.
func Create(dir string, files ...File) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open the site folder: %w", err)
	}
	defer root.Close()
	for _, f := range files {
		if err := checkVacant(root, f.Path); err != nil {
			return err
		}
	}
	for _, f := range files {
		if err := create(root, f); err != nil {
			return err
		}
	}
	return nil
}

// checkVacant returns an error if name exists, or if one of its parents is not a
// folder.
func checkVacant(root *os.Root, name string) error {
	foreign, err := foreignParent(root, name)
	if err != nil {
		return err
	}
	if foreign != "" {
		return fmt.Errorf("%s is no folder, so %s cannot be made in it", foreign, path.Base(name))
	}
	_, err = root.Lstat(name)
	if err == nil {
		return fmt.Errorf("%s: %w", name, fs.ErrExist)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return checkUnlike(root, name)
	}
	return fmt.Errorf("look at %s: %w", name, err)
}

// LikeError is the error of a new file whose name differs from that of an existing one
// only in capitals, which many disks cannot keep apart.
type LikeError struct{ Name, Existing string }

func (e *LikeError) Error() string { return e.Name + " differs too little from " + e.Existing }

// checkUnlike returns an error if the folder of name has a file of the same name, in
// another normal form, or of a like one.
func checkUnlike(root *os.Root, name string) error {
	folder, base := path.Split(name)
	f, err := root.Open(path.Clean(folder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look into %s: %w", folder, err)
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	if err != nil {
		return fmt.Errorf("look into %s: %w", folder, err)
	}
	slices.Sort(names)
	for _, other := range names {
		if sitepath.Normal(other) == sitepath.Normal(base) {
			return fmt.Errorf("%s%s: %w", folder, other, fs.ErrExist)
		}
		if sitepath.Fold(other) == sitepath.Fold(base) {
			return &LikeError{name, folder + other}
		}
	}
	return nil
}

// foreignParent returns the first parent of name that exists and is not a folder, such
// as a symbolic link to one: what was written through it would land in another place
// of the site. It is "" if there is none.
func foreignParent(root *os.Root, name string) (string, error) {
	for i, r := range name {
		if r != '/' {
			continue
		}
		folder := name[:i]
		info, err := root.Lstat(folder)
		if errors.Is(err, fs.ErrNotExist) {
			return "", nil
		}
		if err != nil {
			return "", fmt.Errorf("look at %s: %w", folder, err)
		}
		if !info.IsDir() {
			return folder, nil
		}
	}
	return "", nil
}

func create(root *os.Root, f File) (err error) {
	if i := strings.LastIndexByte(f.Path, '/'); i > 0 {
		if err := root.MkdirAll(f.Path[:i], 0o777); err != nil {
			return fmt.Errorf("make the folder of %s: %w", f.Path, err)
		}
	}
	file, err := root.OpenFile(f.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("make %s: %w", f.Path, err)
	}
	_, err = file.Write(f.Text)
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("write %s: %w", f.Path, errors.Join(err, root.Remove(f.Path)))
	}
	return nil
}

// CreateSite writes the files of a new site into dir, which must not exist, or be empty
// except for .git.
func CreateSite(dir string, files []File) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("look into %s: %w", dir, err)
	}
	for _, e := range entries {
		if e.Name() != ".git" {
			return fmt.Errorf("%s is not empty, it holds %s: %w", dir, e.Name(), fs.ErrExist)
		}
	}
	for _, folder := range []string{dir, dir + "/templates", dir + "/static"} {
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return fmt.Errorf("make the folder %s: %w", folder, err)
		}
	}
	return Create(dir, files...)
}
