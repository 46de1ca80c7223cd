package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// scenario is a run over an older site, on a system that may lack something.
type scenario struct {
	older  tree // nil: there is no folder yet
	system func(op, path string) error
	atomic bool
}

var scenarios = map[string]scenario{
	"the first run":            {nil, nil, true},
	"over an older site":       {tree{"index.html": "1", "2018/a.html": "a", "2018/old.html": "o"}, nil, true},
	"without hard links":       {tree{"index.html": "1", "2018/a.html": "a"}, noLinks, true},
	"without an exchange":      {tree{"index.html": "1", "2018/a.html": "a", "2018/old.html": "o"}, noExchange, false},
	"nothing but the manifest": {tree{}, nil, true},
}

var newer = tree{"index.html": "2", "2018/a.html": "a", "2019/new.html": "n", "ko/index.html": "ㄱ"}

func noExchange(op, _ string) error {
	if op == "exchange" {
		return errors.ErrUnsupported
	}
	return nil
}

// setUp publishes the older site and returns the content of the output folder
// before the run and the expected content after it.
func (sc scenario) setUp(t *testing.T, dst string) (before, after tree) {
	t.Helper()
	after = withManifest(newer)
	if sc.older == nil {
		return nil, after
	}
	publish(t, dst, sc.older)
	foreign := tree{"CNAME": "example.org", "2018/by-hand/note.txt": "mine"}
	writeFiles(t, dst, foreign)
	for name, content := range foreign {
		after[name] = content
	}
	return readTree(t, dst), after
}

// The disk fails at the Nth operation, for every N: once, or from then on. The
// folder is the old one or the new one, and the next run repairs everything. With
// -short only some of the operations fail.
func TestFailureOfAnyOperationLeavesOldOrNewFolder(t *testing.T) {
	publish(t, filepath.Join(t.TempDir(), "public"), newer) // the runtime opens files of its own, once
	step := 1
	if testing.Short() {
		step = 5
	}
	for name, sc := range scenarios {
		for _, mode := range []string{"once", "for ever"} {
			t.Run(name+", "+mode, func(t *testing.T) {
				n := 1
				for ; failAt(t, sc, n, mode == "for ever"); n += step {
				}
				t.Logf("the operations were fewer than %d", n)
				if n < 20 {
					t.Errorf("there were fewer than %d operations", n)
				}
			})
		}
	}
}

// failAt reports whether there was an Nth operation to fail.
func failAt(t *testing.T, sc scenario, n int, forEver bool) bool {
	t.Helper()
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	before, after := sc.setUp(t, dst)
	files := openFiles()

	var mu sync.Mutex
	count, failed := 0, ""
	_, err := put(t.Context(), dst, newer, func(op, path string) error {
		mu.Lock()
		defer mu.Unlock()
		if count++; count == n || forEver && count > n {
			if failed == "" {
				failed = op + " " + path
			}
			return syscall.ENOSPC
		}
		if sc.system != nil {
			return sc.system(op, path)
		}
		return nil
	})
	got := readTree(t, dst)
	isOld, isNew := cmp.Equal(got, before), cmp.Equal(got, after)
	switch {
	case err == nil && !isNew:
		t.Errorf("%s fails (%d): success is reported, but: %s", failed, n, cmp.Diff(after, got))
	case err != nil && !errors.Is(err, syscall.ENOSPC):
		t.Errorf("%s fails (%d): the reason is lost: %v", failed, n, err)
	case err != nil && !isOld && (sc.atomic || got != nil):
		t.Errorf("%s fails (%d): %v, and then: %s", failed, n, err, cmp.Diff(before, got))
	}
	if now := openFiles(); now != files {
		t.Errorf("%s fails (%d): %d files stay open", failed, n, now-files)
	}
	if strings.HasPrefix(failed, "write") && !forEver {
		checkNoLeftovers(t, dir)
	}

	publish(t, dst, newer)
	if diff := cmp.Diff(after, readTree(t, dst)); diff != "" {
		t.Errorf("%s failed (%d), the next run: %s", failed, n, diff)
	}
	checkNames(t, dir, "public")
	return failed != ""
}

// killAt fails the first operation whose name and path begin with prefix and, on a
// system without an exchange, everything after it, as if the process were gone.
func killAt(prefix string) func(op, path string) error {
	killed := false
	return func(op, path string) error {
		if strings.HasPrefix(op+" "+path, prefix) {
			killed = true
		}
		if killed {
			return errKilled
		}
		return noExchange(op, path)
	}
}

var errKilled = errors.New("killed")

// checkNoLeftovers checks that a failed run removed its own folders.
func checkNoLeftovers(t *testing.T, dir string) {
	t.Helper()
	for _, name := range []string{".public.next*", ".public.old*", "public/.annals*"} {
		if left, err := filepath.Glob(filepath.Join(dir, name)); err != nil || len(left) > 0 {
			t.Errorf("%s is left behind", left)
		}
	}
}

// openFiles counts the process's open files, on Linux; elsewhere it returns 0.
func openFiles() int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return 0
	}
	return len(entries)
}

func TestErrorNamesTheFailingFile(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	for _, op := range []string{"create", "write", "close", "mkdir"} {
		_, err := put(t.Context(), dst, tree{"2018/a.html": "a"}, func(o, path string) error {
			if o == op && strings.Contains(path, "2018") {
				return syscall.ENOSPC
			}
			return nil
		})
		if err == nil || !strings.Contains(err.Error(), "2018") || !strings.Contains(err.Error(), "no space left") {
			t.Errorf("%s fails: %v", op, err)
		}
	}
}

func TestReportSaysWhenSwapWasNotAtomic(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	for i, files := range []tree{{"a.html": "1"}, {"a.html": "2"}} {
		r, err := put(t.Context(), dst, files, noExchange)
		must(t, err)
		if first := i == 0; r.Atomic != first || (len(r.Notes) == 0) != first {
			t.Errorf("run %d: %+v", i+1, r)
		}
		if diff := cmp.Diff(withManifest(files), readTree(t, dst)); diff != "" {
			t.Error(diff)
		}
		checkNames(t, filepath.Dir(dst), "public")
	}
}

func TestRunKilledBetweenTwoRenamesIsRepaired(t *testing.T) {
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	older := tree{"a.html": "a", "b.html": "b"}
	publish(t, dst, older)
	// The run is killed: nothing that it does afterwards has an effect.
	_, err := put(t.Context(), dst, tree{"a.html": "new"}, killAt("rename .public.next"))
	if err == nil {
		t.Fatal("the run was not killed")
	}
	if _, err := os.Lstat(dst); err == nil {
		t.Fatal("the run was killed too late")
	}

	s, err := Open(t.Context(), dst, Options{})
	must(t, err)
	if diff := cmp.Diff(withManifest(older), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
	must(t, s.Abandon())
	checkNames(t, dir, "public")
}

// In a folder such as /tmp only the owner may rename a folder.
func TestFolderThatMayNotBeReplaced(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	publish(t, dst, tree{"a.html": "1"})
	_, err := put(t.Context(), dst, tree{"a.html": "2"}, func(op, _ string) error {
		if op == "exchange" || op == "rename" {
			return syscall.EPERM
		}
		return nil
	})
	if e, ok := errors.AsType[*DeniedError](err); !ok || !strings.Contains(e.Hint, "--in-place") {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff(withManifest(tree{"a.html": "1"}), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
}

func TestMountPointIsRefused(t *testing.T) {
	for _, errno := range []error{syscall.EBUSY, syscall.EXDEV} {
		dir := t.TempDir()
		dst := filepath.Join(dir, "public")
		publish(t, dst, tree{"a.html": "1"})
		_, err := put(t.Context(), dst, tree{"a.html": "2"}, func(op, _ string) error {
			if op == "exchange" {
				return errno
			}
			return nil
		})
		wantRefused(t, err, "cannot be replaced as a whole")
		if diff := cmp.Diff(withManifest(tree{"a.html": "1"}), readTree(t, dst)); diff != "" {
			t.Error(diff)
		}
		checkNames(t, dir, "public")
	}
}
