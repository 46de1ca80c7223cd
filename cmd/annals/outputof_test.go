package main

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// built is the files of a site by name.
type built map[string]builtFile

type builtFile struct {
	name  string
	data  []byte
	small []byte // name and data in small letters
}

func outputOf(t *testing.T, dir string) built {
	t.Helper()
	out := built{}
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		data, err := os.ReadFile(file)
		out.add(name, data)
		if err == nil && path.Dir(name) == "downloads" {
			err = out.unpack(name, data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (b built) add(name string, data []byte) {
	b[name] = builtFile{name, data, bytes.ToLower(append([]byte(name+"\n"), data...))}
}

// unpack adds the files of an archive, which are compressed in it.
func (b built) unpack(name string, data []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for _, f := range archive.File {
		content, err := fs.ReadFile(archive, f.Name)
		if err != nil {
			return err
		}
		b.add(name+"/"+f.Name, content)
	}
	return nil
}

// find returns the files that have a text, written in small letters, in their name or in
// their bytes.
func (b built) find(text string) (files []string) {
	for name, f := range b {
		if bytes.Contains(f.small, []byte(text)) {
			files = append(files, name)
		}
	}
	return files
}

// below returns the files whose names begin so.
func (b built) below(prefix string) (names []string) {
	for name := range b {
		if strings.HasPrefix(name, prefix) {
			names = append(names, name)
		}
	}
	return names
}
