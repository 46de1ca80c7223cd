package watch

import (
	"io/fs"
	"path"
)

// restful is how many times longer than a look at the disk the pause after it
// is at least, so that polling a large or slow disk leaves it to others.
const pollPauseFactor = 10

// stamp tells one state of a file from others without reading it. For a folder
// it leaves out what changes with the files in it, which are told themselves.
type stamp struct {
	mode     fs.FileMode
	size     int64
	modified int64 // nanoseconds
	inode    uint64
}

func stampOf(info fs.FileInfo) stamp {
	s := stamp{mode: info.Mode(), inode: inode(info)}
	if !info.IsDir() {
		s.size, s.modified = info.Size(), info.ModTime().UnixNano()
	}
	return s
}

// snapshot is the site at one moment, by path.
type snapshot map[string]stamp

// look makes a snapshot.
func (s scope) snapshot() snapshot {
	snap := snapshot{}
	if info, err := s.stat("."); err == nil {
		s.addTo(".", info, snap)
	}
	return snap
}

func (s scope) addTo(file string, info fs.FileInfo, snap snapshot) {
	snap[file] = stampOf(info)
	if !info.IsDir() {
		return
	}
	for _, entry := range s.list(file) {
		if info, err := entry.Info(); err == nil {
			s.addTo(path.Join(file, entry.Name()), info, snap)
		}
	}
}

// differences calls tell for every path that is not the same in a later
// snapshot, with whether it was made between the two.
func (s snapshot) differences(later snapshot, report func(path string, made bool)) {
	for path, before := range s {
		if after, exists := later[path]; !exists || after != before {
			report(path, false)
		}
	}
	for path := range later {
		if _, existed := s[path]; !existed {
			report(path, true)
		}
	}
}
