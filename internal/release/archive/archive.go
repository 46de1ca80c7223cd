// Package archive packs the files of a release: tar.gz, zip, and packages for dpkg and rpm.
//
// Its input are files and one time for all of them, its output is an archive. The bytes
// follow from both alone: files stand in the order of their names, belong to nobody (root,
// number 0), and may be read by all. It reads and writes no file.
package archive

import (
	"archive/tar"
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"path"
	"slices"
	"time"

	"annals/internal/zipfile"
)

// File is a file of a release.
type File struct {
	Path      string // with slashes
	Data      []byte
	IsProgram bool
}

// sorted returns the files in the order of their paths.
func sorted(files []File) []File {
	return slices.SortedFunc(slices.Values(files), func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
}

// Gzip compresses as Debian wants it: as much as possible, and without name and time.
func Gzip(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	return b.Bytes(), nil
}

// TarGz packs files below the folder, "" for none.
func TarGz(folder string, files []File, made time.Time) ([]byte, error) {
	return tarGz(folder, files, made, false)
}

func tarGz(folder string, files []File, made time.Time, withFolders bool) ([]byte, error) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	entered := map[string]bool{}
	put := func(h tar.Header, data []byte) error {
		h.ModTime, h.Format, h.Uname, h.Gname = made.UTC(), tar.FormatGNU, "root", "root"
		if err := w.WriteHeader(&h); err != nil {
			return fmt.Errorf("pack %s: %w", h.Name, err)
		}
		if _, err := w.Write(data); err != nil {
			return fmt.Errorf("pack %s: %w", h.Name, err)
		}
		return nil
	}
	for _, f := range sorted(files) {
		name := path.Join(folder, f.Path)
		if withFolders {
			name = "./" + name
			for i := range len(name) {
				if dir := name[:i+1]; name[i] == '/' && !entered[dir] {
					entered[dir] = true
					if err := put(tar.Header{Typeflag: tar.TypeDir, Name: dir, Mode: 0o755}, nil); err != nil {
						return nil, err
					}
				}
			}
		}
		if err := put(tar.Header{Typeflag: tar.TypeReg, Name: name, Mode: f.mode(), Size: int64(len(f.Data))}, f.Data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return Gzip(b.Bytes())
}

func (f File) mode() int64 {
	if f.IsProgram {
		return 0o755
	}
	return 0o644
}

// Zip packs files below the folder, for Windows.
func Zip(folder string, files []File) ([]byte, error) {
	var b bytes.Buffer
	z := zipfile.New(&b)
	for _, f := range sorted(files) {
		if err := z.Put(path.Join(folder, f.Path), f.Data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
