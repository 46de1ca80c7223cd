package config

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/sitepath"
)

// Static says which files of static/ are published on the word of the editors.
type Static struct {
	AsIs     []Named // published unexamined; a folder ends in "/"
	Replaces []Named // take the place of a built-in file
	Large    []Named // are known to be large
	Dotfiles []Named // are published although they are hidden; at the top of static/
}

// Named is a file that config.toml names.
type Named struct {
	File string     // relative to static/
	At   diag.Range // of the name
}

// static is [static].
type static struct {
	AsIs     []*string `toml:"as_is" example:"[\"papers/report.pdf\"]"`
	Replaces []*string `toml:"replaces" example:"[\"style.css\"]"`
	Large    []*string `toml:"large" example:"[\"map.png\"]"`
	Dotfiles []*string `toml:"dotfiles" example:"[\".well-known\"]"`
}

const (
	staticFolder  = "static/"
	staticExample = `write the path below static/, such as "papers/report.pdf"`
)

// static reads [static].
func (r *reader) static() Static {
	if r.Static == nil {
		return Static{}
	}
	return Static{
		AsIs:     r.named("static.as_is", r.Static.AsIs, checkFileOrFolder),
		Replaces: r.named("static.replaces", r.Static.Replaces, checkFile),
		Large:    r.named("static.large", r.Static.Large, checkFile),
		Dotfiles: r.named("static.dotfiles", r.Static.Dotfiles, checkDotfile),
	}
}

// Evidence says which files in the folders of entries are published on the word of the
// editors.
type Evidence struct {
	AsIs []Named // published with whatever they say of people; a folder ends in "/"
}

// evidence is [evidence]. Its names are paths of the site: they begin with content/.
type evidence struct {
	AsIs []*string `toml:"as_is" example:"[\"content/2014/coi-report/report.pdf\"]"`
}

func (r *reader) evidence() Evidence {
	if r.Evidence == nil {
		return Evidence{}
	}
	return Evidence{AsIs: r.named("evidence.as_is", r.Evidence.AsIs, checkEvidence)}
}

// IsAsIs reports whether the editors answer for a file. What can run is to be named itself.
func (e *Evidence) IsAsIs(file string, isActive bool) bool {
	return slices.ContainsFunc(e.AsIs, func(n Named) bool {
		return n.File == file || strings.HasSuffix(n.File, "/") && strings.HasPrefix(file, n.File) && !isActive
	})
}

func checkEvidence(name string) error {
	below, ok := strings.CutPrefix(name, layout.Folder+"/")
	if !ok || strings.Count(strings.TrimSuffix(below, "/"), "/") < 1 {
		return &diag.Problem{
			Code: diag.InvalidValue, Message: "this names no file in the folder of an entry",
			Hint: `write its path in the site, such as "content/2014/coi-report/report.pdf"`,
		}
	}
	return checkStatic(name, true)
}

// named checks a list of files.
func (r *reader) named(key string, names []*string, check func(string) error) []Named {
	var all []Named
	for i, name := range names {
		at := fmt.Sprintf("%s[%d]", key, i)
		file := r.namedFile(at, name, check)
		if file == nil {
			continue
		}
		if slices.ContainsFunc(all, func(n Named) bool { return n.File == file.File }) {
			r.valueError(at, diag.InvalidValue, "this file is listed twice", "delete one of the two")
			continue
		}
		all = append(all, *file)
	}
	return all
}

// namedFile reads the name of a file, which may be missing. It returns nil unless the
// name passes the check.
func (r *reader) namedFile(key string, name *string, check func(string) error) *Named {
	if name == nil {
		return nil
	}
	file := sitepath.Normal(*name)
	if problem := check(file); problem != nil {
		r.problem(key, problem)
		return nil
	}
	return &Named{File: file, At: r.keys.Value(key)}
}

func checkFile(name string) error         { return checkStatic(name, false) }
func checkFileOrFolder(name string) error { return checkStatic(name, true) }

func checkStatic(name string, mayBeFolder bool) error {
	file, isFolder := strings.CutSuffix(name, "/")
	below, isWhole := strings.CutPrefix(name, staticFolder)
	switch {
	case file == "":
		return &diag.Problem{Code: diag.InvalidValue, Message: "this names no file", Hint: staticExample}
	case isWhole && below != "":
		return &diag.Problem{Code: diag.InvalidValue, Message: "the path begins below static/", Hint: fmt.Sprintf("write %q", below)}
	case strings.ContainsAny(name, "*?["):
		return &diag.Problem{Code: diag.InvalidValue, Message: "patterns are not known here", Hint: `name each file, or a folder with a slash at its end, such as "papers/"`}
	case isFolder && !mayBeFolder:
		return &diag.Problem{Code: diag.InvalidValue, Message: "this names a folder", Hint: "name each file"}
	case path.Clean(file) != file:
		return &diag.Problem{Code: diag.InvalidValue, Message: "this is no plain path", Hint: staticExample}
	}
	return sitepath.Check(file)
}
