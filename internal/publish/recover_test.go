package publish

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"
)

// hostile is a site in a folder of a repository, with everything that can be known
// beforehand about a folder that a run leaves.
var hostile = withManifest(tree{"index.html": "<script>evil</script>", "evil.html": "evil"})

// inodeAt returns the number of a file, which a repository cannot choose.
func inodeAt(t *testing.T, name string) string {
	t.Helper()
	info, err := os.Lstat(name)
	must(t, err)
	return inodeOf(info)
}

// What lies beside the output folder, and in it, under the names of a run's folders is
// neither published nor removed, unless the lock proves that a run made it.
func TestNamesAreNoProof(t *testing.T) {
	const token = "-0123456789abcdef"
	for name, locks := range map[string]func(dir string) string{
		"no lock":          func(string) string { return "" },
		"a recorded name":  func(string) string { return "1 then\n- .public.next" + token + "\n- .public.old" + token + "\n" },
		"another inode":    func(string) string { return "1 then\n1 .public.next" + token + "\n1 .public.old" + token + "\n" },
		"a name elsewhere": func(dir string) string { return "1 then\n" + inodeAt(t, filepath.Join(dir, "mine")) + " mine\n" },
		"a path": func(dir string) string {
			return "1 then\n" + inodeAt(t, filepath.Join(dir, "mine")) + " .public.next" + token + "/../mine\n"
		},
		"cut off": func(dir string) string {
			return "1 then\n" + inodeAt(t, filepath.Join(dir, ".public.next"+token)) + " .public.next" + token
		},
		"another output's": func(dir string) string {
			return "1 then\n" + inodeAt(t, filepath.Join(dir, ".x.next"+token)) + " .x.next" + token + "\n"
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			dst := filepath.Join(dir, "public")
			for _, folder := range []string{".public.next", ".public.old", ".public.next" + token, ".x.next" + token, "mine"} {
				writeFiles(t, filepath.Join(dir, folder), hostile)
			}
			writeFiles(t, dir, tree{"public/" + ManifestName: "", "public/.annals.next" + token + "/" + ManifestName: hostile[ManifestName]})
			if text := locks(dir); text != "" {
				writeFiles(t, dir, tree{".public.lock": text, "public/.annals.lock": strings.ReplaceAll(text, ".public.", ".annals.")})
			}
			before := readTree(t, dir)
			for _, o := range []Options{{}, inPlace} {
				_, err := putWith(t.Context(), dst, tree{"index.html": "mine"}, o, nil)
				must(t, err)
			}
			delete(before, ".public.lock")
			delete(before, "public/.annals.lock")
			for name, content := range withManifest(tree{"index.html": "mine"}) {
				before["public/"+name] = content
			}
			if diff := cmp.Diff(before, readTree(t, dir)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOldSiteThatCannotBeProvedIsNotRestored(t *testing.T) {
	for name, make := range map[string]func(old string) error{
		"a folder": func(old string) error { return os.Mkdir(old, 0o755) },
		"a link":   func(old string) error { return os.Symlink("/", old) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			dst := filepath.Join(dir, "public")
			old := filepath.Join(dir, ".public.old-0123456789abcdef")
			must(t, make(old))
			writeFiles(t, dir, tree{".public.lock": fmt.Sprintf("1 then\n- %[1]s\n1 %[1]s\n", filepath.Base(old))})
			_, err := put(t.Context(), dst, tree{"a.html": "a"}, nil)
			wantRefused(t, err, "is missing, and .public.old-0123456789abcdef beside it may be the site")
			checkNames(t, dir, ".public.lock", ".public.old-0123456789abcdef")
			must(t, os.Remove(old))
			publish(t, dst, tree{"a.html": "a"})
		})
	}
}

func TestLockThatIsAnotherFileIsRefused(t *testing.T) {
	for name, make := range map[string]func(lock, precious string) error{
		"a hard link":     func(lock, precious string) error { return os.Link(precious, lock) },
		"a symbolic link": func(lock, precious string) error { return os.Symlink(precious, lock) },
		"a text":          func(lock, _ string) error { return os.WriteFile(lock, []byte("precious"), 0o644) },
		"a folder":        func(lock, _ string) error { return os.Mkdir(lock, 0o755) },
	} {
		for _, o := range []Options{{}, inPlace} {
			dir := t.TempDir()
			dst := filepath.Join(dir, "public")
			publish(t, dst, tree{"a.html": "a"})
			writeFiles(t, dir, tree{"precious": "precious"})
			lock := filepath.Join(dir, ".public.lock")
			if o.InPlace {
				lock = filepath.Join(dst, innerLock)
			}
			must(t, make(lock, filepath.Join(dir, "precious")))
			before := readTree(t, dir)
			_, err := putWith(t.Context(), dst, tree{"a.html": "b"}, o, nil)
			if wantRefused(t, err, filepath.Base(lock)) == nil {
				t.Logf("that was %s", name)
			}
			if diff := cmp.Diff(before, readTree(t, dir)); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	}
}

func TestNamesOfOurFoldersAreRefusedAsOutput(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".public.next", ".public.old", ".public.lock", ".x.next-0123456789abcdef", ".annals.lock", ".annals.next-0123456789abcdef"} {
		_, err := put(t.Context(), filepath.Join(dir, name), tree{"a.html": "a"}, nil)
		wantRefused(t, err, "has a name that Annals gives to folders of its own")
	}
	for _, name := range []string{"public.next", ".public", "x.old", ".next"} {
		publish(t, filepath.Join(dir, name), tree{"a.html": "a"})
	}
}

// A manifest that is longer than its folder needs is not even read.
func TestHugeManifestIsNotRead(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	publish(t, dst, tree{"a.html": "a"})
	must(t, os.Truncate(filepath.Join(dst, ManifestName), 1<<40))
	_, err := put(t.Context(), dst, tree{"a.html": "b"}, func(op, path string) error {
		if op == "read" && strings.HasSuffix(path, ManifestName) {
			t.Errorf("the manifest is read")
		}
		return nil
	})
	wantRefused(t, err, "is far too long for a list of these files")
	if paths := LastPublished(dst, func(string) bool { return true }).Paths(); paths != nil {
		t.Errorf("%d paths are read of it", len(paths))
	}
}

// Builds in place exclude each other, and those that exchange the folder, also where
// they cannot see each other's folder above.
func TestOneRunInPlaceAtATime(t *testing.T) {
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	publish(t, dst, tree{"a.html": "a"})
	synctest.Test(t, func(t *testing.T) {
		first, err := Open(t.Context(), dst, inPlace)
		must(t, err)
		must(t, os.Rename(filepath.Join(dir, ".public.lock"), filepath.Join(dir, "hidden")))
		for _, o := range []Options{{}, inPlace} {
			_, err = Open(t.Context(), dst, o)
			if locked, ok := errors.AsType[*LockedError](err); !ok || locked.PID != os.Getpid() || locked.Path != dst {
				t.Errorf("%+v: got %v", o, err)
			}
		}
		must(t, first.Abandon())
	})
	checkNames(t, dir, "hidden", "public")
	if diff := cmp.Diff(withManifest(tree{"a.html": "a"}), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
}

// A run in place that may not write in the folder above needs nothing there.
func TestInPlaceNeedsNothingAbove(t *testing.T) {
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	publish(t, dst, tree{"a.html": "a"})
	denied := func(op, path string) error {
		if strings.Contains(path, ".public.") {
			return os.ErrPermission
		}
		return nil
	}
	_, err := put(t.Context(), dst, tree{"a.html": "b"}, denied)
	if e, ok := errors.AsType[*DeniedError](err); !ok || !strings.Contains(e.Hint, "--in-place") || !errors.Is(err, os.ErrPermission) {
		t.Errorf("got %v", err)
	}
	_, err = putWith(t.Context(), dst, tree{"a.html": "b"}, inPlace, denied)
	must(t, err)
	want := maps.Clone(withManifest(tree{"a.html": "b"}))
	if diff := cmp.Diff(want, readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
	checkNames(t, dir, "public")
}
