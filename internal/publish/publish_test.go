package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFirstRunThenNoChangeThenSomeChange(t *testing.T) {
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	first := tree{"index.html": "home", "2018/a.html": "a", "2018/b.html": "b", "ko/2018/a.html": "가", "empty.txt": ""}
	if diff := cmp.Diff(Report{Files: 5, Written: 5, Bytes: 9, Atomic: true}, publish(t, dst, first)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(withManifest(first), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}

	before := stat(t, dst)
	if diff := cmp.Diff(Report{Files: 5, Unchanged: 5, Bytes: 9, Atomic: true}, publish(t, dst, first)); diff != "" {
		t.Error(diff)
	}
	if !os.SameFile(before, stat(t, dst)) {
		t.Error("a run without changes replaced the folder")
	}

	untouched := stat(t, filepath.Join(dst, "2018/a.html"))
	second := tree{"index.html": "HOME", "2018/a.html": "a", "2019/c.html": "c", "empty.txt": ""}
	if diff := cmp.Diff(Report{Files: 4, Written: 2, Unchanged: 2, Removed: 2, Bytes: 6, Atomic: true}, publish(t, dst, second)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(withManifest(second), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
	if !os.SameFile(untouched, stat(t, filepath.Join(dst, "2018/a.html"))) {
		t.Error("an unchanged file was written anew")
	}
	checkNames(t, dir, "public")
}

func TestRemovalAloneIsPublished(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	publish(t, dst, tree{"a.html": "a", "b/c.html": "c"})
	r := publish(t, dst, tree{"a.html": "a"})
	if r.Removed != 1 || r.Written != 0 {
		t.Errorf("%+v", r)
	}
	if diff := cmp.Diff(withManifest(tree{"a.html": "a"}), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
}

func TestFileBecomesFolderAndBack(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	for _, files := range []tree{{"x": "file"}, {"x/y": "inside"}, {"x": "file"}} {
		publish(t, dst, files)
		if diff := cmp.Diff(withManifest(files), readTree(t, dst)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestManualChangesAreRepaired(t *testing.T) {
	files := tree{"a.html": "a", "b.html": "b", "d/c.html": "c"}
	for name, change := range map[string]func(dst string) error{
		"other content":        func(dst string) error { return os.WriteFile(filepath.Join(dst, "a.html"), []byte("x"), 0o644) },
		"same size and time":   func(dst string) error { return rewriteKeepingTime(filepath.Join(dst, "b.html")) },
		"removed file":         func(dst string) error { return os.Remove(filepath.Join(dst, "b.html")) },
		"removed folder":       func(dst string) error { return os.RemoveAll(filepath.Join(dst, "d")) },
		"emptied":              func(dst string) error { return os.Truncate(filepath.Join(dst, "a.html"), 0) },
		"another manifest":     func(dst string) error { return os.WriteFile(filepath.Join(dst, ManifestName), nil, 0o644) },
		"the folder is gone":   os.RemoveAll,
		"the folder was moved": func(dst string) error { return os.Rename(dst, dst+".moved") },
	} {
		t.Run(name, func(t *testing.T) {
			dst := filepath.Join(t.TempDir(), "public")
			publish(t, dst, files)
			must(t, change(dst))
			if name == "another manifest" {
				// Without the manifest all files are foreign, so none may be replaced.
				_, err := put(t.Context(), dst, files, nil)
				wantRefused(t, err, "is not a file of the site")
				return
			}
			publish(t, dst, files)
			if diff := cmp.Diff(withManifest(files), readTree(t, dst)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// rewriteKeepingTime changes a file without changing its size or time.
func rewriteKeepingTime(name string) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, []byte("B"), 0o644); err != nil {
		return err
	}
	return os.Chtimes(name, info.ModTime(), info.ModTime())
}

func TestConcurrentPut(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	files := tree{}
	for i := range 400 {
		files[strings.Repeat("d/", i%7)+"f"+string(rune('a'+i%26))+strings.Repeat("x", i/26)] = strings.Repeat("y", i)
	}
	for range 2 {
		s, err := Open(t.Context(), dst, Options{})
		must(t, err)
		var wg sync.WaitGroup
		for name, content := range files {
			wg.Go(func() {
				if err := s.Put(name, Pages, []byte(content)); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		_, err = s.Commit(t.Context())
		must(t, err)
		if diff := cmp.Diff(withManifest(files), readTree(t, dst)); diff != "" {
			t.Error(diff)
		}
		delete(files, "fa")
	}
}

func TestDuplicatePathsAreRefused(t *testing.T) {
	for _, pair := range [][2]string{{"a.html", "a.html"}, {"a.html", "A.html"}, {"x", "x/y"}, {"x/y", "x"}} {
		dir := t.TempDir()
		s, err := Open(t.Context(), filepath.Join(dir, "public"), Options{})
		must(t, err)
		must(t, s.Put(pair[0], Pages, []byte("one")))
		if err := s.Put(pair[1], Pages, []byte("two")); err == nil {
			t.Errorf("%q after %q is accepted", pair[1], pair[0])
		}
		if _, err := s.Commit(t.Context()); err == nil {
			t.Errorf("%v: a site with a file missing is published", pair)
		}
		checkNames(t, dir)
	}
}

func TestPutRejectsUnsafePaths(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, tree{"victim": "safe"})
	s, err := Open(t.Context(), filepath.Join(dir, "public"), Options{})
	must(t, err)
	for _, path := range []string{"", ".", "..", "../victim", "a/../../victim", "/victim", `..\victim`, "a//b", "a/", "C:victim", "nul\x00", "aux", ManifestName, "Manifest.SHA256"} {
		if err := s.Put(path, Pages, []byte("x")); err == nil {
			t.Errorf("Put(%q) is accepted", path)
		}
	}
	must(t, s.Abandon())
	if diff := cmp.Diff(tree{"victim": "safe"}, readTree(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestAbandonChangesNothing(t *testing.T) {
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	publish(t, dst, tree{"a.html": "a"})
	s, err := Open(t.Context(), dst, Options{})
	must(t, err)
	must(t, s.Put("b.html", Pages, []byte("b")))
	must(t, s.Abandon())
	must(t, s.Abandon())
	if err := s.Put("c.html", Pages, nil); !errors.Is(err, os.ErrClosed) {
		t.Errorf("Put after Abandon: %v", err)
	}
	if _, err := s.Commit(t.Context()); err == nil {
		t.Error("Commit after Abandon is accepted")
	}
	if diff := cmp.Diff(withManifest(tree{"a.html": "a"}), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
	checkNames(t, dir, "public")
}

func TestCancelAtEveryOperation(t *testing.T) {
	for _, o := range []Options{{}, inPlace} {
		for n := 1; cancelAt(t, o, n); n++ {
		}
	}
}

// cancelAt reports whether there was an Nth operation at which to cancel a run.
func cancelAt(t *testing.T, o Options, n int) bool {
	t.Helper()
	why := errors.New("interrupted")
	older, newer := tree{"a.html": "a", "b/c.html": "c"}, tree{"a.html": "a", "b/c.html": "C", "d/e.html": "e"}
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	publish(t, dst, older)
	ctx, cancel := context.WithCancelCause(t.Context())
	count := 0
	_, err := putWith(ctx, dst, newer, o, func(string, string) error {
		if count++; count == n {
			cancel(why)
		}
		return nil
	})
	cancel(nil)
	want := newer
	if err != nil {
		want = older
		if !errors.Is(err, why) {
			t.Errorf("interrupt at operation %d: %v", n, err)
		}
	}
	if diff := cmp.Diff(withManifest(want), readTree(t, dst)); diff != "" {
		t.Errorf("interrupt at operation %d: %s", n, diff)
	}
	checkNames(t, dir, "public")
	return count >= n
}
