// Package scaffold creates the files that an editor starts from: a new entry, a
// plain page, a translation, or a whole small site.
//
// Its input is the known facts of the new text and the configuration of the site;
// its output is a File: a path, and a text that is valid as far as it is filled
// in and explains the rest in comments. Create writes files into a site folder;
// Refresh and Replace write files that are generated.
//
// The package never replaces a text that a person wrote, never follows a symbolic
// link out of the site, and reads no clock: today's date comes from the caller.
package scaffold

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"text/template"

	"annals/internal/load/stricttoml"
)

// File is a file to create.
type File struct {
	Path string // relative to the site folder, with slashes
	Text []byte
}

//go:embed forms/*.tmpl
var forms embed.FS

// fill executes one of the templates of new files.
func fill(form, path string, data any) (File, error) {
	t, err := template.New(form).Funcs(template.FuncMap{"quote": stricttoml.Quote}).ParseFS(forms, "forms/"+form)
	if err != nil {
		return File{}, fmt.Errorf("read the form of a new file: %w", err)
	}
	var text strings.Builder
	if err := t.Execute(&text, data); err != nil {
		return File{}, fmt.Errorf("fill the form of %s: %w", path, err)
	}
	return File{Path: path, Text: []byte(text.String())}, nil
}

//go:embed all:site
var site embed.FS

// Site returns the files of a small example site, which builds at once.
func Site() ([]File, error) { return filesOf(site, "site") }

// filesOf returns the files of a folder that is built in.
func filesOf(from embed.FS, folder string) ([]File, error) {
	var files []File
	err := fs.WalkDir(from, folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := from.ReadFile(path)
		files = append(files, File{Path: strings.TrimPrefix(path, folder+"/"), Text: text})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the built-in example site: %w", err)
	}
	return files, nil
}
