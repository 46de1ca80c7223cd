package sftp

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"annals/internal/publish/upload"
	"annals/internal/testing/readertest"
	"annals/internal/testing/storetest"
)

var now = time.Date(2026, 11, 29, 14, 3, 5, 0, time.UTC)

// version makes a site whose entries, list and style sheet are others in each version.
func version(v int) map[string]string {
	style := fmt.Sprintf("p{order:%d}", v)
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte(style)))
	css := "style." + sum[:8] + ".css"
	topic := fmt.Sprintf("topics/t%d.html", v%2)
	files := map[string]string{css: style}
	var entries []string
	for i := range 3 {
		if i != v%3 {
			entries = append(entries, fmt.Sprintf("%d/e.html", 2016+i))
		}
	}
	page := func(name string, links ...string) {
		up := strings.Repeat("../", strings.Count(name, "/"))
		files[name] = fmt.Sprint(v)
		for _, to := range append(links, css) {
			files[name] += fmt.Sprintf(` href="%s%s"`, up, to)
		}
	}
	for i, e := range entries {
		page(e, "index.html", topic, entries[(i+1)%len(entries)])
	}
	page(topic, append(entries, "index.html")...)
	page("index.html", append(entries, topic)...)
	return files
}

// follows returns a check by a reader who follows all links of what a folder holds.
func follows(t *testing.T, dir string) func() {
	t.Helper()
	var reader readertest.Reader
	return func() {
		t.Helper()
		reader.Follow(t, func(path string) (string, bool) {
			text, err := os.ReadFile(filepath.Join(dir, path))
			return string(text), err == nil
		})
	}
}

// holds fails the test unless a folder holds exactly a site, and what is kept of the one before.
// wasCut allows what nobody could remove any more: empty folders, and the claim of a run that had
// nothing left to do but to remove it. Its lease ends.
func holds(t *testing.T, dir string, files map[string]string, wasCut bool) {
	t.Helper()
	left := maps.Clone(files)
	err := filepath.WalkDir(dir, func(full string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			if err == nil && full != dir {
				if inside, _ := os.ReadDir(full); len(inside) == 0 && !wasCut {
					t.Errorf("%s is empty", full)
				}
			}
			return err
		}
		name, _ := filepath.Rel(dir, full)
		if name == claimName && wasCut {
			return nil
		}
		data, err := os.ReadFile(full)
		want, ok := left[name]
		switch delete(left, name); {
		case ok && string(data) != want:
			t.Errorf("%s is not that of the site", name)
		case !ok && name != "publication.json" && name != upload.ManifestName && path.Ext(name) != ".css":
			t.Errorf("%s is left over", name)
		}
		if info, _ := e.Info(); info.Mode().Perm() != 0o644 {
			t.Errorf("%s has the mode %v", name, info.Mode())
		}
		return err
	})
	if err != nil || len(left) > 0 {
		t.Errorf("%v, missing: %v", err, slices.Sorted(maps.Keys(left)))
	}
}

// age makes a file older, in place of waiting.
func age(file string, d time.Duration) {
	if info, err := os.Stat(file); err == nil {
		_ = os.Chtimes(file, time.Time{}, info.ModTime().Add(-d))
	}
}

var tokens int

// run publishes a site as a new run of a computer.
func (v *server) run(t *testing.T, dir string, files map[string]string, dead *[]string) error {
	t.Helper()
	tokens++
	token := fmt.Sprint("token", tokens)
	h := v.open(t, dir, token, *dead...)
	_, _, err := upload.Run(t.Context(), storetest.SiteOf(files), h, upload.Options{
		Jobs: 1, Token: token, Claims: *dead, Claimed: func(token string) error {
			if *dead = append(*dead, token); token == "" {
				*dead = nil
			}
			return nil
		},
		Clock: func() time.Time { return now }, Random: func() float64 { return 0 },
		Sleep: func(ctx context.Context, d time.Duration) error {
			age(filepath.Join(dir, claimName), d)
			return ctx.Err()
		},
	})
	h.Close()
	return err
}

// TestEveryRequestMayFail publishes a site over another one. At one request after the other there
// is a fault; after each change a reader follows all links. Then the same computer publishes
// again, and what is there is the site and nothing else.
func TestEveryRequestMayFail(t *testing.T) {
	t.Parallel()
	for f, name := range map[fault]string{lost: "lost", done: "done", refused: "refused", denied: "denied", cut: "cut", cutDone: "cut when done"} {
		t.Run(name, func(t *testing.T) {
			// Some requests of each fault; all of them with ANNALS_KILLS=100 or more.
			k, step := 1+int(f), 6
			if testing.Short() {
				step = 30
			}
			if kills, _ := strconv.Atoi(os.Getenv("ANNALS_KILLS")); kills >= 100 {
				k, step = 1, 1
			}
			for failAt(t, f, k) && !t.Failed() {
				k += step
			}
		})
	}
}

// failAt reports whether a run has as many as k requests.
func failAt(t *testing.T, f fault, k int) bool {
	t.Helper()
	v, dir := &server{}, filepath.Join(t.TempDir(), "www")
	var dead []string
	if err := v.run(t, dir, version(1), &dead); err != nil {
		t.Fatal(err)
	}
	v.requests = 0
	v.answered = follows(t, dir)
	v.fault = func(request int) fault {
		if request == k {
			return f
		}
		return none
	}
	err := v.run(t, dir, version(2), &dead)
	reached := v.requests >= k
	if err != nil && (f == lost || f == done || !reached) {
		t.Errorf("request %d: %v", k, err)
	}
	v.fault, v.isGone = nil, false
	if err := v.run(t, dir, version(2), &dead); err != nil {
		t.Errorf("after request %d: %v", k, err)
	}
	holds(t, dir, version(2), f >= refused)
	if t.Failed() {
		t.Fatalf("request %d", k)
	}
	return reached
}
