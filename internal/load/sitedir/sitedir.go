// Package sitedir reads the files of the site folder. It trusts neither file
// names, nor file types, nor their bytes.
//
// Its input is a folder. List returns the files below a subfolder, Read returns
// the bytes of one file as they were at one moment, and Text converts them to
// clean UTF-8 with LF line ends. What an editor can fix (a symbolic link, a name
// that no web server can serve, a file in an old encoding) is added to a report, in
// the order in which it is found; a failing disk is an error.
//
// Every access goes through os.Root, so no path leads outside the folder.
// Symbolic links are never followed; pipes, sockets and devices are never
// opened. The package never writes and does not interpret the files.
package sitedir

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

// Open opens the site folder at dir. The caller closes it.
func Open(dir string) (*Dir, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the site folder: %w", err)
	}
	return &Dir{root}, nil
}

// Close closes the folder. Files are not readable afterwards.
func (d *Dir) Close() error { return d.root.Close() }

// wholeFile returns the range of a diagnostic about a file as a whole.
func wholeFile(file string) diag.Range {
	return diag.Range{Position: diag.Position{File: file}}
}
