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
)

func TestLostEventsAreEverything(t *testing.T) {
	s := newWatched(t, modes["events"])
	s.watcher.tree.watcher.Errors <- fsnotify.ErrEventOverflow
	if change := s.next(); !change.All {
		t.Errorf("told was %v, not everything", change)
	}
	s.seesSaves("content/2018/x/c.md")
	s.isQuiet()
}

// refusing are options under which the system refuses a request, with what is
// said kept.
func refusing(op, at string, with error) (Options, *[]string) {
	said := &[]string{}
	o := modes["events"]
	o.Every = 10 * time.Millisecond
	o.Logf = func(message string) { *said = append(*said, message) }
	o.fault = func(o, a string) error {
		if o == op && a == at {
			return with
		}
		return nil
	}
	return o, said
}

func TestWithoutEventsTheDiskIsPolledAndTheReasonTold(t *testing.T) {
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
			o, said := refusing(c.op, c.at, c.with)
			s := newWatched(t, o)
			s.seesSaves("content/2018/x/c.md")
			s.mkdir("content/2019")
			s.isNext("content/2019")
			s.stop()
			if len(*said) != 1 || !strings.Contains((*said)[0], c.want) || !strings.Contains((*said)[0], "every 10ms") {
				t.Errorf("said was %q, which does not name %s once", *said, c.want)
			}
		})
	}
}

func TestLimitReachedLaterLosesNothing(t *testing.T) {
	o, said := refusing("watch", "content/2019", syscall.ENOSPC)
	s := newWatched(t, o)
	s.seesSaves("content/2018/a.md")
	s.mkdir("content/2019")
	s.write("content/2019/n.md", "n\n")
	if change := s.next(); !change.All {
		t.Errorf("told was %v, not everything", change)
	}
	s.seesSaves("content/2019/n.md")
	s.stop()
	if len(*said) != 1 {
		t.Errorf("said was %q", *said)
	}
}

func TestAFolderThatMayNotBeReadIsWatchedWhenItMay(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("this account may read everything")
	}
	inBothModes(t, func(t *testing.T, s *watched) {
		s.must(os.Chmod(s.at("content/2018"), 0))
		s.next()
		s.must(os.Chmod(s.at("content/2018"), 0o755))
		s.next()
		s.seesSaves("content/2018/x/c.md")
	})
}

func TestAnEmptiedFileIsGivenTime(t *testing.T) {
	s := newWatched(t, Options{})
	start := time.Now()
	s.must(os.Truncate(s.at("content/2018/a.md"), 0))
	s.isNext("content/2018/a.md")
	if waited := time.Since(start); waited < lull {
		t.Errorf("told after %v: an editor may have had no time to write", waited)
	}
}

func TestEverythingEndsWithTheContext(t *testing.T) {
	for name, o := range modes {
		t.Run(name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			s := newWatched(t, o)
			s.seesSaves("content/2018/a.md")
			s.write("content/2018/b.md", "never received\n")
			s.stop()
			for deadline := time.Now().Add(patience); runtime.NumGoroutine() > before; runtime.Gosched() {
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
