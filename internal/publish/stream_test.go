package publish

import (
	"crypto/sha256"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// A stream that equals the published file is not written again, however many pieces it has.
func TestStreamOfTheSameBytesIsUnchanged(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	run := func(pieces ...string) Report {
		s, err := Open(t.Context(), dst, Options{})
		if err != nil {
			t.Fatal(err)
		}
		must(t, s.Put("index.html", Lists, []byte("home")))
		must(t, s.PutStream("data/entries.json", Indexes, func(w io.Writer) error {
			for _, p := range pieces {
				if _, err := io.WriteString(w, p); err != nil {
					return err
				}
			}
			return nil
		}))
		r, err := s.Commit(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	long := strings.Repeat("0123456789", bufSize/5)
	if r := run(long, "end"); r.Written != 2 || r.Bytes != int64(len(long))+7 {
		t.Errorf("the first time: %+v", r)
	}
	if r := run(long+"end", ""); r.Written != 0 || r.Unchanged != 2 {
		t.Errorf("the same bytes: %+v", r)
	}
	if r := run(long, "End"); r.Written != 1 || r.Unchanged != 1 {
		t.Errorf("other bytes: %+v", r)
	}
	if got := readTree(t, dst)["data/entries.json"]; got != long+"End" {
		t.Errorf("the file has %d bytes", len(got))
	}
}

func TestStreamThatFailsPreventsPublication(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "public"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	failure := errors.New("no more")
	err = s.PutStream("a.json", Indexes, func(io.Writer) error { return failure })
	if !errors.Is(err, failure) {
		t.Errorf("the error is %v", err)
	}
	if err := s.PutStream("A.json", Indexes, func(io.Writer) error { return nil }); err == nil {
		t.Error("two streams have one path")
	}
	if _, err := s.Commit(t.Context()); err == nil {
		t.Error("a part of a file is published")
	}
	must(t, s.Abandon())
}

// What is written knows its size and its checksum, so that nobody else has to count.
func TestStreamIsMeasuredWhileItIsWritten(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "public"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("0123456789", bufSize/5)
	must(t, s.PutStream("a.json", Indexes, func(w io.Writer) error {
		for _, part := range []string{text, "end"} {
			if _, err := io.WriteString(w, part); err != nil {
				return err
			}
		}
		n, sum, err := w.(interface {
			Measure() (int64, [sha256.Size]byte, error)
		}).Measure()
		if err != nil || n != int64(len(text))+3 || sum != sha256.Sum256([]byte(text+"end")) {
			t.Errorf("%d bytes, %x, %v", n, sum, err)
		}
		return err
	}))
	must(t, s.Abandon())
}
