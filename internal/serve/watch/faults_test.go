package watch

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/google/go-cmp/cmp"
)

func TestLostEventsReportAll(t *testing.T) {
	s := newTestSite(t, modes["events"])
	s.watcher.tree.watcher.Errors <- fsnotify.ErrEventOverflow
	if change := s.next(); !change.All {
		t.Errorf("reported %v, want All", change)
	}
	s.expectSave("content/2018/x/c.md")
	s.expectNoOther()
}

// failingOptions returns options under which the system refuses a request, and the
// messages that are logged.
func failingOptions(op, at string, with error) (Options, *[]string) {
	logged := &[]string{}
	o := modes["events"]
	o.Every = 10 * time.Millisecond
	o.Logf = func(message string) { *logged = append(*logged, message) }
	o.fault = func(o, a string) error {
		if o == op && a == at {
			return with
		}
		return nil
	}
	return o, logged
}

func TestPollingFallbackLogsReason(t *testing.T) {
	for name, c := range map[string]struct {
		op, at string
		with   error
		want   string
	}{
		"too many folders":  {"watch", "content/2018", syscall.ENOSPC, "fs.inotify.max_user_watches"},
		"too many programs": {"open", ".", syscall.EMFILE, "fs.inotify.max_user_instances"},
		"no events at all":  {"open", ".", syscall.ENOSYS, "function not implemented"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if runtime.GOOS != "linux" {
				t.Skip("the limits are those of Linux")
			}
			o, logged := failingOptions(c.op, c.at, c.with)
			s := newTestSite(t, o)
			s.expectSave("content/2018/x/c.md")
			s.mkdir("content/2019")
			s.expectNext("content/2019")
			s.stop()
			if len(*logged) != 1 || !strings.Contains((*logged)[0], c.want) || !strings.Contains((*logged)[0], "every 10ms") {
				t.Errorf("logged %q, want one message with %q", *logged, c.want)
			}
		})
	}
}

func TestWatchLimitReachedLater(t *testing.T) {
	o, logged := failingOptions("watch", "content/2019", syscall.ENOSPC)
	s := newTestSite(t, o)
	s.expectSave("content/2018/a.md")
	s.mkdir("content/2019")
	s.write("content/2019/n.md", "n\n")
	if change := s.next(); !change.All {
		t.Errorf("reported %v, want All", change)
	}
	s.expectSave("content/2019/n.md")
	s.stop()
	if len(*logged) != 1 {
		t.Errorf("logged %q, want one message", *logged)
	}
}

func TestUnreadableFolderIsWatchedOnceReadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("this account may read everything")
	}
	inBothModes(t, func(t *testing.T, s *testSite) {
		s.must(os.Chmod(s.at("content/2018"), 0))
		s.next()
		s.must(os.Chmod(s.at("content/2018"), 0o755))
		s.next()
		s.expectSave("content/2018/x/c.md")
	})
}

// The wait is a lower bound, so a slow machine cannot break it.
func TestEmptiedFileIsReportedLate(t *testing.T) {
	s := newTestSite(t, Options{})
	start := time.Now()
	s.must(os.Truncate(s.at("content/2018/a.md"), 0))
	if diff := cmp.Diff(Change{Paths: []string{"content/2018/a.md"}}, s.next()); diff != "" {
		t.Errorf("not what changed (-want +got):\n%s", diff)
	}
	if waited := time.Since(start); waited < slowDebounce {
		t.Errorf("reported after %v: an editor may still be writing", waited)
	}
}

func TestContextEndsAllGoroutines(t *testing.T) {
	for name, o := range modes {
		t.Run(name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			s := newTestSite(t, o)
			s.expectSave("content/2018/a.md")
			s.write("content/2018/b.md", "never received\n")
			s.stop()
			for deadline := time.Now().Add(hangTimeout); runtime.NumGoroutine() > before; runtime.Gosched() {
				if time.Now().After(deadline) {
					t.Fatalf("%d goroutines are left of the watch", runtime.NumGoroutine()-before)
				}
			}
		})
	}
}

func TestOnlyAFolderCanBeWatched(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, root := range []string{file, file + "-missing"} {
		if _, err := Start(context.Background(), root, nil, Options{}); err == nil {
			t.Errorf("%s was watched", root)
		}
	}
}
