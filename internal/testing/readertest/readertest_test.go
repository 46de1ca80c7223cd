package readertest

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"testing"

	"annals/internal/publish"
)

// recorder keeps the failures of a test.
type recorder struct {
	testing.TB
	failures []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

// follow lets a reader follow the links of files, of which the manifest lists some.
func follow(t *testing.T, files map[string]string, unlisted ...string) []string {
	t.Helper()
	manifest := ""
	for _, p := range slices.Sorted(maps.Keys(files)) {
		if !slices.Contains(unlisted, p) {
			manifest += fmt.Sprintf("%x  %s\n", sha256.Sum256([]byte(files[p])), p)
		}
	}
	r := &recorder{TB: t}
	var reader Reader
	for range 2 { // the second time from memory
		r.failures = nil
		reader.Follow(r, func(path string) (string, bool) {
			if path == publish.ManifestName {
				return manifest, true
			}
			text, isThere := files[path]
			return text, isThere && text != "gone"
		})
	}
	return r.failures
}

func TestFollow(t *testing.T) {
	for text, want := range map[string]string{
		`<link rel="stylesheet" href="../style.css">`:                 "",
		`<a href="../">home</a><a href="a.html#x">a</a>`:              "",
		`<a href="https://example.org/x">x</a><a href="#y">y</a>`:     "",
		`<a href="mailto:a@example.org">x</a><img src="data:,x">`:     "",
		`<a href="/2018/a.html?q=1&amp;p=%20">x</a><a href=".">y</a>`: "2018/a.html leads to 2018/index.html, which is not there",
		`<script src="x.js"></script>`:                                "2018/a.html leads to 2018/x.js, which is not there",
		`<a href="b&amp;%ED%95%9C.html">x</a>`:                        "2018/a.html leads to 2018/b&한.html, which is not there",
		`<a href="hidden.html">x</a>`:                                 "2018/hidden.html leads to 2018/nowhere.html, which is not there",
	} {
		files := map[string]string{
			"index.html": "<p>", "style.css": "p {}", "2018/a.html": text, "2018/hidden.html": `<a href="nowhere.html">`,
		}
		got := follow(t, files, "2018/hidden.html")
		if len(got) > 1 || len(got) == 1 && got[0] != want || len(got) == 0 && want != "" {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if got := follow(t, map[string]string{"index.html": "gone"}); len(got) != 1 {
		t.Errorf("a page of the manifest that is not there: %q", got)
	}
}

func TestNoManifest(t *testing.T) {
	var reader Reader
	r := &recorder{TB: t}
	reader.Follow(r, func(path string) (string, bool) { return `<a href="nowhere.html">`, path == "index.html" })
	if len(r.failures) > 0 {
		t.Errorf("nothing is published yet: %q", r.failures)
	}
	reader.Follow(r, func(string) (string, bool) { return "<html>", true })
	if len(r.failures) != 1 {
		t.Errorf("a manifest that is none: %q", r.failures)
	}
}
