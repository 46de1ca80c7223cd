package publish

import (
	"io"
	"io/fs"
	"os"
	"strings"

	"annals/internal/sitepath"
)

// Published is what the last run published into a folder. It is read without a lock and
// is for reports only: what cannot be read counts as not published.
type Published struct {
	dir   string
	paths []string
}

// LastPublished reads the manifest of an output folder. Without a folder or without a
// manifest of ours in it, nothing was published.
func LastPublished(dir string) Published {
	p := Published{dir: dir}
	raw := p.Read(ManifestName, minManifestLimit)
	if raw == nil {
		raw = p.Read(ManifestName, p.manifestLimit())
	}
	if raw == nil {
		return p
	}
	var paths []string
	for line := range strings.Lines(string(raw)) {
		name, sum, ok := parseLine(line)
		if !ok {
			return p
		}
		if !sitepath.HasFingerprint(name, sum) {
			paths = append(paths, name)
		}
	}
	p.paths = paths
	return p
}

// manifestLimit returns what a manifest of the files in the folder can need.
func (p Published) manifestLimit() int64 {
	root, err := p.open()
	if err != nil {
		return 0
	}
	root.Close()
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

// Paths lists the published files in the order of the manifest, without those whose name
// changes with their content.
func (p Published) Paths() []string { return p.paths }

// Has reports whether a published file is still in the folder.
func (p Published) Has(path string) bool {
	root, err := p.open()
	if err != nil {
		return false
	}
	defer root.Close()
	info, err := root.Lstat(path)
	return err == nil && info.Mode().IsRegular()
}

// Read returns the content of a file of the folder; nil if there is none of at most limit
// bytes.
func (p Published) Read(path string, limit int64) []byte {
	root, err := p.open()
	if err != nil {
		return nil
	}
	defer root.Close()
	if info, err := root.Lstat(path); err != nil || !info.Mode().IsRegular() || info.Size() > limit {
		return nil
	}
	f, err := root.Open(path)
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
