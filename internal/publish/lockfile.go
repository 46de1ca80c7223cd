package publish

import (
	"fmt"

	"github.com/gofrs/flock"
)

// LockFile locks a file, which it makes and leaves, for this process alone. It returns nil
// if another process holds it.
func LockFile(path string) (release func() error, err error) {
	held := flock.New(path)
	ok, err := held.TryLock()
	switch {
	case err != nil:
		return nil, fmt.Errorf("lock %s: %w", path, err)
	case !ok:
		return nil, nil
	}
	return held.Close, nil
}
