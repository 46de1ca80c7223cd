package publish

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"maps"
)

// adopt completes the manifest of a folder in which a run was killed while it replaced
// the files one by one: what that run had put in place becomes ours, so that this one may
// replace it. The list of the killed run lies in its folder.
func (s *Stage) adopt() error {
	for _, w := range s.inner.left {
		ours, err := s.output.isOurs(w)
		if err != nil {
			return err
		}
		if !ours {
			continue
		}
		if err := s.adoptFrom(w.name + "/"); err != nil {
			return err
		}
	}
	return nil
}

func (s *Stage) adoptFrom(folder string) error {
	found, err := s.output.scan(".", func(string) bool { return false })
	if err != nil {
		return err
	}
	pending, err := s.readList(folder+ManifestName, found)
	if isNoList(err) {
		return nil // killed before it had put anything in place
	}
	if err != nil {
		return err
	}
	current, err := s.readList(ManifestName, found)
	if err != nil && err != errNoManifest {
		return err
	}
	merged := manifest{}
	maps.Copy(merged, current)
	for _, f := range found {
		sum, listed := pending[f.path]
		if !listed || !f.kind.IsRegular() || current[f.path] == sum {
			continue
		}
		is, err := s.output.sumOf(f.path)
		if err != nil {
			return err
		}
		if is == sum {
			merged[f.path] = sum
		}
	}
	for name := range pending {
		if _, there := merged[name]; !there {
			if err := s.output.removeFolders(name); err != nil { // made for a file that never came
				return err
			}
		}
	}
	if maps.Equal(merged, current) {
		return nil
	}
	return s.output.replace(folder+"adopted", ManifestName, merged.format())
}

// sumOf returns the checksum of a regular file.
func (d *disk) sumOf(path string) (sum, error) {
	if err := d.injectFault("read", path); err != nil {
		return sum{}, err
	}
	f, err := d.root.Open(path)
	if err != nil {
		return sum{}, err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return sum(h.Sum(nil)), err
}

// replace writes a file at temporary and then gives it its name.
func (d *disk) replace(temporary, name string, data []byte) error {
	if err := d.injectFault("create", temporary); err != nil {
		return err
	}
	if err := d.root.Remove(temporary); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := d.root.OpenFile(temporary, newFile, filePerm)
	if err != nil {
		return err
	}
	if err = d.injectFault("write", temporary); err == nil {
		_, err = f.Write(data)
	}
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return d.rename(temporary, name)
}

// keepClaim sees to it, when replacing has failed half-way, that the next run takes for
// its own what this one has put in place.
func (s *Stage) keepClaim() {
	if s.adoptFrom(s.next) != nil {
		s.recorder().left = append(s.recorder().left, s.discard)
		s.discard = work{}
	}
}
