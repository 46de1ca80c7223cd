package store_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"annals/internal/publish"
	"annals/internal/publish/destination"
	"annals/internal/publish/store"
	"annals/internal/publish/upload"
	"annals/internal/testing/storetest"
)

// at opens a place by its address.
func at(address string) storetest.Opener {
	return func(t *testing.T) upload.Store {
		t.Helper()
		d, err := destination.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		s, err := store.Open(t.Context(), d, store.Options{Work: t.TempDir(), Now: storetest.Now})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return s
	}
}

func TestGitBranch(t *testing.T) {
	storetest.Contract(t, func(t *testing.T) storetest.Opener { return at("git+file://" + bareRepository(t) + "#pages") })
}

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	storetest.CopyContract(t, func(s upload.Site) error {
		_, err := s.ToFolder(t.Context(), dir, publish.Options{Source: t.TempDir()})
		return err
	}, func() fs.FS { return os.DirFS(dir) }, nil)
}

func TestZip(t *testing.T) {
	var archive bytes.Buffer
	storetest.CopyContract(t, func(s upload.Site) error {
		archive.Reset()
		return s.ToZip(t.Context(), &archive)
	}, func() fs.FS {
		r, err := zip.NewReader(bytes.NewReader(archive.Bytes()), int64(archive.Len()))
		if err != nil {
			t.Fatal(err)
		}
		return r
	}, nil)
}

// TestGitKeepsNoHistory looks at the branch with git itself.
func TestGitKeepsNoHistory(t *testing.T) {
	dir := bareRepository(t)
	for _, text := range []string{"<p>a secret", "<p>withdrawn"} {
		if _, err := storetest.Publish(t, at("git+file://"+dir+"#pages")(t), map[string]string{"index.html": text}); err != nil {
			t.Fatal(err)
		}
	}
	got := git(t, "-C", dir, "log", "--format=%an|%ae|%ad|%cn|%P|%s", "pages")
	want := "Annals|annals@localhost.invalid|Sun Nov 29 00:00:00 2026 +0000|Annals||Publication 2\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if out := git(t, "-C", dir, "ls-tree", "-r", "--name-only", "pages"); out != ".nojekyll\nindex.html\nmanifest.sha256\npublication.json\n" {
		t.Errorf("the branch holds\n%s", out)
	}
}

func TestGitErrors(t *testing.T) {
	for name, address := range map[string]string{"git ls-remote": "git+file://" + t.TempDir() + "/nowhere.git#pages"} {
		d, err := destination.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		_, err = store.Open(t.Context(), d, store.Options{Work: t.TempDir(), Now: storetest.Now})
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func bareRepository(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "a.git")
	git(t, "init", "--quiet", "--bare", dir)
	return dir
}

func git(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("git", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}
