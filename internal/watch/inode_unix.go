//go:build unix

package watch

import (
	"io/fs"
	"syscall"
)

// inode is the number of a file, which shows that another one of the same size
// and age took its place.
func inode(info fs.FileInfo) uint64 {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(stat.Ino) // narrower on some systems
	}
	return 0
}
