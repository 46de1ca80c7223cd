package spill

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// numbered returns a text that is different for each i.
func numbered(i, size int) []byte {
	return bytes.Repeat(fmt.Appendf(nil, "%08d", i), size/8)
}

func read(t *testing.T, text Text) []byte {
	t.Helper()
	var got []byte
	if err := text.Read(func(data []byte) { got = bytes.Clone(data) }); err != nil {
		t.Error(err)
	}
	return got
}

func TestReadReturnsWhatWasKept(t *testing.T) {
	for _, test := range []struct {
		name  string
		store *Store
		file  bool // is created
	}{
		{"without a store", nil, false},
		{"in memory", &Store{}, false},
		{"in the file", &Store{memory: maxMemory}, true},
		{"in memory after a failure", &Store{memory: maxMemory, failed: true}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			texts := make([]Text, 90)
			var group sync.WaitGroup
			for i := range texts {
				group.Go(func() { texts[i] = test.store.Put(numbered(i, 8*i*i)) })
			}
			group.Wait()
			for i, text := range texts {
				group.Go(func() {
					want := numbered(i, 8*i*i)
					if got := read(t, text); !bytes.Equal(got, want) || text.Size() != len(want) {
						t.Errorf("text %d came back with %d bytes, size %d, want %d", i, len(got), text.Size(), len(want))
					}
				})
			}
			group.Wait()
			if made := test.store != nil && test.store.file != nil; made != test.file {
				t.Errorf("a file was created: %v, want %v", made, test.file)
			}
		})
	}
}

func TestZeroTextIsEmpty(t *testing.T) {
	if got := read(t, Text{}); len(got) != 0 {
		t.Errorf("got %q", got)
	}
}

func TestFileIsUnlinked(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	s := &Store{memory: maxMemory}
	s.Put(numbered(1, 8000))
	if s.file == nil {
		t.Skip("this system cannot unlink an open file")
	}
	if found, _ := filepath.Glob(filepath.Join(folder, "*")); len(found) > 0 {
		t.Errorf("left in the folder: %v", found)
	}
}

func TestTextsStayInMemoryIfNoFileCanBeCreated(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "gone"))
	s := &Store{memory: maxMemory}
	text := s.Put(numbered(1, 8000))
	if got := read(t, text); s.file != nil || !bytes.Equal(got, numbered(1, 8000)) {
		t.Errorf("got %d bytes, from a file: %v", len(got), s.file != nil)
	}
}

func TestTextsStayInMemoryAfterAWriteError(t *testing.T) {
	f, err := os.Open(os.DevNull) // cannot be written to
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := &Store{memory: maxMemory, file: f}
	if got := read(t, s.Put(numbered(1, 8000))); !bytes.Equal(got, numbered(1, 8000)) || !s.failed {
		t.Errorf("got %d bytes, failed: %v", len(got), s.failed)
	}
}

func TestReadFailsIfTheFileIsTruncated(t *testing.T) {
	s := &Store{memory: maxMemory}
	text := s.Put(numbered(1, 8000))
	if s.file == nil {
		t.Skip("this system cannot unlink an open file")
	}
	if err := s.file.Truncate(100); err != nil {
		t.Fatal(err)
	}
	err := text.Read(func([]byte) { t.Error("use was called with a partial text") })
	if err == nil || !strings.Contains(err.Error(), "put aside") {
		t.Errorf("got %v", err)
	}
}
