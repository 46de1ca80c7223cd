// Package plan is the plan stage: the outputs of all formats become one list,
// in which no two files want one path. It renders nothing and knows no format.
package plan

import (
	"fmt"
	"strings"

	"annals/internal/diag"
	"annals/internal/output"
	"annals/internal/permalink"
)

// Join puts the formats' outputs into one list, in the order given, and reports
// paths that are taken twice or could not stand together on every disk. Only
// static files can clash at this stage: what content asks for was settled by
// package site. The reserved paths are taken from the start, by files that are
// made after all others.
func Join(reserved []string, formats ...[]output.Output) ([]output.Output, diag.List) {
	j := newJoiner(reserved, formats)
	for _, outputs := range formats {
		for i := range outputs {
			j.add(&outputs[i])
		}
	}
	free := "" // the folder that was looked at last; neighbours share one
	for i := range j.all {
		if dir := parent(j.all[i].Path); dir != free && j.checkFolders(&j.all[i], dir) {
			free = dir
		}
	}
	j.problems.Sort()
	return j.all, j.problems
}

// joiner knows what is taken. Its keys are folded, so that paths which differ
// only by case or normal form meet.
type joiner struct {
	all      []output.Output
	files    map[string]*output.Output
	folders  map[string]folder
	reported map[[2]string]bool // pairs of files whose clash was reported
	problems diag.List
}

func newJoiner(reserved []string, formats [][]output.Output) *joiner {
	n := 0
	for _, outputs := range formats {
		n += len(outputs)
	}
	j := &joiner{
		all: make([]output.Output, 0, n), files: make(map[string]*output.Output, n+len(reserved)),
		folders: map[string]folder{}, reported: map[[2]string]bool{},
	}
	for _, path := range reserved {
		j.files[permalink.Fold(path)] = &output.Output{Path: path}
	}
	return j
}

// folder is a folder with the first file that needs it.
type folder struct {
	path    string
	of      *output.Output
	clashes bool // was reported
}

func (j *joiner) add(o *output.Output) {
	key := permalink.Fold(o.Path)
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

// checkFolders enters the folder of a file and those above it, and reports
// whether they can be. One clash a folder is told.
func (j *joiner) checkFolders(o *output.Output, dir string) bool {
	free := true
	for ; dir != ""; dir = parent(dir) {
		key := permalink.Fold(dir)
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

// clash blames the file that is easiest to rename, and names the other one.
func (j *joiner) clash(a, b *output.Output, message string) {
	if renameRank(a) > renameRank(b) {
		a, b = b, a
	}
	pair := [2]string{a.From, b.From}
	if j.reported[pair] {
		return // they clash once in each language
	}
	j.reported[pair] = true
	other := a.From
	if other == "" {
		other = "a file that Annals makes itself"
	}
	at := diag.Range{Position: diag.Position{File: b.From}}
	j.problems.Error(at, diag.DuplicateAddress, message+"; the other one is "+other, "rename this file")
}

// ease ranks what a person can rename: a static file has no address of its own
// to keep, a page of Annals' own has no file.
func renameRank(o *output.Output) int {
	switch {
	case strings.HasPrefix(o.From, "static/"):
		return 2
	case o.From != "":
		return 1
	}
	return 0
}
