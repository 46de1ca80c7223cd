package serve

import (
	"context"
	"slices"
	"sync"

	"annals/internal/build"
	"annals/internal/diag"
)

// mostPages is how many rendered pages a state keeps: those of all open tabs,
// and some that were only visited.
const maxPages = 64

// state is the site at one moment. Another moment is another state.
type state struct {
	site       *build.Snapshot // nil when nothing could be read yet
	last       *build.Snapshot // the newest before it that was good; nil: there was none
	fault      error           // why the machine could not read the site; nil: it could
	superseded chan struct{}   // closed when another state takes this one's place

	mu             sync.Mutex
	pages          map[string]*page
	renderProblems diag.List // what rendering found to be wrong
	listing        *listing  // of all problems; nil when more were found since it was made
}

func newState(site, last *build.Snapshot, fault error) *state {
	return &state{site: site, last: last, fault: fault, superseded: make(chan struct{}), pages: map[string]*page{}}
}

// page is an HTML file of the site, rendered once for all who ask for it.
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
		p.body, p.problems, p.err = st.site.Render(ctx, path)
		p.sum = sum(p.body)
		st.addProblems(p.problems)
	})
	return p
}

// note adds what rendering found to what is known to be wrong.
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

// broken reports that there is no site to show, only what is wrong with it.
func (st *state) isBroken() bool { return st.fault != nil || st.site == nil || !st.site.Whole() }

// good reports that nothing is known that would stop a build.
func (st *state) isGood() bool {
	st.mu.Lock()
	defer st.mu.Unlock()
	return !st.isBroken() && !st.renderProblems.HasErrors()
}

// newestGood is what the next state falls back on.
func (st *state) lastGood() *build.Snapshot {
	if st.isGood() {
		return st.site
	}
	return st.last
}

// problems lists all that is known to be wrong.
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

// now returns the current state, waiting for the first; nil when ctx ends
// before.
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

// replace puts next in the place of the current state and wakes all tabs.
func (s *Server) replace(next *state) {
	s.mu.Lock()
	before := s.current
	s.current = next
	s.mu.Unlock()
	if before == nil {
		close(s.ready)
	} else {
		close(before.superseded)
	}
}
