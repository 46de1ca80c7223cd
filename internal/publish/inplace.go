package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"syscall"

	"annals/internal/sitepath"
)

// replaceEach renames the new files over the old ones, group by group, and then removes
// the old files that are no longer of the site. It can be cancelled until the first file
// is replaced. If it fails later, or is killed, every file is whole, the old manifest
// stands, nothing was removed, and the next run begins anew from there.
func (s *Stage) replaceEach(ctx context.Context, list []byte, r *Report) error {
	if err := s.writeManifest(list); err != nil {
		return err
	}
	if err := s.disk.flush(); err != nil {
		return fmt.Errorf("waiting until the disk has everything: %w", err)
	}
	obsolete := s.obsolete()
	stale, err := s.checkBeforeReplacing(r, obsolete)
	if err := cmp.Or(err, context.Cause(ctx)); err != nil {
		return err
	}
	if err := s.replaceGroups(obsolete, stale); err != nil {
		s.keepClaim()
		return fmt.Errorf("the site may be half replaced, and nothing was removed; build it again: %w", err)
	}
	if err := s.removeObsolete(obsolete); err != nil {
		r.Notes = append(r.Notes, fmt.Sprintf("the site is published, but something could not be cleared away; the next build does it (%v)", err))
	}
	s.repairFolders()
	if s.why != inPlaceAsked {
		r.Notes = append(r.Notes, fmt.Sprintf("the files were replaced one by one, because %s", s.why))
	}
	return nil
}

// obsolete lists what is ours and no longer of the site. A file of a killed run's list
// may be gone and its folder still be there.
func (s *Stage) obsolete() manifest {
	all := manifest{}
	for name, sum := range s.owned() {
		_, retired := s.retired[name]
		if s.paths[sitepath.Fold(name)] != name && (s.before.ours[name] || retired) {
			all[name] = sum
		}
	}
	return all
}

// checkBeforeReplacing finds what would stop the replacing half-way: files of others
// that other programs have added since Open, and folders that may not be written. It
// returns the signatures that the new manifest makes stale.
func (s *Stage) checkBeforeReplacing(r *Report, obsolete manifest) (stale []item, err error) {
	found, err := s.disk.scan(s.folder, s.isOwnState)
	if err != nil {
		return nil, fmt.Errorf("reading the output folder: %w", err)
	}
	owned := s.owned()
	now := owned.classify(found)
	for _, f := range s.files {
		if other, found := now.conflict(f.path); found {
			return nil, s.conflictError(f.path, other)
		}
	}
	stale = s.staleSignatures(now)
	r.Foreign = now.foreignFiles()
	r.noteUnsigned(stale)

	folders := map[string]bool{".": true}
	exists := map[string]bool{}
	for _, f := range found {
		exists[f.path] = f.kind.IsDir()
	}
	add := func(name string) {
		dir := path.Dir(name)
		for dir != "." && !exists[dir] {
			dir = path.Dir(dir)
		}
		folders[dir] = true
	}
	for _, f := range s.files {
		if f.written {
			add(f.path)
		}
	}
	for name := range obsolete {
		add(name)
	}
	for dir := range folders {
		if err := s.disk.checkWritable(dir); err != nil {
			return nil, s.deniedFolder(dir, "written", err)
		}
	}
	return stale, nil
}

func (d *disk) checkWritable(dir string) error {
	if err := d.injectFault("access", dir); err != nil {
		return err
	}
	f, err := d.root.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return checkWritable(f)
}

// replaceGroups puts all new files in place, the manifest last, when its stale signatures
// are gone. The list of retired files says beforehand what may be left of the old site.
func (s *Stage) replaceGroups(obsolete manifest, stale []item) error {
	if err := s.writeRetired(obsolete); err != nil {
		return err
	}
	written := slices.DeleteFunc(slices.Clone(s.files), func(f file) bool { return !f.written })
	slices.SortStableFunc(written, func(a, b file) int { return cmp.Compare(a.group, b.group) })
	for i, f := range written {
		if i > 0 && f.group != written[i-1].group {
			// After a loss of power, too, no page is there without what it loads.
			if err := s.disk.flush(); err != nil {
				return err
			}
		}
		if err := s.putInPlace(f.path); err != nil {
			return fmt.Errorf("replacing %s: %w", f.path, cause(err))
		}
	}
	for _, f := range stale {
		if err := s.disk.removeFile(s.live + f.path); err != nil {
			return fmt.Errorf("removing %s: %w", f.path, cause(err))
		}
	}
	if err := s.disk.flush(); err != nil {
		return err
	}
	if err := s.putInPlace(ManifestName); err != nil {
		return fmt.Errorf("replacing %s: %w", ManifestName, cause(err))
	}
	return s.disk.flush()
}

// putInPlace renames one new file over the old one. A folder of ours that is now a
// file, and a file of ours that is now a folder, goes first.
func (s *Stage) putInPlace(name string) error {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if s.before.ours[dir] {
			if err := s.disk.removeFile(s.live + dir); err != nil {
				return err
			}
		}
	}
	if err := s.disk.mkdirAll(s.live + path.Dir(name)); err != nil {
		return err
	}
	err := s.disk.rename(s.next+name, s.live+name)
	if err == nil {
		return nil
	}
	if info, statErr := s.disk.lstat(s.live + name); statErr != nil || !info.IsDir() {
		return err
	}
	for old := range s.before.ours {
		if strings.HasPrefix(old, name+"/") {
			if err := s.disk.removeFile(s.live + old); err != nil {
				return err
			}
		}
	}
	for _, f := range slices.Backward(s.before.folders) {
		if f.path == name || strings.HasPrefix(f.path, name+"/") {
			s.disk.removeEmpty(s.live + f.path)
		}
	}
	return s.disk.rename(s.next+name, s.live+name)
}

// mkdirAll makes a folder and its parents unless they exist.
func (d *disk) mkdirAll(dir string) error {
	if dir == "." {
		return nil
	}
	err := d.mkdir(dir, dirPerm)
	if errors.Is(err, fs.ErrNotExist) {
		if err = d.mkdirAll(path.Dir(dir)); err == nil {
			err = d.mkdir(dir, dirPerm)
		}
	}
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// removeFile removes a file unless it is gone, perhaps because a folder has its name or
// a file that of its folder.
func (d *disk) removeFile(path string) error {
	info, err := d.lstat(path)
	switch {
	case isGone(err) || err == nil && info.IsDir():
		return nil
	case err != nil:
		return err
	}
	if err := d.remove(path); !isGone(err) {
		return err
	}
	return nil
}

func isGone(err error) bool { return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) }
