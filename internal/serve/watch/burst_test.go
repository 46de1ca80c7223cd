package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"
)

func TestBurstDeadline(t *testing.T) {
	const debounce = 10 * time.Millisecond
	program := map[string]bool{}
	for i := range bulkFiles + 1 {
		program[fmt.Sprint(i)] = false
	}
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		burst burst
		last  time.Duration
		want  time.Duration
	}{
		"one save":                       {burst{}, 3 * time.Millisecond, 13 * time.Millisecond},
		"half a save":                    {burst{extended: true}, 0, slowDebounce},
		"one file, written all the time": {burst{}, time.Second, maxWait},
		"a program at work":              {burst{paths: program}, time.Second, time.Second + slowDebounce},
		"everything":                     {burst{all: true}, 0, slowDebounce},
		"a program that never ends":      {burst{paths: program}, time.Minute, maxWaitBulk},
	} {
		t.Run(name, func(t *testing.T) {
			c.burst.touch(start)
			c.burst.touch(start.Add(c.last))
			if got := c.burst.deadline(debounce).Sub(start); got != c.want {
				t.Errorf("it ends after %v, want %v", got, c.want)
			}
		})
	}
}

func TestIsHalfSaved(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{"whole.md": "text", "empty.md": ""} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for path, c := range map[string]struct{ created, want bool }{
		"whole.md":   {false, false},
		"empty.md":   {false, true},
		"gone.md":    {false, true},
		"passing.md": {true, false},
		".":          {false, false},
	} {
		b := burst{paths: map[string]bool{path: c.created}}
		if got := b.isHalfSaved(scope{root: root}); got != c.want {
			t.Errorf("%s: %v, want %v", path, got, c.want)
		}
	}
}

func TestTooManyPathsReportAll(t *testing.T) {
	var b burst
	for i := range maxPaths + 1 {
		b.add(fmt.Sprint(i), true)
	}
	if change := b.change(); !change.All || change.Paths != nil {
		t.Errorf("the change has %d paths", len(change.Paths))
	}
}

func TestChangeAfterSettlingRestartsDebounce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		now := time.Now()
		old := now.Add(-2 * time.Hour)
		w := &Watcher{settled: true, burst: burst{first: old, last: old, extended: true}}
		w.markChanged()
		if w.settled || w.burst.extended {
			t.Error("the burst is still settled after a change")
		}
		if wait := w.burst.deadline(time.Hour).Sub(now); wait != time.Hour {
			t.Errorf("the deadline is after %v, want %v", wait, time.Hour)
		}
	})
}
