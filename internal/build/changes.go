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
func (c Changes) touch(path string) bool {
	return c.All || slices.ContainsFunc(c.Paths, func(changed string) bool { return within(changed, path) })
}

// touchTheme reports whether anything but content is among c: templates, static
// files, catalogues, fonts.
func (c Changes) touchTheme() bool {
	return c.All || slices.ContainsFunc(c.Paths, func(changed string) bool { return !within(changed, contentFolder) })
}

// and returns the changes of both.
func (c Changes) and(more Changes) Changes {
	return Changes{All: c.All || more.All, Paths: slices.Concat(c.Paths, more.Paths)}
}

// within reports whether path is the file or folder top, or stands in it.
func within(path, top string) bool {
	rest, ok := strings.CutPrefix(path, top)
	return ok && (rest == "" || rest[0] == '/')
}
