package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"annals/internal/sitepath"
)

// Put adds a file with this content at path, relative to the output folder and
// with slashes. The caller may reuse data once Put returns. Put is safe for
// concurrent use. A file that equals the published one is not written.
//
// Two files with one path are an error, even if the paths differ by case or
// Unicode normal form only, and so is the path of a foreign file. After an error
// the stage can only be abandoned.
func (s *Stage) Put(path string, data []byte) error {
	err := s.put(path, data)
	if err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.incomplete = true
	}
	return err
}

func (s *Stage) put(path string, data []byte) error {
	if err := s.claim(path); err != nil {
		return err
	}
	f := file{path: path, sum: sha256.Sum256(data), size: int64(len(data))}
	ws := s.acquire()
	defer s.release(ws)
	same, err := s.isAsBefore(f, data, ws)
	if err != nil {
		return fmt.Errorf("comparing %s with the published file: %w", path, cause(err))
	}
	if !same {
		f.written = true
		if err := s.write(path, data, ws); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = append(s.files, f)
	return nil
}

// claim checks the path and reserves it.
func (s *Stage) claim(path string) error {
	if err := sitepath.Check(path); err != nil {
		return fmt.Errorf("publishing %q: %w", path, err)
	}
	if other, found := s.before.conflict(path); found {
		return s.conflictError(path, other)
	}
	key := sitepath.Fold(path)
	if key == ManifestName {
		return fmt.Errorf("publishing %s: this path is kept for the list of files", path)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	if other, taken := s.paths[key]; taken {
		return fmt.Errorf("publishing %s: the site already has the file %s", path, other)
	}
	s.paths[key] = path
	return nil
}

func (s *Stage) conflictError(path, other string) error {
	return &RefusedError{
		Path:   s.base + "/" + other,
		Reason: "is not a file of the site, but is in the way of its " + path,
		Hint:   "move it elsewhere, or give the page another name",
	}
}

// isAsBefore compares with the file on disk, not just with its checksum in the
// manifest: the folder may have been edited.
func (s *Stage) isAsBefore(f file, data []byte, ws *workspace) (bool, error) {
	if s.manifest[f.path] != f.sum || !s.before.ours[f.path] {
		return false, nil
	}
	same, err := s.disk.hasContent(s.base+"/"+f.path, data, ws)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return false, nil
	}
	return same, err
}

// write creates a file in the new folder.
func (s *Stage) write(path string, data []byte, ws *workspace) error {
	if err := s.makeFolderOf(path); err != nil {
		return err
	}
	if err := s.disk.write(s.next+"/"+path, data, ws); err != nil {
		return fmt.Errorf("writing %s: %w", path, cause(err))
	}
	return nil
}

// makeFolderOf makes the new folder and, in it, the parent folders of name.
func (s *Stage) makeFolderOf(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.makeFolder(path.Dir(name))
}

// makeFolder makes a folder and its parents unless they exist. The caller holds
// s.mu.
func (s *Stage) makeFolder(dir string) error {
	if s.closed {
		return errClosed
	}
	if s.folders[dir] {
		return nil
	}
	full := s.next
	if dir != "." {
		if err := s.makeFolder(path.Dir(dir)); err != nil {
			return err
		}
		full += "/" + dir
	}
	if err := s.disk.mkdir(full, 0o777); err != nil {
		return fmt.Errorf("making the folder %s: %w", dir, cause(err))
	}
	s.folders[dir] = true
	return nil
}
