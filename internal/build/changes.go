package build

import (
	"slices"
	"strings"
)

// Changes says what may be different since the site was read before.
type Changes struct {
	All   bool     // anything may be
	Paths []string // files or folders, made, changed or gone; relative to the site, with slashes
}

// touch reports whether the file or the folder, or something in it, is among c.
func (c Changes) affects(path string) bool {
	return c.All || slices.ContainsFunc(c.Paths, func(changed string) bool { return within(changed, path) })
}

// TouchTheme reports whether anything but content is among c: templates, static
// files, catalogues, fonts, the configuration.
func (c Changes) TouchTheme() bool {
	return c.All || slices.ContainsFunc(c.Paths, func(changed string) bool { return !within(changed, contentFolder) })
}

// And returns the changes of both, each path once.
func (c Changes) And(more Changes) Changes {
	paths := slices.Concat(c.Paths, more.Paths)
	slices.Sort(paths)
	return Changes{All: c.All || more.All, Paths: slices.Compact(paths)}
}

// within reports whether path is the file or folder top, or stands in it.
func within(path, top string) bool {
	rest, ok := strings.CutPrefix(path, top)
	return ok && (rest == "" || rest[0] == '/')
}
