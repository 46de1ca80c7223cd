package publish

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"
)

// TestKeep takes files over that were published before, unless they were changed.
func TestKeep(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	build := func(files map[string]string) map[string]bool {
		t.Helper()
		stage, err := Open(t.Context(), dst, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer stage.Abandon()
		kept := map[string]bool{}
		for path, text := range files {
			ok, err := stage.Keep(path, Assets, sum{})
			if err != nil {
				t.Fatal(err)
			}
			if kept[path] = ok; !ok {
				if err := stage.Put(path, Assets, []byte(text)); err != nil {
					t.Fatal(err)
				}
			}
		}
		if _, err := stage.Commit(t.Context()); err != nil {
			t.Fatal(err)
		}
		return kept
	}
	files := map[string]string{"a.jpg": "a", "in/b.jpg": "b"}
	if kept := build(files); kept["a.jpg"] || kept["in/b.jpg"] {
		t.Errorf("kept what was not there: %v", kept)
	}
	if kept := build(map[string]string{"a.jpg": "other", "in/b.jpg": "other", "c.jpg": "c"}); !kept["a.jpg"] || !kept["in/b.jpg"] || kept["c.jpg"] {
		t.Errorf("kept %v", kept)
	}
	if got, err := os.ReadFile(filepath.Join(dst, "in/b.jpg")); err != nil || string(got) != "b" {
		t.Errorf("%q, %v", got, err)
	}
	stage, err := Open(t.Context(), dst, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := stage.Keep("a.jpg", Assets, sha256.Sum256([]byte("other"))); ok || err != nil {
		t.Errorf("another checksum was kept: %v", err)
	}
	if ok, err := stage.Keep("a.jpg", Assets, sha256.Sum256([]byte("a"))); !ok || err != nil {
		t.Errorf("the right checksum was not kept: %v", err)
	}
	if err := stage.Abandon(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dst, "a.jpg"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if kept := build(files); kept["a.jpg"] || !kept["in/b.jpg"] {
		t.Errorf("kept %v", kept)
	}
	if got, err := os.ReadFile(filepath.Join(dst, "a.jpg")); err != nil || string(got) != "a" {
		t.Errorf("%q, %v", got, err)
	}
}
