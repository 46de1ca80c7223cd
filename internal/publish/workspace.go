package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

// hand is what a goroutine at work holds: the folders of the last file that it
// compared and the last that it wrote, since to walk to a file from the top costs
// more than to open it, and room to read into.
type workspace struct {
	old, next folder
	buf       [bufSize]byte
}

// hand returns one that nobody holds; the caller gives it back with lay.
func (s *Stage) acquire() *workspace {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := len(s.idle) - 1
	if last < 0 {
		return &workspace{old: folder{disk: s.disk}, next: folder{disk: s.disk}}
	}
	ws := s.idle[last]
	s.idle = s.idle[:last]
	return ws
}

func (s *Stage) release(ws *workspace) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.idle = append(s.idle, ws)
}

// rest closes the folders of all hands: on some systems a folder that is open
// cannot be renamed or removed. Nobody is at work any more.
func (s *Stage) closeDirs() error {
	var err error
	for _, ws := range s.idle {
		err = errors.Join(err, ws.old.close(), ws.next.close())
	}
	s.idle = nil
	return err
}

// folder opens files by their paths, and keeps the folder of the last one open.
type folder struct {
	disk *disk
	path string
	root *os.Root // nil at first
}

func (f *folder) openFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	if dir := path.Dir(name); f.root == nil || f.path != dir {
		if err := f.enter(dir); err != nil {
			return nil, err
		}
	}
	return f.root.OpenFile(path.Base(name), flag, perm)
}

func (f *folder) enter(dir string) error {
	if err := f.close(); err != nil {
		return err
	}
	root, err := f.disk.root.OpenRoot(dir)
	if err != nil {
		return err
	}
	f.path, f.root = dir, root
	return nil
}

func (f *folder) close() error {
	if f.root == nil {
		return nil
	}
	root := f.root
	f.root = nil
	return root.Close()
}
