package content

import (
	"context"
	"maps"
	"runtime"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/load/sitedir"
	"annals/internal/par"
)

// Folder holds the Result of every file in content/. It is immutable. Since a
// Result depends only on the file and the configuration, a Folder can be reloaded
// without reading the files that did not change.
type Folder struct {
	loader   *Loader
	files    []file               // in the order of their paths
	rejected map[string]diag.List // problems by path: special files and unusable names
}

// file is the Result of the file at a path.
type file struct {
	path string
	Result
}

func comparePaths(a, b file) int { return strings.Compare(a.path, b.path) }

// Reread reads the files and folders at the paths again and takes the rest from
// f, which does not change. Paths outside content/ are ignored.
func (f *Folder) Reread(ctx context.Context, dir *sitedir.Dir, jobs int, paths []string) (*Folder, error) {
	next := &Folder{loader: f.loader, files: slices.Clone(f.files), rejected: maps.Clone(f.rejected)}
	if next.rejected == nil {
		next.rejected = map[string]diag.List{}
	}
	files, err := next.list(dir, paths)
	if err != nil {
		return nil, err
	}
	loaded, err := f.loader.files(ctx, dir, jobs, files)
	if err != nil {
		return nil, err
	}
	next.files = slices.Concat(next.files, loaded)
	slices.SortFunc(next.files, comparePaths)
	return next, nil
}

// readers are those of one goroutine. Texts and evidence stand in different folders, one
// after the other.
type readers struct{ texts, evidence *sitedir.Reader }

// files parses files, which are sorted by path.
func (l *Loader) files(ctx context.Context, dir *sitedir.Dir, jobs int, files []sitedir.File) ([]file, error) {
	if jobs < 1 {
		jobs = runtime.GOMAXPROCS(0)
	}
	all := make([]readers, jobs)
	for i := range all {
		all[i] = readers{dir.Reader(), dir.Reader()}
		defer all[i].texts.Close()
		defer all[i].evidence.Close()
	}
	loaded := make([]file, len(files))
	err := par.Do(ctx, jobs, len(files), func(ctx context.Context, worker, i int) (err error) {
		loaded[i].path = files[i].Path
		loaded[i].Result, err = l.file(ctx, dir, all[worker], files[i])
		return err
	})
	return loaded, err
}

// list removes the results of the paths and returns the files that exist there
// now.
func (f *Folder) list(dir *sitedir.Dir, paths []string) ([]sitedir.File, error) {
	changed := map[string]bool{}
	for _, path := range paths {
		changed[path] = true
	}
	f.files = slices.DeleteFunc(f.files, func(known file) bool { return covered(known.path, changed) })
	maps.DeleteFunc(f.rejected, func(path string, _ diag.List) bool { return covered(path, changed) })

	var files []sitedir.File
	for _, top := range slices.Sorted(maps.Keys(changed)) {
		if !layout.Contains(top) || covered(parent(top), changed) {
			continue
		}
		var problems diag.List
		found, err := dir.Below(top, &problems)
		if err != nil {
			return nil, err
		}
		for _, p := range problems {
			f.rejected[p.File] = append(f.rejected[p.File], p)
		}
		files = append(files, found...)
	}
	return files, nil
}

// covered reports whether a path, or a folder above it, is one of set.
func covered(path string, set map[string]bool) bool {
	for ; path != ""; path = parent(path) {
		if set[path] {
			return true
		}
	}
	return false
}

func parent(path string) string { return path[:max(strings.LastIndexByte(path, '/'), 0)] }

// Record returns the results of all files in the order of their paths, with all
// problems. A file with mistakes is omitted from the Record, or included as far
// as it could be parsed.
func (f *Folder) Record() (*Record, diag.List) {
	record := &Record{Documents: make([]*Document, 0, len(f.files))}
	var problems diag.List
	for _, path := range slices.Sorted(maps.Keys(f.rejected)) {
		problems = append(problems, f.rejected[path]...)
		record.Unread = append(record.Unread, path)
	}
	for _, r := range f.files {
		if original := f.original(r.path); original != "" {
			problems = append(problems, copyProblem(r.path, original))
			record.Unread = append(record.Unread, r.path)
			continue
		}
		problems = append(problems, f.placed(r)...)
		switch {
		case r.Document != nil:
			record.Documents = append(record.Documents, r.Document)
		case r.Votes != nil:
			record.Votes = append(record.Votes, r.Votes)
		case r.Evidence != nil:
			record.Evidence = append(record.Evidence, r.Evidence)
		case r.Links != nil:
			record.Links = r.Links
		case r.History:
		default:
			record.Unread = append(record.Unread, r.path)
			if r.IntendedPath != "" {
				record.Unread = append(record.Unread, r.IntendedPath)
			}
		}
	}
	return record, problems
}

// Has reports whether there is a usable file at path.
func (f *Folder) Has(path string) bool {
	_, ok := slices.BinarySearchFunc(f.files, file{path: path}, comparePaths)
	return ok
}
