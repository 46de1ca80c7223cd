package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

const (
	lockWait  = 2 * time.Second // enough for a short build to finish
	lockRetry = 50 * time.Millisecond
)

// lock is a file locked by one process at a time. The system releases the lock
// when the process ends, however it ends, so a stale file blocks nothing.
type lock struct {
	disk *disk
	name string
	held *flock.Flock
}

// acquireLock waits up to lockWait for the lock.
func acquireLock(ctx context.Context, d *disk, dst, name string) (*lock, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, lockWait, errStillLocked)
	defer cancel()
	for {
		l, err := tryLock(ctx, d, filepath.Join(filepath.Dir(dst), name), name)
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
func tryLock(ctx context.Context, d *disk, path, name string) (*lock, error) {
	info, err := d.lstat(name)
	if err == nil && !info.Mode().IsRegular() {
		return nil, &RefusedError{Path: path, Reason: "is not an ordinary file", Hint: "remove it"}
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err := d.injectFault("lock", name); err != nil {
		return nil, err
	}
	held := flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o666))
	if _, err := held.TryLockContext(ctx, lockRetry); err != nil {
		return nil, err
	}
	same, err := d.isFile(name, held)
	if err != nil || !same {
		return nil, errors.Join(err, held.Close())
	}
	// Only for the message of a waiting process; some systems forbid writing to a locked file.
	_ = d.overwrite(name, fmt.Sprintf("%d %s\n", os.Getpid(), time.Now().UTC().Format(time.RFC3339)))
	return &lock{disk: d, name: name, held: held}, nil
}

// isFile reports whether name is still the locked file.
func (d *disk) isFile(name string, held *flock.Flock) (bool, error) {
	locked, err := held.Stat()
	if err != nil {
		return false, err
	}
	named, err := d.lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && os.SameFile(locked, named), err
}

// lockedBy returns a *LockedError with what the lock file says of its holder.
func (d *disk) lockedBy(dst, name string) error {
	e := &LockedError{Path: dst}
	text, err := d.readFile(name, 100)
	if err != nil {
		return e
	}
	if _, err := fmt.Sscanf(string(text), "%d %s", &e.PID, &e.Since); err != nil {
		e.PID, e.Since = 0, ""
	}
	return e
}

// release removes the file before it unlocks it, so that no other process can have
// locked the removed file. A file that cannot be removed stays, which is harmless.
func (l *lock) release() error {
	if l == nil {
		return nil
	}
	_ = l.disk.remove(l.name)
	if err := l.held.Close(); err != nil {
		return fmt.Errorf("releasing the lock: %w", err)
	}
	return nil
}
