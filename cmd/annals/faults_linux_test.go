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

	"annals/internal/publish"
)

// While a build is stopped half-way, another one into the same folder fails and
// names the process of the first, which then completes normally.
func TestSecondBuildReportsLockHolder(t *testing.T) {
	s := newRebuild(t)
	first := s.pause(t)
	status, output := run(t, "annals", "build", "--quiet", "--source", s.site, "--output", s.out)
	want := fmt.Sprintf("error: another build (process %d, since ", first.Process.Pid)
	if status != 3 || !strings.HasPrefix(output, want) || !strings.Contains(output, s.out) {
		t.Errorf("the second build: status %d\n%s", status, output)
	}
	s.checkOld(t)
	send(t, first, syscall.SIGCONT)
	if err := first.Wait(); err != nil {
		t.Errorf("the first build: %v\n%s", err, first.Stderr)
	}
	s.checkNew(t)
}

// A build that is interrupted half-way leaves the old site as it was.
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
			s.checkOld(t)
			if status, output := run(t, "annals", "build", "--quiet", "--source", s.site, "--output", s.out); status != 0 {
				t.Errorf("the next build: status %d\n%s", status, output)
			}
			s.checkNew(t)
		})
	}
}

// A build that runs out of disk space leaves the old site as it was.
func TestFaultyDiskLeavesOldSite(t *testing.T) {
	t.Run("no space left on device", func(t *testing.T) {
		disk := smallDisk(t, "32m")
		s := newRebuildAt(t, disk)
		ballast := fillDisk(t, disk, 256<<10)
		status, output := run(t, "annals", "build", "--quiet", "--source", s.site, "--output", s.out)
		s.checkFailed(t, status, output, "no space left on device")
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
		if status, output := run(t, "annals", "build", "--quiet", "--source", s.site, "--output", s.out); status != 0 {
			t.Errorf("the next build: status %d\n%s", status, output)
		}
		s.checkNew(t)
	})
	t.Run("file too large", func(t *testing.T) {
		s := newRebuild(t)
		write(t, filepath.Join(s.site, "static", "plan.txt"), strings.Repeat("a plan\n", 200_000))
		status, output := run(t, "small-files", "annals", "build", "--quiet", "--source", s.site, "--output", s.out)
		s.checkFailed(t, status, output, "file too large")
		if !strings.Contains(output, "plan.txt") {
			t.Errorf("the message does not name the file:\n%s", output)
		}
	})
}

// rebuild is a site that will replace an older edition of itself.
type rebuild struct {
	site, older string
	out         string
	before      tree // content of out
}

func newRebuild(t *testing.T) *rebuild { return newRebuildAt(t, t.TempDir()) }

func newRebuildAt(t *testing.T, disk string) *rebuild {
	t.Helper()
	dir := t.TempDir()
	s := &rebuild{site: filepath.Join(dir, "site"), older: filepath.Join(dir, "older"), out: filepath.Join(disk, "public")}
	writeRecord(t, s.older, 300, "older")
	writeRecord(t, s.site, 300, "newer")
	s.buildOlder(t)
	return s
}

func (s *rebuild) buildOlder(t *testing.T) {
	t.Helper()
	if status, output := run(t, "annals", "build", "--source", s.older, "--output", s.out); status != 0 {
		t.Fatalf("build: status %d\n%s", status, output)
	}
	var err error
	if s.before, err = readTree(s.out); err != nil {
		t.Fatal(err)
	}
}

// pause starts a build and stops it when the first page of the new folder is
// written. On a busy machine a build may end before it is stopped; then the old
// site is restored for another try.
func (s *rebuild) pause(t *testing.T) *exec.Cmd {
	t.Helper()
	for range 20 {
		if build := s.tryPause(t); build != nil {
			return build
		}
		s.buildOlder(t)
	}
	t.Fatal("no build could be stopped in the middle of its work")
	return nil
}

// tryPause returns nil if the build had written all files before it was stopped.
func (s *rebuild) tryPause(t *testing.T) *exec.Cmd {
	t.Helper()
	var output bytes.Buffer
	build := exec.Command("annals", "build", "--quiet", "--jobs", "1", "--source", s.site, "--output", s.out)
	build.Stderr = &output
	if err := build.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { build.Process.Kill() })
	tooLate := false
	for state := processState(t, build); ; state = processState(t, build) {
		next := newFolder(s.out)
		switch pages, _ := os.ReadDir(next); {
		case state == 'T' && next != "" && !isComplete(next) && s.isUnchanged(t):
			return build
		case state == 'T':
			tooLate = true
			send(t, build, syscall.SIGCONT)
		case state == 'Z' || state == 'X':
			if err := build.Wait(); err != nil {
				t.Fatalf("the build failed: %v\n%s", err, &output)
			}
			return nil
		case len(pages) > 0 && !tooLate:
			send(t, build, syscall.SIGSTOP)
		}
		time.Sleep(time.Millisecond)
	}
}

// newFolder returns the folder in which a build makes its files, or "".
func newFolder(out string) string {
	found, err := filepath.Glob(filepath.Join(filepath.Dir(out), ".public.next-*"))
	if err != nil || len(found) != 1 {
		return ""
	}
	return found[0]
}

// isComplete reports whether a new folder has the manifest, which is written last.
func isComplete(folder string) bool {
	_, err := os.Lstat(filepath.Join(folder, publish.ManifestName))
	return err == nil
}

// processState returns the state letter of a process that was not yet waited for:
// 'T' if it is stopped, 'Z' or 'X' if it has ended.
func processState(t *testing.T, c *exec.Cmd) byte {
	t.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", c.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	_, state, _ := bytes.Cut(stat, []byte(") "))
	return state[0]
}

func send(t *testing.T, c *exec.Cmd, s syscall.Signal) {
	t.Helper()
	if err := c.Process.Signal(s); err != nil {
		t.Fatal(err)
	}
}

// checkOld checks that the output folder is the older site, file by file.
func (s *rebuild) checkOld(t *testing.T) {
	t.Helper()
	if all := s.changes(t); len(all) > 0 {
		t.Errorf("the old site is not as it was:\n%s", strings.Join(all, "\n"))
	}
}

func (s *rebuild) isUnchanged(t *testing.T) bool { return len(s.changes(t)) == 0 }

func (s *rebuild) changes(t *testing.T) []string {
	t.Helper()
	now, err := readTree(s.out)
	if err != nil {
		t.Fatal(err)
	}
	return now.diff(s.before)
}

func (s *rebuild) checkNew(t *testing.T) {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(s.out, "2006", "newer-e00000.html"))
	if err != nil {
		page, err = os.ReadFile(filepath.Join(s.out, "2005", "newer-e00000.html"))
	}
	if err != nil || !bytes.Contains(page, []byte("edition newer")) {
		t.Errorf("the new site is not there: %v", err)
	}
	s.checkClean(t)
}

func (s *rebuild) checkClean(t *testing.T) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(filepath.Dir(s.out), ".public.*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %s %v", left, err)
	}
}

// checkFailed checks the outcome of a build on a failing disk.
func (s *rebuild) checkFailed(t *testing.T, status int, output, reason string) {
	t.Helper()
	if status != 3 || !strings.HasPrefix(output, "error: ") || !strings.Contains(output, reason) {
		t.Errorf("status %d, want 3 and %q:\n%s", status, reason, output)
	}
	s.checkOld(t)
	s.checkClean(t)
}

// smallDisk mounts a file system of a size. Without the permission to mount, the
// test is skipped, and that of the limit on file sizes covers the same code.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("a small disk cannot be mounted here (%v); the test of files that are too large covers the same code", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fillDisk leaves no more than free bytes on a disk. It returns the file that
// occupies the rest.
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
