package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gofrs/flock"
)

const (
	lockWait  = 2 * time.Second // enough for a short build to finish
	lockRetry = 50 * time.Millisecond
	maxLock   = 64 << 10 // bytes that are read of a lock file
)

// lock is a file locked by one process at a time. The system releases the lock
// when the process ends, however it ends, so a stale file blocks nothing. Its first
// line names the process, the others the folders that the process made for itself.
type lock struct {
	disk *disk
	name string
	held *flock.Flock
	left []work // the folders that earlier runs left
}

// acquireLock waits up to lockWait for the lock of the output folder dst.
func acquireLock(ctx context.Context, d *disk, dst, name string) (*lock, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, lockWait, errStillLocked)
	defer cancel()
	for {
		l, err := tryLock(ctx, d, name)
		switch {
		case err == nil && l != nil:
			return l, nil
		case err == nil: // its holder removed the file just then: retry with the new one
			continue
		case context.Cause(ctx) == errStillLocked:
			return nil, d.lockedBy(dst, name)
		case ctx.Err() != nil:
			err = context.Cause(ctx)
		}
		return nil, fmt.Errorf("locking the output folder: %w", err)
	}
}

var errStillLocked = errors.New("another process holds the lock")

// tryLock returns nil if the file that it locked is no longer the one at name.
func tryLock(ctx context.Context, d *disk, name string) (*lock, error) {
	info, err := d.lstat(name)
	if err == nil {
		err = d.checkLockFile(name, info)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err := d.injectFault("lock", name); err != nil {
		return nil, err
	}
	held := flock.New(filepath.Join(d.dir, name), flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(filePerm))
	if _, err := held.TryLockContext(ctx, lockRetry); err != nil {
		if info != nil && errors.Is(err, fs.ErrPermission) {
			return nil, errors.Join(d.removeStale(ctx, name, err), held.Close())
		}
		return nil, err
	}
	l := &lock{disk: d, name: name, held: held}
	same, err := l.isFile()
	if err == nil && same {
		err = l.begin()
	}
	if err != nil || !same {
		return nil, errors.Join(err, held.Close())
	}
	return l, nil
}

// removeStale removes a lock that another user's run left and that this process may not
// write: unless that run still holds it.
func (d *disk) removeStale(ctx context.Context, name string, denied error) error {
	held := flock.New(filepath.Join(d.dir, name), flock.SetFlag(os.O_RDONLY))
	if _, err := held.TryLockContext(ctx, lockRetry); err != nil {
		return cmp.Or(context.Cause(ctx), denied)
	}
	return errors.Join(d.remove(name), held.Close())
}

// checkLockFile refuses a file that no run has made as its lock.
func (d *disk) checkLockFile(name string, info fs.FileInfo) error {
	path := filepath.Join(d.dir, name)
	switch {
	case !info.Mode().IsRegular():
		return &RefusedError{Path: path, Reason: "is not an ordinary file", Hint: "remove it"}
	case linksOf(info) > 1:
		return &RefusedError{
			Path:   path,
			Reason: "is a second name of another file (a hard link), so it is not a lock of Annals",
			Hint:   "remove this name; the other file stays as it is",
		}
	}
	return nil
}

// isFile reports whether the locked file is still the one at the lock's name, and
// refuses it if that is not a lock.
func (l *lock) isFile() (bool, error) {
	locked, err := l.held.Stat()
	if err != nil {
		return false, err
	}
	named, err := l.disk.lstat(l.name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil || !os.SameFile(locked, named) {
		return false, err
	}
	return true, l.disk.checkLockFile(l.name, named)
}

// begin reads what earlier runs recorded and adds the line of this process.
func (l *lock) begin() error {
	text, err := l.disk.readFile(l.name, maxLock)
	if err != nil {
		return err
	}
	if !isLockText(text) {
		return &RefusedError{
			Path:   filepath.Join(l.disk.dir, l.name),
			Reason: "is not a lock of Annals, but has a text of its own",
			Hint:   "move it elsewhere",
		}
	}
	l.left = parseWork(string(text), strings.TrimSuffix(l.name, "lock"))
	return l.save()
}

// isLockText reports whether a run may have written the content of a lock, perhaps on a
// computer that lost power.
func isLockText(text []byte) bool {
	return len(text) == 0 || text[0] == 0 || text[0] >= '0' && text[0] <= '9' || !utf8.Valid(text)
}

// save writes the lock anew: the process, for the message of a waiting one, and the
// folders that are still to be removed.
func (l *lock) save() error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %s\n", os.Getpid(), time.Now().UTC().Format(time.RFC3339))
	for _, w := range l.left {
		b.WriteString(w.String())
	}
	return l.write(b.String(), false)
}

// record adds a folder that this run makes, so that the next one can prove that it is
// ours.
func (l *lock) record(w work) error { return l.write(w.String(), true) }

// write writes into the locked file and never into another one.
func (l *lock) write(text string, end bool) error {
	if err := l.disk.injectFault("write", l.name); err != nil {
		return err
	}
	if !canWriteLocked {
		return nil
	}
	f, err := l.disk.root.OpenFile(l.name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	locked, err := l.held.Stat()
	if err != nil {
		return err
	}
	if info, err := f.Stat(); err != nil || !os.SameFile(info, locked) || linksOf(info) > 1 {
		return errors.Join(err, fmt.Errorf("the lock %s was replaced by another file", l.name))
	}
	if !end {
		// What is there is not lost when the process is killed in between.
		_, err = f.WriteAt([]byte(text), 0)
		return errors.Join(err, f.Truncate(int64(len(text))))
	}
	if _, err = f.Seek(0, io.SeekEnd); err == nil {
		_, err = f.WriteString(text)
	}
	return err
}

// sync makes what was recorded survive a loss of power.
func (l *lock) sync() error {
	if err := l.disk.injectFault("sync", l.name); err != nil || !canWriteLocked {
		return err
	}
	f, err := l.disk.root.OpenFile(l.name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// lockedBy returns a *LockedError with what the lock file says of its holder.
func (d *disk) lockedBy(dst, name string) error {
	e := &LockedError{Path: dst}
	text, err := d.readFile(name, maxLock)
	if err != nil {
		return e
	}
	if _, err := fmt.Sscanf(string(text), "%d %s", &e.PID, &e.Since); err != nil {
		e.PID, e.Since = 0, ""
	}
	return e
}

// release removes the file before it unlocks it, so that no other process can have
// locked the removed file. A file that cannot be removed stays, which is harmless. While
// there are folders that could not be removed, the file stays to name them.
func (l *lock) release() error {
	if l == nil {
		return nil
	}
	if len(l.left) > 0 {
		_ = l.save()
	} else {
		_ = l.disk.remove(l.name)
	}
	if err := l.held.Close(); err != nil {
		return fmt.Errorf("releasing the lock: %w", err)
	}
	return nil
}
