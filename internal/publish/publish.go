// Package publish writes the output folder, and is the only package that does.
//
// Its input is the path of a folder and the files that it is to hold; its output
// is that folder, replaced as a whole or not at all. Open takes a lock and reads
// the folder, Put adds the files one by one, from any goroutine, and Commit
// replaces the old folder by the new one:
//
//	.public.lock   locked during a run; names the process that holds the lock
//	.public.next   the new folder, until it is exchanged with public
//	.public.old    the old folder, briefly, on systems without an exchange
//	public         at every instant exactly the old site or the new one
//
// The new folder is made beside the old one. A file that did not change is a
// hard link to the old one; a run that changes nothing leaves the folder alone.
// Then one system call exchanges the two names. The next run removes whatever a
// killed run left.
//
// The file manifest.sha256 lists the site's files with their checksums, for
// readers (sha256sum -c manifest.sha256) and for the next run: only files that it
// lists are ever changed or removed. All others, the foreign files, are carried
// over, symbolic links as links. A folder that is not empty and has no such
// manifest is refused, as is every location where a site would overwrite
// something else.
//
// The package reads no environment and never writes outside the folder that
// holds the output folder.
package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// ManifestName is the path of the list of files that a site publishes of
// itself, in the form of sha256sum.
const ManifestName = "manifest.sha256"

const bufSize = 64 << 10

// Options name the folders that the output must not overwrite. Paths may be
// relative to the working folder; "" means none.
type Options struct {
	Source    string   // the site's folder: the output may lie in it, but not be it or hold it
	Home      string   // the user's home folder; the same rule
	Forbidden []string // folders that the output may neither be, nor lie in, nor hold
}

// Report is what Commit did. Files counts what was Put; the manifest is not
// counted anywhere.
type Report struct {
	Files     int   // of the site: Written + Unchanged
	Written   int   // new or changed
	Unchanged int   // identical to the published file
	Removed   int   // published before and no longer part of the site
	Foreign   int   // not of the site, carried over
	Bytes     int64 // size of all Files together
	Atomic    bool  // false: for a moment there was no output folder
	Note      string
}

// Stage is an output folder under construction. The caller ends it with Commit or
// Abandon; both release the lock, and Abandon after Commit does nothing.
type Stage struct {
	disk    *disk
	lock    *lock
	base    string // this and the next three: names in the folder that holds the output
	next    string
	old     string
	discard string // next or old: to be removed in the end

	existed  bool
	mode     fs.FileMode // of the output folder that existed
	manifest manifest    // what the last run published
	before   inventory   // what was in the output folder when the stage was opened

	mu         sync.Mutex
	closed     bool
	incomplete bool              // a file could not be Put
	paths      map[string]string // Put so far: sitepath.Fold of the path → the path
	folders    map[string]bool   // made in the new folder; "" is the new folder itself
	files      []file
	idle       []*workspace
}

// file is one file that was Put.
type file struct {
	path    string
	sum     sum
	size    int64
	written bool // false: the same as before
}

// Open prepares the output folder at dst: it refuses unsafe locations with a
// *RefusedError, takes the lock (after two seconds of waiting, a *LockedError
// names its holder) and cleans up after a killed run. The parent folder of dst is
// created if only that one is missing.
func Open(ctx context.Context, dst string, o Options) (*Stage, error) {
	return open(ctx, dst, o, nil)
}

// open is Open with a hook by which tests make any disk operation fail.
func open(ctx context.Context, dst string, o Options, fault func(op, path string) error) (*Stage, error) {
	dst, err := filepath.Abs(dst)
	if err != nil {
		return nil, fmt.Errorf("opening the output folder: %w", err)
	}
	if err := checkTarget(dst, o); err != nil {
		return nil, err
	}
	disk, err := openDisk(filepath.Dir(dst), fault)
	if err != nil {
		return nil, fmt.Errorf("opening the folder of the output: %w", err)
	}
	base := filepath.Base(dst)
	s := &Stage{
		disk:    disk,
		base:    base,
		next:    "." + base + ".next",
		old:     "." + base + ".old",
		discard: "." + base + ".next",
		paths:   make(map[string]string),
		folders: make(map[string]bool),
	}
	if s.lock, err = acquireLock(ctx, disk, dst, "."+base+".lock"); err != nil {
		return nil, errors.Join(err, disk.close())
	}
	if err := s.prepare(dst); err != nil {
		return nil, errors.Join(err, s.Abandon())
	}
	return s, nil
}

// prepare cleans up after a killed run and reads the output folder.
func (s *Stage) prepare(dst string) error {
	if err := s.recoverInterrupted(); err != nil {
		return fmt.Errorf("clearing what an interrupted run left: %w", err)
	}
	info, err := s.disk.lstat(s.base)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("looking at the output folder: %w", err)
	}
	if err := checkFolder(dst, info); err != nil {
		return err
	}
	s.existed, s.mode = true, info.Mode()
	return s.readOld(dst)
}

// recoverInterrupted restores the output folder if a run was killed between the two
// renames of swapInTwoSteps, and removes all else that an earlier run left.
func (s *Stage) recoverInterrupted() error {
	_, err := s.disk.lstat(s.base)
	if errors.Is(err, fs.ErrNotExist) {
		if err := s.disk.rename(s.old, s.base); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	} else if err != nil {
		return err
	}
	return errors.Join(s.disk.removeAll(s.next), s.disk.removeAll(s.old))
}

// readOld reads the manifest and the inventory of the output folder.
func (s *Stage) readOld(dst string) error {
	found, err := s.disk.scan(s.base)
	if err != nil {
		return fmt.Errorf("reading the output folder: %w", err)
	}
	if len(found) == 0 {
		return nil
	}
	raw, err := s.readManifest(found)
	if err != nil {
		return fmt.Errorf("reading the output folder: %w", err)
	}
	if s.manifest, err = parseManifest(raw); err != nil {
		return &RefusedError{
			Path:   dst,
			Reason: fmt.Sprintf("holds files that are not ours, such as %q: %v", found[0].path, err),
			Hint:   "choose an empty folder or a new one as the output, or empty this one if nothing in it is needed",
		}
	}
	s.before = s.manifest.classify(found)
	return nil
}

// readManifest returns nil where there is none.
func (s *Stage) readManifest(found []item) ([]byte, error) {
	for _, f := range found {
		if f.path == ManifestName && f.kind.IsRegular() {
			return s.disk.readFile(s.base+"/"+f.path, maxManifest)
		}
	}
	return nil, nil
}

// Abandon leaves the output folder as it is, removes the new one and releases
// the lock.
func (s *Stage) Abandon() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	closed := s.closeDirs()
	err := s.disk.removeAll(s.discard)
	if err != nil {
		err = fmt.Errorf("removing %s: %w", s.discard, cause(err))
	}
	return errors.Join(closed, err, s.lock.release(), s.disk.close())
}

var (
	errClosed     = fmt.Errorf("publish: the stage has ended: %w", os.ErrClosed)
	errIncomplete = errors.New("publish: a file of the site could not be written")
)
