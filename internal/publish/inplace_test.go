package publish

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/sitepath"
)

var inPlace = Options{InPlace: true}

// styled returns a version of a site: its pages load a style sheet with a fingerprint,
// some pages and a folder are of this version only, and of one name a folder and a file
// take turns.
func styled(v int) tree {
	css := fmt.Sprintf("h1 { order: %d }", v)
	style := sitepath.Fingerprint("style.css", sha256.Sum256([]byte(css)))
	page := func(text string) string { return fmt.Sprintf("<p>%s %d</p>\nloads %s\n", text, v, style) }
	site := tree{
		"style.css": css, style: css,
		"index.html": page("home"), "2018/a.html": page("a"), "2018/b.html": page("b"),
		"2018/index.html": page("2018"), "ko/index.html": page("ㄱ"), "feed.xml": fmt.Sprint("feed ", v), "same.txt": "same",
		fmt.Sprintf("new-in-%d/page.html", v): page("new"),
	}
	if v%2 == 0 {
		site["x"] = "a file"
	} else {
		site["x/y"] = "in a folder"
	}
	return site
}

func publishInPlace(t testing.TB, dst string, files tree) Report {
	t.Helper()
	r, err := putWith(t.Context(), dst, files, inPlace, nil)
	must(t, err)
	return r
}

// crawl checks what a reader finds at any moment: each file is whole and of one of the
// versions, each page finds what it loads, and what all versions have is there.
func crawl(t testing.TB, dst string, foreign tree, versions ...int) {
	t.Helper()
	got := readTree(t, dst)
	always := map[string]int{}
	for name, content := range got {
		if strings.HasPrefix(name, innerPrefix) || content == "dir" || foreign[name] == content && content != "" {
			continue
		}
		known := name == ManifestName
		for _, v := range versions {
			known = known || styled(v)[name] == content
		}
		if !known {
			t.Errorf("%s is of no version:\n%s", name, content)
		}
		if _, loads, found := strings.Cut(content, "loads "); found {
			style := path.Clean(strings.TrimSpace(loads))
			if sheet, found := got[style]; !found || !sitepath.HasFingerprint(style, sha256.Sum256([]byte(sheet))) {
				t.Errorf("%s loads %s, which is not there or has other content: %q", name, style, sheet)
			}
		}
	}
	for _, v := range versions {
		for name := range styled(v) {
			always[name]++
		}
	}
	for name, n := range always {
		if _, there := got[name]; n == len(versions) && !there {
			t.Errorf("%s, which each version has, is gone", name)
		}
	}
}

// published returns what is in the folder after version v was published over version
// before: the style sheet of that one waits.
func published(before, v int, foreign tree) tree {
	want := withManifest(styled(v))
	maps.Copy(want, foreign)
	if before == v {
		return want
	}
	retired := manifest{}
	for name, content := range styled(before) {
		if sum := sha256.Sum256([]byte(content)); sitepath.HasFingerprint(name, sum) {
			retired[name] = sum
			want[name] = content
		}
	}
	want[retiredName] = string(retired.format())
	return want
}

func TestInPlaceKeepsTheFolderAndRetiresStyleSheets(t *testing.T) {
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	publish(t, dst, styled(0))
	foreign := tree{"CNAME": "example.org", "2018/by-hand/note.txt": "mine"}
	writeFiles(t, dst, foreign)
	folder, unchanged := stat(t, dst), stat(t, filepath.Join(dst, "same.txt"))
	for v := 1; v < 4; v++ {
		r := publishInPlace(t, dst, styled(v))
		if r.Written != 10 || r.Unchanged != 1 || r.Removed != 3 || r.Foreign != 2 || r.Atomic || r.Repaired > 0 {
			t.Errorf("version %d: %+v", v, r)
		}
		if diff := cmp.Diff(published(v-1, v, foreign), readTree(t, dst)); diff != "" {
			t.Errorf("version %d: %s", v, diff)
		}
		checkNames(t, dir, "public")
	}
	if !os.SameFile(folder, stat(t, dst)) || !os.SameFile(unchanged, stat(t, filepath.Join(dst, "same.txt"))) {
		t.Error("the folder or an unchanged file is another one")
	}

	// A run that changes nothing is no publication.
	r := publishInPlace(t, dst, styled(3))
	if r.Written+r.Removed > 0 {
		t.Errorf("%+v", r)
	}
	if diff := cmp.Diff(published(2, 3, foreign), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
	// Version 2 comes back: its style sheet is not retired any more, that of 3 is.
	publishInPlace(t, dst, styled(2))
	if diff := cmp.Diff(published(3, 2, foreign), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
	// An exchange leaves nothing of earlier publications.
	publish(t, dst, styled(5))
	if diff := cmp.Diff(published(5, 5, foreign), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
}

// inPlaceFault fails the Nth operation of a run in place, and all after it if the
// process is to be gone for ever.
func inPlaceFault(t *testing.T, dst string, v, n int, forEver bool) (failed string, err error) {
	t.Helper()
	var mu sync.Mutex
	count := 0
	_, err = putWith(t.Context(), dst, styled(v), inPlace, func(op, path string) error {
		mu.Lock()
		defer mu.Unlock()
		if count++; count == n || forEver && count > n {
			if failed == "" {
				failed = op + " " + path
			}
			return syscall.ENOSPC
		}
		return nil
	})
	return failed, err
}

// The disk fails at the Nth operation, for every N. Readers always find whole pages, and
// the next run completes the publication, be it in place or an exchange.
func TestFailureInPlaceLeavesWholePages(t *testing.T) {
	step := 1
	if testing.Short() {
		step = 5
	}
	foreign := tree{"CNAME": "example.org", "2018/by-hand/note.txt": "mine"}
	for _, first := range []bool{true, false} {
		for _, forEver := range []bool{true, false} {
			for n := 1; ; n += step {
				dir := t.TempDir()
				dst := filepath.Join(dir, "public")
				must(t, os.Mkdir(dst, 0o755))
				versions := []int{2}
				if !first {
					publishInPlace(t, dst, styled(1))
					writeFiles(t, dst, foreign)
					versions = []int{1, 2}
				}
				failed, err := inPlaceFault(t, dst, 2, n, forEver)
				if failed == "" {
					t.Logf("first %v, for ever %v: fewer than %d operations", first, forEver, n)
					break
				}
				if !first {
					crawl(t, dst, foreign, versions...)
				}
				checkNextRun(t, dst, n%2 == 0, first, foreign)
				checkNames(t, dir, "public")
				if t.Failed() {
					t.Fatalf("that was operation %d (%s), first %v, for ever %v, error %v", n, failed, first, forEver, err)
				}
			}
		}
	}
}

// checkNextRun publishes version 2 after a failure over version 1.
func checkNextRun(t *testing.T, dst string, exchange, first bool, foreign tree) {
	t.Helper()
	if first {
		foreign = nil
	}
	want := published(2, 2, foreign)
	if exchange {
		publish(t, dst, styled(2))
	} else {
		publishInPlace(t, dst, styled(2))
	}
	got := readTree(t, dst)
	if !first { // the style sheet of version 1 may wait, or have waited long enough
		waiting := published(1, 2, foreign)
		for name := range waiting {
			if _, found := want[name]; !found && got[name] == waiting[name] {
				delete(got, name)
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Runs in place are killed at random operations, one after the other, so that what one
// leaves is met by the next.
func TestKillsInPlaceInARow(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	foreign := tree{"CNAME": "example.org"}
	publishInPlace(t, dst, styled(0))
	writeFiles(t, dst, foreign)
	random := rand.New(rand.NewPCG(14, 7))
	rounds := 300
	if testing.Short() {
		rounds = 40
	}
	versions := []int{0}
	for v := 1; v < rounds; v++ {
		versions = append(versions, v)
		failed, err := inPlaceFault(t, dst, v, 1+random.IntN(110), true)
		if err == nil {
			versions = []int{v - 1, v} // the style sheet before may wait
		}
		crawlAny(t, dst, foreign, versions)
		if t.Failed() {
			t.Fatalf("that was version %d, killed at %s: %v", v, failed, err)
		}
	}
	publishInPlace(t, dst, styled(rounds))
	publishInPlace(t, dst, styled(rounds+1))
	if diff := cmp.Diff(published(rounds, rounds+1, foreign), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
}

// crawlAny is crawl without the names that are of each version: a folder and a file of
// one name take turns here.
func crawlAny(t *testing.T, dst string, foreign tree, versions []int) {
	t.Helper()
	crawl(t, dst, foreign, append(versions, -1, -2)...)
	if _, err := os.Stat(filepath.Join(dst, "2018/a.html")); err != nil {
		t.Error(err)
	}
}
