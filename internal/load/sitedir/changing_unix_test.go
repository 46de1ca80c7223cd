//go:build unix

package sitedir_test

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"annals/internal/diag"
)

// settleTime is the age from which a file counts as settled; see read.go.
const settleTime = 12 * time.Millisecond

// halfSize is the size of each of the two writes of writeHalves.
const halfSize = 20_000

// writeHalves truncates the file and writes it in two steps; wait is called after
// each of the three.
func writeHalves(t *testing.T, name string, c byte, wait func(f *os.File)) {
	t.Helper()
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_TRUNC, 0)
	must(t, err)
	wait(f)
	for range 2 {
		_, err = f.Write(bytes.Repeat([]byte{c}, halfSize))
		must(t, err)
		wait(f)
	}
	must(t, f.Close())
}

// isWhole reports whether the two writes of one call of writeHalves were read.
func isWhole(data []byte) bool {
	return len(data) == 2*halfSize && bytes.Count(data, data[:1]) == len(data)
}

// touch sets the modification time to the clock of the test, which in a bubble of
// synctest is not that of the file system.
func touch(t *testing.T, name string) {
	t.Helper()
	must(t, os.Chtimes(name, time.Now(), time.Now()))
}

// The writer pauses between the two halves, and the reader reads only in such
// pauses: in a bubble, time passes only while both of them sleep. The odd
// interval keeps them from waking up at the same time.
func TestReadWaitsUntilFileIsSettled(t *testing.T) {
	dir := site(t, map[string]string{"page.md": ""})
	name := filepath.Join(dir, "page.md")
	d := open(t, dir)
	synctest.Test(t, func(t *testing.T) {
		write := func(c byte) {
			writeHalves(t, name, c, func(*os.File) {
				touch(t, name)
				time.Sleep(2 * time.Millisecond)
			})
		}
		write('a')
		stop := make(chan struct{})
		go func() {
			for c := byte('b'); ; c++ {
				select {
				case <-stop:
					return
				case <-time.After(60*time.Millisecond + 3*time.Microsecond):
					write('a' + c%26)
				}
			}
		}()
		seen := map[byte]bool{}
		for range 100 {
			var problems diag.List
			got, err := d.Read("page.md", 10*halfSize, &problems)
			must(t, err)
			if len(problems) > 0 || !isWhole(got) {
				t.Errorf("read %d bytes, %v", len(got), short(problems))
				break
			}
			seen[got[0]] = true
			time.Sleep(5 * time.Millisecond)
		}
		close(stop)
		if len(seen) < 5 {
			t.Errorf("only %d versions were read", len(seen))
		}
	})
}

func TestReadFailsWhenFileKeepsChanging(t *testing.T) {
	dir := site(t, map[string]string{"page.md": "x"})
	name := filepath.Join(dir, "page.md")
	d := open(t, dir)
	synctest.Test(t, func(t *testing.T) {
		touch(t, name)
		stop := make(chan struct{})
		go func() {
			for {
				select {
				case <-stop:
					return
				case <-time.After(time.Millisecond):
					touch(t, name)
				}
			}
		}()
		var problems diag.List
		_, err := d.Read("page.md", 10, &problems)
		must(t, err)
		if len(problems) != 1 || problems[0].Code != diag.FileUnreadable {
			t.Errorf("got %v", short(problems))
		}
		close(stop)
	})
}

// Here reads and writes run at the same time. A reader can take a half-written
// file for a settled one only if the writer needs longer than settleTime. The
// test measures that and ignores such versions.
func TestReadNeverReturnsHalfAFile(t *testing.T) {
	dir := site(t, map[string]string{"page.md": ""})
	name := filepath.Join(dir, "page.md")
	d := open(t, dir)
	const versions = 30
	slow := map[byte]bool{}
	write := func(c byte) {
		begin := time.Now() // before the file is truncated
		writeHalves(t, name, c, func(*os.File) {})
		if time.Since(begin) >= settleTime/2 { // times of files are those of the last tick
			slow[c] = true
		}
	}
	write(0)
	var done atomic.Bool
	var writer sync.WaitGroup
	writer.Go(func() {
		defer done.Store(true)
		for c := range byte(versions) {
			time.Sleep(20 * time.Millisecond)
			write(c + 1)
		}
	})
	empty, parts := 0, map[byte]int{} // the sizes of parts by version
	for !done.Load() {
		got, err := d.Read("page.md", 10*halfSize, &diag.List{})
		must(t, err)
		switch {
		case got == nil: // the file kept changing
		case len(got) == 0:
			empty++
		case !isWhole(got):
			parts[got[0]] = len(got)
		}
	}
	writer.Wait()
	for c, size := range parts {
		if !slow[c] {
			t.Errorf("read a part of version %d: %d bytes", c, size)
		}
	}
	if empty > 0 && len(slow) == 0 {
		t.Errorf("read an empty file %d times", empty)
	}
}
