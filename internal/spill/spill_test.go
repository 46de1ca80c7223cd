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

// numbered is a text like no other one.
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

func TestTextsComeBackAsTheyWere(t *testing.T) {
	for _, test := range []struct {
		name  string
		store *Store
		file  bool // is made
	}{
		{"in memory alone", nil, false},
		{"in memory first", &Store{}, false},
		{"in a file from the start", &Store{memory: inMemory}, true},
		{"where no file can be had", &Store{memory: inMemory, failed: true}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			texts := make([]Text, 90)
			var group sync.WaitGroup
			for i := range texts {
				group.Go(func() { texts[i] = test.store.Keep(numbered(i, 8*i*i)) })
			}
			group.Wait()
			for i, text := range texts {
				group.Go(func() {
					want := numbered(i, 8*i*i)
					if got := read(t, text); !bytes.Equal(got, want) || text.Size() != len(want) {
						t.Errorf("text %d came back with %d bytes, %d told, want %d", i, len(got), text.Size(), len(want))
					}
				})
			}
			group.Wait()
			if made := test.store != nil && test.store.file != nil; made != test.file {
				t.Errorf("a file was made: %v, want %v", made, test.file)
			}
		})
	}
}

func TestAnEmptyTextIsOne(t *testing.T) {
	if got := read(t, Text{}); len(got) != 0 {
		t.Errorf("got %q", got)
	}
}

func TestTheFileHasNoName(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	s := &Store{memory: inMemory}
	s.Keep(numbered(1, 8000))
	if s.file == nil {
		t.Skip("this system does not let go of the name of an open file")
	}
	if found, _ := filepath.Glob(filepath.Join(folder, "*")); len(found) > 0 {
		t.Errorf("there is %v", found)
	}
}

// A full or missing disk costs memory, and nothing else.
func TestWithoutAFileTextsStayInMemory(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "gone"))
	s := &Store{memory: inMemory}
	text := s.Keep(numbered(1, 8000))
	if got := read(t, text); s.file != nil || !bytes.Equal(got, numbered(1, 8000)) {
		t.Errorf("got %d bytes, from a file: %v", len(got), s.file != nil)
	}
}

func TestAFileThatRefusesIsNotAskedAgain(t *testing.T) {
	f, err := os.Open(os.DevNull) // cannot be written to
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := &Store{memory: inMemory, file: f}
	if got := read(t, s.Keep(numbered(1, 8000))); !bytes.Equal(got, numbered(1, 8000)) || !s.failed {
		t.Errorf("got %d bytes, failed: %v", len(got), s.failed)
	}
}

func TestALostFileIsAnError(t *testing.T) {
	s := &Store{memory: inMemory}
	text := s.Keep(numbered(1, 8000))
	if s.file == nil {
		t.Skip("there is no file here")
	}
	if err := s.file.Truncate(100); err != nil {
		t.Fatal(err)
	}
	err := text.Read(func([]byte) { t.Error("half a text was given") })
	if err == nil || !strings.Contains(err.Error(), "put aside") {
		t.Errorf("got %v", err)
	}
}
