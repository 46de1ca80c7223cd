// Package spill keeps many short texts out of memory until they are needed: the
// first few megabytes stay in it, the rest goes to one file in the system's folder
// for temporary files.
//
// Its input is bytes, its output a Text that gives them back. The file has no
// name from the moment it is made, so that nobody else can open it and the system
// frees it with the process, however that ends. Where there is no such file, since
// the disk is full or the system does not let go of names, texts stay in memory:
// keeping never fails, and only reading can.
//
// The package never keeps a text beyond the process, and never reads what it did
// not write.
package spill

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"sync"
)

const (
	inMemory = 2 << 20 // bytes of a Store before it makes a file: a record of usual size needs none
	tooShort = 512     // bytes of a text that is not worth a place in the file
)

// Store keeps texts. The zero value is ready, and safe for concurrent use; the
// texts of a nil Store stay in memory. Its file is closed when nobody has one of
// its texts any more.
type Store struct {
	scratch sync.Pool // of *[]byte, to read into

	mu     sync.Mutex
	memory int // bytes kept in memory
	file   *os.File
	end    int64 // of what is in the file
	failed bool  // the file cannot be had
}

// Text is bytes that a Store keeps. The zero value is empty. It never changes and
// is safe for concurrent use.
type Text struct {
	memory []byte
	store  *Store // nil when in memory
	at     int64
	size   int
}

// Keep keeps a copy of data.
func (s *Store) Keep(data []byte) Text {
	if at, ok := s.reserve(len(data)); ok {
		if _, err := s.file.WriteAt(data, at); err == nil {
			return Text{store: s, at: at, size: len(data)}
		}
		s.fail()
	}
	return Text{memory: bytes.Clone(data), size: len(data)}
}

// reserve returns a place in the file for a text, unless it belongs in memory.
func (s *Store) reserve(size int) (at int64, ok bool) {
	if s == nil || size < tooShort {
		return 0, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.memory+size <= inMemory {
		s.memory += size
		return 0, false
	}
	if s.file == nil && !s.failed {
		s.file = nameless()
		s.failed = s.file == nil
	}
	if s.failed {
		return 0, false
	}
	at, s.end = s.end, s.end+int64(size)
	return at, true
}

func (s *Store) fail() {
	s.mu.Lock()
	s.failed = true
	s.mu.Unlock()
}

// nameless makes a file without a name, or returns nil.
func nameless() *os.File {
	f, err := os.CreateTemp("", "annals-")
	if err != nil {
		return nil
	}
	if err := os.Remove(f.Name()); err != nil {
		f.Close()
		_ = os.Remove(f.Name()) // now that it is closed; a name that is left does no harm
		return nil
	}
	return f
}

// Size returns the number of bytes.
func (t Text) Size() int { return t.size }

// Read gives the bytes to use, which must neither change nor keep them.
func (t Text) Read(use func(data []byte)) error {
	if t.store == nil {
		use(t.memory)
		return nil
	}
	scratch, ok := t.store.scratch.Get().(*[]byte)
	if !ok {
		scratch = new([]byte)
	}
	defer t.store.scratch.Put(scratch)
	if cap(*scratch) < t.size {
		*scratch = make([]byte, t.size+t.size/2)
	}
	data := (*scratch)[:t.size]
	if n, err := t.store.file.ReadAt(data, t.at); n < t.size {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return fmt.Errorf("reading a text back from the file that it was put aside in: %w", err)
	}
	use(data)
	return nil
}
