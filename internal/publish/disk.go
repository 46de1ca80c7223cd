package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// disk is the folder that a stage works in: the parent of the output folder, or the
// output folder itself. Every file operation of the package goes through it, and so
// through os.Root; paths are relative to that folder, with slashes.
type disk struct {
	dir   string // its path, for messages and for the lock
	root  *os.Root
	top   *os.File                    // the folder itself, for operations that os.Root lacks
	fault func(op, path string) error // called before every operation in tests; nil otherwise
}

func openDisk(dir string, fault func(op, path string) error) (*disk, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	top, err := root.Open(".")
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return &disk{dir: dir, root: root, top: top, fault: fault}, nil
}

func (d *disk) close() error {
	if d == nil {
		return nil
	}
	return errors.Join(d.top.Close(), d.root.Close())
}

// injectFault lets a test fail the operation that follows.
func (d *disk) injectFault(op, path string) error {
	if d.fault == nil {
		return nil
	}
	if err := d.fault(op, path); err != nil {
		return &fs.PathError{Op: op, Path: path, Err: err}
	}
	return nil
}

func (d *disk) lstat(path string) (fs.FileInfo, error) {
	if err := d.injectFault("lstat", path); err != nil {
		return nil, err
	}
	return d.root.Lstat(path)
}

// readFile returns the content of a file of at most limit bytes, never nil.
func (d *disk) readFile(path string, limit int64) ([]byte, error) {
	if err := d.injectFault("read", path); err != nil {
		return nil, err
	}
	f, err := d.root.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = &fs.PathError{Op: "read", Path: path, Err: fmt.Errorf("the file is larger than %d bytes", limit)}
	}
	return data, err
}

// hasContent reports whether the file at path has exactly this content, and its
// permissions.
func (d *disk) hasContent(path string, data []byte, ws *workspace) (bool, fs.FileMode, error) {
	f, info, err := d.openOld(path, ws)
	if err != nil {
		return false, 0, err
	}
	defer f.Close()
	if !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false, 0, nil
	}
	same, err := equal(f, data, ws)
	return same, info.Mode().Perm(), err
}

// hash returns the checksum of the file at path, and what the system knows of it; a zero
// checksum of what is no ordinary file.
func (d *disk) hash(path string, ws *workspace) (sum, fs.FileInfo, error) {
	f, info, err := d.openOld(path, ws)
	if err != nil {
		return sum{}, nil, err
	}
	defer f.Close()
	return hashOf(f, info, ws)
}

// hashOf returns the checksum of an open file, whose state is info, and that state; a zero
// checksum of what is no ordinary file.
func hashOf(f *os.File, info fs.FileInfo, ws *workspace) (sum, fs.FileInfo, error) {
	if !info.Mode().IsRegular() {
		return sum{}, info, nil
	}
	h := sha256.New()
	onlyReads := struct{ io.Reader }{f} // a file that writes itself takes a buffer of its own
	if _, err := io.CopyBuffer(h, onlyReads, ws.buf[:]); err != nil {
		return sum{}, nil, err
	}
	return sum(h.Sum(nil)), info, nil
}

// openOld opens the file at path, and returns what the system knows of it.
func (d *disk) openOld(path string, ws *workspace) (*os.File, fs.FileInfo, error) {
	if err := d.injectFault("read", path); err != nil {
		return nil, nil, err
	}
	f, err := ws.old.openFile(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// equal reports whether f has exactly this content.
func equal(f io.Reader, data []byte, ws *workspace) (bool, error) {
	for len(data) > 0 {
		n, err := f.Read(ws.buf[:])
		if n > len(data) || !bytes.Equal(ws.buf[:n], data[:n]) {
			return false, nil
		}
		data = data[n:]
		if errors.Is(err, io.EOF) {
			return len(data) == 0, nil
		}
		if err != nil {
			return false, err
		}
	}
	return true, nil
}

func (d *disk) mkdir(path string, perm fs.FileMode) error {
	if err := d.injectFault("mkdir", path); err != nil {
		return err
	}
	return d.root.Mkdir(path, perm)
}

func (d *disk) chmod(path string, mode fs.FileMode) error {
	if err := d.injectFault("chmod", path); err != nil {
		return err
	}
	return d.root.Chmod(path, mode)
}

const newFile = os.O_WRONLY | os.O_CREATE | os.O_EXCL | notPolled

// write creates a file with this content.
func (d *disk) write(path string, data []byte, ws *workspace) error {
	if err := d.injectFault("create", path); err != nil {
		return err
	}
	f, err := ws.next.openFile(path, newFile, filePerm)
	if err != nil {
		return err
	}
	if err = d.injectFault("write", path); err == nil {
		_, err = f.Write(data)
	}
	return errors.Join(err, d.injectFault("close", path), f.Close())
}

func (d *disk) link(from, to string) error {
	if err := d.injectFault("link", to); err != nil {
		return err
	}
	return d.root.Link(from, to)
}

func (d *disk) rename(from, to string) error {
	if err := d.injectFault("rename", from); err != nil {
		return err
	}
	return d.root.Rename(from, to)
}

// exchange swaps two names atomically. Where the system cannot, the error is
// errors.ErrUnsupported.
func (d *disk) exchange(a, b string) error {
	if err := d.injectFault("exchange", a); err != nil {
		return err
	}
	if err := exchange(d.top, a, b); err != nil {
		return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
	}
	return nil
}

// flush makes what was written so far survive a loss of power.
func (d *disk) flush() error {
	if err := d.injectFault("sync", "."); err != nil {
		return err
	}
	return flush(d.top)
}

// syncDir makes the names in the folder itself survive a loss of power.
func (d *disk) syncDir() error {
	if err := d.injectFault("sync", "."); err != nil {
		return err
	}
	return syncDir(d.top)
}

func (d *disk) remove(path string) error {
	if err := d.injectFault("remove", path); err != nil {
		return err
	}
	return d.root.Remove(path)
}
