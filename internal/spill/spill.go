// Package spill stores many short texts outside the heap: the first 2 MB stay in
// memory, the rest goes to one temporary file.
//
// Its input is bytes, its output a Text that reads them back. The file is unlinked
// as soon as it is created, so that no other process can open it and the system
// frees it when the process ends, however that happens. If no such file can be had,
// because the disk is full or the system cannot unlink an open file, texts stay in
// memory: storing never fails, only reading can.
//
// The package never keeps a text beyond the process, and never reads a file that it
// did not write.
package spill

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"sync"
)

const (
	maxMemory   = 2 << 20 // bytes that a Store keeps in memory; a record of usual size needs no file
	minFileSize = 512     // bytes; shorter texts always stay in memory
)

// Store keeps texts. The zero value is ready to use and safe for concurrent use; a
// nil Store keeps every text in memory. The file is closed by the garbage collector
// when the Store and all its texts are unreachable.
type Store struct {
	buffers sync.Pool // of *[]byte, to read into

	mu     sync.Mutex
	memory int // bytes in memory
	file   *os.File
	end    int64 // offset behind the last text in the file
	failed bool  // the file could not be created or written
}

// Text is a text in a Store. It is immutable and safe for concurrent use. The zero
// value is empty.
type Text struct {
	memory []byte
	store  *Store // nil when in memory
	offset int64
	size   int
}

// Put stores a copy of data.
func (s *Store) Put(data []byte) Text {
	if offset, ok := s.reserve(len(data)); ok {
		if _, err := s.file.WriteAt(data, offset); err == nil {
			return Text{store: s, offset: offset, size: len(data)}
		}
		s.fail()
	}
	return Text{memory: bytes.Clone(data), size: len(data)}
}

// reserve returns an offset in the file for a text; ok is false if the text stays
// in memory.
func (s *Store) reserve(size int) (offset int64, ok bool) {
	if s == nil || size < minFileSize {
		return 0, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.memory+size <= maxMemory {
		s.memory += size
		return 0, false
	}
	if s.file == nil && !s.failed {
		s.file = createUnlinked()
		s.failed = s.file == nil
	}
	if s.failed {
		return 0, false
	}
	offset, s.end = s.end, s.end+int64(size)
	return offset, true
}

func (s *Store) fail() {
	s.mu.Lock()
	s.failed = true
	s.mu.Unlock()
}

// createUnlinked creates a temporary file and unlinks it; nil if either fails.
func createUnlinked() *os.File {
	f, err := os.CreateTemp("", "annals-")
	if err != nil {
		return nil
	}
	if err := os.Remove(f.Name()); err != nil {
		f.Close()
		_ = os.Remove(f.Name()) // works on Windows once the file is closed; a leftover file does no harm
		return nil
	}
	return f
}

// Size returns the length in bytes.
func (t Text) Size() int { return t.size }

// Read calls use with the bytes, which use must neither modify nor retain.
func (t Text) Read(use func(data []byte)) error {
	if t.store == nil {
		use(t.memory)
		return nil
	}
	buffer, ok := t.store.buffers.Get().(*[]byte)
	if !ok {
		buffer = new([]byte)
	}
	defer t.store.buffers.Put(buffer)
	if cap(*buffer) < t.size {
		*buffer = make([]byte, t.size+t.size/2)
	}
	data := (*buffer)[:t.size]
	if n, err := t.store.file.ReadAt(data, t.offset); n < t.size {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return fmt.Errorf("reading a text back from the file that it was put aside in: %w", err)
	}
	use(data)
	return nil
}
