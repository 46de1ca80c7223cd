package serve

import (
	"context"
	"slices"
	"sync"

	"annals/internal/diag"
	"annals/internal/pipeline"
)

// maxPages limits the rendered pages of a state: those of all open tabs, and
// some that were visited.
const maxPages = 64

// state is the site after one reading, with the pages rendered since. It is
// replaced as a whole.
type state struct {
	site     *pipeline.Snapshot // nil if it could not be read yet
	last     *pipeline.Snapshot // the last good site before it; nil: none
	fault    error              // why the site could not be read; nil: it was read
	replaced chan struct{}      // closed when another state replaces this one

	mu             sync.Mutex
	pages          map[string]*page
	renderProblems diag.List // problems found by rendering
	listing        *listing  // of all problems; nil if it is out of date
}

func newState(site, last *pipeline.Snapshot, fault error) *state {
	return &state{site: site, last: last, fault: fault, replaced: make(chan struct{}), pages: map[string]*page{}}
}

// page is an HTML file of the site, rendered once for all requests.
type page struct {
	once     sync.Once
	body     []byte
	sum      string
	problems diag.List
	err      error
}

// render returns the page at path of st.site.
func (st *state) render(ctx context.Context, path string) *page {
	st.mu.Lock()
	p, ok := st.pages[path]
	if !ok {
		if len(st.pages) >= maxPages {
			clear(st.pages)
		}
		p = &page{}
		st.pages[path] = p
	}
	st.mu.Unlock()
	p.once.Do(func() {
		p.body, p.err = st.site.Render(ctx, path, &p.problems)
		p.sum = sum(p.body)
		st.addProblems(p.problems)
	})
	return p
}

// addProblems adds problems that rendering found.
func (st *state) addProblems(problems diag.List) {
	if len(problems) == 0 {
		return
	}
	st.mu.Lock()
	defer st.mu.Unlock()
	st.renderProblems = append(st.renderProblems, problems...)
	st.renderProblems.Sort()
	st.listing = nil
}

// isBroken reports whether there is no site to show, only its errors.
func (st *state) isBroken() bool { return st.fault != nil || st.site == nil || !st.site.Whole() }

// isGood reports whether no error is known that would stop a build.
func (st *state) isGood() bool {
	st.mu.Lock()
	defer st.mu.Unlock()
	return !st.isBroken() && !st.renderProblems.HasErrors()
}

// lastGood returns the last good site for the next state.
func (st *state) lastGood() *pipeline.Snapshot {
	if st.isGood() {
		return st.site
	}
	return st.last
}

// problems lists all known problems.
func (st *state) problems() diag.List {
	st.mu.Lock()
	defer st.mu.Unlock()
	return st.problemsLocked()
}

func (st *state) problemsLocked() diag.List {
	if st.site == nil {
		return nil
	}
	all := slices.Concat(st.site.Diagnostics(), st.renderProblems)
	all.Sort()
	return all
}

// source returns the text of a file of the site.
func (st *state) source(file string) ([]byte, error) {
	if st.site == nil {
		return nil, st.fault
	}
	return st.site.SourceText(file)
}

// waitState returns the current state. It waits for the first one, and returns
// nil if ctx ends before.
func (s *Server) waitState(ctx context.Context) *state {
	select {
	case <-s.ready:
	case <-ctx.Done():
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current
}

// replace makes next the current state and wakes all tabs.
func (s *Server) replace(next *state) {
	s.mu.Lock()
	before := s.current
	s.current = next
	s.mu.Unlock()
	if before == nil {
		close(s.ready)
	} else {
		close(before.replaced)
	}
}
