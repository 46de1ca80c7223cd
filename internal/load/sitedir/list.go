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

// maxDepth is far beyond any site and keeps a hostile tree from taking time
// that grows with the square of its depth.
const maxDepth = 32

// List returns the regular files below the folder sub ("content"; "." is the
// whole site), at any depth, sorted by path. A missing folder has no files.
// Ignored names are omitted; special files and unusable names are omitted and
// reported. The error is for a failing disk.
func (d *Dir) List(sub string, report *diag.List) ([]File, error) {
	return d.list(sub, report, (*lister).fromFolder)
}

// Below returns what List would return for one path: the regular file there, or
// the files below the folder there; nothing if the path does not exist.
func (d *Dir) Below(path string, report *diag.List) ([]File, error) {
	if slices.ContainsFunc(strings.Split(path, "/"), Ignored) {
		return nil, nil
	}
	return d.list(path, report, (*lister).fromPath)
}

// Hidden returns what Below would return for a path whose last name is one that Ignored
// accepts, such as "static/.well-known", and that the site asks for by its name. In a
// folder, Ignored names are omitted as anywhere.
func (d *Dir) Hidden(path string, report *diag.List) ([]File, error) {
	return d.list(path, report, (*lister).fromPath)
}

// list walks a path with a method of lister and returns the sorted results.
func (d *Dir) list(path string, report *diag.List, walk func(*lister, string) error) ([]File, error) {
	l := lister{dir: d, report: report}
	if err := walk(&l, path); err != nil {
		return nil, fmt.Errorf("list %s: %w", path, err)
	}
	slices.SortFunc(l.files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return l.files, nil
}

type lister struct {
	dir    *Dir
	files  []File
	report *diag.List
}

// fromFolder lists the folder sub.
func (l *lister) fromFolder(sub string) error {
	if sub == "." {
		return l.folder(sub, 1)
	}
	info, err := l.lstat(sub)
	switch {
	case err != nil || info == nil:
		return err
	case info.Mode().IsRegular():
		l.report.Error(wholeFile(sub), diag.FilePosition, fmt.Sprintf("%q is a file where a folder is expected", sub), "move it or rename it")
		return nil
	}
	return l.add(sub, info, 0)
}

// fromPath lists one path, at the depth that it has in the site. Problems of its
// parent folders are not reported: they belong to another path.
func (l *lister) fromPath(file string) error {
	if err := l.dir.checkParents(l.dir.Stored(file)); err != nil {
		_, err = asProblem(err)
		return err
	}
	info, err := l.lstat(file)
	if err != nil || info == nil {
		return err
	}
	return l.add(file, info, strings.Count(file, "/"))
}

// lstat returns the file info of a path that does not come from listing its
// folder, so its name and parents are checked. It is nil if the path does not
// exist or cannot be used; the latter is reported.
func (l *lister) lstat(file string) (fs.FileInfo, error) {
	if err := sitepath.Check(file); err != nil {
		l.report.Add(wholeFile(file), diag.FileName, err)
		return nil, nil
	}
	stored := l.dir.Stored(file)
	if err := l.dir.checkParents(stored); err != nil {
		return nil, l.addProblem(file, err)
	}
	info, err := l.dir.root.Lstat(stored)
	if err != nil {
		return nil, l.addProblem(file, err)
	}
	return info, nil
}

// folder lists one folder and those below it.
func (l *lister) folder(dir string, depth int) error {
	if depth > maxDepth {
		l.report.Error(wholeFile(dir), diag.FilePosition, fmt.Sprintf("folders are nested more than %d deep", maxDepth), "move the files further up")
		return nil
	}
	f, err := l.dir.root.Open(dir)
	if stored := l.dir.storedAfter(dir, err); stored != dir {
		f, err = l.dir.root.Open(stored)
	}
	if err != nil {
		return l.addProblem(dir, err)
	}
	entries, err := f.ReadDir(-1)
	f.Close()
	if err != nil {
		return l.addProblem(dir, err)
	}
	for _, entry := range l.normalised(dir, entries) {
		if err := l.entry(path.Join(dir, entry.name), entry, depth); err != nil {
			return err
		}
	}
	return nil
}

func (l *lister) entry(file string, entry fs.DirEntry, depth int) error {
	if l.isCopy(file) {
		return nil
	}
	if err := sitepath.Check(file); err != nil {
		l.report.Add(wholeFile(file), diag.FileName, err)
		return nil
	}
	info, err := entry.Info()
	if err != nil {
		return l.addProblem(file, err)
	}
	return l.addOriginal(file, info, depth)
}

// isCopy reports a file or folder that is a copy of another from its name alone.
func (l *lister) isCopy(file string) bool {
	folder, name := path.Split(file)
	original, certain := sitepath.CopyOf(name)
	if certain {
		l.report.Error(wholeFile(file), diag.ConflictCopy,
			fmt.Sprintf("this is a second version of %s, left by a program when two people changed that file at once", folder+original),
			fmt.Sprintf("bring what is missing into %s, and delete this one; or give this one its name", folder+original))
	}
	return certain
}

// add lists a folder, adds a regular file or reports a special one or a copy; depth is
// that of the containing folder.
func (l *lister) add(file string, info fs.FileInfo, depth int) error {
	if l.isCopy(file) {
		return nil
	}
	return l.addOriginal(file, info, depth)
}

// addOriginal is add for what is no copy.
func (l *lister) addOriginal(file string, info fs.FileInfo, depth int) error {
	switch {
	case info.IsDir():
		return l.folder(file, depth+1)
	case !info.Mode().IsRegular():
		l.report.Add(wholeFile(file), diag.FileSpecial, specialFile("this", info.Mode()))
	default:
		l.files = append(l.files, File{Path: file, Size: info.Size()})
	}
	return nil
}

// addProblem reports err if an editor can fix its cause, and else returns it.
// Files that were deleted since their folder was read are ignored.
func (l *lister) addProblem(file string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	problem, err := asProblem(err)
	if problem != nil {
		l.report.Add(wholeFile(file), problem.Code, problem)
	}
	return err
}
