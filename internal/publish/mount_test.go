package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// mountedAt makes folders mount points, as the real ones of mount_linux_test.go.
func mountedAt(paths ...string) func(op, path string) error {
	return func(op, path string) error {
		for _, p := range paths {
			if op == "mount" && strings.TrimPrefix(path, "./") == p {
				return errMount
			}
		}
		return nil
	}
}

func TestMountInsideIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	publish(t, dst, tree{"index.html": "1", "2018/a.html": "a", "old.html": "o"})
	writeFiles(t, dst, tree{"uploads/photo.jpg": "mine", "2018/volume/x": "mine", "CNAME": "c"})
	photo, folder := stat(t, filepath.Join(dst, "uploads/photo.jpg")), stat(t, dst)
	for range 2 {
		r, err := put(t.Context(), dst, tree{"index.html": "2", "2018/a.html": "a"}, mountedAt("uploads", "2018/volume"))
		must(t, err)
		if r.Atomic || r.Foreign != 1 || r.Written > 0 && (len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "because 2018/volume in public is a mount point")) {
			t.Errorf("%+v", r)
		}
	}
	want := withManifest(tree{"index.html": "2", "2018/a.html": "a"})
	want["uploads/photo.jpg"], want["2018/volume/x"], want["CNAME"] = "mine", "mine", "c"
	if diff := cmp.Diff(want, readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
	if !os.SameFile(photo, stat(t, filepath.Join(dst, "uploads/photo.jpg"))) || !os.SameFile(folder, stat(t, dst)) {
		t.Error("the mounted file or the output folder is another one")
	}
	checkNames(t, dir, "public")

	// The site wants to put a file where something is mounted.
	_, err := put(t.Context(), dst, tree{"uploads/index.html": "2"}, mountedAt("uploads"))
	wantRefused(t, err, "is not a file of the site, but is in the way of its uploads/index.html")
}

// A folder of ours that is a mount point is nobody's to replace.
func TestMountOnAFolderOfTheSiteIsRefused(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	publish(t, dst, tree{"index.html": "1", "2018/a.html": "a"})
	before := readTree(t, dst)
	_, err := put(t.Context(), dst, tree{"index.html": "2", "2018/a.html": "b"}, mountedAt("2018"))
	refused := wantRefused(t, err, "is in the way of its 2018/a.html")
	if refused != nil && refused.Path != "public/2018" {
		t.Errorf("names %s", refused.Path)
	}
	if diff := cmp.Diff(before, readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
}

// What was mounted in the old folder while the site was built is not removed.
func TestRemovingStopsAtMounts(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, tree{"old/a/b.html": "b", "old/a/volume/precious.txt": "mine", "old/z.html": "z"})
	d, err := openDisk(dir, mountedAt("old/a/volume"))
	must(t, err)
	defer d.close()
	err = d.removeAll("old")
	if note := d.stuckNote("old", err); !strings.Contains(note, filepath.Join(dir, "old/a/volume")+" is a mount point") {
		t.Errorf("%v: %s", err, note)
	}
	if diff := cmp.Diff(tree{"old/a/volume/precious.txt": "mine"}, readTree(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestFilesOfOthersAreLeftAlone(t *testing.T) {
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	publish(t, dst, tree{"index.html": "1"})
	writeFiles(t, dst, tree{".well-known/acme-challenge/t": "token"})
	token := stat(t, filepath.Join(dst, ".well-known/acme-challenge/t"))
	others := func(op, path string) error {
		if op == "owner" && strings.HasPrefix(path, ".well-known") {
			return errOther
		}
		return nil
	}
	r, err := put(t.Context(), dst, tree{"index.html": "2"}, others)
	must(t, err)
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "because .well-known in public belongs to another user") {
		t.Errorf("%q", r.Notes)
	}
	if !os.SameFile(token, stat(t, filepath.Join(dst, ".well-known/acme-challenge/t"))) {
		t.Error("the file of another user is another one")
	}
	checkNames(t, dir, "public")
}

// A shell in the output folder, or in a folder in it, keeps its folder.
func TestFolderOfTheCommandStays(t *testing.T) {
	for _, in := range []string{".", "2018"} {
		dst := filepath.Join(t.TempDir(), "public")
		publish(t, dst, tree{"index.html": "1", "2018/a.html": "a"})
		folder := stat(t, dst)
		t.Run(in, func(t *testing.T) {
			t.Chdir(filepath.Join(dst, in))
			r := publish(t, dst, tree{"index.html": "2", "2018/a.html": "a"})
			if r.Atomic || len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "this command was started in public") {
				t.Errorf("%+v", r)
			}
		})
		if !os.SameFile(folder, stat(t, dst)) {
			t.Error("the folder is another one")
		}
	}
}
