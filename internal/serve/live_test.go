package serve_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/coder/websocket"

	"annals/internal/testing/sitetest"
)

// tabMessage is a message to a tab.
type tabMessage struct {
	Version, Go, Problems string
	Broken                bool
	Errors, Warnings      int
	Files                 []string
	Edit                  []struct{ Label, File, URL string }
}

// openTab is a tab that shows a page of the preview.
type openTab struct {
	d    *testPreview
	conn *websocket.Conn
	path string
}

func (d *testPreview) dial(path, version, origin string) (*websocket.Conn, *http.Response, error) {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(d.t.Context(), hangTimeout)
	defer cancel()
	address := "ws://" + d.address + "/:preview/live?" + url.Values{"path": {path}, "version": {version}}.Encode()
	return websocket.Dial(ctx, address, &websocket.DialOptions{HTTPHeader: http.Header{"Origin": {origin}}})
}

// open opens a page in a tab, as live.js does, and returns the tab's first message.
func (d *testPreview) open(path string) (*openTab, tabMessage) {
	d.t.Helper()
	_, _, tag := d.get(path)
	version := strings.TrimSuffix(strings.TrimPrefix(tag, `<script src="/:preview/live.js" data-version="`), `"></script>`)
	conn, _, err := d.dial(path, version, "http://"+d.address)
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { conn.CloseNow() })
	tab := &openTab{d, conn, path}
	first := tab.next()
	if first.Version != version {
		d.t.Errorf("%s: the tab shows %s, but its first message is %+v", path, version, first)
	}
	return tab, first
}

func (x *openTab) next() tabMessage {
	x.d.t.Helper()
	ctx, cancel := context.WithTimeout(x.d.t.Context(), hangTimeout)
	defer cancel()
	_, text, err := x.conn.Read(ctx)
	if err != nil {
		x.d.t.Fatalf("%s: %v", x.path, err)
	}
	var m tabMessage
	if err := json.Unmarshal(text, &m); err != nil {
		x.d.t.Fatalf("%s: %q: %v", x.path, text, err)
	}
	return m
}

// expectNoMessage requires that the tab, which shows the page about.html, got no
// message before one about a change of that page.
func (x *openTab) expectNoMessage(version string) {
	x.d.t.Helper()
	x.d.save("content/about.md", "+++\ntitle = \"About\"\n+++\nAnother text.\n")
	if m := x.next(); m.Version == version {
		x.d.t.Errorf("%s: a message without a change: %+v", x.path, m)
	}
}

func TestOnlyTabsWithChangedPagesGetMessages(t *testing.T) {
	d := newTestPreview(t, site())
	report, before := d.open(reportPage)
	about, shown := d.open("/about.html")
	if r := d.save(reportFile, sitetest.Entry("Findings", "2014-02-07", "", "")); r.Updated != 1 {
		t.Errorf("%d tabs updated, want 1", r.Updated)
	}
	now := report.next()
	if now.Version == before.Version || now.Broken {
		t.Errorf("%+v", now)
	}
	if other, _ := d.open(reportPage); other == nil {
		t.Error("the page cannot be opened")
	}
	about.expectNoMessage(shown.Version)
}

func TestTenTabsFollowChanges(t *testing.T) {
	d := newTestPreview(t, site())
	var all []*openTab
	for range 10 {
		tab, _ := d.open(reportPage)
		all = append(all, tab)
	}
	for _, title := range []string{"One", "Two", "Three"} {
		if r := d.save(reportFile, sitetest.Entry(title, "2014-02-07", "", "")); r.Updated != 10 {
			t.Errorf("%s: %d tabs are said to be updated", title, r.Updated)
		}
		versions := map[string]bool{}
		for _, tab := range all {
			versions[tab.next().Version] = true
		}
		if len(versions) != 1 {
			t.Errorf("%s: %v", title, versions)
		}
	}
}

func TestTabKeepsPageWhileSiteHasErrors(t *testing.T) {
	d := newTestPreview(t, site())
	tab, first := d.open(votePage)
	d.save(voteFile, vote("Vote", "topics = [\"fod\"]", ""))
	broken := tab.next()
	if broken.Version != first.Version || !broken.Broken || broken.Errors != 1 || broken.Problems == first.Problems {
		t.Errorf("%+v", broken)
	}
	// A tab that is opened now shows the problems, and follows them.
	problems, shown := d.open(votePage)
	if !strings.HasPrefix(shown.Version, "e") || shown.Broken {
		t.Errorf("%+v", shown)
	}
	d.save(reportFile, sitetest.Entry("Report", "2014-02-07", "x = 1", ""))
	if more := problems.next(); more.Version == shown.Version || !strings.HasPrefix(more.Version, "e") || more.Errors != 2 {
		t.Errorf("%+v", more)
	}
	if more := tab.next(); more.Version != first.Version || more.Errors != 2 {
		t.Errorf("%+v", more)
	}
	last, behind := d.open("/:preview/last" + votePage)
	if !strings.HasPrefix(behind.Version, "l") || behind.Broken || behind.Errors != 2 {
		t.Errorf("%+v", behind)
	}
	d.save(reportFile, site()[reportFile])
	tab.next()
	problems.next()
	last.next()

	d.save(voteFile, site()[voteFile])
	if healed := tab.next(); healed.Version != first.Version || healed.Broken || healed.Errors != 0 {
		t.Errorf("%+v", healed)
	}
	if healed := problems.next(); healed.Version != first.Version {
		t.Errorf("%+v", healed)
	}
	if healed := last.next(); healed.Go != votePage {
		t.Errorf("%+v", healed)
	}
}

func TestTabGetsPageOnceItExists(t *testing.T) {
	d := newTestPreview(t, site())
	tab, first := d.open("/2020/new.html")
	if !strings.HasPrefix(first.Version, "m") {
		t.Errorf("%+v", first)
	}
	d.save("content/2020/new.md", sitetest.Entry("New", "2020-01-01", "", ""))
	if now := tab.next(); !strings.HasPrefix(now.Version, "p") {
		t.Errorf("%+v", now)
	}
	d.remove("content/2020/new.md")
	d.notify("content/2020/new.md")
	if now := tab.next(); !strings.HasPrefix(now.Version, "m") {
		t.Errorf("%+v", now)
	}
}

func TestTabGetsChangedPictures(t *testing.T) {
	d := newTestPreview(t, site())
	d.fetch("/photo.svg")
	tab, shown := d.open("/about.html")
	d.save("static/photo.svg", "<svg xmlns='http://www.w3.org/2000/svg'><circle r='1'/></svg>")
	if now := tab.next(); len(now.Files) != 1 || now.Files[0] != "photo.svg" {
		t.Errorf("%+v", now)
	}
	d.write("static/other.svg", "<svg/>")
	d.notify("static/other.svg")
	if now := tab.next(); len(now.Files) != 0 { // the message only clears the list of files
		t.Errorf("%+v", now)
	}
	tab.expectNoMessage(shown.Version)
}

func TestTabGetsEditLinks(t *testing.T) {
	d := newTestPreview(t, site())
	food := 1 + strings.Count(strings.Split(sitetest.Config, "[topics.food]")[0], "\n")
	for path, want := range map[string]string{
		votePage:               "Edit content/2018/vote.md:1, Votes content/2018/vote.votes.csv:1",
		"/record" + votePage:   "Edit content/2018/vote.md:1, Votes content/2018/vote.votes.csv:1",
		"/ko" + votePage:       "Edit translation content/2018/vote.ko.md:1, Edit original content/2018/vote.md:1, Votes content/2018/vote.votes.csv:1",
		"/ko" + reportPage:     "Edit content/2014/report.md:1",
		"/about.html":          "Edit content/about.md:1",
		"/topics/food.html":    fmt.Sprintf("Settings config.toml:%d", food),
		"/ko/topics/food.html": fmt.Sprintf("Settings config.toml:%d", food),
		"/topics/index.html":   "Settings config.toml:1",
		"/sources/":            "Settings config.toml:1",
		"/nothing.html":        "",
		"/:preview/problems":   "",
	} {
		_, first := d.open(path)
		var got []string
		for _, e := range first.Edit {
			line, ok := strings.CutPrefix(e.URL, "vscode://file/home/editor/my%20record/"+e.File+":")
			if !ok {
				t.Errorf("%s: %s", path, e.URL)
			}
			got = append(got, e.Label+" "+e.File+":"+strings.TrimSuffix(line, ":1"))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
}

func TestSocketsOfOtherSitesAreRefused(t *testing.T) {
	d := newTestPreview(t, site())
	_, port, _ := strings.Cut(d.address, ":")
	for _, origin := range []string{"http://evil.example", "http://127.0.0.1:1", "http://localhost:" + port, "null", "file://", "https://127.0.0.1", "http://" + d.address + ".evil.example"} {
		conn, response, err := d.dial("/", "p", origin)
		if err == nil {
			conn.CloseNow()
			t.Errorf("%s gets in", origin)
		} else if response == nil || response.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %v", origin, err)
		}
	}
}

func TestMessagesFromTabsAreRefused(t *testing.T) {
	d := newTestPreview(t, site())
	tab, _ := d.open("/")
	ctx, cancel := context.WithTimeout(t.Context(), hangTimeout)
	defer cancel()
	if err := tab.conn.Write(ctx, websocket.MessageText, []byte(strings.Repeat("x", 1<<20))); err == nil {
		_, _, err = tab.conn.Read(ctx)
		if err == nil || ctx.Err() != nil {
			t.Errorf("it is listened to: %v", err)
		}
	}
	if status, _, _ := d.get("/"); status != http.StatusOK {
		t.Errorf("afterwards: %d", status)
	}
}

func TestStopClosesTabs(t *testing.T) {
	d := newTestPreview(t, site())
	tab, _ := d.open("/")
	if err := d.stop(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), hangTimeout)
	defer cancel()
	if _, _, err := tab.conn.Read(ctx); err == nil || ctx.Err() != nil {
		t.Errorf("the tab is still connected: %v", err)
	}
}

func TestTabLimit(t *testing.T) {
	d := newTestPreview(t, site())
	for i := range 220 {
		conn, response, err := d.dial("/", "p", "http://"+d.address)
		if err == nil {
			defer conn.CloseNow()
		}
		if (err == nil) != (i < 200) || i >= 200 && response.StatusCode != http.StatusServiceUnavailable {
			t.Fatalf("tab %d: %v", i+1, err)
		}
	}
}
