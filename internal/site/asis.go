package site

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/near"
)

// checkAsIs warns of names in config.toml's [evidence] that name no file of an entry.
func (r *resolver) checkAsIs() {
	if len(r.in.Config.Evidence.AsIs) == 0 {
		return
	}
	files := slices.Clone(r.in.Record.Unread)
	for _, f := range r.in.Record.Evidence {
		files = append(files, f.Path)
	}
	for _, n := range r.in.Config.Evidence.AsIs {
		isBelow := func(folder string) bool {
			return slices.ContainsFunc(files, func(file string) bool { return strings.HasPrefix(file, folder) })
		}
		switch {
		case slices.Contains(files, n.File), strings.HasSuffix(n.File, "/") && isBelow(n.File):
		case isBelow(n.File + "/"):
			r.problems.Warn(n.At, diag.UnknownAsset, fmt.Sprintf("%s is a folder", n.File), fmt.Sprintf("write %q for all files in it", n.File+"/"))
		default:
			r.problems.Warn(n.At, diag.UnknownAsset, fmt.Sprintf("there is nothing at %s", n.File), nearFile(n.File, files))
		}
	}
}

// nearFile is a hint at the file of the same folder that was probably meant.
func nearFile(name string, files []string) string {
	folder := path.Dir(name) + "/"
	var names []string
	for _, file := range files {
		if below, ok := strings.CutPrefix(file, folder); ok {
			names = append(names, below)
		}
	}
	if similar := near.Word(path.Base(name), names); similar != "" {
		return fmt.Sprintf("did you mean %q?", folder+similar)
	}
	return "put it there, or delete it from the list"
}
