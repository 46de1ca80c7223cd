package publish

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type tree map[string]string

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// read returns what a folder holds: content by path, "dir" for an empty folder
// and "-> target" for a link. A folder that is not there is nil.
func readTree(t testing.TB, dir string) tree {
	t.Helper()
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	got := tree{}
	must(t, filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == dir {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir():
			if entries, err := os.ReadDir(name); err != nil || len(entries) == 0 {
				got[rel] = "dir"
			}
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(name)
			got[rel] = "-> " + target
			return err
		case d.Type().IsRegular():
			data, err := os.ReadFile(name)
			got[rel] = string(data)
			return err
		default:
			got[rel] = d.Type().String()
		}
		return nil
	}))
	return got
}

// plant writes files below dir.
func writeFiles(t testing.TB, dir string, files tree) {
	t.Helper()
	for name, content := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		must(t, os.MkdirAll(filepath.Dir(full), 0o755))
		must(t, os.WriteFile(full, []byte(content), 0o644))
	}
}

// put publishes the files to dst, with a hook that may fail operations.
func put(ctx context.Context, dst string, files tree, fault func(op, path string) error) (Report, error) {
	s, err := open(ctx, dst, Options{}, fault)
	if err != nil {
		return Report{}, err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := s.Put(name, []byte(files[name])); err != nil {
			return Report{}, errors.Join(err, s.Abandon())
		}
	}
	return s.Commit(ctx)
}

func publish(t testing.TB, dst string, files tree) Report {
	t.Helper()
	r, err := put(t.Context(), dst, files, nil)
	must(t, err)
	return r
}

// withManifest adds the manifest that files are published with.
func withManifest(files tree) tree {
	var list []file
	for _, name := range slices.Sorted(maps.Keys(files)) {
		list = append(list, file{path: name, sum: sha256.Sum256([]byte(files[name]))})
	}
	all := maps.Clone(files)
	all[ManifestName] = string(formatManifest(list))
	return all
}

// onlyIn makes sure that dir holds nothing but these names.
func onlyIn(t testing.TB, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if diff := cmp.Diff(names, got); diff != "" {
		t.Errorf("in %s: %s", dir, diff)
	}
}

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
	onlyIn(t, dir, "public")
}

func stat(t testing.TB, name string) fs.FileInfo {
	t.Helper()
	info, err := os.Stat(name)
	must(t, err)
	return info
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
				// Nothing is ours any more, so what lies in the way is not ours to replace.
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

// rewriteQuietly changes a file without changing its size or time.
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
				if err := s.Put(name, []byte(content)); err != nil {
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
		must(t, s.Put(pair[0], []byte("one")))
		if err := s.Put(pair[1], []byte("two")); err == nil {
			t.Errorf("%q after %q is accepted", pair[1], pair[0])
		}
		if _, err := s.Commit(t.Context()); err == nil {
			t.Errorf("%v: a site with a file missing is published", pair)
		}
		onlyIn(t, dir)
	}
}

func TestPutRejectsUnsafePaths(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, tree{"victim": "safe"})
	s, err := Open(t.Context(), filepath.Join(dir, "public"), Options{})
	must(t, err)
	for _, path := range []string{"", ".", "..", "../victim", "a/../../victim", "/victim", `..\victim`, "a//b", "a/", "C:victim", "nul\x00", "aux", ManifestName, "Manifest.SHA256"} {
		if err := s.Put(path, []byte("x")); err == nil {
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
	must(t, s.Put("b.html", []byte("b")))
	must(t, s.Abandon())
	must(t, s.Abandon())
	if err := s.Put("c.html", nil); !errors.Is(err, os.ErrClosed) {
		t.Errorf("Put after Abandon: %v", err)
	}
	if _, err := s.Commit(t.Context()); err == nil {
		t.Error("Commit after Abandon is accepted")
	}
	if diff := cmp.Diff(withManifest(tree{"a.html": "a"}), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
	onlyIn(t, dir, "public")
}

func TestCancelAtEveryOperation(t *testing.T) {
	why := errors.New("interrupted")
	older, newer := tree{"a.html": "a", "b/c.html": "c"}, tree{"a.html": "a", "b/c.html": "C", "d/e.html": "e"}
	for n := 1; ; n++ {
		dir := t.TempDir()
		dst := filepath.Join(dir, "public")
		publish(t, dst, older)
		ctx, cancel := context.WithCancelCause(t.Context())
		count := 0
		_, err := put(ctx, dst, newer, func(string, string) error {
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
		onlyIn(t, dir, "public")
		if count < n {
			return
		}
	}
}
