// Package storetest holds every place that sites are published at to one contract.
//
// Its input is a way to open a place, empty at first, again and again; its output are
// failures of the test. Only tests import it.
package storetest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"annals/internal/publish/upload"
)

// Opener opens one place again and again, each time as another publisher does. What it
// opens is closed at the end of the test.
type Opener func(t *testing.T) upload.Store

// Now is the time of all publications.
var Now = time.Date(2026, 11, 29, 14, 3, 5, 0, time.UTC)

// Contract is what every store must do. Each call of place makes a new place.
func Contract(t *testing.T, place func(t *testing.T) Opener) {
	t.Helper()
	t.Run("publishes", func(t *testing.T) { publishes(t, place(t)) })
	t.Run("keeps foreign files", func(t *testing.T) { keepsForeign(t, place(t)) })
	t.Run("stops a second publisher", func(t *testing.T) { stopsSecond(t, place(t)) })
	t.Run("has one winner", func(t *testing.T) { hasOneWinner(t, place(t)) })
}

// CopyContract is what a folder or an archive must do, which takes a site as a whole: it
// holds the last site and nothing else. Foreign returns what it holds besides.
func CopyContract(t *testing.T, publish func(upload.Site) error, files func() fs.FS, foreign map[string]string) {
	t.Helper()
	site := Files()
	for range 2 {
		if err := publish(SiteOf(site)); err != nil {
			t.Fatal(err)
		}
		want := maps.Clone(site)
		want["manifest.sha256"] = string(SiteOf(site).Manifest)
		maps.Copy(want, foreign)
		got := map[string]string{}
		err := fs.WalkDir(files(), ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(files(), path)
			got[path] = string(data)
			return err
		})
		if err != nil || !maps.Equal(got, want) {
			t.Errorf("%v: it holds %v, want %v", err, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
		}
		site["index.html"] = "<p>2"
		delete(site, "a b+c.txt")
	}
}

// Files are those of a site with names and sizes that stores find hard.
func Files() map[string]string {
	return map[string]string{
		"index.html": "<p>1", "style.11111111.css": "p{}", "empty.txt": "", "2018/한국 기록.html": "<p>기록", "a b+c.txt": "x", "_headers": "/*\n",
		"film.mp4": strings.Repeat("0123456789abcdef", 400<<10),
	}
}

// SiteOf makes a site of files.
func SiteOf(files map[string]string) upload.Site {
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

// Publish publishes files as a site; each call has a token of its own.
func Publish(t *testing.T, s upload.Store, files map[string]string) (upload.Report, error) {
	t.Helper()
	return publish(t, s, files, false)
}

// TakeOver does the same where a publisher may have stopped.
func TakeOver(t *testing.T, s upload.Store, files map[string]string) (upload.Report, error) {
	t.Helper()
	return publish(t, s, files, true)
}

func publish(t *testing.T, s upload.Store, files map[string]string, takeOver bool) (upload.Report, error) {
	t.Helper()
	sequence.Lock()
	sequence.n++
	token := fmt.Sprint("token", sequence.n)
	sequence.Unlock()
	report, _, err := upload.Run(t.Context(), SiteOf(files), s, upload.Options{
		Token: token, TakeOver: takeOver, Clock: func() time.Time { return Now }, Random: func() float64 { return 0 },
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	})
	return report, err
}

// Holds fails the test unless the place holds these files of the site and no other ones.
func Holds(t *testing.T, s upload.Store, files map[string]string, others ...string) {
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

func publishes(t *testing.T, open Opener) {
	files := Files()
	report, err := Publish(t, open(t), files)
	if err != nil || report.Publication != 1 || report.Uploaded != len(files) || len(report.Warnings) > 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	Holds(t, open(t), files)

	report, err = Publish(t, open(t), files)
	if err != nil || !report.Nothing {
		t.Errorf("nothing changed: %+v, %v", report, err)
	}
	files["index.html"], files["new.html"] = "<p>2", "<p>"
	delete(files, "a b+c.txt")
	report, err = Publish(t, open(t), files)
	if err != nil || report.Publication != 2 || report.Uploaded != 2 || report.Removed != 1 {
		t.Errorf("something changed: %+v, %v", report, err)
	}
	Holds(t, open(t), files)
}

func keepsForeign(t *testing.T, open Opener) {
	put(t, open(t), "mine/photo.jpg")
	put(t, open(t), "index.html")
	files := map[string]string{"index.html": "<p>1"}
	_, err := Publish(t, open(t), files)
	if _, ok := errors.AsType[*upload.ForeignError](err); !ok {
		t.Fatal(err)
	}
	delete(files, "index.html")
	files["a.html"] = "<p>"
	if _, err := Publish(t, open(t), files); err != nil {
		t.Fatal(err)
	}
	Holds(t, open(t), files, "mine/photo.jpg", "index.html")
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

func stopsSecond(t *testing.T, open Opener) {
	first, second := open(t), open(t)
	files := map[string]string{"index.html": "<p>1"}
	if _, err := Publish(t, first, files); err != nil {
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
		Holds(t, open(t), files)
		return
	}
	write(t, second, "index.html", upload.Condition{Absent: true}, upload.ErrConflict)
	write(t, second, "index.html", upload.Condition{Tag: strings.Repeat("0", 32)}, upload.ErrConflict)
	write(t, second, "absent.html", upload.Condition{Tag: strings.Repeat("0", 32)}, upload.ErrConflict)
	Holds(t, second, files)
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
// is one of them. As nobody waits in a test, all may give way to each other; then the next one
// gets through.
func hasOneWinner(t *testing.T, open Opener) {
	const publishers = 4
	if _, err := Publish(t, open(t), map[string]string{"index.html": "<p>0", "only0.html": "<p>"}); err != nil {
		t.Fatal(err)
	}
	for round := range 3 {
		sites := make([]map[string]string, publishers)
		stores := make([]upload.Store, publishers)
		errs := make([]error, publishers)
		for i := range sites {
			sites[i] = map[string]string{"index.html": fmt.Sprint("<p>", round, i), fmt.Sprintf("only%d-%d.html", round, i): "<p>"}
			stores[i] = open(t)
		}
		var group sync.WaitGroup
		for i := range sites {
			group.Go(func() { _, errs[i] = Publish(t, stores[i], sites[i]) })
		}
		group.Wait()
		s := open(t)
		manifest, _, err := s.Read(t.Context(), "manifest.sha256", 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		winner := slices.IndexFunc(sites, func(files map[string]string) bool { return string(SiteOf(files).Manifest) == string(manifest) })
		if winner < 0 && !slices.Contains(errs, nil) {
			winner = 0
			_, errs[winner] = TakeOver(t, s, sites[winner])
		}
		if winner < 0 || errs[winner] != nil {
			t.Fatalf("round %d: the winner is %d: %v", round, winner, errs)
		}
		Holds(t, s, sites[winner])
	}
}
