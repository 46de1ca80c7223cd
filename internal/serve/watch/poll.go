package watch

import (
	"io/fs"
	"path"
)

// pollPauseFactor is the minimum ratio of the pause after a poll to its duration,
// so that polling a large or slow disk keeps it free for other programs.
const pollPauseFactor = 10

// stamp identifies a state of a file without reading it. For a folder it leaves
// out what changes with the files in it, which have stamps of their own.
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

// snapshot holds the stamps of all files of the site, by path.
type snapshot map[string]stamp

// snapshot reads the stamps of all files.
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

// differences calls report for every path that differs in a later snapshot, and
// says whether it was created between the two.
func (s snapshot) differences(later snapshot, report func(path string, created bool)) {
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
