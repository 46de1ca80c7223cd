//go:build !unix

package watch

import "io/fs"

// inode is unknown without opening the file.
func inode(fs.FileInfo) uint64 { return 0 }
