package verify

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"sync"

	"annals/internal/publish"
)

// maxFailures is how many files in a row may be unreachable before no more are asked for.
const maxFailures = 10

// minRewritten is the number of changed pages from which they look rewritten by a machine.
const minRewritten = 3

// checkFiles compares the files of the copy with the manifest.
func (c *checker) checkFiles(ctx context.Context) error {
	if c.report.NoList != "" {
		return nil
	}
	order := c.shuffled()
	work := &comparison{checker: c, total: len(order)}
	next := make(chan publish.Listed)
	var workers sync.WaitGroup
	for range c.src.parallel() {
		workers.Go(func() {
			for f := range next {
				work.compare(ctx, f)
			}
		})
	}
	for _, f := range order {
		if ctx.Err() != nil {
			break
		}
		next <- f
	}
	close(next)
	workers.Wait()
	if err := context.Cause(ctx); err != nil {
		return err
	}
	r := &c.report
	r.Checked = len(order) - len(r.Unread)
	if err := c.findExtra(); err != nil {
		return err
	}
	r.OnlyHTML = len(r.Changed) >= minRewritten && work.samePages == 0 && !slices.ContainsFunc(r.Changed, func(p string) bool { return !isPage(p) })
	slices.Sort(r.Changed)
	slices.Sort(r.Missing)
	slices.SortFunc(r.Unread, func(a, b Unread) int { return strings.Compare(a.Path, b.Path) })
	return nil
}

func isPage(path string) bool { return strings.HasSuffix(path, ".html") }

// shuffled returns the files to look at, in an order that nobody can foresee.
func (c *checker) shuffled() []publish.Listed {
	order := slices.Clone(c.listed)
	var seed [32]byte
	if c.o.Random != nil {
		_, _ = io.ReadFull(c.o.Random, seed[:]) // without it the order is known, which is no fault of the copy
	}
	place := func(f publish.Listed) [32]byte { return sha256.Sum256(append(bytes.Clone(seed[:]), f.Path...)) }
	slices.SortFunc(order, func(a, b publish.Listed) int {
		x, y := place(a), place(b)
		return bytes.Compare(x[:], y[:])
	})
	if c.o.Sample > 0 && c.o.Sample < len(order) {
		order = order[:c.o.Sample]
	}
	return order
}

// comparison is the work on all files.
type comparison struct {
	*checker
	total int

	mu        sync.Mutex
	done      int
	failures  int // in a row
	samePages int
	stopped   string // why no more is read, or ""
}

// compare looks at one file.
func (w *comparison) compare(ctx context.Context, f publish.Listed) {
	w.mu.Lock()
	stopped := w.stopped
	w.mu.Unlock()
	var err error
	hash := sha256.New()
	if stopped != "" {
		err = errors.New(stopped)
	} else {
		err = w.src.read(ctx, f.Path, math.MaxInt64, func() io.Writer {
			hash.Reset()
			return hash
		})
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	r := &w.report
	isSame := bytes.Equal(hash.Sum(nil), f.Sum[:])
	switch {
	case err == nil && isSame:
		w.failures = 0
		if isPage(f.Path) {
			w.samePages++
		}
	case err == nil:
		w.failures = 0
		r.Changed = append(r.Changed, f.Path)
	case errors.Is(err, errMissing):
		w.failures = 0
		if w.src.expects(f.Path) {
			r.Missing = append(r.Missing, f.Path)
		}
	default:
		r.Unread = append(r.Unread, Unread{f.Path, err.Error()})
		if w.failures++; w.failures >= maxFailures && w.stopped == "" && w.src.parallel() > 1 {
			w.stopped = "not asked for, since nothing is answered any more"
		}
		if errors.Is(err, errTotal) {
			w.stopped = errTotal.Error()
		}
	}
	if w.done++; w.o.Progress != nil {
		w.o.Progress(w.done, w.total)
	}
}

// findExtra lists the files that the manifest does not.
func (c *checker) findExtra() error {
	names, err := c.src.list()
	if err != nil {
		return fmt.Errorf("list the copy: %w", err)
	}
	known := make(map[string]bool, len(c.listed))
	for _, f := range c.listed {
		known[f.Path] = true
	}
	for _, name := range names {
		if !known[name] && !slices.Contains(publish.ReservedNames(), name) && !isOfHosts(name) {
			c.report.Extra = append(c.report.Extra, name)
		}
	}
	slices.Sort(c.report.Extra)
	return nil
}

// isOfHosts reports whether a file is hidden, or one that hosts and systems put beside a site.
func isOfHosts(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	return strings.HasPrefix(top, ".") && top != ".." || name == "CNAME" || top == "System Volume Information" || top == "lost+found"
}
