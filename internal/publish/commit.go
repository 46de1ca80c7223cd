package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"annals/internal/par"
	"annals/internal/sitepath"
)

// Commit publishes the new files and ends the stage. On an error the old folder is
// untouched, unless replaceEach was already replacing files; ctx can cancel the work at
// any point before that or before the exchange. All calls of Put must have returned.
func (s *Stage) Commit(ctx context.Context) (Report, error) {
	if err := cmp.Or(s.ready(), context.Cause(ctx)); err != nil {
		return Report{}, errors.Join(err, s.Abandon())
	}
	slices.SortFunc(s.files, func(a, b file) int { return cmp.Compare(a.path, b.path) })
	report := s.report()
	list := formatManifest(s.files)

	unchanged, err := s.isUnchanged(report, list)
	switch {
	case err != nil || unchanged:
	case s.why != "":
		err = s.replaceEach(ctx, list, &report)
	default:
		err = s.replaceAll(ctx, list, &report)
	}
	if err != nil {
		return Report{}, errors.Join(err, s.Abandon())
	}
	notes, err := s.end()
	report.Notes = append(report.Notes, notes...)
	if err != nil {
		report.Notes = append(report.Notes, fmt.Sprintf("the site is published, but the lock could not be released (%v)", err))
	}
	return report, nil
}

// ready reports why the new folder cannot be published.
func (s *Stage) ready() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	if s.incomplete {
		return errIncomplete
	}
	return nil
}

func (s *Stage) report() Report {
	r := Report{Files: len(s.files), Atomic: s.why == "", Foreign: s.before.foreignFiles(), Notes: s.notes}
	folders := map[string]bool{}
	for _, f := range s.files {
		r.Bytes += f.size
		switch {
		case f.repaired:
			r.Unchanged++
			r.Repaired++
		case f.written:
			r.Written++
		default:
			r.Unchanged++
		}
		for dir := path.Dir(f.path); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for name := range s.manifest {
		if s.before.ours[name] && s.paths[sitepath.Fold(name)] != name {
			r.Removed++
		}
	}
	for _, f := range s.before.folders {
		if folders[f.path] && f.info.Mode().Perm() != s.dirMode {
			r.Repaired++
		}
	}
	if s.existed && s.mode|s.dirMode != s.mode {
		r.Repaired++
	}
	switch r.Repaired {
	case 0:
	case 1:
		r.Notes = append(r.Notes, "the permissions of one file or folder were repaired")
	default:
		r.Notes = append(r.Notes, fmt.Sprintf("the permissions of %d files and folders were repaired", r.Repaired))
	}
	return r
}

// isUnchanged reports whether the output folder already has the new content.
func (s *Stage) isUnchanged(r Report, list []byte) (bool, error) {
	if !s.existed || r.Written+r.Removed+r.Repaired > 0 || !s.before.ours[ManifestName] || s.hasUnfinished() {
		return false, nil
	}
	ws := s.acquire()
	defer s.release(ws)
	same, mode, err := s.disk.hasContent(s.live+ManifestName, list, ws)
	if err != nil && !errors.Is(err, fs.ErrPermission) {
		return false, fmt.Errorf("reading %s: %w", ManifestName, cause(err))
	}
	return same && mode == s.fileMode, nil
}

// replaceAll completes the new folder and exchanges it with the old one.
func (s *Stage) replaceAll(ctx context.Context, list []byte, r *Report) error {
	if err := s.linkUnchanged(ctx); err != nil {
		return err
	}
	if err := s.writeManifest(list); err != nil {
		return err
	}
	old, err := s.recordOld(s.discard.name) // which the old folder will soon have
	if err != nil {
		return fmt.Errorf("writing into the lock: %w", cause(err))
	}
	if err := s.disk.flush(); err != nil {
		return fmt.Errorf("waiting until the disk has everything: %w", err)
	}
	// Last, to keep the window short in which another program adds a file unseen.
	if err := s.carryForeign(ctx, r); err != nil {
		return err
	}
	if err := context.Cause(ctx); err != nil {
		return err
	}
	if err := s.swap(old, r); err != nil {
		return err
	}
	if err := s.disk.syncDir(); err != nil {
		r.Notes = append(r.Notes, fmt.Sprintf("the new site is in place, but the disk did not confirm it (%v)", err))
	}
	return nil
}

// writeManifest writes the last file of the new folder.
func (s *Stage) writeManifest(list []byte) error {
	ws := s.acquire()
	err := s.write(ManifestName, list, ws)
	s.release(ws)
	return errors.Join(err, s.closeDirs())
}

// linkUnchanged adds the unchanged files to the new folder.
func (s *Stage) linkUnchanged(ctx context.Context) error {
	for _, f := range s.files {
		if f.written {
			continue
		}
		if err := s.makeFolderOf(f.path); err != nil {
			return err
		}
	}
	return par.Do(ctx, 0, len(s.files), func(_ context.Context, _, i int) error {
		if s.files[i].written {
			return nil
		}
		return s.carryFile(s.files[i].path)
	})
}

// swap replaces the old folder by the new one; old is what the old one then is.
func (s *Stage) swap(old work, r *Report) (err error) {
	if !s.existed {
		err = s.disk.rename(s.discard.name, s.base)
	} else if err = s.disk.exchange(s.discard.name, s.base); err == nil {
		s.discard = old
	}
	if errors.Is(err, errors.ErrUnsupported) {
		r.Atomic = false
		r.Notes = append(r.Notes, "this system cannot exchange two folders in one step, so for a moment there was no "+s.base+" folder")
		err = s.swapInTwoSteps()
	}
	if isMount(err) {
		return &RefusedError{
			Path:   s.base,
			Reason: "is where another disk, a container's volume or its image begins, so it cannot be replaced as a whole",
			Hint:   "build with --in-place, which replaces the files one by one, or name a folder inside it as the output, such as " + s.base + "/site",
		}
	}
	if isDenied(err) {
		return &DeniedError{
			Message: fmt.Sprintf("the folder %s may not be replaced by another one: %v", s.dst, cause(err)),
			Hint:    "it may belong to another user; publish within it with --in-place, or name another one with --output",
			Err:     err,
		}
	}
	if err != nil {
		return fmt.Errorf("putting the new site in place: %w", err)
	}
	return nil
}

// recordOld records that the old folder, if there is one, may soon have another name.
func (s *Stage) recordOld(name string) (work, error) {
	if !s.existed {
		return work{}, nil
	}
	info, err := s.disk.lstat(s.base)
	if err != nil {
		return work{}, err
	}
	w := work{name, inodeOf(info)}
	return w, s.outer.record(w)
}

// swapInTwoSteps moves the old folder aside first. If a run is killed between the
// two renames, the next run restores the folder; if the second rename fails, the
// first is undone here.
func (s *Stage) swapInTwoSteps() error {
	old, err := s.recordOld(newWork("." + s.base + ".old-").name)
	if err != nil {
		return err
	}
	if err := s.disk.rename(s.base, old.name); err != nil {
		return err
	}
	if err := s.disk.rename(s.discard.name, s.base); err != nil {
		return errors.Join(err, s.disk.rename(old.name, s.base))
	}
	s.discard = old
	return nil
}
