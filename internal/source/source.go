// Package source reads the site folder and trusts nothing in it: neither file
// names, nor what kind of file stands behind a name, nor the bytes inside.
//
// Its input is a folder. List finds the files below one of its parts, Read
// returns the bytes of one file as they were at one moment, and Text makes
// clean UTF-8 with plain line ends of them. What an editor can mend (a
// symbolic link, a name that no web server can serve, a file in an old
// encoding) is a diagnostic; a failing disk is an error.
//
// Every access goes through os.Root, so no path leads outside the folder.
// Symbolic links are never followed; pipes, sockets and devices are never
// opened. The package never writes, and says nothing about what files mean.
package source

import (
	"fmt"
	"os"

	"annals/internal/diag"
)

// Dir is an open site folder. It is safe for concurrent use.
type Dir struct {
	root *os.Root
}

// File is one regular file of the site.
type File struct {
	Path string // relative to the site folder, with slashes
	Size int64  // in bytes, when it was listed
}

// Open opens the site folder at dir, on which the caller calls Close.
func Open(dir string) (*Dir, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the site folder: %w", err)
	}
	return &Dir{root}, nil
}

// Close releases the folder. Files are not readable afterwards.
func (d *Dir) Close() error { return d.root.Close() }

// whole is the range of a diagnostic about a file as a whole.
func wholeFile(file string) diag.Range {
	return diag.Range{Position: diag.Position{File: file}}
}
