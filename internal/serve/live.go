package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/coder/websocket"
)

const (
	pingInterval = 20 * time.Second // proxies and sleeping machines lose silent connections
	pingTimeout  = 10 * time.Second
	sendTimeout  = 5 * time.Second
)

// message is all that a tab needs to know. Each stands for itself, so that one
// that is lost does no harm.
type message struct {
	Version  string   `json:"version"`         // of what the tab is to show
	Broken   bool     `json:"broken"`          // what it shows is older than the files, which have errors
	Go       string   `json:"go,omitempty"`    // the address to go to instead
	Errors   int      `json:"errors"`          // of the whole site
	Warnings int      `json:"warnings"`        // likewise
	Problems string   `json:"problems"`        // tells one list of problems from another
	Files    []string `json:"files,omitempty"` // pictures and the like that have changed
	Edit     []edit   `json:"edit,omitempty"`  // the files that the page is made from

	revision int
}

// isNews reports that the tab is to show something else than it does.
func (m message) changes(t *tab) bool {
	version, _ := t.shown()
	return m.Version != version || len(m.Files) > 0
}

// tell says what a tab needs to know of a state.
func (s *Server) messageFor(ctx context.Context, st *state, t *tab) message {
	version, revision := t.shown()
	a := s.answer(ctx, st, t.path)
	problems := s.listing(st)
	m := message{Version: a.version, Go: a.redirect, Errors: problems.Errors, Warnings: problems.Warnings, Problems: problems.sum}
	m.Files, m.revision = s.files.since(revision)
	switch {
	case a.redirect != "":
		m.Version = version
	case a.version == "": // nothing to show: it was a page, and is a file now
		m.Version = string(missingPage)
	case a.kind() == problemsPage && version != "" && version[0] != problemsPage:
		// The page stays, and the problems are told beside it.
		m.Version, m.Broken = version, true
	}
	m.Edit = s.edits(st, t.path)
	return m
}

// live keeps one tab up to date for as long as it is open. The tab says in the
// address what it shows, and nothing after that.
func (s *Server) live(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	address, err := url.PathUnescape(query.Get("path"))
	if err != nil {
		refuse(w, http.StatusBadRequest, "This is no address of a page.")
		return
	}
	t := &tab{path: address, version: query.Get("version")}
	_, t.revision = s.files.since(0)
	if !s.tabs.add(t) {
		refuse(w, http.StatusServiceUnavailable, "Too many tabs are open.")
		return
	}
	defer s.tabs.remove(t)
	// Accept holds the Origin of the request against its Host, which the guard has
	// seen: only the preview's own pages get in.
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{CompressionMode: websocket.CompressionDisabled})
	if err != nil {
		return // told to the browser by Accept
	}
	ctx, cancel := context.WithCancel(s.ending)
	readDone := make(chan struct{})
	go func() {
		defer close(readDone)
		defer cancel()
		// Reading answers pings, and ends with the tab or with the first word that it
		// says, which is one too many.
		_, _, _ = conn.Reader(ctx)
	}()
	// An error is a tab that was closed.
	_ = s.follow(ctx, conn, t)
	cancel()
	_ = conn.CloseNow()
	<-readDone
}

// follow tells the tab each state that concerns it.
func (s *Server) follow(ctx context.Context, conn *websocket.Conn, t *tab) error {
	ping := time.NewTicker(pingInterval)
	defer ping.Stop()
	sent := ""
	for {
		st := s.waitState(ctx)
		if st == nil {
			return nil
		}
		m := s.messageFor(ctx, st, t)
		text, err := json.Marshal(m)
		if err != nil {
			return fmt.Errorf("tell a tab: %w", err)
		}
		if string(text) != sent {
			if err := within(ctx, sendTimeout, func(ctx context.Context) error { return conn.Write(ctx, websocket.MessageText, text) }); err != nil {
				return err
			}
			sent = string(text)
			t.setShown(m.Version, m.revision)
		}
		select {
		case <-st.superseded:
		case <-ping.C:
			if err := within(ctx, pingTimeout, conn.Ping); err != nil {
				return err
			}
		case <-ctx.Done():
			return nil
		}
	}
}

func within(ctx context.Context, timeout time.Duration, do func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	return do(ctx)
}
