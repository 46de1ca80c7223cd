package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// Read passes the content of a file that was Put or kept to read, as it is going to be
// published. All calls of Put for this file must have returned. What was changed on the
// disk meanwhile is an error.
func (s *Stage) Read(path string, read func(io.Reader) error) error {
	f, from, err := s.staged(path)
	if err != nil {
		return err
	}
	ws := s.acquire()
	defer s.release(ws)
	opened, info, err := s.disk.openOld(from+path, ws)
	if err != nil {
		return fmt.Errorf("reading %s: %w", path, cause(err))
	}
	defer opened.Close()
	if !info.Mode().IsRegular() {
		return fmt.Errorf("reading %s: it is no longer a file", path)
	}
	h := sha256.New()
	content := io.TeeReader(opened, h)
	if err := read(content); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, content); err != nil {
		return fmt.Errorf("reading %s: %w", path, cause(err))
	}
	if sum(h.Sum(nil)) != f.sum {
		return fmt.Errorf("reading %s: it was changed while the site was made; build again", path)
	}
	return nil
}

// staged returns a file of the stage, and what stands before its path on the disk.
func (s *Stage) staged(path string) (file, string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return file{}, "", errClosed
	}
	for ; s.numbered < len(s.files); s.numbered++ {
		if s.numbers == nil {
			s.numbers = make(map[string]int, len(s.files))
		}
		s.numbers[s.files[s.numbered].path] = s.numbered
	}
	i, found := s.numbers[path]
	switch {
	case !found:
		return file{}, "", errors.Join(fmt.Errorf("reading %s: the site has no such file", path), fs.ErrNotExist)
	case s.files[i].written:
		return s.files[i], s.next, nil
	}
	return s.files[i], s.live, nil
}
