package serve

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/coder/websocket"

	"annals/internal/pipeline"
	"annals/internal/serve/watch"
	"annals/internal/testing/sitetest"
	"annals/internal/testing/webtest"
)

// The tests of this file run in virtual time, so that their waits are exact on a
// machine of any speed.

const (
	testHost  = "preview.test"
	aboutFile = "content/about.md"
	aboutText = "+++\ntitle = \"About\"\n+++\nThe record.\n"
)

// testSession is the session of a server in a synctest bubble.
type testSession struct {
	t       *testing.T
	folder  string
	server  *Server
	changes chan watch.Change
	reports chan Report
	stop    func() // ends the server, once serve has started it
}

func newTestSession(t *testing.T) *testSession {
	t.Helper()
	folder := sitetest.Folder(t, map[string]string{"config.toml": sitetest.Config, aboutFile: aboutText})
	x := &testSession{t: t, folder: folder, changes: make(chan watch.Change), reports: make(chan Report, 10)}
	x.server = New(pipeline.NewPreview(pipeline.Options{Source: folder, Jobs: 2}), Options{OnReport: func(r Report) { x.reports <- r }})
	return x
}

func (x *testSession) write(text string) {
	x.t.Helper()
	if err := os.WriteFile(filepath.Join(x.folder, aboutFile), []byte(text), 0o644); err != nil {
		x.t.Fatal(err)
	}
}

// serve starts the server on a listener in memory and waits for the first reading.
func (x *testSession) serve() *webtest.Listener {
	x.t.Helper()
	l := webtest.NewListener()
	x.server.listener, x.server.hosts = l, hosts{testHost: true}
	ctx, cancel := context.WithCancel(x.t.Context())
	ended := make(chan error, 1)
	go func() { ended <- x.server.Serve(ctx, x.changes) }()
	<-x.reports
	x.stop = func() {
		cancel()
		if err := <-ended; err != nil {
			x.t.Errorf("the server ended with %v", err)
		}
	}
	return l
}

// save writes the page and notifies the session.
func (x *testSession) save(text string) {
	x.t.Helper()
	x.write(text)
	x.changes <- watch.Change{Paths: []string{aboutFile}}
}

// An editor may empty a file before it writes it.
func TestHalfWrittenFileIsNotReported(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		x := newTestSession(t)
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() { x.server.session(ctx, x.changes); close(ended) }()
		if r := <-x.reports; len(r.Problems) > 0 {
			t.Fatalf("at the start: %v", r.Problems)
		}

		x.save("")
		time.Sleep(settleTime / 2)
		x.save(aboutText)
		if r := <-x.reports; len(r.Problems) > 0 {
			t.Errorf("the first half is reported: %v", r.Problems)
		}

		// The second half without a notice of its own.
		x.save("")
		time.Sleep(settleTime / 2)
		x.write(aboutText)
		if r := <-x.reports; len(r.Problems) > 0 {
			t.Errorf("without a second notice, the first half is reported: %v", r.Problems)
		}

		// An error that stays is reported once the time is over, and the empty file was
		// read twice by package sitedir, before and after.
		start := time.Now()
		x.save("")
		const reads = 2 * 12 * time.Millisecond
		if r := <-x.reports; !r.Problems.HasErrors() || time.Since(start) != settleTime+reads {
			t.Errorf("after %v: %v", time.Since(start), r.Problems)
		}
		cancel()
		<-ended
	})
}

func TestSlowHeadersTimeOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		x := newTestSession(t)
		l := x.serve()
		conn, err := l.Dial(t.Context(), "", "")
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		start := time.Now()
		if _, err := io.WriteString(conn, "GET / HTTP/1.1\r\nHost: "+testHost+"\r\n"); err != nil {
			t.Fatal(err)
		}
		if n, err := conn.Read(make([]byte, 1)); err != io.EOF {
			t.Errorf("read %d bytes, %v", n, err)
		}
		if took := time.Since(start); took != headerTimeout {
			t.Errorf("closed after %v, want %v", took, headerTimeout)
		}
		x.stop()
	})
}

// A tab that does not react must not delay the end of the server.
func TestStopDoesNotWaitForTabs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		x := newTestSession(t)
		l := x.serve()
		client := &http.Client{Transport: &http.Transport{DialContext: l.Dial}}
		conn, _, err := websocket.Dial(t.Context(), "ws://"+testHost+livePath+"?path=/&version=p", &websocket.DialOptions{
			HTTPClient: client, HTTPHeader: http.Header{"Origin": {"http://" + testHost}},
		})
		if err != nil {
			t.Fatal(err)
		}
		defer conn.CloseNow()
		if _, _, err := conn.Read(t.Context()); err != nil {
			t.Fatal(err)
		}

		start := time.Now()
		x.stop()
		if took := time.Since(start); took > 0 {
			t.Errorf("the end waited for %v", took)
		}
	})
}

// Connections that do nothing make room for one that asks for something.
func TestIdleConnectionsMakeRoom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		x := newTestSession(t)
		l := x.serve()
		start := time.Now()
		for range 2 * maxConnections {
			conn, err := l.Dial(t.Context(), "", "")
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			if _, err := io.WriteString(conn, "GET "+barStyle+" HTTP/1.1\r\nHost: "+testHost+"\r\n\r\n"); err != nil {
				t.Fatal(err)
			}
			response, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil || response.StatusCode != http.StatusOK {
				t.Fatalf("%v, %v", response, err)
			}
			if _, err := io.Copy(io.Discard, response.Body); err != nil {
				t.Fatal(err)
			}
		}
		if waited := time.Since(start); waited > 0 {
			t.Errorf("a connection waited for %v", waited)
		}
		x.stop()
	})
}

// While every connection is busy a new one waits, and the server can still end.
func TestBusyConnectionsAreLeftAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		x := newTestSession(t)
		l := x.serve()
		for range maxConnections + 1 {
			conn, err := l.Dial(t.Context(), "", "")
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
		}
		synctest.Wait()
		start := time.Now()
		x.stop()
		if took := time.Since(start); took > 0 {
			t.Errorf("the end waited for %v", took)
		}
	})
}
