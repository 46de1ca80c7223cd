package publish

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
)

// carryForeign adds the foreign files of the output folder to the new folder, but for
// signatures of the old manifest. It scans the folder again, which other programs may have
// changed since Open.
func (s *Stage) carryForeign(ctx context.Context, r *Report) error {
	if !s.existed {
		r.Foreign = 0
		return nil
	}
	found, err := s.disk.scan(s.base, s.isOwnState)
	if err != nil {
		return fmt.Errorf("reading the output folder: %w", err)
	}
	now := s.owned().classify(found)
	if err := s.checkMovable(now); err != nil {
		return err
	}
	for _, f := range s.files {
		if other, found := now.conflict(f.path); found {
			return s.conflictError(f.path, other)
		}
	}
	stale := s.staleSignatures(now)
	for _, f := range now.foreign {
		if err := context.Cause(ctx); err != nil {
			return err
		}
		if slices.ContainsFunc(stale, func(old item) bool { return old.path == f.path }) {
			continue
		}
		if err := s.carry(f); err != nil {
			return err
		}
	}
	r.Foreign = now.foreignFiles()
	r.noteUnsigned(stale)
	return s.restoreModes(now.foreign)
}

// checkMovable refuses to exchange a folder in which something was mounted since Open.
func (s *Stage) checkMovable(now inventory) error {
	for _, f := range now.foreign {
		if f.mount || f.closed {
			return &RefusedError{Path: s.base + "/" + f.path, Reason: "cannot be carried over to the new folder", Hint: "build with --in-place, which leaves it where it is"}
		}
	}
	return nil
}

// carry adds one item to the new folder.
func (s *Stage) carry(f item) error {
	folder := path.Dir(f.path)
	if f.kind.IsDir() {
		folder = f.path
	}
	s.mu.Lock()
	err := s.makeFolder(folder)
	s.mu.Unlock()
	if err != nil || f.kind.IsDir() {
		return err
	}
	return s.carryFile(f.path)
}

// carryFile hard-links a file or symbolic link from the old folder to the new one,
// or copies it where that fails.
func (s *Stage) carryFile(name string) error {
	linkErr := s.disk.link(s.live+name, s.next+name)
	if linkErr == nil {
		return nil
	}
	err := s.disk.copy(s.live+name, s.next+name)
	if isDenied(err) {
		return &DeniedError{
			Message: fmt.Sprintf("%s in the output folder is not ours and cannot be kept: %v", name, cause(err)),
			Hint:    "let its owner allow you to read it, or move it elsewhere",
			Err:     err,
		}
	}
	if err != nil {
		return fmt.Errorf("keeping %s: %w", name, errors.Join(cause(linkErr), cause(err)))
	}
	return nil
}

// restoreModes gives the new folder and the foreign folders the permissions of the
// old ones: after all files are in, since they may be read-only, the innermost
// first. The new folder itself can be read at least as well as any new one.
func (s *Stage) restoreModes(foreign []item) error {
	for _, f := range slices.Backward(foreign) {
		if !f.kind.IsDir() {
			continue
		}
		info, err := s.disk.lstat(s.live + f.path)
		if err == nil {
			err = s.disk.chmod(s.next+f.path, info.Mode())
		}
		if err != nil {
			return fmt.Errorf("keeping the permissions of %s: %w", f.path, cause(err))
		}
	}
	info, err := s.disk.lstat(s.discard.name)
	if err == nil && info.Mode() != s.mode|s.dirMode {
		err = s.disk.chmod(s.discard.name, s.mode|s.dirMode)
	}
	if err != nil {
		return fmt.Errorf("keeping the permissions of the output folder: %w", cause(err))
	}
	return nil
}
