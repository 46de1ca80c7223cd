package store_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"annals/internal/publish/destination"
	"annals/internal/publish/store"
	"annals/internal/publish/upload"
)

// opener opens one place again and again.
type opener func(t *testing.T) store.Opened

var now = time.Date(2026, 11, 29, 14, 3, 5, 0, time.UTC)

func at(address string) opener {
	return func(t *testing.T) store.Opened {
		t.Helper()
		d, err := destination.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		s, err := store.Open(t.Context(), d, store.Options{Work: t.TempDir(), Now: now})
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
	contract(t, func(t *testing.T) opener { return at("git+file://" + bareRepository(t) + "#pages") })
}

// TestGitKeepsNoHistory looks at the branch with git itself.
func TestGitKeepsNoHistory(t *testing.T) {
	dir := bareRepository(t)
	for _, text := range []string{"<p>a secret", "<p>withdrawn"} {
		if _, err := publish(t, at("git+file://"+dir+"#pages")(t), map[string]string{"index.html": text}); err != nil {
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
		_, err = store.Open(t.Context(), d, store.Options{Work: t.TempDir(), Now: now})
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

// contract is what every store must do.
func contract(t *testing.T, place func(t *testing.T) opener) {
	t.Run("publishes", func(t *testing.T) { publishes(t, place(t)) })
	t.Run("keeps foreign files", func(t *testing.T) { keepsForeign(t, place(t)) })
	t.Run("stops a second publisher", func(t *testing.T) { stopsSecond(t, place(t)) })
	t.Run("has one winner", func(t *testing.T) { hasOneWinner(t, place(t)) })
}

func siteOf(files map[string]string) upload.Site {
	var s upload.Site
	for _, p := range slices.Sorted(maps.Keys(files)) {
		sum := sha256.Sum256([]byte(files[p]))
		s.Files = append(s.Files, upload.File{Path: p, Sum: sum, Size: int64(len(files[p]))})
		s.Manifest = fmt.Appendf(s.Manifest, "%x  %s\n", sum, p)
	}
	s.Open = func(p string) (io.ReadSeekCloser, error) {
		return struct {
			io.ReadSeeker
			io.Closer
		}{strings.NewReader(files[p]), io.NopCloser(nil)}, nil
	}
	return s
}

var sequence struct {
	sync.Mutex
	n int
}

func publish(t *testing.T, s upload.Store, files map[string]string) (upload.Report, error) {
	t.Helper()
	sequence.Lock()
	sequence.n++
	token := fmt.Sprint("token", sequence.n)
	sequence.Unlock()
	report, _, err := upload.Run(t.Context(), siteOf(files), s, upload.Options{
		Token: token, Clock: func() time.Time { return now }, Random: func() float64 { return 0 },
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	})
	return report, err
}

// holds fails the test unless the place holds these files of the site and no other ones.
func holds(t *testing.T, s upload.Store, files map[string]string, others ...string) {
	t.Helper()
	all, err := s.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	left := maps.Clone(files)
	for _, o := range all {
		want, ok := left[o.Path]
		if !ok {
			if !slices.Contains(append(others, "manifest.sha256", "publication.json", ".nojekyll"), o.Path) {
				t.Errorf("%s is left over", o.Path)
			}
			continue
		}
		delete(left, o.Path)
		got, _, err := s.Read(t.Context(), o.Path, 64<<20)
		if err != nil || string(got) != want || o.Size != int64(len(want)) {
			t.Errorf("%s: %v, %d bytes of %d, listed with %d", o.Path, err, len(got), len(want), o.Size)
		}
	}
	if len(left) > 0 {
		t.Errorf("missing: %v", slices.Sorted(maps.Keys(left)))
	}
}

func publishes(t *testing.T, open opener) {
	files := map[string]string{
		"index.html": "<p>1", "style.11111111.css": "p{}", "empty.txt": "", "2018/한국 기록.html": "<p>기록", "a b+c.txt": "x", "_headers": "/*\n",
		"film.mp4": strings.Repeat("0123456789abcdef", 400<<10),
	}
	report, err := publish(t, open(t), files)
	if err != nil || report.Publication != 1 || report.Uploaded != len(files) || len(report.Warnings) > 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	holds(t, open(t), files)

	report, err = publish(t, open(t), files)
	if err != nil || !report.Nothing {
		t.Errorf("nothing changed: %+v, %v", report, err)
	}
	files["index.html"], files["new.html"] = "<p>2", "<p>"
	delete(files, "a b+c.txt")
	report, err = publish(t, open(t), files)
	if err != nil || report.Publication != 2 || report.Uploaded != 2 || report.Removed != 1 {
		t.Errorf("something changed: %+v, %v", report, err)
	}
	holds(t, open(t), files)
}

func keepsForeign(t *testing.T, open opener) {
	put(t, open(t), "mine/photo.jpg")
	put(t, open(t), "index.html")
	files := map[string]string{"index.html": "<p>1"}
	_, err := publish(t, open(t), files)
	if _, ok := errors.AsType[*upload.ForeignError](err); !ok {
		t.Fatal(err)
	}
	delete(files, "index.html")
	files["a.html"] = "<p>"
	if _, err := publish(t, open(t), files); err != nil {
		t.Fatal(err)
	}
	holds(t, open(t), files, "mine/photo.jpg", "index.html")
}

func put(t *testing.T, s upload.Store, path string) {
	t.Helper()
	if _, err := s.Write(t.Context(), path, strings.NewReader("mine"), upload.Header{Size: 4, ContentType: "text/plain"}, upload.Condition{}); err != nil {
		t.Fatal(err)
	}
	if c, ok := s.(upload.Committer); ok {
		if err := c.Commit(t.Context(), "mine"); err != nil {
			t.Fatal(err)
		}
	}
}

func stopsSecond(t *testing.T, open opener) {
	first, second := open(t), open(t)
	files := map[string]string{"index.html": "<p>1"}
	if _, err := publish(t, first, files); err != nil {
		t.Fatal(err)
	}
	if _, _, err := second.Read(t.Context(), "nowhere.txt", 10); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	if err := second.Remove(t.Context(), "nowhere.txt"); err != nil {
		t.Errorf("a file that is not there: %v", err)
	}
	if c, ok := second.(upload.Committer); ok {
		write(t, second, "index.html", upload.Condition{}, nil)
		if err := c.Commit(t.Context(), "second"); !errors.Is(err, upload.ErrConflict) {
			t.Errorf("the second one: %v", err)
		}
		holds(t, open(t), files)
		return
	}
	write(t, second, "index.html", upload.Condition{Absent: true}, upload.ErrConflict)
	write(t, second, "index.html", upload.Condition{Tag: strings.Repeat("0", 32)}, upload.ErrConflict)
	write(t, second, "absent.html", upload.Condition{Tag: strings.Repeat("0", 32)}, upload.ErrConflict)
	holds(t, second, files)
	_, tag, err := second.Read(t.Context(), "index.html", 10)
	if err != nil {
		t.Fatal(err)
	}
	next := write(t, second, "index.html", upload.Condition{Tag: tag}, nil)
	write(t, second, "index.html", upload.Condition{Tag: tag}, upload.ErrConflict)
	write(t, second, "index.html", upload.Condition{Tag: next}, nil)
}

func write(t *testing.T, s upload.Store, path string, c upload.Condition, want error) (tag string) {
	t.Helper()
	sequence.Lock()
	sequence.n++
	data := fmt.Sprint("version ", sequence.n)
	sequence.Unlock()
	tag, err := s.Write(t.Context(), path, bytes.NewReader([]byte(data)), upload.Header{Size: int64(len(data))}, c)
	if !errors.Is(err, want) {
		t.Errorf("write %s %+v: %v, want %v", path, c, err, want)
	}
	return tag
}

// hasOneWinner publishes different sites at once: some fail, and what is there in the end
// is one of them.
func hasOneWinner(t *testing.T, open opener) {
	const publishers = 4
	if _, err := publish(t, open(t), map[string]string{"index.html": "<p>0", "only0.html": "<p>"}); err != nil {
		t.Fatal(err)
	}
	for round := range 3 {
		sites := make([]map[string]string, publishers)
		stores := make([]store.Opened, publishers)
		errs := make([]error, publishers)
		for i := range sites {
			sites[i] = map[string]string{"index.html": fmt.Sprint("<p>", round, i), fmt.Sprintf("only%d-%d.html", round, i): "<p>"}
			stores[i] = open(t)
		}
		var group sync.WaitGroup
		for i := range sites {
			group.Go(func() { _, errs[i] = publish(t, stores[i], sites[i]) })
		}
		group.Wait()
		s := open(t)
		manifest, _, err := s.Read(t.Context(), "manifest.sha256", 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		winner := slices.IndexFunc(sites, func(files map[string]string) bool { return string(siteOf(files).Manifest) == string(manifest) })
		if winner < 0 || errs[winner] != nil {
			t.Fatalf("round %d: the winner is %d: %v", round, winner, errs)
		}
		holds(t, s, sites[winner])
	}
}
