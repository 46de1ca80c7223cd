package serve

import (
	"context"
	"slices"
	"time"

	"annals/internal/diag"
	"annals/internal/pipeline"
	"annals/internal/serve/watch"
)

const (
	// settleTime is how long a new error may be due to a program that is still
	// writing. Editors that empty a file before they write it need a few
	// milliseconds.
	settleTime = 80 * time.Millisecond

	// slowReading is how long a reading of the site is left alone when files change
	// meanwhile. Then it is begun anew: it may be busy with a text that is gone.
	slowReading = 5 * time.Second

	// retryDelay is the pause after a failure to read the site.
	retryDelay = time.Second
)

// session reads the site, and again after each change, until ctx ends.
func (s *Server) session(ctx context.Context, changes <-chan watch.Change) {
	change := pipeline.Changes{All: true}
	for {
		since := time.Now()
		var site *pipeline.Snapshot
		var err error
		site, change, err = s.read(ctx, changes, change)
		if err == nil && s.hasNewErrors(site) {
			site, change, err = s.read(ctx, changes, change.And(next(ctx, changes, settleTime)))
		}
		if ctx.Err() != nil {
			return
		}
		s.install(ctx, site, err, Report{Change: change, Err: err}, since)
		pause := time.Duration(0)
		if err != nil {
			pause = retryDelay
		}
		change = next(ctx, changes, pause)
	}
}

// read reads what changed, and returns all changes that it has read. A slow reading is
// begun anew with the next change.
func (s *Server) read(ctx context.Context, changes <-chan watch.Change, change pipeline.Changes) (*pipeline.Snapshot, pipeline.Changes, error) {
	for {
		reading, cancel := context.WithCancel(ctx)
		done, overdue := make(chan struct{}), make(chan pipeline.Changes, 1)
		go func() {
			defer close(overdue)
			if more, ok := changeAfter(slowReading, changes, done); ok {
				overdue <- more
				cancel()
			}
		}()
		site, err := s.site.Update(reading, change)
		close(done)
		more, again := <-overdue
		cancel()
		if !again || ctx.Err() != nil {
			return site, change, err
		}
		change = change.And(more)
	}
}

// changeAfter waits for the next change after a time, until done.
func changeAfter(wait time.Duration, changes <-chan watch.Change, done <-chan struct{}) (pipeline.Changes, bool) {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-done:
		return pipeline.Changes{}, false
	}
	select {
	case change, ok := <-changes:
		if !ok { // the watcher has ended before the session
			<-done
		}
		return pipeline.Changes(change), ok
	case <-done:
		return pipeline.Changes{}, false
	}
}

// next waits for the next change, at most until the timeout; 0: no timeout. A
// Preview that could not read the site remembers the changes itself.
func next(ctx context.Context, changes <-chan watch.Change, timeout time.Duration) pipeline.Changes {
	var expired <-chan time.Time
	if timeout > 0 {
		timer := time.NewTimer(timeout)
		defer timer.Stop()
		expired = timer.C
	}
	select {
	case change, ok := <-changes:
		if !ok { // the watcher has ended before this goroutine
			<-ctx.Done()
		}
		return pipeline.Changes(change)
	case <-expired:
	case <-ctx.Done():
	}
	return pipeline.Changes{}
}

// hasNewErrors reports whether the site has an error that the current state does
// not have.
func (s *Server) hasNewErrors(site *pipeline.Snapshot) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.current == nil || s.current.site == nil || site.Whole() {
		return false
	}
	known := map[diag.Diagnostic]bool{}
	for _, d := range s.current.site.Diagnostics() {
		known[d] = true
	}
	return slices.ContainsFunc(site.Diagnostics(), func(d diag.Diagnostic) bool {
		return d.Severity == diag.Error && !known[d]
	})
}

// install makes the site the current state. The pages of open tabs are rendered
// before, so that template errors in them are reported with the others.
func (s *Server) install(ctx context.Context, site *pipeline.Snapshot, fault error, report Report, since time.Time) {
	var last *pipeline.Snapshot
	if s.current != nil {
		last = s.current.lastGood()
		if site == nil {
			site = s.current.site
		}
	}
	st := newState(site, last, fault)
	if report.Change.TouchTheme() && !st.isBroken() {
		s.files.update(func(path string) ([]byte, bool) { return fileOf(ctx, site, path) })
	}
	for _, t := range s.tabs.all() {
		if s.messageFor(ctx, st, t).changes(t) {
			report.Updated++
		}
	}
	if st.isGood() && !report.Change.TouchTheme() {
		st.last = nil // saves memory: a text can only break its own page
	}
	s.replace(st)
	report.Problems, report.Source, report.Took = st.problems(), st.source, time.Since(since)
	if s.o.OnReport != nil {
		s.o.OnReport(report)
	}
}
