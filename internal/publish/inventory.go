package publish

import (
	"io/fs"
	"path"
)

// item is one file or folder of a tree.
type item struct {
	path string      // relative to the tree
	kind fs.FileMode // type bits only
}

// inventory is the content of an output folder, divided into the site's own files
// and foreign ones.
type inventory struct {
	ours    map[string]bool
	foreign []item // folders before what they hold
	kinds   map[string]fs.FileMode
}

// classify divides the items of a folder. Only a regular file that the manifest
// lists is ours; a folder is ours if the manifest has a file in it.
func (m manifest) classify(found []item) inventory {
	folders := make(map[string]bool)
	for name := range m {
		for dir := path.Dir(name); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	in := inventory{ours: make(map[string]bool, len(m)), kinds: make(map[string]fs.FileMode)}
	for _, f := range found {
		_, listed := m[f.path]
		switch {
		case f.kind.IsRegular() && (listed || f.path == ManifestName):
			in.ours[f.path] = true
		case f.kind.IsDir() && folders[f.path]:
		default:
			in.foreign = append(in.foreign, f)
			in.kinds[f.path] = f.kind
		}
	}
	return in
}

// conflict returns the foreign item that a file of ours at name would replace or
// would have to be in, and whether there is one.
func (in inventory) conflict(name string) (string, bool) {
	if _, foreign := in.kinds[name]; foreign {
		return name, true
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if kind, foreign := in.kinds[dir]; foreign && !kind.IsDir() {
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
