package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestForeignFilesAreKept(t *testing.T) {
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	publish(t, dst, tree{"index.html": "1", "2018/a.html": "a"})
	foreign := tree{
		"CNAME":                    "example.org",
		".git/config":              "[core]",
		".git/objects/ab/cdef":     "blob",
		".well-known/security.txt": "mail",
		"2018/notes.txt":           "by hand",
	}
	writeFiles(t, dst, foreign)
	must(t, os.Mkdir(filepath.Join(dst, "empty"), 0o750))
	must(t, os.Symlink("/etc/passwd", filepath.Join(dst, "link")))
	must(t, os.Symlink("nowhere", filepath.Join(dst, "2018", "dangling")))
	must(t, os.Chmod(filepath.Join(dst, ".git/objects/ab"), 0o555))
	t.Cleanup(func() { must(t, os.Chmod(filepath.Join(dst, ".git/objects/ab"), 0o755)) })
	must(t, os.Chmod(dst, 0o775))
	blob := stat(t, filepath.Join(dst, ".git/objects/ab/cdef"))

	// The last page of 2018 is removed, the foreign file in its folder stays.
	r := publish(t, dst, tree{"index.html": "2"})
	if diff := cmp.Diff(Report{Files: 1, Written: 1, Removed: 1, Foreign: 7, Bytes: 1, Atomic: true}, r); diff != "" {
		t.Error(diff)
	}
	want := withManifest(tree{"index.html": "2"})
	for name, content := range foreign {
		want[name] = content
	}
	want["empty"], want["link"], want["2018/dangling"] = "dir", "-> /etc/passwd", "-> nowhere"
	if diff := cmp.Diff(want, readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
	if !os.SameFile(blob, stat(t, filepath.Join(dst, ".git/objects/ab/cdef"))) {
		t.Error("a file of others was written anew")
	}
	for name, mode := range map[string]fs.FileMode{".": 0o775, "empty": 0o750, ".git/objects/ab": 0o555} {
		if got := stat(t, filepath.Join(dst, name)).Mode().Perm(); got != mode {
			t.Errorf("%s has the permissions %o, want %o", name, got, mode)
		}
	}
	checkNames(t, dir, "public")
}

func TestConflictWithForeignFileIsRefused(t *testing.T) {
	for name, test := range map[string]struct {
		make func(dst string) error
		put  string
		in   string
	}{
		"a file":               {func(d string) error { return os.WriteFile(filepath.Join(d, "x"), nil, 0o644) }, "x", "public/x"},
		"a file for a folder":  {func(d string) error { return os.WriteFile(filepath.Join(d, "x"), nil, 0o644) }, "x/y/z.html", "public/x"},
		"a folder":             {func(d string) error { return os.Mkdir(filepath.Join(d, "x"), 0o755) }, "x", "public/x"},
		"a link":               {func(d string) error { return os.Symlink("a.html", filepath.Join(d, "x")) }, "x", "public/x"},
		"a link for a folder":  {func(d string) error { return os.Symlink(os.TempDir(), filepath.Join(d, "x")) }, "x/y.html", "public/x"},
		"ours made a link":     {func(d string) error { return replaceWithLink(filepath.Join(d, "a.html")) }, "a.html", "public/a.html"},
		"ours made a folder":   {func(d string) error { return replaceWithFolder(filepath.Join(d, "a.html")) }, "a.html", "public/a.html"},
		"our folder made link": {func(d string) error { return replaceWithLink(filepath.Join(d, "sub")) }, "sub/b.html", "public/sub"},
	} {
		t.Run(name, func(t *testing.T) {
			dst := filepath.Join(t.TempDir(), "public")
			publish(t, dst, tree{"a.html": "a", "sub/b.html": "b"})
			must(t, test.make(dst))
			before := readTree(t, dst)
			_, err := put(t.Context(), dst, tree{"new.html": "n", test.put: "p"}, nil)
			refused := wantRefused(t, err, "is not a file of the site")
			if refused != nil && refused.Path != test.in {
				t.Errorf("names %s, want %s", refused.Path, test.in)
			}
			if diff := cmp.Diff(before, readTree(t, dst)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func replaceWithLink(name string) error {
	return errors.Join(os.RemoveAll(name), os.Symlink("elsewhere", name))
}

func replaceWithFolder(name string) error {
	return errors.Join(os.Remove(name), os.Mkdir(name, 0o755))
}

// Other programs may change the folder while the site is built.
func TestForeignFileAddedDuringRun(t *testing.T) {
	for name, test := range map[string]struct {
		comes   string
		refused bool
	}{"beside ours": {"late.txt", false}, "in the way of ours": {"new.html", true}} {
		t.Run(name, func(t *testing.T) {
			dst := filepath.Join(t.TempDir(), "public")
			publish(t, dst, tree{"a.html": "a"})
			s, err := Open(t.Context(), dst, Options{})
			must(t, err)
			must(t, s.Put("new.html", Pages, []byte("n")))
			writeFiles(t, dst, tree{test.comes: "late"})
			r, err := s.Commit(t.Context())
			if test.refused {
				wantRefused(t, err, "is not a file of the site")
			} else if err != nil || r.Foreign != 1 {
				t.Errorf("got %+v, %v", r, err)
			}
			if got := readTree(t, dst)[test.comes]; got != "late" {
				t.Errorf("the file of others is now %q", got)
			}
		})
	}
}

func TestFilesAreCopiedWithoutHardLinks(t *testing.T) {
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	publish(t, dst, tree{"a.html": "a", "b.html": "b"})
	writeFiles(t, dst, tree{"sub/by-hand.txt": "mine"})
	must(t, os.Chmod(filepath.Join(dst, "sub/by-hand.txt"), 0o640))
	must(t, os.Symlink("by-hand.txt", filepath.Join(dst, "sub/link")))
	before := stat(t, filepath.Join(dst, "sub/by-hand.txt"))

	_, err := put(t.Context(), dst, tree{"a.html": "a", "b.html": "B"}, noLinks)
	must(t, err)
	want := withManifest(tree{"a.html": "a", "b.html": "B"})
	want["sub/by-hand.txt"], want["sub/link"] = "mine", "-> by-hand.txt"
	if diff := cmp.Diff(want, readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
	after := stat(t, filepath.Join(dst, "sub/by-hand.txt"))
	if after.Mode() != before.Mode() || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("the copy has %v %v, the original %v %v", after.Mode(), after.ModTime(), before.Mode(), before.ModTime())
	}
	checkNames(t, dir, "public")
}

func noLinks(op, _ string) error {
	if op == "link" {
		return errors.ErrUnsupported
	}
	return nil
}

func TestForeignFileThatMayNotBeReadIsNamed(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	publish(t, dst, tree{"a.html": "a"})
	writeFiles(t, dst, tree{"2018/secret.txt": "mine"})
	before := readTree(t, dst)
	_, err := put(t.Context(), dst, tree{"a.html": "b"}, func(op, path string) error {
		if (op == "link" || op == "read") && filepath.Base(path) == "secret.txt" {
			return fs.ErrPermission
		}
		return nil
	})
	denied, ok := errors.AsType[*DeniedError](err)
	if !ok || denied.Message != "2018/secret.txt in the output folder is not ours and cannot be kept: permission denied" || denied.Hint == "" {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff(before, readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
}
