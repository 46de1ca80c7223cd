package publish

import (
	"io/fs"
	"path"
)

// item is one file or folder of a tree.
type item struct {
	path   string      // relative to the tree
	kind   fs.FileMode // type bits only
	info   fs.FileInfo // of folders only; nil where closed
	mount  bool        // a folder where another file system begins; what is in it is not listed
	closed bool        // a folder that this process may not read; what is in it is not listed
}

// inventory is the content of an output folder, divided into the site's own files
// and foreign ones.
type inventory struct {
	ours    map[string]bool // files
	folders []item          // ours
	foreign []item          // folders before what they hold
	byPath  map[string]item // of foreign
}

// classify divides the items of a folder. Only a regular file that the manifest
// lists is ours; a folder is ours if the manifest has a file in it, but never one where
// another file system begins.
func (m manifest) classify(found []item) inventory {
	folders := make(map[string]bool)
	for name := range m {
		for dir := path.Dir(name); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	in := inventory{ours: make(map[string]bool, len(m)), byPath: make(map[string]item)}
	for _, f := range found {
		_, listed := m[f.path]
		switch {
		case f.kind.IsRegular() && (listed || f.path == ManifestName):
			in.ours[f.path] = true
		case f.kind.IsDir() && folders[f.path] && !f.mount:
			in.folders = append(in.folders, f)
		default:
			in.foreign = append(in.foreign, f)
			in.byPath[f.path] = f
		}
	}
	return in
}

// conflict returns the foreign item that a file of ours at name would replace or
// would have to be in, and whether there is one.
func (in inventory) conflict(name string) (string, bool) {
	if _, foreign := in.byPath[name]; foreign {
		return name, true
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if f, foreign := in.byPath[dir]; foreign && (!f.kind.IsDir() || f.mount || f.closed) {
			return dir, true
		}
	}
	return "", false
}

// foreignFiles counts the foreign items that are not folders.
func (in inventory) foreignFiles() int {
	n := 0
	for _, f := range in.foreign {
		if !f.kind.IsDir() {
			n++
		}
	}
	return n
}
