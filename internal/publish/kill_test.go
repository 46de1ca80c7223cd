//go:build unix

package publish

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"annals/internal/par"
)

// The environment variables of TestKill's child process.
const (
	childFolder  = "ANNALS_TEST_PUBLISH_TO"
	childVersion = "ANNALS_TEST_PUBLISH_VERSION"
)

const killFiles = 2000

// version returns the files of a site. Each version changes a third of the files,
// adds some and removes some.
func version(v int) tree {
	files := make(tree, killFiles)
	for i := range killFiles {
		revision := 0
		if i%3 == 0 {
			revision = v
		}
		name := fmt.Sprintf("%d/page-%d.html", 1950+i%70, i)
		if i%50 == 0 {
			name = fmt.Sprintf("new-in-%d/page-%d.html", v, i)
		}
		files[name] = strings.Repeat(fmt.Sprintf("page %d, revision %d\n", i, revision), 50)
	}
	return files
}

func TestKillChild(t *testing.T) {
	dst := os.Getenv(childFolder)
	if dst == "" {
		t.Skip("runs only as the child of TestKill")
	}
	v, err := strconv.Atoi(os.Getenv(childVersion))
	must(t, err)
	files := version(v)
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	fmt.Println("ready")
	s, err := Open(t.Context(), dst, Options{})
	must(t, err)
	must(t, par.Do(t.Context(), 0, len(names), func(_ context.Context, _, i int) error {
		return s.Put(names[i], Pages, []byte(files[names[i]]))
	}))
	_, err = s.Commit(t.Context())
	must(t, err)
}

// startChild starts a process that publishes version v to dst, and returns when the
// process is ready to.
func startChild(t *testing.T, dst string, v int) *exec.Cmd {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestKillChild$")
	child.Env = append(os.Environ(), childFolder+"="+dst, childVersion+"="+strconv.Itoa(v), "GORACE=atexit_sleep_ms=0")
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
		t.Fatalf("the child prints %q, %v", line, err)
	}
	return child
}

// TestKill kills a publishing process at random moments. Each time the folder has
// exactly the old version or the new one, without any repair. ANNALS_KILLS sets the
// number of kills. The time of a whole run only scales the moments; nothing fails on
// a slow machine.
func TestKill(t *testing.T) {
	kills := 20
	if testing.Short() {
		kills = 3
	}
	if n, err := strconv.Atoi(os.Getenv("ANNALS_KILLS")); err == nil {
		kills = n
	}
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	foreign := tree{"CNAME": "example.org", "1950/by-hand.txt": "mine"}
	expect := func(v int) tree {
		want := withManifest(version(v))
		for name, content := range foreign {
			want[name] = content
		}
		return want
	}
	publish(t, dst, version(0))
	writeFiles(t, dst, foreign)

	child := startChild(t, dst, 1)
	begun := time.Now()
	must(t, child.Wait())
	// Longer than a run, since most runs first remove what the killed one left.
	window := time.Since(begun) * 3 / 2

	random := rand.New(rand.NewPCG(2, 300))
	current, old, leftovers := 1, 0, 0
	for i := range kills {
		next := i + 2
		child := startChild(t, dst, next)
		time.Sleep(time.Duration(random.Int64N(int64(window))))
		must(t, child.Process.Kill())
		killed := child.Wait() != nil
		if entries, err := os.ReadDir(dir); err == nil && len(entries) > 1 {
			leftovers++
		}
		got := readTree(t, dst)
		switch {
		case cmp.Equal(got, expect(next)):
			current = next
		case killed && cmp.Equal(got, expect(current)):
			old++
		default:
			t.Fatalf("kill %d: neither the old version nor the new one: %s", i, cmp.Diff(expect(current), got))
		}
	}
	t.Logf("%d kills within %v: %d times the old version, %d times the new one; %d left something to clear away", kills, window, old, kills-old, leftovers)

	must(t, startChild(t, dst, kills+2).Wait())
	if diff := cmp.Diff(expect(kills+2), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
	checkNames(t, dir, "public")
}
