package main

import (
	"archive/tar"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pkg/sftp"
)

// calls counts the calls of a program, or the requests to it, in a file.
type calls struct{ file string }

func (c calls) count(t *testing.T) int {
	t.Helper()
	text, err := os.ReadFile(c.file)
	if err != nil {
		t.Fatal(err)
	}
	return len(text)
}

// env empties the file, and returns what programs know of the next kill.
func (c calls) env(m moment) []string {
	_ = os.WriteFile(c.file, nil, 0o600)
	return []string{"CALLS=" + c.file, "KILL_AT=" + strconv.Itoa(m.request), "KILL_DONE=" + strconv.FormatBool(m.isDone), "KILL_HOOK=" + m.hook}
}

// gitTarget is a branch of a repository, pushed by a git that kills its parent.
type gitTarget struct {
	calls
	repository, path, saved string
}

// killingGit counts its calls, and does what the real git does.
const killingGit = `printf x >>"$CALLS"
export ANNALS=$PPID
if [ "$(wc -c <"$CALLS")" -ne "$KILL_AT" ]; then exec GIT "$@"; fi
if [ "$KILL_DONE" = true ]; then GIT "$@"; fi
kill -KILL $PPID
`

var hooksOfPush = []string{"pre-receive", "update", "post-receive", "post-update"}

func newGitTarget(t *testing.T) target {
	git := needProgram(t, "git")
	g := &gitTarget{calls: calls{filepath.Join(t.TempDir(), "calls")}, repository: filepath.Join(t.TempDir(), "record.git")}
	g.path = bin(t, "git", strings.ReplaceAll(killingGit, "GIT", git))
	g.git(t, "init", "--quiet", "--bare")
	for _, hook := range hooksOfPush {
		script := fmt.Sprintf("#!/bin/sh\nif [ \"$KILL_HOOK\" = %s ]; then kill -KILL $ANNALS; fi\n", hook)
		if err := os.WriteFile(filepath.Join(g.repository, "hooks", hook), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return g
}

func (g *gitTarget) git(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("git", append([]string{"--git-dir=" + g.repository}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

func (g *gitTarget) address() string {
	return "git+file://" + filepath.ToSlash(g.repository) + "#pages"
}
func (g *gitTarget) hooks() []string                     { return hooksOfPush }
func (g *gitTarget) requests(t *testing.T) int           { return g.count(t) }
func (g *gitTarget) prepare(m moment, _ func()) []string { return append(g.env(m), g.path) }
func (g *gitTarget) wait(*testing.T)                     {}
func (g *gitTarget) save(t *testing.T)                   { g.saved = strings.TrimSpace(g.git(t, "rev-parse", "pages")) }

func (g *gitTarget) reset(t *testing.T) { g.git(t, "update-ref", "refs/heads/pages", g.saved) }

func (g *gitTarget) files(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	for archive := tar.NewReader(strings.NewReader(g.git(t, "archive", "pages"))); ; {
		h, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(archive)
		if err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg {
			files[h.Name] = string(data)
		}
	}
}

// sftpTarget is a folder of a host, reached by an ssh that kills its parent.
type sftpTarget struct {
	calls
	dir, path, saved string
}

func newSFTPTarget(t *testing.T) target {
	return &sftpTarget{calls: calls{filepath.Join(t.TempDir(), "calls")}, dir: filepath.Join(t.TempDir(), "www"), path: bin(t, "ssh", "exec sftp-host\n")}
}

func (s *sftpTarget) address() string                     { return "sftp://editor@host.example" + filepath.ToSlash(s.dir) }
func (s *sftpTarget) hooks() []string                     { return nil }
func (s *sftpTarget) requests(t *testing.T) int           { return s.count(t) }
func (s *sftpTarget) prepare(m moment, _ func()) []string { return append(s.env(m), s.path) }

func (s *sftpTarget) wait(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir(s.dir, func(file string, _ fs.DirEntry, err error) error {
		yesterday := time.Now().Add(-25 * time.Hour)
		return errors.Join(err, os.Chtimes(file, yesterday, yesterday))
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (s *sftpTarget) save(t *testing.T) {
	t.Helper()
	s.saved = filepath.Join(t.TempDir(), "saved")
	if err := os.CopyFS(s.saved, os.DirFS(s.dir)); err != nil {
		t.Fatal(err)
	}
}

func (s *sftpTarget) reset(t *testing.T) {
	t.Helper()
	if err := errors.Join(os.RemoveAll(s.dir), os.CopyFS(s.dir, os.DirFS(s.saved))); err != nil {
		t.Fatal(err)
	}
}

func (s *sftpTarget) files(t *testing.T) map[string]string {
	t.Helper()
	all, err := readTree(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for path, l := range all {
		// The claim is held for a moment, and its lease ends: a run that has nothing to write leaves it.
		if !l.info.IsDir() && path != ".annals-claim" {
			files[path] = l.text
		}
	}
	return files
}

// sftpHost is a host that ssh has connected to: a server of files at its standard input and
// output, which kills the program that it serves at a request.
func sftpHost() {
	into, behind := net.Pipe()
	server, err := sftp.NewServer(behind)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	go func() { _ = server.Serve() }()
	at, _ := strconv.Atoi(os.Getenv("KILL_AT"))
	counted, err := os.OpenFile(os.Getenv("CALLS"), os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for {
		request, err := readPacket(os.Stdin)
		if err != nil {
			return // the program has ended
		}
		_, _ = counted.Write([]byte("x"))
		about, err := counted.Stat()
		isLast := err == nil && about.Size() == int64(at)
		if isLast && os.Getenv("KILL_DONE") != "true" {
			killParent()
		}
		_, _ = into.Write(request)
		answer, err := readPacket(into)
		if isLast {
			killParent()
		}
		if err != nil {
			return
		}
		_, _ = os.Stdout.Write(answer)
	}
}

// killParent ends the program that has started this one, and this one.
func killParent() {
	if parent, err := os.FindProcess(os.Getppid()); err == nil {
		_ = parent.Kill()
	}
	os.Exit(1)
}

// readPacket reads one packet of SFTP, with its length.
func readPacket(r io.Reader) ([]byte, error) {
	head := make([]byte, 4)
	if _, err := io.ReadFull(r, head); err != nil {
		return nil, err
	}
	packet := append(head, make([]byte, binary.BigEndian.Uint32(head))...)
	_, err := io.ReadFull(r, packet[4:])
	return packet, err
}
