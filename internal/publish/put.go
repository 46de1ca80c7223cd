package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"annals/internal/sitepath"
)

// Put adds a file with this content at path, relative to the output folder and
// with slashes. Its group says when it is replaced, if the files are replaced one after
// the other. The caller may reuse data once Put returns. Put is safe for
// concurrent use. A file that equals the published one is not written.
//
// Two files with one path are an error, even if the paths differ by case or
// Unicode normal form only, and so is the path of a foreign file. After an error
// the stage can only be abandoned.
func (s *Stage) Put(path string, group Group, data []byte) error {
	err := s.put(path, group, data)
	if err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.incomplete = true
	}
	return err
}

func (s *Stage) put(path string, group Group, data []byte) error {
	if err := s.claim(path); err != nil {
		return err
	}
	f := file{path: path, group: group, sum: sha256.Sum256(data), size: int64(len(data))}
	ws := s.acquire()
	defer s.release(ws)
	same, mode, err := s.isAsBefore(f, data, ws)
	if err != nil {
		return fmt.Errorf("comparing %s with the published file: %w", path, cause(err))
	}
	f.repaired = same && mode != s.fileMode
	if !same || f.repaired {
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

// Keep adds the file at path as it is published already, and reports whether it did: if
// the old manifest lists it, with the checksum want, and its bytes are those that were
// listed. A zero want is any: for files whose path says what their bytes are. A file that
// was compared is not read again (see Compared).
func (s *Stage) Keep(path string, group Group, want [sha256.Size]byte) (bool, error) {
	listed, found := s.manifest[path]
	if !found || !s.before.ours[path] || want != (sum{}) && want != listed {
		return false, nil
	}
	ws := s.acquire()
	defer s.release(ws)
	sum, info, err := s.sumOf(path, ws)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("reading the published %s: %w", path, cause(err))
	}
	if sum != listed || info.Mode().Perm() != s.fileMode {
		return false, nil
	}
	if err := s.claim(path); err != nil {
		return false, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = append(s.files, file{path: path, group: group, sum: sum, size: info.Size()})
	return true, nil
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
	if isReservedKey(key) || strings.HasPrefix(key, innerPrefix) {
		return fmt.Errorf("publishing %s: this path is kept for the lists of files and their signatures", path)
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
// manifest: the folder may have been edited. It returns the file's permissions, too.
func (s *Stage) isAsBefore(f file, data []byte, ws *workspace) (bool, fs.FileMode, error) {
	if !s.isListed(f) {
		return false, 0, nil
	}
	same, mode, err := s.disk.hasContent(s.live+f.path, data, ws)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return false, 0, nil
	}
	return same, mode, err
}

// isListed reports whether a file with this checksum was published, as far as the lists of
// files say.
func (s *Stage) isListed(f file) bool {
	listed, found := s.manifest[f.path]
	if !found {
		listed = s.retired[f.path]
	}
	return listed == f.sum && s.before.ours[f.path]
}

// write creates a file in the new folder.
func (s *Stage) write(path string, data []byte, ws *workspace) error {
	if err := s.makeFolderOf(path); err != nil {
		return err
	}
	if err := s.disk.write(s.next+path, data, ws); err != nil {
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
	if err := s.makeFolder(path.Dir(dir)); err != nil {
		return err
	}
	if err := s.disk.mkdir(s.next+dir, dirPerm); err != nil {
		return fmt.Errorf("making the folder %s: %w", dir, cause(err))
	}
	s.folders[dir] = true
	return nil
}
