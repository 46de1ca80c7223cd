package publish

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"

	"annals/internal/sitepath"
)

// Published is a part of what the last run published into a folder. It is read without a
// lock and is for reports only: what cannot be read counts as not published.
type Published struct {
	dir   string
	files []Listed
}

// LastPublished reads the manifest of an output folder and keeps the files for which keep
// returns true and that are still in the folder, but for those whose name changes with
// their content. Without a folder, or without a manifest of ours in it, there are none.
func LastPublished(dir string, keep func(path string) bool) Published {
	p := Published{dir: dir}
	p.files = p.listed(func(root *os.Root, f Listed) bool {
		return keep(f.Path) && !sitepath.HasFingerprint(f.Path, f.Sum) && isRegular(root, f.Path)
	})
	return p
}

// LastListed is the lines of the manifest of an output folder for whose paths keep returns
// true. The files need no longer be there, or be what they were.
func LastListed(dir string, keep func(path string) bool) []Listed {
	p := Published{dir: dir}
	return p.listed(func(_ *os.Root, f Listed) bool { return keep(f.Path) })
}

// listed reads the manifest and returns the lines for which keep returns true; nil if there
// is no manifest of ours.
func (p Published) listed(keep func(*os.Root, Listed) bool) []Listed {
	root, err := p.open()
	if err != nil {
		return nil
	}
	defer root.Close()
	manifest, err := openRegular(root, ManifestName, minManifestLimit)
	if err == errTooLarge {
		manifest, err = openRegular(root, ManifestName, p.manifestLimit())
	}
	if err != nil {
		return nil
	}
	defer manifest.Close()
	files := []Listed{}
	lines := bufio.NewScanner(manifest)
	for lines.Scan() {
		name, sum, ok := parseLine(lines.Text() + "\n")
		if !ok {
			return nil
		}
		if f := (Listed{name, sum}); keep(root, f) {
			files = append(files, f)
		}
	}
	if lines.Err() != nil {
		return nil
	}
	return files
}

// manifestLimit returns what a manifest of the files in the folder can need.
func (p Published) manifestLimit() int64 {
	d, err := openDisk(p.dir, nil)
	if err != nil {
		return 0
	}
	defer d.close()
	found, err := d.scan(".", func(string) bool { return false })
	if err != nil {
		return 0
	}
	return manifestLimit(found)
}

// Paths lists the files that were kept, in the order of the manifest; nil if the folder
// was not published by Annals, or is not there.
func (p Published) Paths() []string {
	if p.files == nil {
		return nil
	}
	paths := make([]string, len(p.files))
	for i, f := range p.files {
		paths[i] = f.Path
	}
	return paths
}

// Has reports whether the folder has a file.
func (p Published) Has(path string) bool {
	root, err := p.open()
	if err != nil {
		return false
	}
	defer root.Close()
	return isRegular(root, path)
}

// Read returns the content of a file of the folder; nil if there is none of at most limit
// bytes.
func (p Published) Read(path string, limit int64) []byte {
	root, err := p.open()
	if err != nil {
		return nil
	}
	defer root.Close()
	f, err := openRegular(root, path, limit)
	if err != nil {
		return nil
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil || int64(len(data)) > limit {
		return nil
	}
	return data
}

// open refuses a folder behind a symbolic link, as Open does.
func (p Published) open() (*os.Root, error) {
	info, err := os.Lstat(p.dir)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fs.ErrNotExist
	}
	return os.OpenRoot(p.dir)
}

func isRegular(root *os.Root, path string) bool {
	info, err := root.Lstat(path)
	return err == nil && info.Mode().IsRegular()
}

var errTooLarge = errors.New("the file is too large")

func openRegular(root *os.Root, path string, limit int64) (*os.File, error) {
	info, err := root.Lstat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fs.ErrInvalid
	case info.Size() > limit:
		return nil, errTooLarge
	}
	return root.Open(path)
}
