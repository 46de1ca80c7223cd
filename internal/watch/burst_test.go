package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestBurstEndsWhenThereIsCalmOrAfterTheLongestWait(t *testing.T) {
	const calm = 10 * time.Millisecond
	program := map[string]bool{}
	for i := range many + 1 {
		program[fmt.Sprint(i)] = false
	}
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		burst burst
		last  time.Duration
		want  time.Duration
	}{
		"one save":                       {burst{}, 3 * time.Millisecond, 13 * time.Millisecond},
		"half a save":                    {burst{patient: true}, 0, lull},
		"one file, written all the time": {burst{}, time.Second, longest},
		"a program at work":              {burst{paths: program}, time.Second, time.Second + lull},
		"everything":                     {burst{all: true}, 0, lull},
		"a program that never ends":      {burst{paths: program}, time.Minute, longestMany},
	} {
		t.Run(name, func(t *testing.T) {
			c.burst.note(start)
			c.burst.note(start.Add(c.last))
			if got := c.burst.end(calm).Sub(start); got != c.want {
				t.Errorf("it ends after %v, want %v", got, c.want)
			}
		})
	}
}

func TestHalfASaveIsRecognised(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{"whole.md": "text", "empty.md": ""} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for path, c := range map[string]struct{ made, want bool }{
		"whole.md":   {false, false},
		"empty.md":   {false, true},
		"gone.md":    {false, true},
		"passing.md": {true, false},
		".":          {false, false},
	} {
		b := burst{paths: map[string]bool{path: c.made}}
		if got := b.halfSaved(scope{root: root}); got != c.want {
			t.Errorf("%s: %v, want %v", path, got, c.want)
		}
	}
}

func TestMorePathsThanAnyoneReadsAreEverything(t *testing.T) {
	var b burst
	for i := range most + 1 {
		b.add(fmt.Sprint(i), true)
	}
	if change := b.change(); !change.All || change.Paths != nil {
		t.Errorf("told are %d paths", len(change.Paths))
	}
}

func TestWhatComesAfterAnOfferIsGivenTimeOfItsOwn(t *testing.T) {
	start := time.Now()
	long := start.Add(-2 * time.Hour)
	w := &Watcher{calm: true, burst: burst{first: long, last: long, patient: true}}
	w.happened()
	if w.calm || w.burst.patient {
		t.Error("the burst is over although something happened")
	}
	if end := w.burst.end(time.Hour); end.Before(start.Add(time.Hour)) {
		t.Errorf("there is only %v of calm", end.Sub(start))
	}
}
