// Package upload publishes a finished site at a place that is written file by file: an
// object store, a host, a branch of a repository.
//
// Its input is a Site, which is what a manifest lists, and a Store; its output is the
// Store with the new site in it, and a Report. Run reads what the Store holds, makes a
// Plan, takes a claim that stops a second publisher, and writes in an order in which each
// page that a reader meets finds what it loads and what it links to:
//
//	claim      publication.json says who publishes, and which files may be old or new
//	assets     style sheets, scripts, pictures, fonts
//	new        files at addresses that nothing links to yet
//	changed    pages, then lists, then search, feeds and tables
//	signatures what belongs to this manifest alone
//	manifest   manifest.sha256: the commit
//	deletions  only what an earlier manifest listed, and never after a failure
//
// Names with a fingerprint stay for one publication longer, for pages that a browser still
// shows. A run that fails leaves a site that is whole for its readers, and the next run
// finishes its work.
//
// The package opens no file and no connection, and reads no clock: the caller gives it
// all of these.
package upload

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"time"

	"annals/internal/publish"
)

// The files at a Store that are of the publisher and not of the site.
const (
	ManifestName = publish.ManifestName
	stateName    = "publication.json"
)

// Sum is the SHA-256 of a file.
type Sum = [sha256.Size]byte

// File is one file of a site.
type File struct {
	Path string
	Sum  Sum
	Size int64
}

// Site is a finished site, which nothing changes while it is published.
type Site struct {
	Files    []File // sorted by path
	Manifest []byte // the list of Files
	Open     func(path string) (io.ReadSeekCloser, error)

	Signatures []publish.Sealed // what signs the Manifest, in the order of writing; none if it is not signed
}

// Object is a file that a Store has. MD5 is a hint, which may be wrong, and empty where
// the Store gives none.
type Object struct {
	Path string
	Size int64
	MD5  string
}

// Header is what a Store is told of a file.
type Header struct {
	ContentType  string
	CacheControl string
	Size         int64
}

// Condition is what must hold for a file to be written. The zero Condition always holds.
type Condition struct {
	Absent bool   // there is no such file
	Tag    string // the file is the one that was read or written with this tag
}

// Store is a place that sites are published at. Its methods may be called by several
// goroutines. It does not try again by itself: an error that may pass is a *Temporary.
type Store interface {
	// List returns all files.
	List(ctx context.Context) ([]Object, error)
	// Read returns a file of at most limit bytes, with a tag for a Condition. A file that is
	// not there is fs.ErrNotExist.
	Read(ctx context.Context, path string, limit int64) (data []byte, tag string, err error)
	// Write writes a file as a whole or not at all. Where the condition does not hold, the
	// error is ErrConflict.
	Write(ctx context.Context, path string, body io.ReadSeeker, h Header, c Condition) (tag string, err error)
	// Remove removes a file; one that is not there is no error.
	Remove(ctx context.Context, path string) error
}

// Committer is a Store of which nothing is seen before Commit, and then all at once.
// Where somebody else has published in between, Commit changes nothing and returns
// ErrConflict. Such a Store needs no claim.
type Committer interface {
	Store
	Commit(ctx context.Context, message string) error
}

// ErrConflict is the error of a Condition that does not hold.
var ErrConflict = errors.New("the file was changed by somebody else")

// Temporary is an error after which the same request may succeed.
type Temporary struct {
	Err   error
	After time.Duration // what the Store asks to wait for; 0 if it does not say
}

func (e *Temporary) Error() string { return e.Err.Error() }
func (e *Temporary) Unwrap() error { return e.Err }

// Fixable is an error of a Store that a person can put right. Hint says how.
type Fixable struct {
	Err  error
	Hint string
}

// NewFixable returns the Fixable of a message.
func NewFixable(message, hint string) error { return &Fixable{Err: errors.New(message), Hint: hint} }

func (e *Fixable) Error() string { return e.Err.Error() }
func (e *Fixable) Unwrap() error { return e.Err }

// Options configure a run. Clock, Random, Sleep and Token are required.
type Options struct {
	Jobs     int  // files at a time; default 8
	DryRun   bool // make the Plan and write nothing
	TakeOver bool // publish although another computer has begun to
	Replace  bool // replace files that are not of Annals

	// Claims are the tokens of runs of this computer that did not end. The caller knows that
	// none of them goes on.
	Claims []string
	// Token is the token of this run, which nobody else has. Claimed is called when it is
	// about to stand at the destination, and once more, with "", when none of this computer's
	// does.
	Token   string
	Claimed func(token string) error

	// Confirm is asked before anything is written. Its error ends the run.
	Confirm func(*Plan) error

	// Progress is called after each file, by several goroutines at once.
	Progress func(Progress)

	Clock  func() time.Time
	Random func() float64 // from 0 to 1
	Sleep  func(ctx context.Context, d time.Duration) error
}

// Progress is how far a run has come.
type Progress struct{ Files, AllFiles, Bytes, AllBytes int64 }

// Report is what a run did.
type Report struct {
	Publication int  // its number, or that of the site that is there already
	Nothing     bool // the destination has this very site
	Files       int
	Uploaded    int
	Bytes       int64 // of what was uploaded
	Unchanged   int
	Removed     int
	Warnings    []string
}

// InUseError reports that another computer publishes at the same place.
type InUseError struct{ Since time.Time }

func (e *InUseError) Error() string {
	if e.Since.IsZero() {
		return "another computer is publishing there"
	}
	return fmt.Sprintf("another computer began to publish there on %s UTC", e.Since.UTC().Format("2006-01-02 at 15:04"))
}

// ForeignError reports files at the destination that are not of Annals and would be
// replaced.
type ForeignError struct{ Paths []string }

func (e *ForeignError) Error() string {
	switch n := len(e.Paths) - 1; n {
	case 0:
		return fmt.Sprintf("%s is there already and is not from Annals", e.Paths[0])
	case 1:
		return fmt.Sprintf("%s and %s are there already and are not from Annals", e.Paths[0], e.Paths[1])
	default:
		return fmt.Sprintf("%s and %d others are there already and are not from Annals", e.Paths[0], n)
	}
}
