package release_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A release is made from a commit, into a new folder, of options that are known.
func TestScriptRefuses(t *testing.T) {
	need(t, "git")
	script, err := os.ReadFile(filepath.Join(root, ".ci/release"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, ".ci"), 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, ".ci/release")
	if err := os.WriteFile(file, script, 0o755); err != nil {
		t.Fatal(err)
	}
	run(t, dir, "git", "init", "--quiet")
	run(t, dir, "git", "add", ".")
	run(t, dir, "git", "-c", "user.name=x", "-c", "user.email=x@localhost.invalid", "commit", "--quiet", "-m", "x")
	refuses := func(want string, args ...string) {
		t.Helper()
		out, err := exec.Command(file, args...).CombinedOutput()
		if err == nil || !strings.HasPrefix(string(out), "release: "+want) || strings.Count(string(out), "\n") != 1 {
			t.Errorf("%v: %v\n%s", args, err, out)
		}
	}
	refuses("what is --sign?", "--sign")
	refuses(".ci exists already", "--output", ".ci")
	if err := os.WriteFile(file, append(script, '\n'), 0o755); err != nil {
		t.Fatal(err)
	}
	refuses("the project has changes that are not committed")
	if _, err := os.Stat(filepath.Join(dir, "dist")); !os.IsNotExist(err) {
		t.Errorf("a folder was made all the same: %v", err)
	}
}
