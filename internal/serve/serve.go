// Package serve is the preview server: it shows the site of a folder in browsers
// while people work on it.
//
// Its input is a build.Preview and a channel of file changes; its output is HTTP
// responses and, after each reading of the site, a Report. Three kinds of
// goroutines share nothing but the current state:
//
//   - the session reads the site again after a change and replaces the state
//     (session.go, state.go);
//   - the handler answers requests from the state: the bytes that a build would
//     write, plus one script element on pages (handler.go, answer.go), or,
//     while the site has errors, a page that lists them (problems.go);
//   - each open tab has a web socket. When the state is replaced, each renders
//     its page again and sends its tab a message if the page has changed
//     (live.go). The script in assets/ then updates the page in place.
//
// The server's own paths are below /:preview/, where no site can have a file. Any
// page that is open in the same browser may send requests here, so no request
// changes anything, all must name this machine as their host, and no path of a
// request reaches the disk: it is looked up in the list of the site's files
// (guard.go). One request does something, where the editor has asked for it: it opens
// a text in the system's program (open.go). Nothing runs in a browser but the scripts of pages (policy.go,
// workers.go).
//
// The package writes no file, prints nothing, and keeps running whatever errors
// the site has.
package serve

import (
	"context"
	"errors"
	"html/template"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"annals/internal/diag"
	"annals/internal/pipeline"
	"annals/internal/serve/watch"
	"annals/internal/words"
)

// Options configure a Server. The zero value is ready for use.
type Options struct {
	Folder   string           // absolute path of the site, for editor links
	Editor   Editor           // for editor links; default none
	Words    *words.Catalogue // the language of the preview's own pages; nil means English
	Open     Open             // opens a file in the system's program, where Editor says so
	OnReport func(Report)     // called after each reading of the site, by one goroutine; may be nil
	Address  netip.Addr       // of this machine, to listen on; default 127.0.0.1
	Hosts    []string         // from ParseHost: valid Host headers besides those of Address
}

// Open opens a file of the site, a text or config.toml, in the program that the
// system has for it.
type Open func(ctx context.Context, file string) error

// Report is the result of one reading of the site.
type Report struct {
	Change   pipeline.Changes // since the previous report; All for the first
	Problems diag.List        // all known problems, sorted
	Source   func(file string) ([]byte, error)
	Updated  int           // tabs whose page has changed
	Took     time.Duration // from the notice of the change to the new state
	Err      error         // the site could not be read: browsers keep their pages
}

// reader reads the site again where it changed: a *pipeline.Preview.
type reader interface {
	Update(ctx context.Context, change pipeline.Changes) (*pipeline.Snapshot, error)
}

// Server serves one site. It is an http.Handler once Serve runs.
type Server struct {
	site     reader
	o        Options
	listener net.Listener
	address  netip.AddrPort // of listener
	hosts    hosts
	tabs     tabs
	files    files
	workers  workers
	opener   *opener
	pages    *template.Template

	ready   chan struct{} // closed with the first state
	mu      sync.Mutex
	current *state // nil before the first

	ending context.Context // ends with Serve
}

// New returns a Server of the site. It reads nothing before Serve, and accepts
// no connection before Listen.
func New(site *pipeline.Preview, o Options) *Server {
	if !o.Editor.IsSystem() {
		o.Open = nil
	}
	return &Server{site: site, o: o, opener: newOpener(o.Open), pages: newPages(o.Words), ready: make(chan struct{})}
}

// Limits of clients. They are far beyond the needs of browsers, and protect the
// machine from a runaway one.
const (
	maxConnections = 512
	maxHeaderBytes = 16 << 10
	headerTimeout  = 5 * time.Second
	readTimeout    = 10 * time.Second
	writeTimeout   = 60 * time.Second
	idleTimeout    = 2 * time.Minute
)

// Serve answers requests and reads the site again after each change, until ctx
// ends. It then closes every connection at once, leaves no goroutine running and
// returns nil. The site's folder must be watched for changes before Serve is
// called.
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
	limited := limit(s.listener, maxConnections)
	server.ConnState = limited.changed
	failed := make(chan error, 1)
	go func() {
		failed <- server.Serve(limited)
		stop()
	}()
	s.session(ctx, changes)
	stop()
	closed := server.Close()
	err := <-failed
	s.tabs.close()
	if errors.Is(err, http.ErrServerClosed) {
		err = closed
	}
	return err
}
