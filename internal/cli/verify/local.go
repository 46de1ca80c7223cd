package verify

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"

	"annals/internal/publish"
)

// folder is a copy on a disk or a stick. Links in it are not followed.
type folder struct{ root *os.Root }

func openFolder(dir string) (source, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("look at the copy: %w", err)
	}
	return &folder{root}, nil
}

func (f *folder) parallel() int       { return 2 }
func (f *folder) expects(string) bool { return true }
func (f *folder) close() error        { return f.root.Close() }

func (f *folder) read(_ context.Context, name string, limit int64, begin func() io.Writer) error {
	info, err := f.root.Lstat(name)
	if isGone(err) || err == nil && !info.Mode().IsRegular() {
		return errMissing // a link, a folder or a device is no file of a site
	}
	if err != nil {
		return err
	}
	file, err := f.root.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	return copyUpTo(begin(), file, limit)
}

func isGone(err error) bool { return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) }

// copyUpTo copies at most limit bytes.
func copyUpTo(to io.Writer, from io.Reader, limit int64) error {
	n, err := io.Copy(to, io.LimitReader(from, limit))
	if err != nil || n < limit {
		return err
	}
	if n, err := from.Read(make([]byte, 1)); n > 0 || err == nil {
		return errLarge
	}
	return nil
}

func (f *folder) list() (names []string, err error) {
	err = fs.WalkDir(f.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if isOfHosts(name) && name != "." {
				return fs.SkipDir
			}
			return nil
		}
		names = append(names, name)
		return nil
	})
	return names, err
}

// archive is a copy in a zip, at its top or in its one folder.
type archive struct {
	file  *zip.ReadCloser
	files map[string]*zip.File
	twice []string // names that the zip has twice: programs differ in which they unpack
}

func openZip(name string) (source, error) {
	file, err := zip.OpenReader(name)
	if errors.Is(err, zip.ErrFormat) {
		return nil, &PlaceError{fmt.Sprintf("%s is no zip", name), "name a folder, a zip, or an address that begins with https://"}
	}
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("look at the copy: %w", err)
	}
	a := &archive{file: file, files: map[string]*zip.File{}}
	prefix := a.prefix()
	for _, f := range file.File {
		within, ok := strings.CutPrefix(f.Name, prefix)
		if !ok {
			within = f.Name // beside the folder of the site
		}
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if a.files[within] != nil {
			a.twice = append(a.twice, within+" (twice)")
		}
		a.files[within] = f
	}
	return a, nil
}

// prefix returns the folder in which the manifest lies, "" or "site/".
func (a *archive) prefix() string {
	prefix := ""
	for _, f := range a.file.File {
		dir, base := path.Split(f.Name)
		if base != publish.ManifestName || strings.Count(dir, "/") > 1 {
			continue
		}
		if dir == "" {
			return ""
		}
		prefix = dir
	}
	return prefix
}

func (a *archive) parallel() int { return 2 }
func (a *archive) close() error  { return a.file.Close() }

// expects says that a zip in the site does not hold the files to download, of which it is one.
func (a *archive) expects(name string) bool { return !strings.HasPrefix(name, "downloads/") }

func (a *archive) read(_ context.Context, name string, limit int64, begin func() io.Writer) error {
	f := a.files[name]
	if f == nil || !f.Mode().IsRegular() {
		return errMissing
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	// A bomb ends where the zip says that the file does.
	return copyUpTo(begin(), r, min(limit, int64(min(f.UncompressedSize64, 1<<62))))
}

func (a *archive) list() ([]string, error) {
	names := a.twice
	for name := range a.files {
		names = append(names, name)
	}
	return names, nil
}
