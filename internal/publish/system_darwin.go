package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"time"

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

// changeTime returns when the content of a file or what the system knows of it was changed
// last. No program can set it.
func changeTime(info fs.FileInfo) (time.Time, bool) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return time.Time{}, false
	}
	return time.Unix(stat.Ctimespec.Unix()), true
}

// syncDir writes out the names in dir and the drive's own cache.
func syncDir(dir *os.File) error { return dir.Sync() }

// isMountRoot says nothing here: devices are compared, and no folder is mounted twice.
func isMountRoot(*os.File) bool { return false }

// otherMountOf returns "": no folder is mounted twice.
func otherMountOf(string) string { return "" }
