package sitedir

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"annals/internal/diag"
	"annals/internal/sitepath"
)

// A file whose last change is younger than settleTime may be half written, and
// the time stamps of file systems are too coarse to show the next change: Linux
// updates their clock every 1 to 10 ms. Such a file is read again when it is old
// enough, at most maxAttempts times.
const (
	settleTime  = 12 * time.Millisecond
	maxAttempts = 80
)

// changedError reports that a file was modified while it was read or just before,
// and how long to wait before the next attempt.
type changedError struct{ wait time.Duration }

func (*changedError) Error() string { return "changed while it was read" }

// Read returns the bytes of the file at path, which is relative to the site
// folder, as they were at one moment: never half of an old and half of a new
// version. A file of more than limit bytes is not read. Where an editor can fix
// what prevents it, that is reported and the result is nil, which it never is for a
// file that was read; the error is for a failing disk.
func (d *Dir) Read(path string, limit int64, report *diag.List) ([]byte, error) {
	data, err := d.read(path, limit)
	return readResult(path, data, err, report)
}

// ReadText returns what Text makes of the file at path. It is nil if the file could
// not be read or is no text.
func (d *Dir) ReadText(path string, limit int64, report *diag.List) ([]byte, error) {
	raw, err := d.Read(path, limit, report)
	if err != nil || raw == nil {
		return nil, err
	}
	return Text(path, raw, report), nil
}

// readResult reports an error whose cause an editor can fix.
func readResult(path string, data []byte, err error, report *diag.List) ([]byte, error) {
	if err == nil {
		return data, nil
	}
	problem, err := asProblem(err)
	if err != nil {
		return nil, fmt.Errorf("read the site: %w", err)
	}
	*report = append(*report, problem.At(wholeFile(path)))
	return nil, nil
}

func (d *Dir) read(path string, limit int64) ([]byte, error) {
	if err := sitepath.Check(path); err != nil {
		return nil, err
	}
	data, err := d.readStored(path, limit)
	if stored := d.storedAfter(path, err); stored != path {
		return d.readStored(stored, limit)
	}
	return data, err
}

func (d *Dir) readStored(path string, limit int64) ([]byte, error) {
	if err := d.checkParents(path); err != nil {
		return nil, err
	}
	return readWhole(d.root, path, limit, nil)
}

// readWhole reads a file, again while it keeps changing. It uses buf if that is
// large enough. An empty file is read twice: while Linux truncates a file, it is
// already empty and still has its old time.
func readWhole(root *os.Root, path string, limit int64, buf []byte) ([]byte, error) {
	wasEmpty := false
	for range maxAttempts {
		data, err := readOnce(root, path, limit, buf)
		again, changed := errors.AsType[*changedError](err)
		switch {
		case changed:
			time.Sleep(again.wait)
		case err == nil && len(data) == 0 && !wasEmpty:
			wasEmpty = true
			time.Sleep(settleTime)
		default:
			return data, err
		}
	}
	return nil, &diag.Problem{
		Code:    diag.FileUnreadable,
		Message: "the file kept changing while it was read",
		Hint:    "wait until the program that writes it is done, then build again",
	}
}

// readOnce reads the file, or returns a *changedError if it was modified during
// the read or less than settleTime before.
func readOnce(root *os.Root, path string, limit int64, buf []byte) ([]byte, error) {
	named, err := root.Lstat(path)
	if err != nil {
		return nil, err
	}
	if err := checkRegular(named.Mode()); err != nil {
		return nil, err
	}
	f, err := root.OpenFile(path, readFlags, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()

	before, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !os.SameFile(named, before) {
		return nil, &changedError{settleTime}
	}
	if before.Size() > limit {
		return nil, &diag.Problem{
			Code:    diag.FileTooLarge,
			Message: fmt.Sprintf("the file has %s; %s is the most for a file of this kind", diag.Size(before.Size()), diag.Size(limit)),
			Hint:    "make it smaller or split it",
		}
	}
	data, err := readSize(f, int(before.Size()), buf)
	if err != nil {
		return nil, err
	}
	after, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if before.Size() != after.Size() || int64(len(data)) != after.Size() || !before.ModTime().Equal(after.ModTime()) {
		return nil, &changedError{settleTime}
	}
	if age := time.Since(after.ModTime()); age >= 0 && age < settleTime {
		return nil, &changedError{settleTime - age}
	}
	return data, nil
}

// readSize reads size bytes of f, or fewer if the file has shrunk.
func readSize(f *os.File, size int, buf []byte) ([]byte, error) {
	data := slices.Grow(buf[:0], max(size, 1))[:size]
	n, err := io.ReadFull(f, data)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	return data[:n], nil
}

// checkParents returns a problem if a parent of path is not a folder.
func (d *Dir) checkParents(path string) error {
	for i := range len(path) {
		if path[i] != '/' {
			continue
		}
		info, err := d.root.Lstat(path[:i])
		if err != nil {
			return err
		}
		if info.Mode().IsRegular() {
			return &diag.Problem{Code: diag.FilePosition, Message: fmt.Sprintf("%q is a file where a folder is expected", path[:i]), Hint: "move it or rename it"}
		}
		if !info.IsDir() {
			return specialFile(fmt.Sprintf("%q", path[:i]), info.Mode())
		}
	}
	return nil
}

func checkRegular(mode fs.FileMode) error {
	switch {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		return &diag.Problem{Code: diag.FilePosition, Message: "this is a folder where a file is expected", Hint: "move it or rename it"}
	}
	return specialFile("this", mode)
}

// specialFile returns the problem of a file that is neither a folder nor regular;
// subject names it in the message.
func specialFile(subject string, mode fs.FileMode) error {
	kind := "a special file"
	hint := "remove it; a site is made of ordinary files"
	switch {
	case mode&fs.ModeSymlink != 0:
		kind, hint = "a symbolic link, which is never followed", "put the file itself in its place"
	case mode&fs.ModeNamedPipe != 0:
		kind = "a named pipe"
	case mode&fs.ModeSocket != 0:
		kind = "a socket"
	case mode&fs.ModeDevice != 0:
		kind = "a device"
	}
	return &diag.Problem{Code: diag.FileSpecial, Message: subject + " is " + kind, Hint: hint}
}

// asProblem returns the problem if an editor can fix the cause of err, and else
// err itself; the other result is nil.
func asProblem(err error) (*diag.Problem, error) {
	if problem, ok := errors.AsType[*diag.Problem](err); ok {
		return problem, nil
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &diag.Problem{Code: diag.FileMissing, Message: "the file is missing"}, nil
	case errors.Is(err, fs.ErrPermission):
		return &diag.Problem{
			Code:    diag.FileUnreadable,
			Message: "there is no permission to read it",
			Hint:    "allow your account to read it, or remove it",
		}, nil
	}
	return nil, err
}
