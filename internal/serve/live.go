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
	pingInterval = 20 * time.Second // keeps idle connections open
	pingTimeout  = 10 * time.Second
	sendTimeout  = 5 * time.Second
)

// message is the complete state of a tab. It does not build on earlier messages,
// so a lost one does no harm.
type message struct {
	Version  string   `json:"version"`         // of the page that the tab should show
	Broken   bool     `json:"broken"`          // the site has errors, and the tab shows an older page
	Go       string   `json:"go,omitempty"`    // the path to go to, escaped
	Errors   int      `json:"errors"`          // of the whole site
	Warnings int      `json:"warnings"`        // likewise
	Problems string   `json:"problems"`        // digest of the list of problems
	Files    []string `json:"files,omitempty"` // changed pictures, fonts and imported sheets
	Edit     []edit   `json:"edit,omitempty"`  // the source files of the page
	Token    string   `json:"token,omitempty"` // for openPath

	revision int
}

// changes reports whether the tab has to show something else.
func (m message) changes(t *tab) bool {
	version, _ := t.shown()
	return m.Version != version || len(m.Files) > 0
}

// messageFor returns the message to a tab in a state.
func (s *Server) messageFor(ctx context.Context, st *state, t *tab) message {
	version, revision := t.shown()
	a := s.answer(ctx, st, t.path)
	problems := s.listing(st)
	m := message{Version: a.version, Errors: problems.Errors, Warnings: problems.Warnings, Problems: problems.sum, Token: s.opener.token}
	m.Files, m.revision = s.files.since(revision)
	switch {
	case a.redirect != "":
		m.Version, m.Go = version, escapeAddress(a.redirect)
	case a.version == "": // it was a page and is another file now
		m.Version = string(missingPage)
	case a.kind() == problemsPage && version != "" && version[0] != problemsPage:
		// The tab keeps its page and shows the problems in the bar.
		m.Version, m.Broken = version, true
	}
	m.Edit = s.edits(st, t.path)
	return m
}

// live keeps one tab up to date while it is open. The query says what the tab
// shows; the tab sends nothing after that.
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
	// Accept compares Origin with Host, which the guard has checked: only pages of
	// the preview can connect. A program that forwards the port may have replaced Host,
	// and browsers then send an Origin that the editor has allowed.
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{
		CompressionMode: websocket.CompressionDisabled,
		OriginPatterns:  originPatterns(s.o.Hosts),
	})
	if err != nil {
		return // Accept has answered
	}
	ctx, cancel := context.WithCancel(s.ending)
	readDone := make(chan struct{})
	go func() {
		defer close(readDone)
		defer cancel()
		// Reading answers pings. It ends with the tab, or with any message from it, which
		// is not allowed.
		_, _, _ = conn.Reader(ctx)
	}()
	// An error means that the tab was closed.
	_ = s.follow(ctx, conn, t)
	cancel()
	_ = conn.CloseNow()
	<-readDone
}

// follow sends the tab a message for each state that changes it.
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
		case <-st.replaced:
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
