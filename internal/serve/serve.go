// Package serve is the preview server: the site of one folder in browsers, as
// it is at this moment, while people work on it.
//
// Its input is a build.Preview and a channel that tells which files changed;
// its output is what browsers get and, after each reading of the site, a Report.
// Three things run side by side and share nothing but the current state:
//
//   - the session reads the site again after a change and puts a new state in
//     the place of the old one (session.go, state.go);
//   - the handler answers requests from the state: the bytes that a build would
//     write and one script element more on pages (handler.go, answer.go), or,
//     while the site has errors, a page that tells them (problems.go);
//   - each open tab holds a web socket. When a state takes another's place, each
//     renders its own page again and tells its tab if that became another one
//     (live.go). The script in assets/ then brings the page up to date in place.
//
// Everything of the server's own is below /:preview/, where no site can have a
// file. Any page that is open in the editor's browser may send requests here, so
// none changes anything, all must name this machine, and no path of a request
// ever reaches the disk: it is looked up in the list of what the site consists
// of (guard.go).
//
// The package writes no file, prints nothing and never stops because of what
// stands in the site.
package serve

import (
	"cmp"
	"context"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"

	"annals/internal/build"
	"annals/internal/diag"
	"annals/internal/watch"
)

// Options say how to serve. The zero value is ready for use.
type Options struct {
	Folder   string       // absolute path of the site, for links that open its files in an editor
	Editor   Editor       // the zero Editor makes no links
	OnReport func(Report) // told after each reading of the site, by one goroutine; nil: nobody is
}

// Report is what one reading of the site came to.
type Report struct {
	Change   build.Changes // what was changed since the one before; All for the first
	Problems diag.List     // all that is known to be wrong, sorted
	Source   func(file string) ([]byte, error)
	Updated  int           // tabs whose page became another one
	Took     time.Duration // from the news of the change to the new state
	Err      error         // the machine failed: browsers keep what they had
}

// Server shows one site. It is an http.Handler once Serve runs.
type Server struct {
	site     *build.Preview
	o        Options
	listener net.Listener
	hosts    map[string]bool // that a request may name
	tabs     tabs
	files    files

	ready   chan struct{} // closed with the first state
	mu      sync.Mutex
	current *state // nil before the first

	ending context.Context // ends with Serve
}

// New returns a Server of the site. Nothing is read before Serve, and nobody gets
// in before Listen.
func New(site *build.Preview, o Options) *Server {
	return &Server{site: site, o: o, ready: make(chan struct{})}
}

// The limits of what one client can ask for. They are far beyond what browsers
// need, and keep a runaway one from taking the machine.
const (
	maxConnections = 512
	maxHeaderBytes = 16 << 10
	headerTimeout  = 5 * time.Second
	readTimeout    = 10 * time.Second
	writeTimeout   = 60 * time.Second
	idleTimeout    = 2 * time.Minute
)

// Serve answers requests and reads the site again after each change, until ctx
// ends. Then it closes every connection at once, leaves nothing running and
// returns nil. The changes are those since the site's folder began to be
// watched, and watching must have begun before.
func (s *Server) Serve(ctx context.Context, changes <-chan watch.Change) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	s.ending = ctx
	server := &http.Server{
		Handler:           s,
		MaxHeaderBytes:    maxHeaderBytes,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		ErrorLog:          discardLogger(),
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	failed := make(chan error, 1)
	go func() {
		failed <- server.Serve(limit(s.listener, maxConnections))
		stop()
	}()
	refused := s.session(ctx, changes)
	stop()
	closed := server.Close()
	err := <-failed
	s.tabs.close()
	if errors.Is(err, http.ErrServerClosed) {
		err = closed
	}
	return cmp.Or(refused, err)
}
