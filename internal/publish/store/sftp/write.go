package sftp

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"time"

	"annals/internal/publish/upload"
	"github.com/pkg/sftp"
)

// What files and folders may have there: a server of the web reads them, and runs none.
const (
	fileMode   = 0o644
	folderMode = 0o755
)

// writing is a file that is written. It may be tried again.
type writing struct {
	*Host
	full      string
	body      *source
	size      int64
	condition upload.Condition
}

// write writes a temporary file, which then takes the place of the file.
func (w *writing) write(s *session) (tag string, err error) {
	if err := w.makeFolders(s, path.Dir(w.full)); err != nil {
		return "", err
	}
	temporary := w.temporary(w.full)
	tag, written, err := w.send(s, temporary)
	if err == nil {
		if w.condition == (upload.Condition{}) {
			err = w.replace(s, temporary, w.full)
		} else {
			err = w.replaceIf(s, temporary, written)
		}
	}
	if err != nil {
		w.discard(s, temporary)
		return "", err
	}
	return tag, nil
}

// discard removes a temporary file, now or before the connection ends.
func (h *Host) discard(s *session, temporary string) {
	if err := s.client.Remove(temporary); err == nil || errors.Is(err, fs.ErrNotExist) {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.left[temporary] = true
}

// send writes a temporary file and makes sure that the host has all of it. It returns the time
// of the host.
func (w *writing) send(s *session, temporary string) (tag string, written time.Time, err error) {
	f, err := create(s, temporary)
	if err != nil {
		return "", time.Time{}, w.failed(s, "write", w.full, err)
	}
	sum := sha256.New()
	written, err = w.copy(f, sum)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return "", time.Time{}, w.failed(s, "write", w.full, err)
	}
	return tagFrom(sum), written, nil
}

func (w *writing) copy(f *sftp.File, sum hash.Hash) (written time.Time, err error) {
	// A limited reader of a known size is what is sent without waiting for each answer.
	n, err := f.ReadFrom(&io.LimitedReader{R: io.TeeReader(w.body, sum), N: w.size})
	if err != nil {
		return time.Time{}, err
	}
	info, err := statOf(f)
	switch {
	case err != nil:
		return time.Time{}, err
	case n != w.size:
		return time.Time{}, &localError{fmt.Errorf("it has %d bytes and should have %d", n, w.size)}
	case info.Size() != w.size:
		return time.Time{}, w.hinted(fmt.Sprintf("of %d bytes it has kept %d", w.size, info.Size()), "is its disk full, or what you may use of it?")
	}
	if mode := info.Mode().Perm(); mode != mode&^0o111|fileMode {
		_ = f.Chmod(mode&^0o111 | fileMode) // where it cannot be set, it is what the host wants
	}
	return info.ModTime(), nil
}

// create makes a file that is not there.
func create(s *session, full string) (*sftp.File, error) {
	f, err := s.client.OpenFile(full, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	if err == nil && f == nil {
		err = errNonsense
	}
	return f, err
}

// statOf and lstat return what is known of a file. A host may answer with nothing.
func statOf(f *sftp.File) (fs.FileInfo, error) { return known(f.Stat()) }

func lstat(s *session, full string) (fs.FileInfo, error) { return known(s.client.Lstat(full)) }

func known(info fs.FileInfo, err error) (fs.FileInfo, error) {
	if err != nil {
		return nil, err
	}
	if info == nil {
		return nil, errNonsense
	}
	if stat, ok := info.Sys().(*sftp.FileStat); !ok || stat == nil || info.Size() < 0 {
		return nil, errNonsense
	}
	return info, nil
}

// replace puts a file into the place of another one, in one step where the host can.
func (h *Host) replace(s *session, temporary, full string) error {
	if s.canReplace() {
		if err := s.client.PosixRename(temporary, full); err != nil {
			return h.failed(s, "replace", full, err)
		}
		return nil
	}
	err := s.client.Rename(temporary, full)
	if err == nil {
		return nil
	}
	if _, isAnswer := errors.AsType[*sftp.StatusError](err); !isAnswer {
		return h.failed(s, "replace", full, err)
	}
	// There is a file of that name. It is kept until the new one is there.
	old := beforeOf(full)
	_ = s.client.Remove(old)
	if err := s.client.Rename(full, old); err != nil {
		return h.failed(s, "replace", full, err)
	}
	if err := s.client.Rename(temporary, full); err != nil {
		return errors.Join(h.failed(s, "replace", full, err), s.client.Rename(old, full))
	}
	if err := s.client.Remove(old); err != nil {
		return h.failed(s, "remove", old, err)
	}
	return nil
}

// beforeOf is where a file is kept while it is replaced in several steps.
func beforeOf(full string) string {
	return path.Join(path.Dir(full), ownPrefix+"before-"+path.Base(full))
}

// makeFolders makes the folder of a file, and those that it is in, of which none may be a
// symbolic link. The folder of the site may be one, and must have a folder to be in.
func (h *Host) makeFolders(s *session, dir string) error {
	h.mu.Lock()
	isThere := h.folders[dir]
	h.mu.Unlock()
	if isThere {
		return nil
	}
	if dir != h.Dir {
		if err := h.makeFolders(s, path.Dir(dir)); err != nil {
			return err
		}
	}
	_, err := h.folder(s, dir)
	if errors.Is(err, fs.ErrNotExist) {
		_ = s.client.Mkdir(dir) // somebody else may have made it: what counts is that it is there
		var info fs.FileInfo
		if info, err = h.folder(s, dir); errors.Is(err, fs.ErrNotExist) {
			return upload.NewFixable(fmt.Sprintf("%s has no folder %s, and does not let you make it", h.Host, dir), "correct the folder in the address, or ask who runs the host")
		}
		if err == nil && info.Mode().Perm()&folderMode != folderMode {
			_ = s.client.Chmod(dir, info.Mode().Perm()|folderMode)
		}
	}
	if err != nil {
		return err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.folders[dir] = true
	return nil
}

// folder returns what is known of a folder. Something else of that name is an error.
func (h *Host) folder(s *session, dir string) (fs.FileInfo, error) {
	look := s.client.Lstat
	if dir == h.Dir {
		look = s.client.Stat
	}
	info, err := known(look(dir))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, err
	case err != nil:
		return nil, h.failed(s, "look at", dir, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, h.hinted(h.relative(dir)+" is a symbolic link there, which leads out of the folder of the site", "remove the link there, or publish to the folder that it leads to")
	case !info.IsDir():
		return nil, h.hinted(h.relative(dir)+" is a file there, and the site has a folder of that name", "move the file away")
	}
	return info, nil
}

// remove removes a file, and the folders that it leaves empty.
func (h *Host) remove(s *session, name string) error {
	full := h.at(name)
	for dir := path.Dir(full); len(dir) > len(h.Dir); dir = path.Dir(dir) {
		switch _, err := h.folder(s, dir); {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		}
	}
	switch info, err := lstat(s, full); {
	case errors.Is(err, fs.ErrNotExist): // its folders may still be there
	case err != nil:
		return h.failed(s, "remove", full, err)
	case info.IsDir():
		return h.hinted(name+" is a folder there, and was a file of the site", "look at what is in it")
	}
	if err := s.client.Remove(full); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return h.failed(s, "remove", full, err)
	}
	for dir := path.Dir(full); len(dir) > len(h.Dir); dir = path.Dir(dir) {
		if err := s.client.RemoveDirectory(dir); err != nil {
			if isBroken(err) {
				return err
			}
			break // it is not empty
		}
		h.mu.Lock()
		delete(h.folders, dir)
		h.mu.Unlock()
	}
	return nil
}

func tagOf(data []byte) string {
	sum := sha256.New()
	sum.Write(data)
	return tagFrom(sum)
}

func tagFrom(sum hash.Hash) string { return hex.EncodeToString(sum.Sum(nil)) }
