package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// RefusedError reports a location that is not safe to publish to. Nothing was
// changed.
type RefusedError struct {
	Path   string // the output folder, or the file in it that conflicts
	Reason string // continues the sentence that begins with the path
	Hint   string // how to fix it
}

// Error returns the path, the reason and the hint.
func (e *RefusedError) Error() string {
	return fmt.Sprintf("%s %s (%s)", e.Path, e.Reason, e.Hint)
}

// DeniedError reports that the user of this process may not write where a run has to.
// Nothing was changed.
type DeniedError struct {
	Message string
	Hint    string // what to do
	Err     error
}

// Error returns the message; it includes that of Err.
func (e *DeniedError) Error() string { return e.Message }

// Unwrap returns the cause.
func (e *DeniedError) Unwrap() error { return e.Err }

// LockedError reports that another run is publishing to the same folder.
type LockedError struct {
	Path  string // the output folder
	PID   int    // the process that holds the lock; 0 if unknown
	Since string // when it took the lock, as it wrote it; "" if unknown
}

// Error names the other run.
func (e *LockedError) Error() string {
	if e.PID == 0 {
		return fmt.Sprintf("another build is writing %s; wait until it is done", e.Path)
	}
	return fmt.Sprintf("another build (process %d, since %s) is writing %s; wait until it is done", e.PID, e.Since, e.Path)
}

// cause strips the operation and the path from an error of package os, for messages
// that name the path relative to the site.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}
