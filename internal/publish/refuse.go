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

const otherFolderHint = "choose another output folder, such as public"

// checkTarget refuses dst, an absolute path, if publishing there would overwrite
// something else. It creates the parent of dst if only that is missing.
func checkTarget(dst string, o Options) error {
	if filepath.Dir(dst) == dst {
		return &RefusedError{Path: dst, Reason: "is the top of the file system", Hint: otherFolderHint}
	}
	if ownName.MatchString(filepath.Base(dst)) {
		return &RefusedError{Path: dst, Reason: "has a name that Annals gives to folders of its own while it builds", Hint: otherFolderHint}
	}
	info, err := os.Lstat(dst)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("looking at the output folder: %w", err)
	}
	if err == nil {
		if err := checkFolder(dst, info); err != nil {
			return err
		}
	}
	p, err := locate(dst)
	if err != nil {
		return fmt.Errorf("looking at the output folder: %w", err)
	}
	if err := p.check(o); err != nil {
		return err
	}
	return makeParent(dst)
}

// checkFolder refuses anything but a plain folder.
func checkFolder(dst string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return nil
	case info.Mode()&fs.ModeSymlink != 0:
		return &RefusedError{Path: dst, Reason: "is a symbolic link, which is never followed", Hint: "name the folder that it points to"}
	}
	return &RefusedError{Path: dst, Reason: "is a file, not a folder", Hint: otherFolderHint}
}

func makeParent(dst string) error {
	parent := filepath.Dir(dst)
	err := os.Mkdir(parent, dirPerm)
	switch {
	case err == nil, errors.Is(err, fs.ErrExist):
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return &RefusedError{Path: dst, Reason: "lies in a folder that does not exist", Hint: fmt.Sprintf("make the folder %s first", parent)}
	}
	if info, statErr := os.Stat(parent); statErr == nil && info.IsDir() {
		return nil
	}
	return fmt.Errorf("making the folder of the output: %w", err)
}

// location is a folder that need not exist: the existing part of its path, with
// symbolic links resolved, and the missing names below it.
type location struct {
	path    string
	chain   []fs.FileInfo // the nearest existing folder and its ancestors
	missing []string      // names below chain[0], outermost first
}

func locate(path string) (location, error) {
	p := location{path: path}
	real, err := filepath.EvalSymlinks(path)
	for errors.Is(err, fs.ErrNotExist) && filepath.Dir(path) != path {
		p.missing = slices.Insert(p.missing, 0, filepath.Base(path))
		path = filepath.Dir(path)
		real, err = filepath.EvalSymlinks(path)
	}
	for err == nil {
		var info fs.FileInfo
		if info, err = os.Stat(real); err != nil {
			break
		}
		p.chain = append(p.chain, info)
		if filepath.Dir(real) == real {
			break
		}
		real = filepath.Dir(real)
	}
	return p, err
}

func (p location) check(o Options) error {
	for _, other := range []struct{ path, name string }{{o.Home, "your home folder"}, {o.Source, "the site's own folder"}} {
		q, err := locateOther(other.path)
		if err != nil {
			return err
		}
		switch {
		case p.equal(q):
			return &RefusedError{Path: p.path, Reason: "is " + other.name, Hint: otherFolderHint}
		case q.within(p):
			return &RefusedError{Path: p.path, Reason: "holds " + other.name, Hint: otherFolderHint}
		}
	}
	for _, forbidden := range o.Forbidden {
		q, err := locateOther(forbidden)
		if err != nil {
			return err
		}
		if p.equal(q) || p.within(q) || q.within(p) {
			return &RefusedError{Path: p.path, Reason: "is, holds or lies in " + forbidden + ", which a build never writes to", Hint: otherFolderHint}
		}
	}
	return nil
}

// locateOther is locate for a folder of Options; "" gives the zero location, which
// equals no other.
func locateOther(path string) (location, error) {
	if path == "" {
		return location{}, nil
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return location{}, fmt.Errorf("looking at %s: %w", path, err)
	}
	p, err := locate(abs)
	if err != nil {
		return location{}, fmt.Errorf("looking at %s: %w", path, err)
	}
	return p, nil
}

// equal reports whether both are the same folder.
func (p location) equal(q location) bool {
	return p.sameBase(q) && len(p.missing) == len(q.missing) && p.hasMissingPrefix(q)
}

// within reports whether p is below q.
func (p location) within(q location) bool {
	if p.sameBase(q) {
		return len(p.missing) > len(q.missing) && p.hasMissingPrefix(q)
	}
	if len(q.chain) == 0 || len(q.missing) > 0 {
		return false
	}
	return slices.ContainsFunc(p.chain, func(info fs.FileInfo) bool { return os.SameFile(info, q.chain[0]) })
}

// sameBase reports whether the existing part of both is the same folder.
func (p location) sameBase(q location) bool {
	return len(p.chain) > 0 && len(q.chain) > 0 && os.SameFile(p.chain[0], q.chain[0])
}

// hasMissingPrefix reports whether the missing names of p begin with those of q,
// ignoring case as some file systems do.
func (p location) hasMissingPrefix(q location) bool {
	return len(p.missing) >= len(q.missing) && slices.EqualFunc(p.missing[:len(q.missing)], q.missing, strings.EqualFold)
}
