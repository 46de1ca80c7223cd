package publish

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"

	"annals/internal/sitepath"
)

// A browser that shows a page of the old site may still ask for its style sheet. In
// place, files with a fingerprint are therefore removed one publication later than
// others. The list of retired files names them, since the manifest is that of the site
// alone; while old files are removed, it names those as well, so that a killed run
// leaves nothing that the next one would take for a file of others.

// waits reports whether an obsolete file stays until the next publication.
func (s *Stage) waits(name string, sum sum) bool {
	_, listed := s.manifest[name]
	return listed && sitepath.HasFingerprint(name, sum)
}

// hasUnfinished reports whether an earlier run was killed before it had removed all old
// files.
func (s *Stage) hasUnfinished() bool {
	for name, sum := range s.retired {
		if _, listed := s.manifest[name]; !listed && !sitepath.HasFingerprint(name, sum) {
			return true
		}
	}
	return false
}

// writeRetired writes the list of retired files, or removes an empty one.
func (s *Stage) writeRetired(list manifest) error {
	if len(list) > 0 {
		return s.disk.replace(s.next+"retired", s.live+retiredName, list.format())
	}
	if len(s.retired) == 0 {
		return nil
	}
	return s.disk.removeFile(s.live + retiredName)
}

// removeObsolete removes the old files, and folders that are empty then. It goes on
// after an error.
func (s *Stage) removeObsolete(obsolete manifest) error {
	var failed error
	left := manifest{}
	for _, name := range slices.Sorted(maps.Keys(obsolete)) {
		same, err := s.isNewFile(name)
		switch {
		case same:
			continue
		case err == nil && s.waits(name, obsolete[name]):
			left[name] = obsolete[name]
			continue
		case err == nil:
			err = s.disk.removeFile(s.live + name)
		}
		if err == nil {
			err = s.disk.removeFolders(s.live + name)
		}
		if err != nil {
			left[name] = obsolete[name]
			failed = errors.Join(failed, err)
		}
	}
	return errors.Join(failed, s.writeRetired(left))
}

// isNewFile reports whether a disk that ignores case has a file of the new site at an
// old path.
func (s *Stage) isNewFile(old string) (bool, error) {
	name, found := s.paths[sitepath.Fold(old)]
	if !found || name == old {
		return false, nil
	}
	a, err := s.disk.lstat(s.live + old)
	if isGone(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	b, err := s.disk.lstat(s.live + name)
	if err != nil {
		return false, err
	}
	return os.SameFile(a, b), nil
}

// removeFolders removes the folders of a removed file as far as they are empty.
func (d *disk) removeFolders(name string) error {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		info, err := d.lstat(dir)
		if err == nil && !info.IsDir() {
			return nil
		}
		if err == nil {
			err = d.remove(dir)
		}
		if errors.Is(err, fs.ErrExist) {
			return nil // something is still in it
		}
		if err != nil && !isGone(err) {
			return err
		}
	}
	return nil
}

// repairFolders gives folders that stay the permissions of new ones. Those of the output
// folder are only widened, and only its owner can.
func (s *Stage) repairFolders() {
	for _, f := range s.before.folders {
		if f.info.Mode().Perm() != s.dirMode {
			_ = s.disk.chmod(s.live+f.path, f.info.Mode()&^fs.ModePerm|s.dirMode)
		}
	}
	if mode := s.mode | s.dirMode; mode != s.mode {
		_ = s.disk.chmod(s.folder, mode)
	}
}
