package watch

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// mirror holds the texts of a site as a receiver of its changes knows them.
type mirror map[string]string

// apply reads the files that a change names.
func (m mirror) apply(s *testSite, change Change) {
	if change.All {
		clear(m)
		for _, top := range s.watcher.names {
			m.reread(s, top)
		}
	}
	for _, path := range change.Paths {
		m.reread(s, path)
	}
}

func (m mirror) reread(s *testSite, at string) {
	maps.DeleteFunc(m, func(path, _ string) bool { return path == at || strings.HasPrefix(path, at+"/") })
	filepath.WalkDir(s.at(at), func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil
		}
		relative, _ := s.watcher.path(file)
		if text, err := os.ReadFile(file); err == nil {
			m[relative] = string(text)
		}
		return nil
	})
}

// randomChange changes the site at random.
func (s *testSite) randomChange(r *rand.Rand) {
	names := []string{"a", "b", "c", "d"}
	name := func() string { return names[r.IntN(len(names))] }
	folder := path.Join("content", name())
	if r.IntN(2) == 0 {
		folder = path.Join(folder, name())
	}
	file := path.Join(folder, name()+".md") // errors below are fine: not every change is possible
	switch r.IntN(12) {
	case 0:
		os.Rename(s.at(folder), s.at(path.Join("content", name(), name())))
	case 1:
		os.RemoveAll(s.at(folder))
	case 2:
		os.Remove(s.at(file))
	case 3:
		os.Rename(s.at(file), s.at(path.Join(folder, name()+".md")))
	case 4:
		os.Rename(s.at(path.Join("content", name())), s.at(path.Join("elsewhere", name())))
	case 5:
		os.Rename(s.at(path.Join("elsewhere", name())), s.at(path.Join("content", name())))
	default:
		s.mkdir(folder)
		os.WriteFile(s.at(file), []byte(fmt.Sprint(r.Int64())), 0o644)
	}
}

func TestChangesDescribeDiskCompletely(t *testing.T) {
	rounds := 25
	if testing.Short() {
		rounds = 8
	}
	for name, o := range modes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o.Debounce = time.Millisecond
			seed := rand.Uint64()
			r := rand.New(rand.NewPCG(seed, 1))
			s := newTestSite(t, o)
			known := mirror{}
			known.apply(s, Change{All: true})
			for round := range rounds {
				for range r.IntN(30) {
					s.randomChange(r)
					if r.IntN(10) == 0 {
						time.Sleep(time.Duration(r.IntN(5)) * time.Millisecond)
					}
				}
				mark := fmt.Sprintf("content/%d.md", round)
				s.write(mark, mark)
				for known[mark] == "" {
					known.apply(s, s.next())
				}
				disk := mirror{}
				disk.apply(s, Change{All: true})
				if diff := cmp.Diff(disk, known); diff != "" {
					t.Fatalf("seed %d, round %d: the mirror differs from the disk (-disk +mirror):\n%s", seed, round, diff)
				}
			}
		})
	}
}
