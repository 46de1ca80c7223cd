package pipeline

import (
	"slices"
	"strings"

	"annals/internal/load/layout"
	"annals/internal/sitepath"
)

// Changes lists what may differ from the site as it was last read.
type Changes struct {
	All   bool     // anything may have changed
	Paths []string // files or folders added, changed or removed; relative to the site, with slashes
}

// affects reports whether c includes the file or folder, or something in it.
func (c Changes) affects(path string) bool {
	return c.All || slices.ContainsFunc(c.Paths, func(changed string) bool { return within(changed, path) })
}

// mayAffect reports whether c includes the file, something in it, or a folder that it
// is in.
func (c Changes) mayAffect(file string) bool {
	return c.affects(file) || slices.ContainsFunc(c.Paths, func(changed string) bool { return within(file, changed) })
}

// TouchTheme reports whether c includes anything but content: templates, static
// files, catalogues, fonts, the configuration.
func (c Changes) TouchTheme() bool {
	return c.All || slices.ContainsFunc(c.Paths, func(changed string) bool { return !layout.Contains(changed) })
}

// And returns the union of both, each path once and in normal form C, in which the site
// is read.
func (c Changes) And(more Changes) Changes {
	paths := slices.Concat(c.Paths, more.Paths)
	for i := range paths {
		paths[i] = sitepath.Normal(paths[i])
	}
	slices.Sort(paths)
	return Changes{All: c.All || more.All, Paths: slices.Compact(paths)}
}

// within reports whether path is the file or folder top, or is in it.
func within(path, top string) bool {
	rest, ok := strings.CutPrefix(path, top)
	return ok && (rest == "" || rest[0] == '/')
}
