package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"annals/internal/par"
)

// Commit replaces the old folder by the new one and ends the stage. On an error
// the old folder is untouched; ctx can cancel the work at any point before the
// exchange. All calls of Put must have returned.
func (s *Stage) Commit(ctx context.Context) (Report, error) {
	if err := cmp.Or(s.ready(), context.Cause(ctx)); err != nil {
		return Report{}, errors.Join(err, s.Abandon())
	}
	slices.SortFunc(s.files, func(a, b file) int { return cmp.Compare(a.path, b.path) })
	report := s.report()
	list := formatManifest(s.files)

	unchanged, err := s.isUnchanged(report, list)
	if err == nil && !unchanged {
		err = s.replace(ctx, list, &report)
	}
	if err != nil {
		return Report{}, errors.Join(err, s.Abandon())
	}
	if err := s.Abandon(); err != nil {
		report.Note = appendNote(report.Note, fmt.Sprintf("the site is published, but something could not be cleared away; the next build does it (%v)", err))
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
	r := Report{Files: len(s.files), Atomic: true, Foreign: s.before.foreignFiles(), Removed: len(s.before.ours)}
	if s.before.ours[ManifestName] {
		r.Removed--
	}
	for _, f := range s.files {
		r.Bytes += f.size
		if f.written {
			r.Written++
		} else {
			r.Unchanged++
		}
		if s.before.ours[f.path] {
			r.Removed--
		}
	}
	return r
}

// isUnchanged reports whether the output folder already has the new content.
func (s *Stage) isUnchanged(r Report, list []byte) (bool, error) {
	if !s.existed || r.Written+r.Removed > 0 || !s.before.ours[ManifestName] {
		return false, nil
	}
	ws := s.acquire()
	defer s.release(ws)
	same, err := s.disk.hasContent(s.base+"/"+ManifestName, list, ws)
	if err != nil {
		return false, fmt.Errorf("reading %s: %w", ManifestName, cause(err))
	}
	return same, nil
}

// replace completes the new folder and exchanges it with the old one.
func (s *Stage) replace(ctx context.Context, list []byte, r *Report) error {
	if err := s.linkUnchanged(ctx); err != nil {
		return err
	}
	if err := s.writeManifest(list); err != nil {
		return err
	}
	if err := s.disk.flush(); err != nil {
		return fmt.Errorf("waiting until the disk has everything: %w", err)
	}
	// Last, to keep the window short in which another program adds a file unseen.
	foreign, err := s.carryForeign(ctx)
	if err != nil {
		return err
	}
	r.Foreign = foreign
	if err := context.Cause(ctx); err != nil {
		return err
	}
	if err := s.swap(r); err != nil {
		return err
	}
	if err := s.disk.syncDir(); err != nil {
		r.Note = appendNote(r.Note, fmt.Sprintf("the new site is in place, but the disk did not confirm it (%v)", err))
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

// swap replaces the old folder by the new one.
func (s *Stage) swap(r *Report) error {
	var err error
	if !s.existed {
		err = s.disk.rename(s.next, s.base)
	} else if err = s.disk.exchange(s.next, s.base); errors.Is(err, errors.ErrUnsupported) {
		r.Atomic = false
		r.Note = "this system cannot exchange two folders in one step, so for a moment there was no " + s.base + " folder"
		err = s.swapInTwoSteps()
	}
	if isMount(err) {
		return &RefusedError{
			Path:   s.base,
			Reason: "is where another disk, a container's volume or its image begins, so it cannot be replaced as a whole",
			Hint:   "name a folder inside it as the output, such as " + s.base + "/site",
		}
	}
	if err != nil {
		return fmt.Errorf("putting the new site in place: %w", err)
	}
	return nil
}

// swapInTwoSteps moves the old folder aside first. If a run is killed between the
// two renames, the next run restores the folder; if the second rename fails, the
// first is undone here.
func (s *Stage) swapInTwoSteps() error {
	if err := s.disk.rename(s.base, s.old); err != nil {
		return err
	}
	if err := s.disk.rename(s.next, s.base); err != nil {
		return errors.Join(err, s.disk.rename(s.old, s.base))
	}
	s.discard = s.old
	return nil
}

// appendNote adds a sentence to a note.
func appendNote(note, more string) string {
	if note == "" {
		return more
	}
	return note + "; " + more
}
