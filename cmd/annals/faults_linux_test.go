package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestSecondBuildNamesTheFirst holds a build in the middle of its work. Another
// one into the same folder waits a moment and leaves, naming it; then the first
// goes on as if nothing had been.
func TestSecondBuildReportsLockHolder(t *testing.T) {
	s := newRebuild(t)
	first := s.pause(t)
	status, output := run(t, "annals", "build", "--source", s.site, "--output", s.out)
	want := fmt.Sprintf("error: another build (process %d, since ", first.Process.Pid)
	if status != 3 || !strings.HasPrefix(output, want) || !strings.Contains(output, s.out) {
		t.Errorf("the second build: status %d\n%s", status, output)
	}
	s.isOld(t)
	send(t, first, syscall.SIGCONT)
	if err := first.Wait(); err != nil {
		t.Errorf("the first build: %v\n%s", err, first.Stderr)
	}
	s.isNew(t)
}

// TestInterruptLeavesOldSite stops a build in the middle of its work.
func TestInterruptLeavesOldSite(t *testing.T) {
	for _, test := range []struct {
		signal syscall.Signal
		status int
	}{{syscall.SIGINT, 130}, {syscall.SIGTERM, 143}} {
		t.Run(test.signal.String(), func(t *testing.T) {
			s := newRebuild(t)
			build := s.pause(t)
			send(t, build, test.signal)
			send(t, build, syscall.SIGCONT)
			build.Wait()
			output := fmt.Sprint(build.Stderr)
			if status := build.ProcessState.ExitCode(); status != test.status || !strings.HasPrefix(output, "stopped: ") {
				t.Errorf("status %d, want %d\n%s", status, test.status, output)
			}
			s.isOld(t)
			if status, output := run(t, "annals", "build", "--source", s.site, "--output", s.out); status != 0 {
				t.Errorf("the next build: status %d\n%s", status, output)
			}
			s.isNew(t)
		})
	}
}

// TestFaultyDiskLeavesOldSite takes the room for the new site away.
func TestFaultyDiskLeavesOldSite(t *testing.T) {
	t.Run("no space left on device", func(t *testing.T) {
		disk := smallDisk(t, "32m")
		s := newRebuildAt(t, disk)
		ballast := fillDisk(t, disk, 256<<10)
		status, output := run(t, "annals", "build", "--source", s.site, "--output", s.out)
		s.failed(t, status, output, "no space left on device")
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
		if status, output := run(t, "annals", "build", "--source", s.site, "--output", s.out); status != 0 {
			t.Errorf("the next build: status %d\n%s", status, output)
		}
		s.isNew(t)
	})
	t.Run("file too large", func(t *testing.T) {
		s := newRebuild(t)
		write(t, filepath.Join(s.site, "static", "plan.svg"), strings.Repeat("<svg/>", 200_000))
		status, output := run(t, "small-files", "annals", "build", "--source", s.site, "--output", s.out)
		s.failed(t, status, output, "file too large")
		if !strings.Contains(output, "plan.svg") {
			t.Errorf("the message does not name the file:\n%s", output)
		}
	})
}

// rebuild is a site about to replace an older edition of itself.
type rebuild struct {
	site, out string
	before    tree
}

func newRebuild(t *testing.T) *rebuild { return newRebuildAt(t, t.TempDir()) }

func newRebuildAt(t *testing.T, disk string) *rebuild {
	t.Helper()
	dir := t.TempDir()
	older := filepath.Join(dir, "older")
	s := &rebuild{site: filepath.Join(dir, "site"), out: filepath.Join(disk, "public")}
	writeRecord(t, older, 300, "older")
	writeRecord(t, s.site, 300, "newer")
	if status, output := run(t, "annals", "build", "--source", older, "--output", s.out); status != 0 {
		t.Fatalf("build: status %d\n%s", status, output)
	}
	var err error
	if s.before, err = readTree(s.out); err != nil {
		t.Fatal(err)
	}
	return s
}

// pause starts a build and stops it when the first page of the new folder is
// written.
func (s *rebuild) pause(t *testing.T) *exec.Cmd {
	t.Helper()
	var output bytes.Buffer
	build := exec.Command("annals", "build", "--jobs", "1", "--source", s.site, "--output", s.out)
	build.Stderr = &output
	if err := build.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { build.Process.Kill() })
	next := filepath.Join(filepath.Dir(s.out), ".public.next")
	for range 10_000 {
		if pages, _ := os.ReadDir(next); len(pages) > 0 {
			send(t, build, syscall.SIGSTOP)
			if isStopped(t, build) {
				return build
			}
			break
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatalf("the build could not be stopped in the middle of its work:\n%s", &output)
	return nil
}

// isStopped waits until the process stands still. It is false for one that has
// ended.
func isStopped(t *testing.T, c *exec.Cmd) bool {
	t.Helper()
	for {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", c.Process.Pid))
		if err != nil {
			t.Fatal(err)
		}
		_, state, _ := bytes.Cut(stat, []byte(") "))
		switch state[0] {
		case 'T':
			return true
		case 'Z', 'X':
			return false
		}
		time.Sleep(time.Millisecond)
	}
}

func send(t *testing.T, c *exec.Cmd, s syscall.Signal) {
	t.Helper()
	if err := c.Process.Signal(s); err != nil {
		t.Fatal(err)
	}
}

// isOld holds the output folder to the older site, file by file, and looks for
// what a build should not leave behind.
func (s *rebuild) isOld(t *testing.T) {
	t.Helper()
	now, err := readTree(s.out)
	if err != nil {
		t.Fatal(err)
	}
	if all := now.diff(s.before); len(all) > 0 {
		t.Errorf("the old site is not as it was:\n%s", strings.Join(all, "\n"))
	}
}

func (s *rebuild) isNew(t *testing.T) {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(s.out, "2006", "newer-e00000.html"))
	if err != nil {
		page, err = os.ReadFile(filepath.Join(s.out, "2005", "newer-e00000.html"))
	}
	if err != nil || !bytes.Contains(page, []byte("edition newer")) {
		t.Errorf("the new site is not there: %v", err)
	}
	s.isClean(t)
}

func (s *rebuild) isClean(t *testing.T) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(filepath.Dir(s.out), ".public.*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %s %v", left, err)
	}
}

// failed is what a build on a failing disk should come to.
func (s *rebuild) failed(t *testing.T, status int, output, reason string) {
	t.Helper()
	if status != 3 || !strings.HasPrefix(output, "error: ") || !strings.Contains(output, reason) {
		t.Errorf("status %d, want 3 and %q:\n%s", status, reason, output)
	}
	s.isOld(t)
	s.isClean(t)
}

// smallDisk mounts a disk of a size. Where nobody may mount, the limit on the
// size of files, which every process may set, has to do.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("a small disk cannot be mounted here (%v); the test of files that are too large stands for it", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fill leaves no more than room bytes on a disk. It returns the file that takes
// the rest.
func fillDisk(t *testing.T, disk string, free int64) string {
	t.Helper()
	name := filepath.Join(disk, "ballast")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	size := int64(0)
	for err == nil {
		var n int
		n, err = f.Write(make([]byte, 64<<10))
		size += int64(n)
	}
	if !errors.Is(err, syscall.ENOSPC) || size < free {
		t.Fatalf("filled %d bytes: %v", size, err)
	}
	if err := f.Truncate(size - free); err != nil {
		t.Fatal(err)
	}
	return name
}
