package scaffold_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"annals/internal/cli/scaffold"
)

func TestCreateNeverReplacesAFile(t *testing.T) {
	dir := t.TempDir()
	first := scaffold.File{Path: "content/2018/x.md", Text: []byte("first")}
	if err := scaffold.Create(dir, first); err != nil {
		t.Fatal(err)
	}
	err := scaffold.Create(dir, scaffold.File{Path: "content/2018/new.md"}, scaffold.File{Path: "content/2018/x.md", Text: []byte("second")})
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("error %v", err)
	}
	if text, _ := os.ReadFile(filepath.Join(dir, "content/2018/x.md")); string(text) != "first" {
		t.Errorf("the file now says %q", text)
	}
	if _, err := os.Stat(filepath.Join(dir, "content/2018/new.md")); err == nil {
		t.Error("one of two files was created")
	}
}

func TestCreateStaysInsideSiteFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("symbolic links need a privilege on Windows")
	}
	dir, outside := t.TempDir(), t.TempDir()
	for link, target := range map[string]string{"content": outside, "inside": "real", "file.md": filepath.Join(outside, "new.md")} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"content/x.md", "inside/x.md", "file.md", "../x.md", "real/../../x.md"} {
		if err := scaffold.Create(dir, scaffold.File{Path: path, Text: []byte("x")}); err == nil {
			t.Errorf("%s was created", path)
		}
	}
	if found, _ := os.ReadDir(outside); len(found) > 0 {
		t.Errorf("%s was created outside", found[0].Name())
	}
}

func TestCreateSiteNeedsEmptyFolder(t *testing.T) {
	files, err := scaffold.Site()
	if err != nil {
		t.Fatal(err)
	}
	base := t.TempDir()
	for _, folder := range []string{"empty", "versioned/.git", "full"} {
		if err := os.MkdirAll(filepath.Join(base, folder), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(base, "full/notes.txt"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"empty", "versioned", "new/nested"} {
		if err := scaffold.CreateSite(filepath.Join(base, folder), files); err != nil {
			t.Errorf("%s: %v", folder, err)
		}
		for _, name := range []string{"config.toml", ".gitignore", "content/_index.md", "templates", "static"} {
			if _, err := os.Stat(filepath.Join(base, folder, name)); err != nil {
				t.Error(err)
			}
		}
	}
	for _, folder := range []string{"full", "empty", "full/notes.txt"} {
		if err := scaffold.CreateSite(filepath.Join(base, folder), files); err == nil {
			t.Errorf("%s was accepted", folder)
		}
	}
}
