//go:build unix

package sitedir_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/sitedir"
)

func TestSpecialFilesAreReportedAndNeverOpened(t *testing.T) {
	outside := site(t, map[string]string{"secret.md": "secret"})
	dir := site(t, map[string]string{"content/page.md": "x", "real/inner.md": "x"})
	at := func(name string) string { return filepath.Join(dir, "content", name) }
	must(t, os.Symlink(filepath.Join(outside, "secret.md"), at("absolute.md")))
	must(t, os.Symlink("page.md", at("inside.md")))
	must(t, os.Symlink("nowhere.md", at("dangling.md")))
	must(t, os.Symlink(outside, at("folder")))
	must(t, os.Symlink("content", filepath.Join(dir, "alias")))
	must(t, os.Symlink("../real", at("real")))
	must(t, syscall.Mkfifo(at("pipe.md"), 0o644))
	d := open(t, dir)

	var problems diag.List
	files, err := d.List("content", &problems)
	must(t, err)
	if diff := cmp.Diff([]sitedir.File{{Path: "content/page.md", Size: 1}}, files); diff != "" {
		t.Error(diff)
	}
	link := " [file-special] this is a symbolic link, which is never followed"
	want := []string{
		"content/absolute.md" + link,
		"content/dangling.md" + link,
		"content/folder" + link,
		"content/inside.md" + link,
		"content/pipe.md [file-special] this is a named pipe",
		"content/real" + link,
	}
	problems.Sort()
	if diff := cmp.Diff(want, short(problems)); diff != "" {
		t.Error(diff)
	}

	for _, path := range []string{
		"content/absolute.md", "content/inside.md", "content/dangling.md", "content/folder/secret.md",
		"content/real/inner.md", "alias/page.md", "content/pipe.md", "content/folder",
	} {
		for by, read := range readFuncs(t, d) {
			var problems diag.List
			got, err := read(path, 100, &problems)
			must(t, err)
			if got != nil || len(problems) != 1 || problems[0].Code != diag.FileSpecial {
				t.Errorf("%s: Read(%q) = %q, %v", by, path, got, short(problems))
			}
		}
	}
	problems = nil
	if files, err := d.List("alias", &problems); err != nil || files != nil || len(problems) != 1 || problems[0].Code != diag.FileSpecial {
		t.Errorf("a folder that is a link: %v, %v, %v", files, short(problems), err)
	}
}

func TestUnreadableFilesAreReportedByName(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the administrator may read everything")
	}
	dir := site(t, map[string]string{"content/page.md": "x", "content/closed/in.md": "x"})
	must(t, os.Chmod(filepath.Join(dir, "content/page.md"), 0))
	must(t, os.Chmod(filepath.Join(dir, "content/closed"), 0))
	t.Cleanup(func() { must(t, os.Chmod(filepath.Join(dir, "content/closed"), 0o755)) })
	d := open(t, dir)
	var problems diag.List
	_, err := d.Read("content/page.md", 10, &problems)
	must(t, err)
	if len(problems) != 1 || problems[0].Code != diag.FileUnreadable {
		t.Errorf("got %v", short(problems))
	}
	problems = nil
	_, err = d.List("content", &problems)
	must(t, err)
	if len(problems) != 1 || problems[0].Code != diag.FileUnreadable || problems[0].File != "content/closed" {
		t.Errorf("got %v", short(problems))
	}
}
