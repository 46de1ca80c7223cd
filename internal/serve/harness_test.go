package serve_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"testing"
	"time"

	"annals/internal/pipeline"
	"annals/internal/serve"
	"annals/internal/serve/watch"
	"annals/internal/testing/sitetest"
	"annals/internal/words"
)

// hangTimeout ends a test that would wait forever. It is no measure of speed.
const hangTimeout = 2 * time.Minute

// testPreview is a site that a test edits, with a running preview of it.
type testPreview struct {
	t       testing.TB
	folder  string
	address string // such as "127.0.0.1:40123"
	changes chan watch.Change
	reports chan serve.Report
	stop    func() error // ends the preview and returns the error of Serve
}

// site returns the files of a small site with everything that the preview handles
// specially: a draft, a translation, votes, a picture, a term that is used.
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

// asIs lets the configuration of a site name files of static/ that are published as
// they are.
func asIs(files map[string]string, names ...string) {
	files["config.toml"] += fmt.Sprintf("\n[static]\nas_is = [\"%s\"]\n", strings.Join(names, "\", \""))
}

// vote returns the text of an entry with a vote, with further front matter.
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

// newTestPreview starts the preview of a site and waits until it has been read.
// After the test no goroutine of it may be left.
func newTestPreview(t testing.TB, files map[string]string, hosts ...string) *testPreview {
	t.Helper()
	t.Cleanup(func() { noGoroutinesLeft(t) })
	return startTestPreview(t, files, hosts...)
}

func startTestPreview(t testing.TB, files map[string]string, hosts ...string) *testPreview {
	t.Helper()
	return startTestPreviewIn(t, nil, files, hosts...)
}

// startTestPreviewIn starts a preview whose own pages are in a language.
func startTestPreviewIn(t testing.TB, in *words.Catalogue, files map[string]string, hosts ...string) *testPreview {
	t.Helper()
	d := &testPreview{t: t, folder: t.TempDir(), changes: make(chan watch.Change), reports: make(chan serve.Report, 100)}
	for name, text := range files {
		d.write(name, text)
	}
	editor, err := serve.ParseEditor("vscode")
	if err != nil {
		t.Fatal(err)
	}
	server := serve.New(pipeline.NewPreview(d.options()), serve.Options{
		Folder: "/home/editor/my record", Editor: editor, Words: in, Hosts: hosts, OnReport: func(r serve.Report) { d.reports <- r },
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
		case <-time.After(hangTimeout):
			t.Fatal("the server did not end")
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

func (d *testPreview) options() pipeline.Options {
	return pipeline.Options{Source: d.folder, Drafts: true, Jobs: 2}
}

// write writes a file with an old modification time, so that no reader waits for
// it to settle.
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

// save writes a file, notifies the preview and waits until it has been read.
func (d *testPreview) save(file, text string) serve.Report {
	d.t.Helper()
	d.write(file, text)
	return d.notify(file)
}

// notify notifies the preview of changed files, and waits until they have been
// read.
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
	case <-time.After(hangTimeout):
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

// fetch requests a path as it is written, without following redirects.
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

// raw sends bytes and returns the response, until the server closes the connection.
func (d *testPreview) raw(request string) string {
	d.t.Helper()
	conn, err := net.Dial("tcp", d.address)
	if err != nil {
		d.t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(hangTimeout)); err != nil {
		d.t.Fatal(err)
	}
	// The server may answer before everything was sent.
	_, _ = io.WriteString(conn, request)
	answer, _ := io.ReadAll(conn)
	return string(answer)
}

// noGoroutinesLeft waits until all goroutines of the preview have ended.
func noGoroutinesLeft(t testing.TB) {
	t.Helper()
	var remaining string
	for end := time.Now().Add(hangTimeout); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
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
	}
	t.Errorf("goroutines are left:\n%s", remaining)
}
