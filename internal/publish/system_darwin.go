package publish

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps two names of the folder dir in one step. File systems without
// it return ENOTSUP or EINVAL.
func exchange(dir *os.File, a, b string) error {
	fd := int(dir.Fd())
	err := unix.RenameatxNp(fd, a, fd, b, unix.RENAME_SWAP)
	if errors.Is(err, unix.EINVAL) {
		return fmt.Errorf("%w: %w", errors.ErrUnsupported, err)
	}
	return err
}

// flush passes all written data to the drive; syncDir makes the drive persist it.
func flush(*os.File) error { return unix.Sync() }

// syncDir writes out the names in dir and the drive's own cache.
func syncDir(dir *os.File) error { return dir.Sync() }

// isMountRoot says nothing here: devices are compared, and no folder is mounted twice.
func isMountRoot(*os.File) bool { return false }

// otherMountOf returns "": no folder is mounted twice.
func otherMountOf(string) string { return "" }
