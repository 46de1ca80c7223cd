package serve_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"annals/internal/testing/sitetest"
)

var oneTag = regexp.MustCompile(`^<script src="/:preview/live\.js" data-version="p[0-9a-f]{16}"></script>$`)

func TestPagesHaveOneExtraTag(t *testing.T) {
	d := newTestPreview(t, site())
	status, body, tag := d.get(votePage)
	if status != http.StatusOK || !strings.Contains(body, "<title>Vote · A record</title>") || !strings.HasSuffix(body, "</html>\n") || !oneTag.MatchString(tag) {
		t.Errorf("%d, %q, the page ends in %q", status, tag, body[max(0, len(body)-40):])
	}
	if strings.Count(body, ":preview") > 0 {
		t.Error("the page itself names the server's own files")
	}
	for _, path := range []string{"/sitemap.xml", "/photo.svg", "/feed.json", "/robots.txt"} {
		if response, text := d.fetch(path); response.StatusCode != http.StatusOK || strings.Contains(text, ":preview") {
			t.Errorf("%s: %d, %q", path, response.StatusCode, text)
		}
	}
}

func TestDraftsAreShownAndMarked(t *testing.T) {
	d := newTestPreview(t, site())
	if _, body, _ := d.get(votePage); !strings.Contains(body, "Draft") {
		t.Error("a draft is not marked on its page")
	}
	if _, body, _ := d.get("/2018/"); !strings.Contains(body, `<span class="mark warn">`) {
		t.Error("a draft is not marked in a list")
	}
}

func TestAddresses(t *testing.T) {
	d := newTestPreview(t, site())
	for _, test := range []struct {
		path     string
		status   int
		location string
		holds    string
	}{
		{"/", 200, "", "<h1>A record"},
		{"/index.html", 200, "", "<h1>A record"},
		{"/?q=1", 200, "", "<h1>A record"},
		{"/2018/", 200, "", "<h1>2018"},
		{"/2018", 307, "/2018/", ""},
		{"/ko/2018?a=b", 307, "/ko/2018/?a=b", ""},
		{"/ko/2018/vote.html", 200, "", "표결"},
		{"/%EC%9C%A0%EC%97%94.txt", 200, "", "every script"},
		{"/유엔.txt", 200, "", "every script"},
		{"/nothing.html", 404, "", "Page not found"},
		{"/2018/vote.html/", 404, "", "Page not found"},
		// The site is published in a folder of its host, which the links of 404.html have.
		{"/record/2018/vote.html", 200, "", "<h1>Vote"},
		{"/record/", 200, "", "<h1>A record"},
		{"/record/nothing.html", 404, "", "Page not found"},
		{"/:preview/nothing", 404, "", ""},
		{"/:preview/last/2018/vote.html", 307, "/2018/vote.html", ""},
	} {
		response, text := d.fetch(test.path)
		if response.StatusCode != test.status || response.Header.Get("Location") != test.location || !strings.Contains(text, test.holds) {
			t.Errorf("%s: %d to %q; want %d to %q, with %q", test.path, response.StatusCode, response.Header.Get("Location"), test.status, test.location, test.holds)
		}
	}
}

func TestMediaTypes(t *testing.T) {
	files := site()
	names := []string{"a.PNG", "a.jpg", "a.woff2", "a.pdf", "a.mp4", "a.webmanifest", "a.unknown", "a.mjs", "CNAME"}
	for _, name := range names {
		files["static/"+name] = "<html>no page</html>"
	}
	asIs(files, names...)
	d := newTestPreview(t, files)
	_, home, _ := d.get("/")
	style := regexp.MustCompile(`style\.[0-9a-f]+\.css`).FindString(home)
	for path, want := range map[string]string{
		"/": "text/html; charset=utf-8", "/nothing": "text/html; charset=utf-8", "/" + style: "text/css; charset=utf-8", "/style.css": "text/css; charset=utf-8",
		"/search.js": "text/javascript; charset=utf-8", "/feed.xml": "application/xml", "/feed.json": "application/json", "/data/entries.csv": "text/csv; charset=utf-8",
		"/photo.svg": "image/svg+xml", "/a.PNG": "image/png", "/a.jpg": "image/jpeg", "/a.woff2": "font/woff2", "/a.pdf": "application/pdf", "/a.mp4": "video/mp4",
		"/a.webmanifest": "application/manifest+json", "/a.unknown": "application/octet-stream", "/a.mjs": "text/javascript; charset=utf-8",
		"/CNAME": "text/plain; charset=utf-8", "/_headers": "text/plain; charset=utf-8", "/robots.txt": "text/plain; charset=utf-8",
		"/:preview/live.js": "text/javascript; charset=utf-8", "/:preview/bar.css": "text/css; charset=utf-8", "/:preview/problems.css": "text/css; charset=utf-8",
	} {
		response, _ := d.fetch(path)
		if got := response.Header.Get("Content-Type"); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}

func TestRangeRequest(t *testing.T) {
	files := site()
	files["static/film.mp4"] = "0123456789"
	asIs(files, "film.mp4")
	d := newTestPreview(t, files)
	got := d.raw("GET /film.mp4 HTTP/1.1\r\nHost: " + d.address + "\r\nRange: bytes=2-4\r\nConnection: close\r\n\r\n")
	if !strings.HasPrefix(got, "HTTP/1.1 206") || !strings.HasSuffix(got, "\r\n\r\n234") {
		t.Errorf("%q", got)
	}
}

func TestPageFollowsSave(t *testing.T) {
	d := newTestPreview(t, site())
	_, _, before := d.get(reportPage)
	r := d.save(reportFile, sitetest.Entry("Findings", "2014-02-07", "", "New.\n"))
	if len(r.Problems) > 0 || r.Err != nil || len(r.Change.Paths) != 1 {
		t.Errorf("%+v", r)
	}
	_, body, after := d.get(reportPage)
	if !strings.Contains(body, "<h1>Findings") || before == after {
		t.Errorf("%s and %s: %s", before, after, body)
	}
	d.remove(reportFile)
	d.save(voteFile, vote("Vote", "", ""))
	d.notify(reportFile)
	if status, _, _ := d.get(reportPage); status != http.StatusNotFound {
		t.Errorf("a removed page: %d", status)
	}
}

// Requests before the first reading of the site wait for it.
func TestAnEmptyFolderIsServed(t *testing.T) {
	d := newTestPreview(t, nil)
	status, body, _ := d.get("/")
	if status != http.StatusInternalServerError || !strings.Contains(body, "there is no config.toml here") {
		t.Errorf("%d: %s", status, body)
	}
	d.write("config.toml", sitetest.Config)
	d.notify("config.toml")
	if status, body, _ := d.get("/"); status != http.StatusOK || !strings.Contains(body, "A record") {
		t.Errorf("%d: %s", status, body)
	}
	d.remove("config.toml")
	d.notify("config.toml")
	if status, body, _ := d.get("/"); status != http.StatusInternalServerError || !strings.Contains(body, `href="/:preview/last/index.html"`) {
		t.Errorf("%d: %s", status, body)
	}
}
