package scaffold_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"annals/internal/cli/scaffold"
)

func isGenerated(text []byte) bool { return strings.HasPrefix(string(text), "made") }

func TestRefreshReplacesGeneratedFilesOnly(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) scaffold.File { return scaffold.File{Path: name, Text: []byte(text)} }
	expectText := func(name, want string) {
		t.Helper()
		if text, _ := os.ReadFile(filepath.Join(dir, name)); string(text) != want {
			t.Errorf("%s says %q, not %q", name, text, want)
		}
	}
	refresh := func(want int, files ...scaffold.File) {
		t.Helper()
		written, err := scaffold.Refresh(dir, isGenerated, files...)
		if err != nil || len(written) != want {
			t.Errorf("%d written, not %d: %v", len(written), want, err)
		}
	}
	refresh(2, file(".annals/a", "made 1"), file(".annals/b", "made 1"))
	refresh(0, file(".annals/a", "made 1"), file(".annals/b", "made 1"))
	refresh(1, file(".annals/a", "made 2"), file(".annals/b", "made 1"))
	expectText(".annals/a", "made 2")

	if err := os.WriteFile(filepath.Join(dir, ".annals/b"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := scaffold.Refresh(dir, isGenerated, file(".annals/a", "made 3"), file(".annals/b", "made 3"))
	if foreign, ok := errors.AsType[*scaffold.ForeignError](err); !ok || foreign.Path != ".annals/b" {
		t.Errorf("error %v", err)
	}
	expectText(".annals/a", "made 2")
	expectText(".annals/b", "mine")
	if names, _ := os.ReadDir(filepath.Join(dir, ".annals")); len(names) != 2 {
		t.Errorf("the folder holds %v", names)
	}
}

func TestRefreshRefusesFolderInPlaceOfFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, ".annals", "a"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := scaffold.Refresh(dir, isGenerated, scaffold.File{Path: ".annals/a", Text: []byte("made")})
	if _, ok := errors.AsType[*scaffold.ForeignError](err); !ok {
		t.Errorf("a folder in the place of a file: %v", err)
	}
}

// TestNoLinkIsFollowed writes below links out of the site and within it, to a folder
// and to a file.
func TestNoLinkIsFollowed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("symbolic links need a privilege on Windows")
	}
	for _, name := range []string{"outside/a", "inside/a", "file", "dangling/a", "inside/b/a"} {
		dir, outside := t.TempDir(), t.TempDir()
		static := filepath.Join(dir, "static")
		if err := os.Mkdir(static, 0o755); err != nil {
			t.Fatal(err)
		}
		for link, target := range map[string]string{"outside": outside, "inside": "static", "file": "static/made", "dangling": "nowhere"} {
			if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
				t.Fatal(err)
			}
		}
		file := scaffold.File{Path: name, Text: []byte("made")}
		if _, err := scaffold.Refresh(dir, isGenerated, file); err == nil {
			t.Errorf("Refresh follows %s", name)
		}
		if _, err := scaffold.Replace(dir, file); err == nil {
			t.Errorf("Replace follows %s", name)
		}
		for _, target := range []string{outside, static} {
			if names, _ := os.ReadDir(target); len(names) != 0 {
				t.Errorf("%s: there is now %v", name, names)
			}
		}
	}
}
