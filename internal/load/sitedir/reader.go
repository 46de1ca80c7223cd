package sitedir

import (
	"errors"
	"io/fs"
	"os"
	"path"

	"annals/internal/diag"
	"annals/internal/sitepath"
)

// Reader reads many files of a site one after the other. It keeps the folder of
// the last one open, since opening all folders of a path costs more than reading
// the file, and reuses one buffer. It is not safe for concurrent use.
type Reader struct {
	dir    *Dir
	folder string   // of the last file
	root   *os.Root // that folder; nil at first
	buf    []byte   // reused by every Read
}

// Reader returns a Reader. The caller closes it.
func (d *Dir) Reader() *Reader { return &Reader{dir: d} }

// Close closes the open folder.
func (r *Reader) Close() error {
	if r.root == nil {
		return nil
	}
	root := r.root
	r.root = nil
	return root.Close()
}

// Read is like Dir.Read, but the bytes are valid only until the next Read.
func (r *Reader) Read(file string, limit int64, report *diag.List) ([]byte, error) {
	data, err := r.read(file, limit)
	return readResult(file, data, err, report)
}

func (r *Reader) read(file string, limit int64) ([]byte, error) {
	if err := sitepath.Check(file); err != nil {
		return nil, err
	}
	data, err := r.readStored(file, limit)
	if stored := r.dir.storedAfter(file, err); stored != file {
		return r.readStored(stored, limit)
	}
	return data, err
}

func (r *Reader) readStored(file string, limit int64) ([]byte, error) {
	if err := r.openFolder(file); err != nil {
		return nil, err
	}
	data, err := readWhole(r.root, path.Base(file), limit, r.buf)
	r.buf = data[:0]
	if failed, ok := errors.AsType[*fs.PathError](err); ok {
		failed.Path = file // relative to the site, not to the open folder
	}
	return data, err
}

// openFolder opens the folder of a file, unless it is open.
func (r *Reader) openFolder(file string) error {
	folder := path.Dir(file)
	if r.root != nil && r.folder == folder {
		return nil
	}
	if err := r.Close(); err != nil {
		return err
	}
	if err := r.dir.checkParents(file); err != nil {
		return err
	}
	root, err := r.dir.root.OpenRoot(folder)
	if err != nil {
		return err
	}
	r.folder, r.root = folder, root
	return nil
}
