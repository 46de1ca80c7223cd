//go:build unix

package watch

import (
	"io/fs"
	"syscall"
)

// inode returns the inode number of a file. It tells a file from another one of
// the same size and age that replaced it.
func inode(info fs.FileInfo) uint64 {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(stat.Ino) // narrower on some systems
	}
	return 0
}
