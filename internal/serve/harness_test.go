package serve_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"testing"
	"time"

	"annals/internal/build"
	"annals/internal/serve"
	"annals/internal/sitetest"
	"annals/internal/watch"
)

// desk is a site that a test edits and the preview that is told of it.
type testPreview struct {
	t       testing.TB
	folder  string
	address string // "127.0.0.1:40123"
	changes chan watch.Change
	reports chan serve.Report
	stop    func() error // ends the preview and returns what it returned
}

// site is the files of a small site with all that the preview treats in a way of
// its own: a draft, a translation, votes, pictures, a term that is used.
func site() map[string]string {
	return map[string]string{
		"config.toml":                 sitetest.Config,
		"content/about.md":            "+++\ntitle = \"About\"\n+++\nThe record.\n",
		"content/2018/vote.md":        vote("Vote", "draft = true\ntopics = [\"food\"]", "See [the other](../2014/report.md)."),
		"content/2018/vote.ko.md":     "+++\ntitle = \"표결\"\nsummary = \"요약\"\n+++\n본문\n",
		"content/2018/vote.votes.csv": "state,vote\nPRK,N\nKOR,Y\nJPN,Y\n",
		"content/2014/report.md":      sitetest.Entry("Report", "2014-02-07", "", "# Findings\n"),
		"static/photo.svg":            "<svg xmlns='http://www.w3.org/2000/svg'/>",
		"static/유엔.txt":               "names of every script\n",
	}
}

// vote is the text of the entry with a vote, with further lines of front matter.
func vote(title, front, body string) string {
	const tally = "\n[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = 2\nno = 1\nabstain = 0"
	return sitetest.Entry(title, "2018-12-17", front+tally, body)
}

const (
	votePage   = "/2018/vote.html"
	voteFile   = "content/2018/vote.md"
	reportPage = "/2014/report.html"
	reportFile = "content/2014/report.md"
)

// newDesk starts the preview of a site and waits until it has been read. After the
// test nothing of it may be left running.
func newTestPreview(t testing.TB, files map[string]string) *testPreview {
	t.Helper()
	t.Cleanup(func() { noGoroutinesLeft(t) })
	return startTestPreview(t, files)
}

func startTestPreview(t testing.TB, files map[string]string) *testPreview {
	t.Helper()
	d := &testPreview{t: t, folder: t.TempDir(), changes: make(chan watch.Change), reports: make(chan serve.Report, 100)}
	for name, text := range files {
		d.write(name, text)
	}
	editor, err := serve.ParseEditor("vscode")
	if err != nil {
		t.Fatal(err)
	}
	server := serve.New(build.NewPreview(d.options()), serve.Options{
		Folder: "/home/editor/my record", Editor: editor, OnReport: func(r serve.Report) { d.reports <- r },
	})
	if err := server.Listen(t.Context(), 0); err != nil {
		t.Fatal(err)
	}
	d.address = server.Address()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ctx, d.changes) }()
	d.stop = func() error {
		cancel()
		select {
		case err := <-ended:
			ended <- err
			return err
		case <-time.After(10 * time.Second):
			t.Fatal("the server goes on")
			return nil
		}
	}
	t.Cleanup(func() {
		if err := d.stop(); err != nil {
			t.Errorf("the server ended with %v", err)
		}
		http.DefaultClient.CloseIdleConnections()
	})
	d.report()
	return d
}

func (d *testPreview) options() build.Options {
	return build.Options{Source: d.folder, Drafts: true, Jobs: 2}
}

// write writes a file that looks as if it had been there for long, so that no
// reader waits for it to settle.
func (d *testPreview) write(file, text string) {
	d.t.Helper()
	path := filepath.Join(d.folder, filepath.FromSlash(file))
	long := time.Now().Add(-time.Hour)
	for _, err := range []error{os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644), os.Chtimes(path, long, long)} {
		if err != nil {
			d.t.Fatal(err)
		}
	}
}

func (d *testPreview) remove(file string) {
	d.t.Helper()
	if err := os.RemoveAll(filepath.Join(d.folder, filepath.FromSlash(file))); err != nil {
		d.t.Fatal(err)
	}
}

// save writes a file, tells the preview and waits until it has been read.
func (d *testPreview) save(file, text string) serve.Report {
	d.t.Helper()
	d.write(file, text)
	return d.notify(file)
}

// tell tells the preview that files have changed, and waits.
func (d *testPreview) notify(files ...string) serve.Report {
	d.t.Helper()
	d.changes <- watch.Change{Paths: files}
	return d.report()
}

func (d *testPreview) report() serve.Report {
	d.t.Helper()
	select {
	case r := <-d.reports:
		return r
	case <-time.After(20 * time.Second):
		d.t.Fatal("no report")
		return serve.Report{}
	}
}

// get returns the status, the body without the tag, and the tag.
func (d *testPreview) get(path string) (status int, body, tag string) {
	d.t.Helper()
	response, text := d.fetch(path)
	body, tag = text, ""
	if i := strings.LastIndex(text, `<script src="/:preview/live.js" data-version="`); i >= 0 && strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		body, tag = text[:i], text[i:]
	}
	return response.StatusCode, body, tag
}

// fetch asks for a path as it is written, and follows nowhere.
func (d *testPreview) fetch(path string) (*http.Response, string) {
	d.t.Helper()
	request, err := http.NewRequestWithContext(d.t.Context(), http.MethodGet, "http://"+d.address+path, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		d.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return response, string(text)
}

// raw sends bytes and returns what comes back until the server closes.
func (d *testPreview) raw(request string) string {
	d.t.Helper()
	conn, err := net.Dial("tcp", d.address)
	if err != nil {
		d.t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		d.t.Fatal(err)
	}
	// The server may have refused before all was sent.
	_, _ = io.WriteString(conn, request)
	answer, _ := io.ReadAll(conn)
	return string(answer)
}

// noGoroutinesLeft gives goroutines a moment to end, and names those that go on.
func noGoroutinesLeft(t testing.TB) {
	t.Helper()
	var remaining string
	for range 200 {
		var b strings.Builder
		if err := pprof.Lookup("goroutine").WriteTo(&b, 2); err != nil {
			t.Fatal(err)
		}
		remaining = ""
		for stack := range strings.SplitSeq(b.String(), "\n\n") {
			ours := strings.Contains(stack, "annals/internal/serve.") || strings.Contains(stack, "coder/websocket")
			if ours && !strings.Contains(stack, "testing.tRunner") {
				remaining += stack + "\n\n"
			}
		}
		if remaining == "" {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("goroutines are left:\n%s", remaining)
}
