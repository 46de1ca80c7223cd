package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The names of this package's files in an output folder that is published in place.
const (
	innerLock   = ".annals.lock"
	innerPrefix = ".annals." // of a folder that newWork names
	retiredName = ".annals.retired"
)

// start takes the locks, clears what killed runs left, reads the output folder and
// makes the new one.
func (s *Stage) start(ctx context.Context, fault func(op, path string) error) error {
	s.why = whyInPlace(s.dst, s.asked)
	if err := s.lockParent(ctx, fault); err != nil {
		return err
	}
	if err := s.clearParent(); err != nil {
		return err
	}
	if err := s.openOutput(fault); err != nil {
		return err
	}
	if s.existed {
		if err := s.lockOutput(ctx); err != nil {
			return err
		}
	} else {
		s.why = "" // there is nothing yet that must stay
	}
	return s.makeNext()
}

// lockParent takes the lock beside the output folder. In place it is not needed, where
// that folder may not be written.
func (s *Stage) lockParent(ctx context.Context, fault func(op, path string) error) (err error) {
	dir := filepath.Dir(s.dst)
	if s.parent, err = openDisk(dir, fault); err == nil {
		s.outer, err = acquireLock(ctx, s.parent, s.dst, "."+s.base+".lock")
	}
	if err == nil || !isDenied(err) {
		return err
	}
	_, missing := os.Lstat(s.dst)
	switch {
	case missing != nil:
		return &DeniedError{
			Message: fmt.Sprintf("the folder %s may not be written, so the output folder %s cannot be made in it: %v", dir, s.base, cause(err)),
			Hint:    "name another folder with --output, or let the owner of that one make " + s.base + " for you",
			Err:     err,
		}
	case s.why == "":
		return &DeniedError{
			Message: fmt.Sprintf("the folder %s, in which the new %s is made beside the old one, may not be written: %v", dir, s.base, cause(err)),
			Hint:    "publish within the output folder with --in-place, or name another one with --output",
			Err:     err,
		}
	}
	return nil
}

func isDenied(err error) bool { return errors.Is(err, fs.ErrPermission) || isReadOnly(err) }

// clearParent removes what killed runs left beside the output folder, and puts the old
// site back if one was killed between the two renames of swapInTwoSteps.
func (s *Stage) clearParent() error {
	if s.outer == nil {
		return nil
	}
	_, err := s.parent.lstat(s.base)
	if errors.Is(err, fs.ErrNotExist) {
		err = s.restoreOld()
	}
	if err == nil {
		err = s.clear(s.outer)
	}
	if err == nil {
		err = s.noteUnproved()
	}
	if err != nil {
		if _, refused := errors.AsType[*RefusedError](err); refused {
			return err
		}
		return fmt.Errorf("clearing what an interrupted run left: %w", err)
	}
	return nil
}

func (s *Stage) clear(l *lock) error {
	notes, err := l.clear()
	s.notes = append(s.notes, notes...)
	return err
}

// restoreOld gives the old site its name back. A folder of which it cannot be proved
// that it was the site is neither published nor passed over.
func (s *Stage) restoreOld() error {
	prefix := "." + s.base + ".old-"
	for _, w := range s.outer.left {
		if !strings.HasPrefix(w.name, prefix) {
			continue
		}
		if ours, err := s.parent.isOurs(w); err != nil {
			return err
		} else if ours {
			return s.parent.rename(w.name, s.base)
		}
	}
	names, err := s.workBeside()
	for _, name := range names {
		if strings.HasPrefix(name, prefix) {
			return &RefusedError{
				Path:   s.dst,
				Reason: fmt.Sprintf("is missing, and %s beside it may be the site that an interrupted run moved there, but that cannot be proved", name),
				Hint:   fmt.Sprintf("if it is your site, rename it to %s; if not, move it elsewhere", s.base),
			}
		}
	}
	return err
}

// noteUnproved names the folders beside the output folder that look like ours, as after
// a loss of power.
func (s *Stage) noteUnproved() error {
	names, err := s.workBeside()
	for _, name := range names {
		full := filepath.Join(s.parent.dir, name)
		info, statErr := s.parent.lstat(name)
		switch {
		case slices.ContainsFunc(s.outer.left, func(w work) bool { return w.name == name }):
		case statErr == nil && !isOwn(info):
			s.notes = append(s.notes, fmt.Sprintf("%s belongs to another user and may be left of an earlier build; if nothing in it is needed: sudo rm -r %s", full, shellQuote(full)))
		default:
			s.notes = append(s.notes, fmt.Sprintf("%s may be left of an interrupted build, but that cannot be proved; remove it if nothing in it is needed", full))
		}
	}
	return err
}

// workBeside lists what is named like a folder of newWork beside the output folder.
func (s *Stage) workBeside() (names []string, err error) {
	entries, _, err := s.parent.readDir(".")
	for _, e := range entries {
		if token, found := strings.CutPrefix(e.Name(), "."+s.base+"."); found && workToken.MatchString(token) {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// openOutput looks at the output folder, if there is one.
func (s *Stage) openOutput(fault func(op, path string) error) error {
	info, err := os.Lstat(s.dst)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = checkFolder(s.dst, info)
	}
	if err == nil {
		s.output, err = openDisk(s.dst, fault)
	}
	if err == nil {
		err = s.output.injectFault("stat", ".")
	}
	if isDenied(err) {
		return s.deniedHere("read", err)
	}
	if err != nil {
		if _, refused := errors.AsType[*RefusedError](err); refused {
			return err
		}
		return fmt.Errorf("looking at the output folder: %w", err)
	}
	opened, err := s.output.top.Stat()
	if err != nil || !os.SameFile(info, opened) {
		return errors.Join(err, fmt.Errorf("the output folder %s was replaced just now; try again", s.dst))
	}
	s.existed, s.mode = true, opened.Mode()
	return nil
}

// lockOutput reads the output folder. In place, and where a run in place was killed, it
// takes the lock in the folder as well and then reads the folder once more.
func (s *Stage) lockOutput(ctx context.Context) error {
	_, err := s.output.lstat(innerLock)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("looking at the output folder: %w", err)
	}
	if err != nil {
		if err := s.readOld(); err != nil || s.why == "" {
			return err
		}
	}
	if s.inner, err = acquireLock(ctx, s.output, s.dst, innerLock); err != nil {
		if isDenied(err) {
			return s.deniedHere("written", err)
		}
		return err
	}
	if err := s.adopt(); err != nil {
		return fmt.Errorf("finishing what an interrupted run left: %w", err)
	}
	if err := s.clear(s.inner); err != nil {
		return fmt.Errorf("clearing what an interrupted run left: %w", err)
	}
	return s.readOld()
}

// deniedHere says that the output folder may not be read or written.
func (s *Stage) deniedHere(done string, err error) error {
	return &DeniedError{
		Message: fmt.Sprintf("the output folder %s may not be %s: %v", s.dst, done, cause(err)),
		Hint:    "let its owner allow it, or name another folder with --output",
		Err:     err,
	}
}

// makeNext makes the folder for the new files and learns which permissions a new file
// and a new folder have here.
func (s *Stage) makeNext() (err error) {
	s.disk, s.live, s.folder = s.parent, s.base+"/", s.base
	prefix := "." + s.base + ".next-"
	if s.why != "" {
		s.disk, s.live, s.folder = s.output, "", "."
		prefix = innerPrefix + "next-"
	} else if s.inner == nil {
		err = s.output.close() // some systems cannot rename an open folder
		s.output = nil
	}
	if err == nil {
		s.discard, err = s.recorder().makeWork(prefix)
	}
	if err != nil {
		return fmt.Errorf("making a folder for the new files: %w", cause(err))
	}
	s.next = s.discard.name + "/"
	s.folders["."] = true
	if s.dirMode, s.fileMode, err = s.disk.newModes(s.discard.name); err != nil {
		return fmt.Errorf("trying out the folder for the new files: %w", cause(err))
	}
	return nil
}

// newModes returns the permissions that a new folder, such as dir, and a new file in it
// have: the umask, the file system and its access lists have a say in them.
func (d *disk) newModes(dir string) (folder, file fs.FileMode, err error) {
	info, err := d.lstat(dir)
	if err != nil {
		return 0, 0, err
	}
	folder = info.Mode().Perm()
	name := dir + "/mode"
	if err := d.injectFault("create", name); err != nil {
		return 0, 0, err
	}
	f, err := d.root.OpenFile(name, newFile, filePerm)
	if err != nil {
		return 0, 0, err
	}
	if info, err = f.Stat(); err == nil {
		file = info.Mode().Perm()
	}
	return folder, file, errors.Join(err, f.Close(), d.remove(name))
}
