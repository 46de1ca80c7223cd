package sitedir

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/sitepath"
)

// The paths of this package are in Unicode normal form C. Programs on a Mac store names
// in form D, and disks of other systems keep them so: a path is then stored under
// another name, which looks the same.

// Stored returns the path under which the file or folder at path is stored: path
// itself, unless there is nothing and a name of another normal form stands in its place.
func (d *Dir) Stored(file string) string {
	_, err := d.root.Lstat(file)
	return d.storedAfter(file, err)
}

// storedAfter is Stored for a path that could not be read because of err.
func (d *Dir) storedAfter(file string, err error) string {
	if err == nil || !errors.Is(err, fs.ErrNotExist) || sitepath.IsASCII(file) {
		return file
	}
	stored := ""
	for segment := range strings.SplitSeq(file, "/") {
		next := path.Join(stored, segment)
		if _, err := d.root.Lstat(next); errors.Is(err, fs.ErrNotExist) {
			like := d.storedName(cmp.Or(stored, "."), segment)
			if like == "" {
				return file
			}
			next = path.Join(stored, like)
		}
		stored = next
	}
	return stored
}

// storedName returns the name of what is stored in a folder under another normal form
// of name, or "".
func (d *Dir) storedName(folder, name string) string {
	if sitepath.IsASCII(name) {
		return ""
	}
	if decomposed := sitepath.Decomposed(name); decomposed != name {
		if _, err := d.root.Lstat(path.Join(folder, decomposed)); err == nil {
			return decomposed
		}
	}
	f, err := d.root.Open(folder)
	if err != nil {
		return ""
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	if err != nil {
		return ""
	}
	slices.Sort(names)
	for _, other := range names {
		if sitepath.Normal(other) == name {
			return other
		}
	}
	return ""
}

// named is an entry of a folder with its name in form C.
type named struct {
	fs.DirEntry
	name string
}

// normalised returns the entries of a folder with their names in form C, in their
// order. Of two that have the same name then, the first is returned, and both are
// reported.
func (l *lister) normalised(dir string, entries []fs.DirEntry) []named {
	all := make([]named, 0, len(entries))
	for _, entry := range entries {
		if !Ignored(entry.Name()) {
			all = append(all, named{entry, sitepath.Normal(entry.Name())})
		}
	}
	slices.SortFunc(all, func(a, b named) int {
		return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(formRank(a), formRank(b)), cmp.Compare(a.Name(), b.Name()))
	})
	return slices.CompactFunc(all, func(b, a named) bool { // a stands before b
		if a.name != b.name {
			return false
		}
		l.report.Error(wholeFile(path.Join(dir, a.name)), diag.FileName,
			"there are two of this name, which look the same: the letters of one are stored whole, those of the other in parts, as on a Mac",
			oneOfTwo(a, b))
		return true
	})
}

// formRank sorts form C before the others.
func formRank(n named) int {
	if n.name == n.Name() {
		return 0
	}
	return 1
}

// oneOfTwo returns a hint that tells two apart; whole is the one in form C.
func oneOfTwo(whole, inParts named) string {
	if whole.IsDir() || inParts.IsDir() {
		return "put what both hold into one of them, and delete the other"
	}
	return fmt.Sprintf("delete or rename one of them; the one stored whole has %s, the other %s", sizeOf(whole), sizeOf(inParts))
}

// sizeOf returns the size of a file for a message.
func sizeOf(n named) string {
	info, err := n.Info()
	if err != nil {
		return "an unknown size"
	}
	return diag.Size(info.Size())
}
