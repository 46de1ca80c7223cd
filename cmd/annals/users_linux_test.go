package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is a user that owns nothing else.
const nobody = 65534

// sharedSite is the site of nobody, on a disk where root has built before.
type sharedSite struct {
	program, site, about, public string
}

// newSharedSite needs root; others find the same rules in the tests of publish.
func newSharedSite(t *testing.T) *sharedSite {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root can act as another user; TestFilesOfOthersAreLeftAlone of publish covers the same code")
	}
	dir, err := os.MkdirTemp("", "users") // those of t.TempDir are closed to others
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	s := &sharedSite{program: filepath.Join(dir, "annals"), site: filepath.Join(dir, "site")}
	s.public, s.about = filepath.Join(s.site, "public"), filepath.Join(s.site, "content", "2018", "e.md")
	writeRecord(t, s.site, 3, "first")
	text, err := os.ReadFile(filepath.Join(s.site, "content", "2005", "first-e00000.md"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, s.about, strings.ReplaceAll(string(text), "2005", "2018"))
	program, err := exec.LookPath("annals")
	if err == nil {
		err = exec.Command("cp", "-L", program, s.program).Run()
	}
	if err == nil {
		err = exec.Command("chmod", "-R", "a+rX", dir).Run()
	}
	if err == nil {
		err = exec.Command("chown", "-R", "65534:65534", s.site).Run()
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// build changes the site and builds it as a user.
func (s *sharedSite) build(t *testing.T, user uint32, want string) {
	t.Helper()
	f, err := os.OpenFile(s.about, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString("More.\n")
	f.Close()
	c := exec.Command(s.program, "build", "--source", s.site)
	c.Env = append(os.Environ(), "HOME=/nonexistent")
	c.Args[0] = "annals"
	c.Dir = "/"
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: user, Gid: user}}
	out, err := c.CombinedOutput()
	if err != nil || !strings.Contains(string(out), want) {
		t.Errorf("%v, and not %q:\n%s", err, want, out)
	}
}

// One build as root, or a root's build that was killed, does not end those of the user.
func TestOneBuildAsRoot(t *testing.T) {
	s := newSharedSite(t)
	s.build(t, 0, "built ")
	write(t, filepath.Join(s.site, ".public.lock"), "1 then\n")
	s.build(t, nobody, "was left aside, because something in it belongs to another user; remove it as its owner: sudo rm -r "+s.site)
	s.build(t, nobody, "belongs to another user and may be left of an earlier build")
	left, err := filepath.Glob(filepath.Join(s.site, ".public.*"))
	if err != nil || len(left) != 1 {
		t.Fatalf("left: %v, %v", left, err)
	}
	if err := os.RemoveAll(left[0]); err != nil {
		t.Fatal(err)
	}
	s.build(t, nobody, "built ")
}

// What root has put into the folder stays root's, and is no reason for a build to fail.
func TestFolderOfRootInTheOutput(t *testing.T) {
	s := newSharedSite(t)
	s.build(t, nobody, "built ")
	token := filepath.Join(s.public, ".well-known", "acme-challenge", "token")
	write(t, token, "token")
	if err := os.Chmod(filepath.Dir(token), 0o700); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(token)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		s.build(t, nobody, "note: the files were replaced one by one, because .well-known in public belongs to another user\n")
	}
	if after, err := os.Stat(token); err != nil || !os.SameFile(before, after) {
		t.Errorf("the file of root is another one: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(s.site, ".public.*")); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}
