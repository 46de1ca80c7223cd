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
	paths []string
}

// LastPublished reads the manifest of an output folder and keeps the files for which keep
// returns true and that are still in the folder, but for those whose name changes with
// their content. Without a folder, or without a manifest of ours in it, there are none.
func LastPublished(dir string, keep func(path string) bool) Published {
	p := Published{dir: dir}
	root, err := p.open()
	if err != nil {
		return p
	}
	defer root.Close()
	manifest, err := openRegular(root, ManifestName, minManifestLimit)
	if err == errTooLarge {
		manifest, err = openRegular(root, ManifestName, p.manifestLimit())
	}
	if err != nil {
		return p
	}
	defer manifest.Close()
	paths := []string{}
	lines := bufio.NewScanner(manifest)
	for lines.Scan() {
		name, sum, ok := parseLine(lines.Text() + "\n")
		if !ok {
			return p
		}
		if keep(name) && !sitepath.HasFingerprint(name, sum) && isRegular(root, name) {
			paths = append(paths, name)
		}
	}
	if lines.Err() == nil {
		p.paths = paths
	}
	return p
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
func (p Published) Paths() []string { return p.paths }

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
