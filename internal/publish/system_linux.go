package publish

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps two names of the folder dir in one step. File systems without
// it return EINVAL, old kernels ENOSYS, and some containers EPERM for system calls
// that they do not know.
func exchange(dir *os.File, a, b string) error {
	fd := int(dir.Fd())
	err := unix.Renameat2(fd, a, fd, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.EPERM) {
		return fmt.Errorf("%w: %w", errors.ErrUnsupported, err)
	}
	return err
}

// flush writes out the file system of dir.
func flush(dir *os.File) error {
	return os.NewSyscallError("syncfs", unix.Syncfs(int(dir.Fd())))
}

// syncDir writes out the names in dir.
func syncDir(dir *os.File) error { return dir.Sync() }
