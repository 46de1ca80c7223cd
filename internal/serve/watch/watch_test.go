package watch

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// hangTimeout ends a test that would wait forever. It is no measure of speed.
const hangTimeout = 2 * time.Minute

// ignored is the rule of package sitedir for the names that editors use.
func ignored(name string) bool {
	return name == "4913" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(name, "___jb_tmp___") || strings.HasSuffix(name, "___jb_old___")
}

// modes are the two ways to detect changes, which must report the same. The
// debounce is long because a save can be interrupted on a busy machine; see
// expectNext for interruptions that are even longer.
var modes = map[string]Options{
	"events":  {Debounce: 60 * time.Millisecond, Every: 50 * time.Millisecond, Ignore: ignored},
	"polling": {Debounce: 60 * time.Millisecond, Every: 10 * time.Millisecond, Ignore: ignored, Poll: true},
}

// inBothModes runs a test in each mode, on a small site of its own.
func inBothModes(t *testing.T, test func(t *testing.T, s *testSite)) {
	t.Helper()
	for name, o := range modes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, newTestSite(t, o))
		})
	}
}

// testSite is a site that is watched.
type testSite struct {
	t       *testing.T
	root    string
	watcher *Watcher
	cancel  context.CancelFunc
	created int
	began   time.Time // first operation since the last change; zero: none
}

func newTestSite(t *testing.T, o Options) *testSite {
	t.Helper()
	s := &testSite{t: t, root: filepath.Join(t.TempDir(), "site")}
	for file, text := range map[string]string{
		"config.toml":          "title = 'x'\n",
		"content/index.md":     "home\n",
		"content/2018/a.md":    "a\n",
		"content/2018/b.md":    "b\n",
		"content/2018/x/c.md":  "c\n",
		"static/style.css":     "p{}\n",
		"elsewhere/ignored.md": "no part of the site\n",
	} {
		s.mkdir(filepath.Dir(file))
		s.write(file, text)
	}
	s.start(o)
	return s
}

func (s *testSite) start(o Options) {
	s.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	watcher, err := Start(ctx, s.root, []string{"content", "templates", "static", "config.toml"}, o)
	if err != nil {
		s.t.Fatal(err)
	}
	s.watcher, s.cancel = watcher, cancel
	s.t.Cleanup(s.stop)
}

// stop ends the watch and waits until it has ended.
func (s *testSite) stop() {
	s.cancel()
	for range s.watcher.Changes() {
	}
}

func (s *testSite) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// at returns the name of a file for an operation on it.
func (s *testSite) at(file string) string {
	if s.began.IsZero() {
		s.began = time.Now()
	}
	return filepath.Join(s.root, file)
}

func (s *testSite) write(file, text string) {
	s.t.Helper()
	s.must(os.WriteFile(s.at(file), []byte(text), 0o644))
}

func (s *testSite) mkdir(folder string) {
	s.t.Helper()
	s.must(os.MkdirAll(s.at(folder), 0o755))
}

func (s *testSite) rename(from, to string) {
	s.t.Helper()
	s.must(os.Rename(s.at(from), s.at(to)))
}

func (s *testSite) remove(file string) {
	s.t.Helper()
	s.must(os.RemoveAll(s.at(file)))
}

// next returns the next change.
func (s *testSite) next() Change {
	s.t.Helper()
	s.began = time.Time{}
	select {
	case change, ok := <-s.watcher.Changes():
		if !ok {
			s.t.Fatal("the watch has ended")
		}
		return change
	case <-time.After(hangTimeout):
		s.t.Fatal("no change was reported")
	}
	panic("unreachable")
}

// newFile creates a file in one step, so that it is never reported twice, and
// returns its path.
func (s *testSite) newFile() string {
	s.t.Helper()
	s.created++
	file := "content/new" + strings.Repeat("i", s.created) + ".md"
	s.mkdir("elsewhere")
	s.write("elsewhere/new", "new\n")
	s.rename("elsewhere/new", file)
	return file
}

// expectNext requires the next change to have exactly these paths. If the machine
// interrupted the operations for so long that they may have been reported in
// parts, it only requires that all paths are reported.
func (s *testSite) expectNext(paths ...string) {
	s.t.Helper()
	if !s.began.IsZero() && time.Since(s.began) > s.watcher.o.Debounce/2 {
		s.t.Log("interrupted for longer than the debounce allows")
		s.waitForAll(paths)
		s.waitSettled()
		return
	}
	slices.Sort(paths)
	if diff := cmp.Diff(Change{Paths: paths}, s.next()); diff != "" {
		s.t.Errorf("not what changed (-want +got):\n%s", diff)
	}
}

// expectNoOther requires that nothing is reported but a new file.
func (s *testSite) expectNoOther() {
	s.t.Helper()
	s.expectNext(s.newFile())
}

// waitForAll receives changes until each of the paths was named.
func (s *testSite) waitForAll(paths []string) {
	s.t.Helper()
	missing := slices.Clone(paths)
	for len(missing) > 0 {
		change := s.next()
		if change.All {
			return
		}
		missing = slices.DeleteFunc(missing, func(path string) bool { return slices.Contains(change.Paths, path) })
	}
}

// waitFor receives changes until one names the path or says All, and returns all
// of them.
func (s *testSite) waitFor(path string) []Change {
	s.t.Helper()
	var all []Change
	for {
		change := s.next()
		all = append(all, change)
		if change.All || slices.Contains(change.Paths, path) {
			return all
		}
	}
}

// expectSave requires that a save of the file is reported, and nothing else.
func (s *testSite) expectSave(file string) {
	s.t.Helper()
	s.write(file, "saved again\n")
	s.expectNext(file)
}
