// Package publish writes the output folder, and is the only package that does.
//
// Its input is the path of a folder and the files that it is to hold. Open takes a lock
// and reads the folder, Put adds the files one by one, from any goroutine, and Commit
// publishes them, in one of two ways.
//
// The exchange replaces the folder as a whole or not at all:
//
//	.public.lock        locked during a run; names its process and its folders
//	.public.next-TOKEN  the new folder, until it is exchanged with public
//	.public.old-TOKEN   the old folder, briefly, on systems without an exchange
//	public              at every instant exactly the old site or the new one
//
// The new folder is made beside the old one. A file that did not change is a
// hard link to the old one; a run that changes nothing leaves the folder alone.
// Then one system call exchanges the two names.
//
// In place, which is asked for or chosen where the folder cannot or should not be
// exchanged (see whyInPlace), new files wait in the folder itself and are renamed over
// the old ones in the order of Group:
//
//	public/.annals.lock        the same as .public.lock
//	public/.annals.next-TOKEN  the new files
//	public/.annals.retired     the list of files that are no longer of the site
//
// At every instant each file is whole, old or new. Fingerprinted files are removed one
// publication later than others, for pages that a browser still shows.
//
// The next run finishes or removes whatever a killed run left, if it can prove that it
// is ours (see work).
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

// The permissions of what is published, less the umask. They are part of what a run
// repairs.
const (
	filePerm = 0o644
	dirPerm  = 0o755
)

const bufSize = 64 << 10

// Options name the folders that the output must not overwrite. Paths may be
// relative to the working folder; "" means none.
type Options struct {
	Source    string   // the site's folder: the output may lie in it, but not be it or hold it
	Home      string   // the user's home folder; the same rule
	Forbidden []string // folders that the output may neither be, nor lie in, nor hold

	InPlace bool // replace file by file, also where the folder could be exchanged
	Files   int  // about how many will be Put; 0 if that is not known

	Compared *Compared // files of the folder that need not be read again; nil for none
}

// Report is what Commit did. Files counts what was Put; the manifest is not
// counted anywhere.
type Report struct {
	Files     int   // of the site: Written + Unchanged
	Written   int   // new or changed
	Unchanged int   // identical to the published file
	Removed   int   // published before and no longer part of the site
	Repaired  int   // files and folders whose permissions were wrong
	Foreign   int   // not of the site, carried over
	Bytes     int64 // size of all Files together
	Atomic    bool  // false: for a moment there was no output folder, or one of old and new files
	Notes     []string
}

// Stage is an output folder under construction. The caller ends it with Commit or
// Abandon; both release the lock, and Abandon after Commit does nothing.
type Stage struct {
	dst    string
	base   string // its name
	parent *disk  // the folder that holds it; nil if it may not be written and need not
	output *disk  // the folder itself; nil unless in place, or a run in place left something
	outer  *lock  // in parent
	inner  *lock  // in output

	disk    *disk  // parent, or output in place
	live    string // before the path of a published file, to make it relative to disk
	next    string // likewise of a new one
	folder  string // the published folder, relative to disk
	discard work   // a folder of ours that is to be removed in the end
	why     string // in place: the reason, which continues "because"; "" for the exchange
	asked   bool   // in place was asked for

	existed  bool
	mode     fs.FileMode // of the output folder that existed
	fileMode fs.FileMode // the permissions of a new file here
	dirMode  fs.FileMode // likewise of a folder
	manifest manifest    // what the last run published
	retired  manifest    // what may be left of earlier publications
	before   inventory   // what was in the output folder when the stage was opened
	notes    []string
	compared *Compared

	mu         sync.Mutex
	closed     bool
	incomplete bool              // a file could not be Put
	paths      map[string]string // Put so far: sitepath.Fold of the path → the path
	folders    map[string]bool   // made in the new folder; "." is the new folder itself
	files      []file
	numbers    map[string]int // of files, by path; made by staged
	numbered   int            // how many of files numbers has
	idle       []*workspace
}

// file is one file that was Put.
type file struct {
	path     string
	group    Group
	sum      sum
	size     int64
	written  bool // false: the same as before
	repaired bool // written only because of its permissions
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
	s := &Stage{
		dst:     dst,
		base:    filepath.Base(dst),
		paths:   make(map[string]string, o.Files),
		files:   make([]file, 0, o.Files),
		folders: make(map[string]bool),
		asked:   o.InPlace,

		compared: o.Compared,
	}
	if err := s.start(ctx, fault); err != nil {
		return nil, errors.Join(err, s.Abandon())
	}
	return s, nil
}

// Abandon leaves the output folder as it is, removes the new one and releases
// the lock.
func (s *Stage) Abandon() error {
	notes, err := s.end()
	for _, note := range notes {
		err = errors.Join(err, errors.New(note))
	}
	return err
}

// end releases everything. Its notes are about what it could not remove.
func (s *Stage) end() (notes []string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, nil
	}
	s.closed = true
	err = s.closeDirs()
	if s.discard.name != "" {
		l := s.recorder()
		if err := l.disk.removeAll(s.discard.name); err != nil {
			l.left = append(l.left, s.discard)
			notes = append(notes, l.disk.stuckNote(s.discard.name, err))
		}
	}
	return notes, errors.Join(err, s.inner.release(), s.outer.release(), s.output.close(), s.parent.close())
}

// recorder is the lock that names the folder of this run.
func (s *Stage) recorder() *lock {
	if s.why != "" {
		return s.inner
	}
	return s.outer
}

var (
	errClosed     = fmt.Errorf("publish: the stage has ended: %w", os.ErrClosed)
	errIncomplete = errors.New("publish: a file of the site could not be written")
)
