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

// patience is how long a test waits for what must come.
const hangTimeout = 30 * time.Second

// ignored is the rule of package source, for the names that editors use.
func ignored(name string) bool {
	return name == "4913" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(name, "___jb_tmp___") || strings.HasSuffix(name, "___jb_old___")
}

// modes are the two ways to see changes, which must tell the same. A test's calm
// is long, because a save can be interrupted on a busy machine.
var modes = map[string]Options{
	"events":  {Debounce: 60 * time.Millisecond, Every: 50 * time.Millisecond, Ignore: ignored},
	"polling": {Debounce: 60 * time.Millisecond, Every: 10 * time.Millisecond, Ignore: ignored, Poll: true},
}

// inBothModes runs a test on a small site of its own in each mode.
func inBothModes(t *testing.T, test func(t *testing.T, s *testSite)) {
	t.Helper()
	for name, o := range modes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, newTestSite(t, o))
		})
	}
}

// watched is a site under watch.
type testSite struct {
	t       *testing.T
	root    string
	watcher *Watcher
	cancel  context.CancelFunc
	created int
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

func (s *testSite) at(file string) string { return filepath.Join(s.root, file) }

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
	select {
	case change, ok := <-s.watcher.Changes():
		if !ok {
			s.t.Fatal("the watch has ended")
		}
		return change
	case <-time.After(hangTimeout):
		s.t.Fatal("no change was told")
	}
	panic("unreachable")
}

// mark makes a new file and returns its path.
func (s *testSite) newFile() string {
	s.t.Helper()
	s.created++
	file := "content/mark" + strings.Repeat("i", s.created) + ".md"
	s.write(file, "mark\n")
	return file
}

// isNext holds the next change to be of exactly these paths.
func (s *testSite) expectNext(paths ...string) {
	s.t.Helper()
	slices.Sort(paths)
	if diff := cmp.Diff(Change{Paths: paths}, s.next()); diff != "" {
		s.t.Errorf("not what changed (-want +got):\n%s", diff)
	}
}

// isQuiet holds that nothing is told but what happens now.
func (s *testSite) expectNoOther() {
	s.t.Helper()
	s.expectNext(s.newFile())
}

// until receives changes until one names the path, or everything, and returns
// all of them.
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

// seesSaves holds that a save of the file is told, and nothing else.
func (s *testSite) expectSave(file string) {
	s.t.Helper()
	s.write(file, "saved again\n")
	s.expectNext(file)
}
