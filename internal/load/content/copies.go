package content

import (
	"fmt"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/sitepath"
)

// original returns the path of the file of which the file at path, or a folder above
// it, has the name of a copy, if there is such a file or folder; or "". Names that
// are certainly those of copies never get here: see sitedir.
func (f *Folder) original(path string) string {
	for start := len(layout.Folder) + 1; start < len(path); {
		end := len(path)
		if slash := strings.IndexByte(path[start:], '/'); slash >= 0 {
			end = start + slash
		}
		if name, _ := sitepath.CopyOf(path[start:end]); name != "" && f.contains(path[:start]+name, end < len(path)) {
			return path[:start] + name + path[end:]
		}
		start = end + 1
	}
	return ""
}

// contains reports whether there is a file, or a folder with a file, at path.
func (f *Folder) contains(path string, isFolder bool) bool {
	if !isFolder {
		return f.Has(path)
	}
	inside := path + "/"
	i, _ := slices.BinarySearchFunc(f.files, file{path: inside}, comparePaths)
	return i < len(f.files) && strings.HasPrefix(f.files[i].path, inside)
}

// placed returns the problems of a file. Where it should have a path that another file
// has, the hint does not send it there.
func (f *Folder) placed(r file) diag.List {
	if r.Document != nil || r.IntendedPath == "" {
		return r.Problems
	}
	i, taken := slices.BinarySearchFunc(f.files, file{path: r.IntendedPath}, comparePaths)
	if !taken {
		return r.Problems
	}
	problems := slices.Clone(r.Problems)
	for i := range problems {
		if p := &problems[i]; p.Code == diag.InvalidLanguage && p.Line == 0 || p.Code == diag.FilePosition {
			p.Hint = fmt.Sprintf("bring what is missing into %s, and delete this one; or give this one its name", r.IntendedPath)
		}
	}
	if d := f.files[i].Document; d != nil && d.Withdrawal != nil {
		problems = diag.List{withdrawnText(r.path, d.ID)}
	}
	return problems
}

func copyProblem(path, original string) diag.Diagnostic {
	problem := diag.Problem{
		Code:    diag.ConflictCopy,
		Message: fmt.Sprintf("by its name this is a copy of %s, as programs make them when two people change a file at once", original),
		Hint:    fmt.Sprintf("bring what is missing into %s, and delete this one; if it is a text of its own, rename it", original),
	}
	return problem.At(diag.Range{Position: diag.Position{File: path}})
}
