// Package assets collects the files of static/: those of the built-in theme, each
// replaced by a file of the same name in the site's static/.
//
// What is published of the site's files is decided by package media: pictures without
// their metadata, nothing that runs, nothing that cannot be cleaned, unless
// config.toml names it. Every file is examined when it is loaded, so that all problems
// are reported in one run, and cleaned again when it is published.
//
// A style sheet or script is published under its own name and under a name with a hash
// of its content ("style.3f9a1c07.css"). Pages use the latter, so that browsers may
// cache it for ever. The package reads the site's files through package sitedir and
// writes nothing.
package assets

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/cleanfile"
	"annals/internal/load/config"
	"annals/internal/load/sitedir"
	"annals/internal/near"
	"annals/internal/sitepath"
)

const (
	folder = "static"

	// embedFile embeds the built-in theme in the program. In Annals' own repository,
	// static/ belongs to the built-in theme and to the first site.
	embedFile = folder + "/embed.go"

	styleSheet = "style.css" // of the theme
	themeSheet = "theme.css" // made of [theme] in config.toml
	siteSheet  = "site.css"  // the site's own, beside that of the theme

	iconFile = "favicon.svg"
)

// Assets are the files of static/. They are immutable.
type Assets struct {
	files    map[string]file
	names    []string // sorted
	problems diag.List
	icon     []byte // the built-in one; nil if the site has its own
}

// file is one asset. A file of the site without a fingerprint is read when it is
// published, so that large files are not kept in memory.
type file struct {
	from      string         // "static/style.css"; "" for a built-in file
	published string         // the name with the fingerprint, if it has one
	data      []byte         // of a built-in file, and of one with a fingerprint
	joined    [][]byte       // published before data
	clean     cleanfile.File // of the site
	isCopy    bool           // the site's, and the same as the built-in one
	problems  diag.List
}

// Options say how the site's files are read. The zero value is ready to use.
type Options struct {
	Static config.Static
	Theme  config.Theme
	Jobs   int

	// Before is an earlier reading with the same Static, or nil; files that are not
	// Changed since are not examined again.
	Before  *Assets
	Changed func(file string) bool

	Known cleanfile.Known // pictures that were cleaned before; it may be nil
}

// Load collects the built-in files and the site's. What is wrong with a file is not
// reported but in Problems: it does not prevent planning, which finds more. The error
// is an I/O error.
func Load(ctx context.Context, builtin fs.FS, dir *sitedir.Dir, o Options, report *diag.List) (*Assets, error) {
	a := &Assets{files: map[string]file{}}
	originals, err := a.builtin(builtin)
	if err != nil {
		return nil, err
	}
	if made := sheet(o.Theme); made != nil {
		originals[themeSheet], a.files[themeSheet] = made, madeFile(themeSheet, made)
	}
	found, err := dir.List(folder, report)
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(f sitedir.File) bool { return f.Path == embedFile })
	l := loader{dir: dir, o: o, originals: originals}
	hidden, err := l.dotfiles(&a.problems)
	if err != nil {
		return nil, err
	}
	found = append(found, hidden...)
	examined, err := l.examine(ctx, found)
	if err != nil {
		return nil, err
	}
	for i, f := range examined {
		a.problems = append(a.problems, f.problems...)
		a.files[below(found[i].Path)] = f
	}
	if a.isBuiltin(iconFile) {
		a.icon = originals[iconFile]
	}
	a.join()
	l.checkNames(found, &a.problems)
	a.names = slices.Sorted(maps.Keys(a.files))
	a.checkTheme(o.Theme, &a.problems)
	return a, nil
}

// below returns the name of a file of the site in its folder static/.
func below(file string) string { return strings.TrimPrefix(file, folder+"/") }

// builtin adds the built-in files. It returns them as they are in the program, by name.
func (a *Assets) builtin(fsys fs.FS) (map[string][]byte, error) {
	originals := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, ".go") {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return fmt.Errorf("read the built-in %s: %w", name, err)
		}
		originals[name], a.files[name] = data, madeFile(name, slim(name, data))
		return nil
	})
	return originals, err
}

func madeFile(name string, data []byte) file {
	one := file{published: name, data: data}
	if isFingerprinted(name) {
		one.published = sitepath.Fingerprint(name, sha256.Sum256(data))
	}
	return one
}

func isFingerprinted(name string) bool {
	return strings.HasSuffix(name, ".css") || strings.HasSuffix(name, ".js")
}

// Problems lists what is wrong with the site's files.
func (a *Assets) Problems() diag.List { return a.problems }

// joins are files that others contain when they are published, so that no page has to
// ask for two.
var joins = map[string][]string{
	"evidence.css": {"entry.css"},
	"filters.js":   {"languages.js"},
	"lists.css":    {"long.css"},
	"search.js":    {"languages.js"},
	"subjects.css": {"long.css", "entry.css"},
	"votes.css":    {"long.css", "entry.css"},
	"year.css":     {"long.css", "lists.css", "entry.css"},
}

// join gives each file of joins those that it contains.
func (a *Assets) join() {
	joined := map[string]file{}
	for name, parts := range joins {
		f := a.files[name]
		if f.data == nil {
			continue
		}
		f.joined = nil
		for _, part := range parts {
			if data := a.files[part].data; data != nil {
				f.joined = append(f.joined, data, []byte("\n"))
			}
		}
		f.published = sitepath.Fingerprint(name, sha256.Sum256(slices.Concat(slices.Concat(f.joined...), f.data)))
		joined[name] = f
	}
	maps.Copy(a.files, joined)
}

// Names returns the names of all files, sorted.
func (a *Assets) Names() []string { return a.names }

// Name returns the published name of a file, for links in pages.
func (a *Assets) Name(name string) (string, error) {
	f, ok := a.files[name]
	if ok {
		return f.published, nil
	}
	return "", &diag.Problem{
		Code: diag.UnknownAsset, Message: fmt.Sprintf("there is no file static/%s", name),
		Hint: near.Hint(name, a.names, "put it there, or fix the name"),
	}
}

// Icon returns the built-in icon, small enough to stand in every page; nil if the site
// has its own.
func (a *Assets) Icon() []byte { return a.icon }

// Stylesheets returns the published names of the style sheets of a page, in the order
// in which they are loaded: a later one has the last word. of is that of pages of its
// kind, or "". A style.css of the site's own comes after it, unless that is its own, too.
func (a *Assets) Stylesheets(of string) []string {
	order := []string{styleSheet, of, themeSheet, siteSheet}
	if !a.isBuiltin(styleSheet) && a.isBuiltin(of) {
		order[0], order[1] = of, styleSheet
	}
	var all []string
	for _, name := range order {
		if f, ok := a.files[name]; ok {
			all = append(all, f.published)
		}
	}
	return all
}

func (a *Assets) isBuiltin(name string) bool {
	f := a.files[name]
	return f.from == "" || f.isCopy
}

// Dimensions returns the width and height at which browsers show a picture of the
// site, in pixels; 0 if not known. name is that of its published file.
func (a *Assets) Dimensions(name string) (width, height int) {
	f := a.files[name]
	return f.clean.Width, f.clean.Height
}

// Clean returns what is known of a file of the site; nil if there is none, or if it is
// built in.
func (a *Assets) Clean(name string) *cleanfile.File {
	f, ok := a.files[name]
	if !ok || f.from == "" {
		return nil
	}
	return &f.clean
}

// File is a file to publish.
type File struct {
	Path string // in the output folder
	From string // "static/style.css"; "" for a built-in file
	file file
}

// Files returns the files to publish, a fingerprinted one under both its names.
func (a *Assets) Files() []File {
	var all []File
	for _, name := range a.names {
		f := a.files[name]
		all = append(all, File{Path: name, From: f.from, file: f})
		if f.published != name {
			all = append(all, File{Path: f.published, From: f.from, file: f})
		}
	}
	return all
}

// Render writes the bytes of the file as they may be published. A file that cannot be
// read, or is no longer what it was when it was loaded, is a *diag.Problem.
func (f File) Render(w io.Writer) error {
	if f.file.data == nil {
		return f.file.clean.Render(w)
	}
	for _, part := range append(slices.Clip(f.file.joined), f.file.data) {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}
