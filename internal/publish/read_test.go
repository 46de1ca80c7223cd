package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRead reads what is going to be published: new files, those that are as before, and
// those that are streamed; and nothing that somebody changed meanwhile.
func TestRead(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	files := map[string]string{"a.txt": "a", "in/b.txt": "b", "in/c.txt": "c"}
	for run, want := range []map[string]string{files, {"a.txt": "a", "in/b.txt": "new", "in/c.txt": "c"}} {
		stage, err := Open(t.Context(), dst, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for path, text := range want {
			write := func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
			if err := stage.PutStream(path, Assets, write); err != nil {
				t.Fatal(err)
			}
			if got, err := readAll(stage, path); got != text || err != nil {
				t.Errorf("run %d: %s is %q, %v", run, path, got, err)
			}
		}
		if _, err := readAll(stage, "none.txt"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("a file that does not exist: %v", err)
		}
		if run == 1 {
			if err := os.WriteFile(filepath.Join(dst, "a.txt"), []byte("x"), 0o644); err != nil {
				t.Fatal(err)
			}
			if _, err := readAll(stage, "a.txt"); err == nil || !strings.Contains(err.Error(), "changed") {
				t.Errorf("a file that was changed: %v", err)
			}
		}
		if _, err := stage.Commit(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, err := readAll(stage, "a.txt"); !errors.Is(err, os.ErrClosed) {
			t.Errorf("after the end: %v", err)
		}
	}
}

func readAll(s *Stage, path string) (string, error) {
	var got []byte
	err := s.Read(path, func(r io.Reader) (err error) {
		got, err = io.ReadAll(r)
		return err
	})
	return string(got), err
}
