package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

// workspace is the state that a goroutine reuses from one file to the next: the
// open folders of the last file that it compared and the last that it wrote, since
// walking to a file from the root costs more than opening it, and a read buffer.
type workspace struct {
	old, next folder
	buf       [bufSize]byte
}

// acquire returns an unused workspace; the caller returns it with release.
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

// closeDirs closes the folders of all workspaces, none of which may be in use: some
// systems cannot rename or remove an open folder.
func (s *Stage) closeDirs() error {
	var err error
	for _, ws := range s.idle {
		err = errors.Join(err, ws.old.close(), ws.next.close())
	}
	s.idle = nil
	return err
}

// folder opens files by path and keeps the folder of the last one open.
type folder struct {
	disk *disk
	path string
	root *os.Root // nil until the first openFile
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
