//go:build !unix

package watch

import "io/fs"

// inode returns 0: the number cannot be had without opening the file.
func inode(fs.FileInfo) uint64 { return 0 }
