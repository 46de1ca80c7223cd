package watch

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// maxDepth limits the depth of folders below the site folder, as a guard against
// hostile trees.
const maxDepth = 32

// scope defines which files belong to the site. Paths are relative to its folder,
// with slashes; "." is the folder itself.
type scope struct {
	root   string // absolute
	names  []string
	ignore func(name string) bool
}

// file returns the absolute file name of path.
func (s scope) file(path string) string { return filepath.Join(s.root, filepath.FromSlash(path)) }

// path returns the path of an absolute file name, and whether it belongs to the
// site.
func (s scope) path(file string) (string, bool) {
	relative, err := filepath.Rel(s.root, file)
	if err != nil {
		return "", false
	}
	relative = filepath.ToSlash(relative)
	return relative, relative == "." || s.contains(relative)
}

// contains reports whether path, whose folder belongs to the site, does so too.
func (s scope) contains(file string) bool {
	folder, name := path.Split(file)
	if folder == "" {
		return slices.Contains(s.names, name)
	}
	return s.ignore == nil || !s.ignore(name)
}

// stat describes the file at path. Only the site folder itself may be reached
// through a symbolic link.
func (s scope) stat(path string) (fs.FileInfo, error) {
	if path == "." {
		return os.Stat(s.root)
	}
	return os.Lstat(s.file(path))
}

// list returns the entries of a folder that belong to the site. A folder that
// cannot be read has none: the change of its mode causes an event of its own.
func (s scope) list(folder string) []fs.DirEntry {
	if strings.Count(folder, "/") >= maxDepth {
		return nil
	}
	entries, err := os.ReadDir(s.file(folder))
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return !s.contains(path.Join(folder, e.Name())) })
}
