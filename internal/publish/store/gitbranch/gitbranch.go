// Package gitbranch is a branch of a repository as a place for a site.
//
// Its input is the address of a repository and the name of a branch, its output one
// commit without parents, which the system's git pushes. Nothing of an earlier publication
// stays in the history of the branch: what was withdrawn is gone. Files of the branch that
// are not of the site are carried over.
//
// The package needs no working tree and no name of a person: commits are by
// "Annals <annals@localhost.invalid>", at the beginning of a day in UTC. It asks for no
// password and stores none; git's own keys and helpers are used.
package gitbranch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"annals/internal/publish/upload"
)

// noJekyll keeps GitHub from leaving files out whose name begins with an underscore.
const noJekyll = ".nojekyll"

// local is the branch of the temporary repository.
const local = "refs/heads/annals"

// Options say where a branch is.
type Options struct {
	URL    string
	Branch string
	Work   string // a folder for a temporary repository; "" means the system's
	Now    time.Time
}

// Branch is a branch of a repository. Its changes wait until Commit.
type Branch struct {
	Options
	dir  string // the temporary repository
	head string // the commit that was read; "" if the branch is not there yet
	tree string
	made string // the new commit

	mu    sync.Mutex
	old   map[string]object // path → what the branch holds
	marks map[string]int    // path → what was written
	gone  map[string]bool
	in    *importer
}

type object struct {
	id   string
	size int64
}

var _ upload.Committer = (*Branch)(nil)

// Open reads a branch. Close removes what it has read.
func Open(ctx context.Context, o Options) (*Branch, error) {
	dir, err := os.MkdirTemp(o.Work, "annals-git-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for a repository: %w", err)
	}
	b := &Branch{Options: o, dir: dir, marks: map[string]int{}, gone: map[string]bool{}}
	if err := b.open(ctx); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

func (b *Branch) open(ctx context.Context) error {
	if _, err := b.git(ctx, nil, "init", "--quiet", "--bare"); err != nil {
		return err
	}
	head, err := b.remote(ctx)
	if err != nil || head == "" {
		return err
	}
	if _, err := b.git(ctx, nil, "fetch", "--quiet", "--depth=1", "--no-tags", "--", b.URL, "+"+b.ref()+":"+local); err != nil {
		return err
	}
	for name, into := range map[string]*string{local: &b.head, local + "^{tree}": &b.tree} {
		id, err := b.git(ctx, nil, "rev-parse", "--verify", "--end-of-options", name)
		if err != nil {
			return err
		}
		*into = strings.TrimSpace(string(id))
	}
	return b.readTree(ctx)
}

func (b *Branch) ref() string { return "refs/heads/" + b.Branch }

// remote asks for the commit of the branch; it is "" if there is none.
func (b *Branch) remote(ctx context.Context) (string, error) {
	out, err := b.git(ctx, nil, "ls-remote", "--", b.URL, b.ref())
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(out)) {
		if id, name, _ := strings.Cut(strings.TrimSpace(line), "\t"); name == b.ref() {
			return id, nil
		}
	}
	return "", nil
}

func (b *Branch) readTree(ctx context.Context) error {
	out, err := b.git(ctx, nil, "ls-tree", "-r", "-z", "-l", b.tree)
	if err != nil {
		return err
	}
	b.old = map[string]object{}
	for entry := range strings.SplitSeq(string(out), "\x00") {
		about, path, ok := strings.Cut(entry, "\t")
		fields := strings.Fields(about) // mode, type, id, size
		if !ok || len(fields) != 4 || fields[1] != "blob" {
			continue
		}
		size, err := strconv.ParseInt(fields[3], 10, 64)
		if err != nil {
			continue
		}
		b.old[path] = object{fields[2], size}
	}
	return nil
}

// List implements upload.Store.
func (b *Branch) List(context.Context) (all []upload.Object, err error) {
	for path, o := range b.old {
		all = append(all, upload.Object{Path: path, Size: o.size})
	}
	return all, nil
}

// Read implements upload.Store. It reads what the branch held before.
func (b *Branch) Read(ctx context.Context, path string, limit int64) (data []byte, tag string, err error) {
	o, ok := b.old[path]
	if !ok {
		return nil, "", fs.ErrNotExist
	}
	if o.size > limit {
		return nil, "", fmt.Errorf("%s is too large", path)
	}
	data, err = b.git(ctx, nil, "cat-file", "blob", o.id)
	return data, o.id, err
}

// Write implements upload.Store.
func (b *Branch) Write(ctx context.Context, path string, body io.ReadSeeker, h upload.Header, c upload.Condition) (tag string, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	o, isThere := b.old[path]
	if c.Absent && isThere || c.Tag != "" && c.Tag != o.id {
		return "", upload.ErrConflict
	}
	if err := b.begin(ctx); err != nil {
		return "", err
	}
	mark, err := b.in.blob(body, h.Size)
	if err != nil {
		return "", err
	}
	b.marks[path] = mark
	delete(b.gone, path)
	return strconv.Itoa(mark), nil
}

// Remove implements upload.Store.
func (b *Branch) Remove(_ context.Context, path string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.marks, path)
	b.gone[path] = true
	return nil
}

// Commit implements upload.Committer. It may be called again after an error, and ends the
// use of the Branch.
func (b *Branch) Commit(ctx context.Context, message string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.made == "" {
		if err := b.commit(ctx, message); err != nil {
			return err
		}
	}
	return b.push(ctx, b.made)
}

func (b *Branch) commit(ctx context.Context, message string) error {
	if err := b.begin(ctx); err != nil {
		return err
	}
	if _, isThere := b.old[noJekyll]; !isThere && b.marks[noJekyll] == 0 {
		mark, err := b.in.blob(bytes.NewReader(nil), 0)
		if err != nil {
			return err
		}
		b.marks[noJekyll] = mark
	}
	if err := b.in.commit(b, message); err != nil {
		return err
	}
	id, err := b.git(ctx, nil, "rev-parse", "--verify", local)
	b.made = strings.TrimSpace(string(id))
	return err
}

// push replaces the branch, if it still is what was read.
func (b *Branch) push(ctx context.Context, id string) error {
	out, err := b.git(ctx, nil, "push", "--quiet", "--porcelain", "--no-verify", "--force-with-lease="+b.ref()+":"+b.head, "--", b.URL, id+":"+b.ref())
	if err == nil {
		return nil
	}
	// The answer may have been lost.
	now, askErr := b.remote(ctx)
	switch {
	case askErr == nil && now == id:
		return nil
	case askErr == nil && now != b.head, bytes.Contains(out, []byte("stale info")):
		return upload.ErrConflict
	}
	return err
}

// begin starts git fast-import, which takes the files one after the other.
func (b *Branch) begin(ctx context.Context) (err error) {
	if b.in == nil {
		b.in, err = b.startImport(context.WithoutCancel(ctx))
	}
	return err
}

// Close removes the temporary repository.
func (b *Branch) Close() error {
	b.in.stop()
	if err := os.RemoveAll(b.dir); err != nil {
		return fmt.Errorf("remove a temporary repository: %w", err)
	}
	return nil
}
