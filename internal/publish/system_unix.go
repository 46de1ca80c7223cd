//go:build linux || darwin

package publish

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// notPolled spares four system calls for each new file: those by which package os finds out
// that a file on a disk cannot be waited for.
const notPolled = syscall.O_NONBLOCK

// deviceOf returns the number of the file system that a file is on.
func deviceOf(info fs.FileInfo) uint64 {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(stat.Dev)
	}
	return 0
}

// inodeOf returns the number of a file on its file system, which nobody can choose.
func inodeOf(info fs.FileInfo) string {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return strconv.FormatUint(stat.Ino, 10)
	}
	return ""
}

// linksOf returns how many names a file has.
func linksOf(info fs.FileInfo) uint64 {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(stat.Nlink)
	}
	return 1
}

// isOwn reports whether a file belongs to the user of this process.
func isOwn(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return !ok || int(stat.Uid) == os.Geteuid()
}

// isAdministrator reports whether permissions do not bind this process.
func isAdministrator() bool { return os.Geteuid() == 0 }

// checkWritable returns why this process may not add and remove files in a folder.
func checkWritable(folder *os.File) error {
	err := unix.Faccessat(int(folder.Fd()), ".", unix.W_OK|unix.X_OK, unix.AT_EACCESS)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		return nil // the operation itself will tell
	}
	return err
}

// canWriteLocked says whether a locked file can be written, as on all systems but
// Windows.
const canWriteLocked = true

// isMount reports an error of a folder that cannot be renamed because another
// file system begins there.
func isMount(err error) bool {
	return errors.Is(err, unix.EBUSY) || errors.Is(err, unix.EXDEV)
}

// isReadOnly reports an error of a file system that cannot be written at all.
func isReadOnly(err error) bool { return errors.Is(err, unix.EROFS) }
