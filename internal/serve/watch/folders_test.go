package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestNewFoldersAreWatchedWithContents(t *testing.T) {
	inBothModes(t, func(t *testing.T, s *testSite) {
		s.mkdir("content/2019/deep/deeper")
		s.write("content/2019/deep/deeper/d.md", "d\n")
		s.expectNext("content/2019", "content/2019/deep", "content/2019/deep/deeper", "content/2019/deep/deeper/d.md")
		s.expectSave("content/2019/deep/deeper/d.md")

		s.mkdir("templates/partials")
		s.write("templates/partials/head.html", "x")
		s.expectNext("templates", "templates/partials", "templates/partials/head.html")
		s.expectSave("templates/partials/head.html")
	})
}

// folderMoves are operations on folders of the site.
var folderMoves = map[string]struct {
	move func(s *testSite)
	path string // must be reported, unless the change says All
	then string // a file that must be watched afterwards
}{
	"renamed": {
		move: func(s *testSite) { s.rename("content/2018", "content/2020") },
		path: "content/2020/x/c.md", then: "content/2020/x/c.md",
	},
	"moved away": {
		move: func(s *testSite) {
			s.rename("content/2018", "elsewhere/2018")
			s.write("elsewhere/2018/a.md", "away\n")
			s.write("elsewhere/2018/x/c.md", "away\n")
		},
		path: "content/2018", then: "content/index.md",
	},
	"moved in": {
		move: func(s *testSite) { s.rename("elsewhere", "content/here") },
		path: "content/here/ignored.md", then: "content/here/ignored.md",
	},
	"removed": {
		move: func(s *testSite) { s.remove("content/2018") },
		path: "content/2018", then: "content/index.md",
	},
	"removed and back": {
		move: func(s *testSite) {
			s.remove("content/2018")
			s.mkdir("content/2018/x")
			s.write("content/2018/x/c.md", "back\n")
		},
		path: "content/2018/x/c.md", then: "content/2018/x/c.md",
	},
	"replaced": {
		move: func(s *testSite) {
			s.mkdir("elsewhere/new/x")
			s.rename("content/2018", "elsewhere/old")
			s.rename("elsewhere/new", "content/2018")
			s.write("content/2018/x/c.md", "replaced\n")
		},
		path: "content/2018/x/c.md", then: "content/2018/x/c.md",
	},
	"content removed and back": {
		move: func(s *testSite) {
			s.remove("content")
			s.mkdir("content/2018")
			s.write("content/2018/a.md", "back\n")
		},
		path: "content/2018/a.md", then: "content/2018/a.md",
	},
}

func TestFolderMovesAndRemovals(t *testing.T) {
	for name, m := range folderMoves {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBothModes(t, func(t *testing.T, s *testSite) {
				m.move(s)
				s.waitFor(m.path)
				s.waitSettled()
				s.expectSave(m.then)
				if m.path == "content/2018" {
					s.mkdir("content/2018")
					s.waitFor("content/2018")
					s.write("content/2018/new.md", "new\n")
					s.expectNext("content/2018/new.md")
				}
			})
		})
	}
}

func TestSiteFolderRemovedMovedReplaced(t *testing.T) {
	everything := func(s *testSite) {
		s.t.Helper()
		for !s.next().All { // its files may be reported first
		}
	}
	away := func(s *testSite) string { return s.root + "-away" }

	moves := map[string]func(s *testSite){
		"removed and back": func(s *testSite) {
			s.must(os.RemoveAll(s.root))
			everything(s)
			s.mkdir("content/2018")
			everything(s)
		},
		"moved away and back": func(s *testSite) {
			s.must(os.Rename(s.root, away(s)))
			everything(s)
			s.must(os.Rename(away(s), s.root))
			everything(s)
		},
		"replaced by another": func(s *testSite) {
			s.must(os.MkdirAll(away(s)+"/content/2018", 0o755))
			s.must(os.Rename(s.root, s.root+"-old"))
			s.must(os.Rename(away(s), s.root))
			everything(s)
		},
		"the folder above it renamed": func(s *testSite) {
			above := filepath.Dir(s.root)
			s.must(os.Rename(above, above+"-away"))
			everything(s)
			s.must(os.Rename(above+"-away", above))
			everything(s)
		},
	}
	for name, move := range moves {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBothModes(t, func(t *testing.T, s *testSite) {
				move(s)
				s.waitSettled()
				s.expectSave("content/2018/a.md")
			})
		})
	}
}

// waitSettled waits until a new file is reported alone: what is created or removed
// in several steps may be reported more than once on a busy machine.
func (s *testSite) waitSettled() {
	s.t.Helper()
	for {
		mark := s.newFile()
		if changes := s.waitFor(mark); cmp.Equal(changes[len(changes)-1], Change{Paths: []string{mark}}) {
			return
		}
	}
}

func TestCheckoutOfThousandsOfFilesIsFewChanges(t *testing.T) {
	const folders, files = 30, 100
	inBothModes(t, func(t *testing.T, s *testSite) {
		for i := range folders {
			s.mkdir(fmt.Sprintf("content/%d", 1900+i))
			for j := range files {
				s.write(fmt.Sprintf("content/%d/%d.md", 1900+i, j), "checked out\n")
			}
		}
		s.write("content/zzz.md", "the last\n")
		changes := s.waitFor("content/zzz.md")
		if len(changes) > 20 {
			t.Errorf("reported in %d changes", len(changes))
		}
		reported := map[string]bool{}
		for _, change := range changes {
			if change.All {
				return
			}
			for _, path := range change.Paths {
				reported[path] = true
			}
		}
		for i := range folders {
			for j := range files {
				if path := fmt.Sprintf("content/%d/%d.md", 1900+i, j); !reported[path] {
					t.Fatalf("%s was not reported", path)
				}
			}
		}
	})
}

func TestEndlessWritingIsReported(t *testing.T) {
	inBothModes(t, func(t *testing.T, s *testSite) {
		ended := make(chan Change)
		go func() { ended <- <-s.watcher.Changes() }()
		hang := time.After(hangTimeout)
		for i := 0; ; i++ {
			s.write("content/2018/a.md", fmt.Sprint("line ", i, "\n"))
			select {
			case change := <-ended:
				if diff := cmp.Diff(Change{Paths: []string{"content/2018/a.md"}}, change); diff != "" {
					t.Errorf("not what changed (-want +got):\n%s", diff)
				}
				return
			case <-hang:
				t.Fatal("no change was reported")
			default:
			}
		}
	})
}

func TestFolderFoundBeforeItsMoveEventStaysWatched(t *testing.T) {
	s := newTestSite(t, Options{Poll: true}) // only for its files
	tree := &tree{scope: s.watcher.scope}
	s.must(tree.reopen())
	defer tree.close()
	s.rename("content/2018", "content/2020")
	s.must(tree.add("content/2020", func(string) {}))

	s.write("content/2020/x/c.md", "at its new place\n")
	for {
		select {
		case event := <-tree.events():
			path, _ := tree.path(event.Name)
			if path == "content/2018" {
				tree.unwatch(path)
			}
			if path == "content/2020/x/c.md" {
				return
			}
		case <-time.After(hangTimeout):
			t.Fatal("the save was not reported")
		}
	}
}
