package publish

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
)

// PutStream is Put for a file that is too large to be in memory: write writes its content,
// piece by piece, and is called once. The content goes to the new folder in any case, and
// is removed again if it equals the published file.
func (s *Stage) PutStream(path string, group Group, write func(io.Writer) error) error {
	err := s.putStream(path, group, write)
	if err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.incomplete = true
	}
	return err
}

func (s *Stage) putStream(path string, group Group, write func(io.Writer) error) error {
	if err := s.claim(path); err != nil {
		return err
	}
	if err := s.makeFolderOf(path); err != nil {
		return err
	}
	ws := s.acquire()
	defer s.release(ws)
	f := file{path: path, group: group, written: true}
	var err error
	if f.sum, f.size, err = s.disk.stream(s.next+path, write, ws); err != nil {
		return fmt.Errorf("writing %s: %w", path, cause(err))
	}
	same, mode, err := s.isStreamedBefore(f, ws)
	if err != nil {
		return fmt.Errorf("comparing %s with the published file: %w", path, cause(err))
	}
	f.repaired = same && mode != s.fileMode
	if same && !f.repaired {
		f.written = false
		if err := s.disk.remove(s.next + path); err != nil {
			return fmt.Errorf("removing %s, which is published already: %w", path, cause(err))
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = append(s.files, f)
	return nil
}

// isStreamedBefore is isAsBefore for a file whose content is not in memory.
func (s *Stage) isStreamedBefore(f file, ws *workspace) (bool, fs.FileMode, error) {
	if !s.isListed(f) {
		return false, 0, nil
	}
	sum, info, err := s.disk.hash(s.live+f.path, ws)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return false, 0, nil
	}
	if err != nil {
		return false, 0, err
	}
	return sum == f.sum, info.Mode().Perm(), nil
}

// stream creates a file with the content that content writes, and returns its checksum and
// size.
func (d *disk) stream(path string, content func(io.Writer) error, ws *workspace) (sum, int64, error) {
	if err := d.injectFault("create", path); err != nil {
		return sum{}, 0, err
	}
	f, err := ws.next.openFile(path, newFile, filePerm)
	if err != nil {
		return sum{}, 0, err
	}
	to := &hashingFile{file: f, hash: sha256.New()}
	if err = d.injectFault("write", path); err == nil {
		b := buffered{bufio.NewWriterSize(to, bufSize), to}
		err = content(b)
		err = errors.Join(err, b.Flush())
	}
	err = errors.Join(err, d.injectFault("close", path), f.Close())
	return sum(to.hash.Sum(nil)), to.size, err
}

// hashingFile is a file that knows the checksum and the size of what was written.
type hashingFile struct {
	file *os.File
	hash hash.Hash
	size int64
}

func (h *hashingFile) Write(data []byte) (int, error) {
	n, err := h.file.Write(data)
	h.hash.Write(data[:n])
	h.size += int64(n)
	return n, err
}

// buffered collects what is written before it goes to a file.
type buffered struct {
	*bufio.Writer
	to *hashingFile
}

// Measure returns the size and the checksum of what was written.
func (b buffered) Measure() (bytes int64, sum [sha256.Size]byte, err error) {
	err = b.Flush()
	b.to.hash.Sum(sum[:0])
	return b.to.size, sum, err
}
