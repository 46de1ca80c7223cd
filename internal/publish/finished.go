package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
)

// Finished is the site in an output folder, which its manifest lists, opened to be copied
// to another place. Files that the manifest does not list are not seen.
type Finished struct {
	Files    []FinishedFile // sorted by path
	Manifest []byte

	root *os.Root
}

// FinishedFile is one file of a finished site.
type FinishedFile struct {
	Path string
	Sum  [sha256.Size]byte
	Size int64
}

// OpenFinished opens a site. A folder without one is a *RefusedError, as is one in which a
// file of the site is missing.
func OpenFinished(dir string) (*Finished, error) {
	p := Published{dir: dir}
	root, err := p.open()
	if err != nil {
		return nil, &RefusedError{Path: dir, Reason: "is not a folder with a site", Hint: "build one: annals build"}
	}
	f := &Finished{root: root}
	if err := f.read(p); err != nil {
		root.Close()
		return nil, err
	}
	return f, nil
}

func (f *Finished) read(p Published) error {
	manifest, err := openRegular(f.root, ManifestName, p.manifestLimit())
	if err != nil {
		return &RefusedError{Path: p.dir, Reason: "has no " + ManifestName + ", so it is not a site made by Annals", Hint: "build one: annals build"}
	}
	defer manifest.Close()
	if f.Manifest, err = io.ReadAll(manifest); err != nil {
		return fmt.Errorf("reading the list of the site's files: %w", err)
	}
	sums, err := parseManifest(f.Manifest)
	if err != nil {
		return &RefusedError{Path: p.dir, Reason: "has a " + ManifestName + " that is not the list of a site's files", Hint: "build the site again: annals build"}
	}
	for _, path := range slices.Sorted(maps.Keys(sums)) {
		info, err := f.root.Lstat(path)
		if err != nil || !info.Mode().IsRegular() {
			return &RefusedError{Path: p.dir, Reason: "lacks " + path + ", which its " + ManifestName + " lists", Hint: "build the site again: annals build"}
		}
		f.Files = append(f.Files, FinishedFile{path, sums[path], info.Size()})
	}
	return nil
}

// Open opens a file of the site.
func (f *Finished) Open(path string) (*os.File, error) {
	file, err := f.root.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading the site: %w", err)
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fs.ErrInvalid
	}
	if err != nil {
		file.Close()
		return nil, fmt.Errorf("reading the site: %s: %w", path, err)
	}
	return file, nil
}

// signatureLimit is the size of the largest file of a signature: that of a long history.
const signatureLimit = 64 << 20

// Signatures returns the files that sign the manifest, in the order of their writing; none
// if it is not signed.
func (f *Finished) Signatures() (all []Sealed, err error) {
	for _, name := range []string{HistoryName, SignersName, SSHName, MinisignName} {
		file, err := openRegular(f.root, name, signatureLimit)
		if errors.Is(err, fs.ErrNotExist) {
			if isSignature(name) {
				return nil, nil
			}
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		data, err := io.ReadAll(file)
		file.Close()
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		all = append(all, Sealed{name, data})
	}
	return all, nil
}

// Close closes the folder.
func (f *Finished) Close() error { return f.root.Close() }
