// Package verify checks whether a copy of a site is complete, genuine, and true to its own
// history.
//
// Its input is where the copy is (a folder, a zip, an address) and the keys that the reader
// expects; its output is a Report. Nothing of the copy is trusted: a manifest names files by
// paths that are checked, links in a folder are not followed, and what a server sends is read up
// to limits. Only addresses of the public internet are asked, or the reader's own Tor.
//
// A server should not be able to tell a check from a visit: files are asked for in random order
// and as a browser would. The package writes no file, prints nothing and reads no clock but for
// time-outs.
package verify

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"annals/internal/cli/publicnet"
	"annals/internal/publish"
	"annals/internal/publish/minisign"
	"annals/internal/publish/sign"
)

// The largest files that are read, in bytes.
const (
	maxManifest  = 128 << 20
	maxSignature = 64 << 10
)

// DefaultLimit is how much of a copy on the web is read, in bytes.
const DefaultLimit = 2 << 30

// Options describe what is checked and how. The zero value of a field means the default that its
// comment names.
type Options struct {
	Where    string               // a folder, a zip, or an address of the web
	Keys     []minisign.PublicKey // one of which the reader expects
	KeysFrom string               // where they are from, as it is printed
	Memory   *Memory              // what the reader saw before; may be nil
	Manifest []byte               // the one that must be there; nil means any
	Sample   int                  // how many files are looked at; 0 means all
	Limit    int64                // how many bytes are read from an address; default DefaultLimit
	Proxy    string               // socks5h://HOST:PORT, through which all connections go, or ""
	Dial     publicnet.Dial       // default publicnet.Public
	Progress func(done, total int)
	Random   io.Reader // for the order of the files

	stall time.Duration // how long a server may be silent; default a minute
}

// Report is the result of a check.
type Report struct {
	Listed   int // files in the manifest
	Checked  int // of these, looked at
	Changed  []string
	Missing  []string
	Extra    []string // not of the site
	Unread   []Unread // could not be looked at
	NoList   string   // why nothing could be compared: the manifest is missing or broken; or ""
	OnlyHTML bool     // of many files, the pages alone are changed, and all of them

	Signed     bool
	NotGenuine string // why it is not genuine, or ""
	Key        minisign.PublicKey
	Source     string // where the key is from: Options.KeysFrom, or the memory, or an introduction
	Introduced *sign.Introduction
	Statement  sign.Statement

	BadHistory string // what is wrong with the history, or ""
	History    sign.History
	Seen       *Seen // what the reader saw before of the same site
}

// Unread is a file that could not be looked at.
type Unread struct{ Path, Reason string }

// IsComplete reports whether each file that was looked at is as listed.
func (r *Report) IsComplete() bool {
	return r.NoList == "" && len(r.Changed)+len(r.Missing)+len(r.Extra)+len(r.Unread) == 0
}

// Differs reports whether anything was found that must not be.
func (r *Report) Differs() bool {
	return r.NoList != "" || len(r.Changed)+len(r.Missing)+len(r.Extra) > 0 || r.NotGenuine != "" || r.BadHistory != ""
}

// errMissing is returned for a file that the copy does not have.
var errMissing = errors.New("the file is missing")

// errLarge is returned for a file that is longer than was asked for.
var errLarge = errors.New("it is longer than it may be, and was not read to its end")

// source reads a copy.
type source interface {
	// read writes the bytes of a file, at most limit of them, to what begin returns, which it
	// calls once more to begin anew. The errors errMissing and errLarge say what they are; others
	// say why the file cannot be read.
	read(ctx context.Context, path string, limit int64, begin func() io.Writer) error
	// list returns the paths of all files, nil where that cannot be known.
	list() ([]string, error)
	// expects reports whether a file that the manifest lists is served under its name.
	expects(path string) bool
	parallel() int
	close() error
}

// PlaceError is a place where no copy of a site can be.
type PlaceError struct{ Message, Hint string }

func (e *PlaceError) Error() string { return e.Message }

// open returns the source of a place.
func open(o Options) (source, error) {
	if scheme, _, found := strings.Cut(o.Where, "://"); found && !strings.ContainsAny(scheme, `/\`) {
		return openWeb(o)
	}
	info, err := os.Stat(o.Where)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &PlaceError{fmt.Sprintf("there is no folder and no file %s", o.Where), "name a folder, a zip, or an address that begins with https://"}
	case err != nil:
		return nil, fmt.Errorf("look at the copy: %w", err)
	case info.IsDir():
		return openFolder(o.Where)
	case info.Mode().IsRegular():
		return openZip(o.Where)
	}
	return nil, &PlaceError{fmt.Sprintf("%s is no folder and no zip", o.Where), ""}
}

// Complete checks the files of a folder, and nothing else. It returns their manifest, too.
func Complete(ctx context.Context, folder string, progress func(done, total int)) (manifest []byte, r Report, err error) {
	src, err := openFolder(folder)
	if err != nil {
		return nil, Report{}, err
	}
	defer src.close()
	c := &checker{o: Options{Progress: progress}, src: src}
	if err := c.readManifest(ctx); err != nil {
		return nil, Report{}, err
	}
	err = c.checkFiles(ctx)
	return c.copied.Manifest, c.report, err
}

// Run checks a copy. It returns a *PlaceError for a place that is none, and another error if
// the copy cannot be reached at all.
func Run(ctx context.Context, o Options) (Report, error) {
	src, err := open(o)
	if err != nil {
		return Report{}, err
	}
	defer src.close()
	c := &checker{o: o, src: src}
	if err := c.readManifest(ctx); err != nil || c.report.NoList != "" {
		return c.report, err
	}
	if err := c.readSignatures(ctx); err != nil {
		return c.report, err
	}
	if err := c.checkSigner(ctx); err != nil {
		return c.report, err
	}
	c.checkHistory()
	return c.report, c.checkFiles(ctx)
}

// checker is one run.
type checker struct {
	o      Options
	src    source
	report Report
	listed []publish.Listed
	copied sign.Copy
}

// notPublished is said of a place that does not show what was published there.
const notPublished = "another publication is there than the one that was published; a cache in between may take some minutes"

// readManifest reads the list of files, without which there is nothing to check.
func (c *checker) readManifest(ctx context.Context) error {
	raw, err := c.readWhole(ctx, publish.ManifestName, maxManifest)
	switch {
	case errors.Is(err, errMissing):
		c.report.NoList = "there is no " + publish.ManifestName + ", so this is no copy of a site that Annals made, or not the whole of it"
		return nil
	case errors.Is(err, errLarge):
		c.report.NoList = fmt.Sprintf("%s is longer than %d MB, which that of no site is", publish.ManifestName, maxManifest>>20)
		return nil
	case err != nil:
		return fmt.Errorf("%s: %w", publish.ManifestName, err)
	}
	c.copied.Manifest = raw
	if c.o.Manifest != nil && !bytes.Equal(raw, c.o.Manifest) {
		c.report.NoList = notPublished
		return nil
	}
	if c.listed, err = publish.ParseManifest(raw); err != nil {
		c.report.NoList = err.Error()
	}
	c.report.Listed = len(c.listed)
	return nil
}

// readSignatures reads the files that sign the manifest, where they are.
func (c *checker) readSignatures(ctx context.Context) error {
	for _, f := range []struct {
		name  string
		limit int64
		to    *[]byte
	}{
		{publish.MinisignName, maxSignature, &c.copied.Minisign},
		{publish.SSHName, maxSignature, &c.copied.SSH},
		{publish.SignersName, maxSignature, &c.copied.Signers},
		{publish.HistoryName, sign.MaxHistory, &c.copied.History},
	} {
		raw, err := c.readWhole(ctx, f.name, f.limit)
		switch {
		case errors.Is(err, errMissing):
		case errors.Is(err, errLarge):
			*f.to = []byte{} // which is none that Annals writes
		case err != nil:
			return fmt.Errorf("%s: %w", f.name, err)
		default:
			*f.to = raw
		}
	}
	c.report.Signed = c.copied.Minisign != nil
	return nil
}

// readWhole reads a small file; its bytes are never nil.
func (c *checker) readWhole(ctx context.Context, name string, limit int64) ([]byte, error) {
	b := bytes.NewBuffer([]byte{})
	err := c.src.read(ctx, name, limit, func() io.Writer {
		b.Reset()
		return b
	})
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
