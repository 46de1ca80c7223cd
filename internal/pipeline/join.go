package pipeline

import (
	"fmt"
	"strings"

	"annals/internal/diag"
	"annals/internal/output"
	"annals/internal/sitepath"
)

// join concatenates the formats' outputs, in the order given, and reports paths
// that are used twice or could not coexist on every file system. Only static files
// can clash at this stage: package site has checked the paths of content. Outputs
// at one of the reserved paths are clashes too.
func join(reserved []string, report *diag.List, formats ...[]output.Output) []output.Output {
	j := newJoiner(reserved, report, formats)
	for _, outputs := range formats {
		for i := range outputs {
			j.add(&outputs[i])
		}
	}
	free := "" // the folder checked last; neighbours are in the same one
	for i := range j.all {
		if dir := parent(j.all[i].Path); dir != free && j.checkFolders(&j.all[i], dir) {
			free = dir
		}
	}
	return j.all
}

// joiner collects used paths. Its keys are folded, so that paths that differ only
// by case or normal form are equal.
type joiner struct {
	all      []output.Output
	files    map[string]*output.Output
	folders  map[string]folder
	reported map[[2]string]bool // pairs of files whose clash was reported
	report   *diag.List
}

func newJoiner(reserved []string, report *diag.List, formats [][]output.Output) *joiner {
	n := 0
	for _, outputs := range formats {
		n += len(outputs)
	}
	j := &joiner{
		all: make([]output.Output, 0, n), files: make(map[string]*output.Output, n+len(reserved)),
		folders: map[string]folder{}, reported: map[[2]string]bool{}, report: report,
	}
	for _, path := range reserved {
		j.files[sitepath.Fold(path)] = &output.Output{Path: path}
	}
	return j
}

// folder is a folder and the first file in it.
type folder struct {
	path    string
	of      *output.Output
	clashes bool // a clash was reported
}

func (j *joiner) add(o *output.Output) {
	key := sitepath.Fold(o.Path)
	before, taken := j.files[key]
	switch {
	case !taken:
		j.files[key] = o
		j.all = append(j.all, *o)
	case before.Path == o.Path:
		j.clash(before, o, fmt.Sprintf("the address %s is taken twice", o.Path))
	default:
		j.clash(before, o, fmt.Sprintf("the addresses %s and %s differ only by case or spelling, which many disks cannot keep apart", before.Path, o.Path))
	}
}

// checkFolders records the parent folders of a file and reports whether none of
// them clashes. It adds at most one diagnostic for each folder.
func (j *joiner) checkFolders(o *output.Output, dir string) bool {
	free := true
	for ; dir != ""; dir = parent(dir) {
		key := sitepath.Fold(dir)
		known, seen := j.folders[key]
		if !seen {
			known = folder{path: dir, of: o}
		}
		file, isFile := j.files[key]
		switch {
		case known.clashes:
		case isFile:
			known.clashes = true
			j.clash(file, o, fmt.Sprintf("%s is a file, but %s needs a folder of that name", file.Path, o.Path))
		case known.path != dir:
			known.clashes = true
			j.clash(known.of, o, fmt.Sprintf("the folders %s and %s differ only by case or spelling, which many disks cannot keep apart", known.path, dir))
		}
		j.folders[key] = known
		free = free && !known.clashes
	}
	return free
}

func parent(p string) string {
	i := strings.LastIndexByte(p, '/')
	if i < 0 {
		return ""
	}
	return p[:i]
}

// clash reports the file that is easier to rename, and mentions the other one.
func (j *joiner) clash(a, b *output.Output, message string) {
	if renameRank(a) > renameRank(b) {
		a, b = b, a
	}
	pair := [2]string{a.From, b.From}
	if j.reported[pair] {
		return // the same two files clash again in each language
	}
	j.reported[pair] = true
	other := a.From
	if other == "" {
		other = "a file that Annals makes itself"
	}
	at := diag.Range{Position: diag.Position{File: b.From}}
	hint := "rename this file"
	if b.Kind == output.KindRedirect {
		hint = fmt.Sprintf("write the alias of %s differently, or delete it", b.Path)
	}
	j.report.Error(at, diag.DuplicateAddress, message+"; the other one is "+other, hint)
}

// renameRank is higher the easier a file can be renamed: a static file has no
// address to keep, a generated page has no file.
func renameRank(o *output.Output) int {
	switch {
	case strings.HasPrefix(o.From, "static/"):
		return 2
	case o.From != "":
		return 1
	}
	return 0
}
