package opener

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// withOpener puts a script in the place of the system's program. It writes its
// arguments to a file.
func withOpener(t *testing.T, script string) (written string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the program is a shell script")
	}
	dir := t.TempDir()
	written = filepath.Join(dir, "written")
	if err := os.WriteFile(filepath.Join(dir, command()[0]), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
	t.Setenv("WRITTEN", written)
	return written
}

func siteFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, file := range []string{"config.toml", "content/2018/a b;$(id)'.md", "-x.md"} {
		full := filepath.Join(folder, filepath.FromSlash(file))
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, nil, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestOpenPassesThePath(t *testing.T) {
	written, folder := withOpener(t, `printf '%s\n' "$@" >"$WRITTEN"`), siteFolder(t)
	for _, file := range []string{"config.toml", "content/2018/a b;$(id)'.md", "-x.md"} {
		if err := Open(t.Context(), folder, file); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		got, err := os.ReadFile(written)
		want := strings.Join(append(command()[1:], filepath.Join(folder, file)), "\n") + "\n"
		if err != nil || string(got) != want {
			t.Errorf("%s: %q, %v; want %q", file, got, err, want)
		}
	}
}

func TestOpenReportsFailures(t *testing.T) {
	withOpener(t, "exit 3")
	folder := siteFolder(t)
	if err := Open(t.Context(), folder, "config.toml"); err == nil || !strings.Contains(err.Error(), "exit status 3") {
		t.Errorf("%v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if err := Open(t.Context(), folder, "config.toml"); !errors.Is(err, ErrNone) {
		t.Errorf("without a program: %v", err)
	}
	if err := Check(); !errors.Is(err, ErrNone) {
		t.Errorf("without a program: %v", err)
	}
	if IsInstalled("no-such-editor", "No Such Editor") {
		t.Error("an editor that is not there is found")
	}
}

func TestOpenFollowsNoLink(t *testing.T) {
	written, folder := withOpener(t, `printf '%s\n' "$@" >"$WRITTEN"`), siteFolder(t)
	outside := siteFolder(t)
	for link, target := range map[string]string{"linked.md": filepath.Join(outside, "config.toml"), "linked": outside, "inner.md": "config.toml", "inner": "content"} {
		if err := os.Symlink(target, filepath.Join(folder, link)); err != nil {
			t.Skip(err)
		}
	}
	for _, file := range []string{
		"linked.md", "linked/config.toml", "inner.md", "inner/2018/a b;$(id)'.md", "content", "content/2018", "content/nothing.md", "../config.toml",
		"content/../../x.md", "/etc/passwd", "", ".", "content//2018",
	} {
		if err := Open(t.Context(), folder, file); err == nil {
			t.Errorf("%q is opened", file)
		}
	}
	if _, err := os.Stat(written); err == nil {
		t.Error("the program was run")
	}
}
