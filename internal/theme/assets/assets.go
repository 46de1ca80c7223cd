// Package assets collects the files that are published unchanged: those of the built-in
// theme, each replaced by a file of the same name in the site's static/.
//
// A style sheet or script is published under its own name and under a name with a hash
// of its content ("style.3f9a1c07.css"). Pages use the latter, so that browsers may
// cache it for ever. The package reads the site's files through package sitedir and
// writes nothing.
package assets

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/sitedir"
	"annals/internal/near"
	"annals/internal/sitepath"
)

const (
	folder  = "static"
	maxFile = 64 << 20

	// embedFile embeds the built-in theme in the program. In Annals' own repository,
	// static/ belongs to the built-in theme and to the first site.
	embedFile = folder + "/embed.go"
)

// Assets are the files of static/. They are immutable.
type Assets struct {
	files map[string]file
	names []string // sorted
}

// file is one asset. A file of the site without a fingerprint is read when it is
// published, so that large files are not kept in memory.
type file struct {
	from      string // "static/style.css"; "" for a built-in file
	published string // the name with the fingerprint, if it has one
	data      []byte
	read      func() ([]byte, error)
}

// Load collects the built-in files and the site's. The error is an I/O error.
func Load(builtin fs.FS, dir *sitedir.Dir, report *diag.List) (*Assets, error) {
	a := &Assets{files: map[string]file{}}
	if err := a.builtin(builtin); err != nil {
		return nil, err
	}
	found, err := dir.List(folder, report)
	if err != nil {
		return nil, err
	}
	for _, f := range found {
		if f.Path == embedFile {
			continue
		}
		if err := a.add(dir, f, report); err != nil {
			return nil, err
		}
	}
	for name := range a.files {
		a.names = append(a.names, name)
	}
	slices.Sort(a.names)
	return a, nil
}

func (a *Assets) builtin(fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, ".go") {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return fmt.Errorf("read the built-in %s: %w", name, err)
		}
		a.files[name] = newFile("", name, data)
		return nil
	})
}

func (a *Assets) add(dir *sitedir.Dir, f sitedir.File, report *diag.List) error {
	name := strings.TrimPrefix(f.Path, folder+"/")
	if !isFingerprinted(name) {
		a.files[name] = file{from: f.Path, published: name, read: func() ([]byte, error) {
			var problems diag.List
			data, err := dir.Read(f.Path, maxFile, &problems)
			if len(problems) > 0 {
				err = &diag.Problem{Code: problems[0].Code, Message: problems[0].Message, Hint: problems[0].Hint}
			}
			return data, err
		}}
		if f.Size > maxFile {
			report.Error(diag.Range{Position: diag.Position{File: f.Path}}, diag.FileTooLarge,
				fmt.Sprintf("the file has %s; %s is the most", diag.Size(f.Size), diag.Size(maxFile)), "publish large files elsewhere and link to them")
		}
		return nil
	}
	data, err := dir.Read(f.Path, maxFile, report)
	if err == nil && data != nil {
		a.files[name] = newFile(f.Path, name, data)
	}
	return err
}

func newFile(from, name string, data []byte) file {
	f := file{from: from, published: name, data: data}
	if isFingerprinted(name) {
		f.published = sitepath.Fingerprint(name, sha256.Sum256(data))
	}
	return f
}

func isFingerprinted(name string) bool {
	return strings.HasSuffix(name, ".css") || strings.HasSuffix(name, ".js")
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

// Render writes the bytes of the file. A file that cannot be read is a
// *diag.Problem.
func (f File) Render(w io.Writer) error {
	data := f.file.data
	if f.file.read != nil {
		var err error
		if data, err = f.file.read(); err != nil {
			return err
		}
	}
	_, err := w.Write(data)
	return err
}
