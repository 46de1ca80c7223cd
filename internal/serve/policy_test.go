package serve_test

import (
	"bufio"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"annals/internal/output"
	"annals/internal/testing/sitetest"
)

// parse sends bytes and parses the response.
func (d *testPreview) parse(request string) *http.Response {
	d.t.Helper()
	text := d.raw(request)
	response, err := http.ReadResponse(bufio.NewReader(strings.NewReader(text)), nil)
	if err != nil {
		d.t.Fatalf("%q: %v", text, err)
	}
	response.Body.Close()
	return response
}

// request is a request of these lines, with the preview as its host.
func (d *testPreview) request(lines ...string) string {
	return strings.Join(lines, "\r\n") + "\r\nHost: " + d.address + "\r\nConnection: close\r\n\r\n"
}

// active is what a browser could run if it took the file for a document.
const active = `<svg xmlns="http://www.w3.org/2000/svg"><script>fetch('/')</script></svg>`

func TestHeadersOfEveryAnswer(t *testing.T) {
	d := newTestPreview(t, site())
	upgrade := "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="
	for _, test := range []struct {
		request string
		status  int
	}{
		{d.request("GET / HTTP/1.1"), 200},
		{d.request("HEAD / HTTP/1.1"), 200},
		{d.request("GET /nothing HTTP/1.1"), 404},
		{d.request("GET /photo.svg HTTP/1.1"), 200},
		{d.request("GET /photo.svg HTTP/1.1", "If-None-Match: *"), 304},
		{d.request("GET /photo.svg HTTP/1.1", "Range: bytes=0-1"), 206},
		{d.request("GET /search.js HTTP/1.1"), 200},
		{d.request("GET /2018 HTTP/1.1"), 307},
		{d.request("GET /2018%2Fvote.html HTTP/1.1"), 404},
		{d.request("GET /:preview/live.js HTTP/1.1"), 200},
		{d.request("GET /:preview/bar.css HTTP/1.1"), 200},
		{d.request("GET /:preview/problems HTTP/1.1"), 200},
		{d.request("GET /:preview/nothing HTTP/1.1"), 404},
		{d.request("GET /:preview/live HTTP/1.1"), 426},
		{d.request("GET /:preview/live?path=%25zz HTTP/1.1"), 400},
		{d.request("GET /:preview/live HTTP/1.1", "Origin: http://evil.example", strings.Replace(upgrade, "Upgrade", "Connection: Upgrade\r\nUpgrade", 1)), 403},
		{d.request("POST / HTTP/1.1"), 405},
		{d.request("GET / HTTP/1.1", "Content-Length: 1"), 413},
		{d.request("GET /search.js HTTP/1.1", "Service-Worker: script"), 403},
		{"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 403},
	} {
		response := d.parse(test.request)
		if response.StatusCode != test.status {
			t.Errorf("%q: %d, want %d", test.request, response.StatusCode, test.status)
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
			"Referrer-Policy": "no-referrer", "X-DNS-Prefetch-Control": "off", "X-Frame-Options": "DENY", "Cache-Control": "no-store",
			"Access-Control-Allow-Origin": "", "Set-Cookie": "", "Server": "",
		} {
			if got := response.Header.Get(name); got != want {
				t.Errorf("%q: %s is %q, want %q", test.request, name, got, want)
			}
		}
		checkPolicy(t, test.request, response)
	}
}

// checkPolicy checks that no answer may be framed or start a worker, and that
// nothing of one that is no page may run.
func checkPolicy(t *testing.T, request string, response *http.Response) {
	t.Helper()
	all := response.Header.Values("Content-Security-Policy")
	got := strings.Join(all, ", ")
	isHTML := strings.HasPrefix(response.Header.Get("Content-Type"), "text/html")
	isSandboxed := strings.HasPrefix(got, "sandbox; default-src 'none'; ") && !strings.Contains(got, "allow-") && !strings.Contains(got, "script-src")
	kind, _, _ := strings.Cut(response.Header.Get("Content-Type"), "/")
	isMedia := (kind == "audio" || kind == "video") && strings.HasPrefix(got, "default-src 'none'; ") && !strings.Contains(got, "script-src")
	isPage := isHTML && strings.HasPrefix(got, "default-src 'none'; script-src 'self'; ") && strings.Contains(got, "; worker-src 'none'; ")
	if len(all) != 1 || !strings.HasSuffix(got, "; frame-ancestors 'none'") || !isSandboxed && !isMedia && !isPage {
		t.Errorf("%q: the policy is %q", request, all)
	}
}

// A page has the policy of the published site; a file that only looks like one has
// not, whatever its name.
func TestNothingOfAFileRuns(t *testing.T) {
	files := site()
	names := []string{
		"map.svg", "PLAN.SVG", "a.html", "a.HTM", "folder/index.html", "a.xhtml", "a.xht", "a.xml", "a.xsl", "a.rdf", "a.atom", "a.mht", "a.mhtml", "a.shtml", "a.svgz",
		"a.pdf", "a.js", "a.mjs", "a.css", "a.json", "a.txt", "a.hta", "a.wasm", "a.unknown", "none", "a.swf", "a.vtt", "a.webmanifest", "a.mp3", "a.mp4",
	}
	for _, name := range names {
		files["static/"+name] = active
	}
	quoted, err := json.Marshal(names)
	if err != nil {
		t.Fatal(err)
	}
	files["config.toml"] += "\n[static]\nas_is = " + string(quoted) + "\n" // or the build refuses them
	d := newTestPreview(t, files)
	if status, _, _ := d.get("/"); status != http.StatusOK {
		t.Fatalf("the site has errors: %d", status)
	}
	paths := []string{"/folder/", "/record/map.svg", "/feed.xml", "/sitemap.xml", "/data/entries.csv", "/_headers"}
	for _, name := range names {
		paths = append(paths, "/"+name, "/:preview/last/"+name)
	}
	const broken = "while the site has errors"
	check := func(when string) {
		for _, path := range paths {
			response, body := d.fetch(path)
			if when != broken && slices.Contains(names, path[1:]) && !strings.Contains(body, active) {
				t.Errorf("%s, %s is not served: %d", when, path, response.StatusCode)
			}
			if strings.Contains(body, ":preview") && strings.Contains(body, active) {
				t.Errorf("%s, %s: the script of the preview is added to a file", when, path)
			}
			if got := response.Header.Get("Content-Security-Policy"); strings.Contains(body, active) && !strings.Contains(path, ".mp") && !strings.HasPrefix(got, "sandbox; default-src 'none'; ") {
				t.Errorf("%s, %s: the policy is %q", when, path, got)
			}
			checkPolicy(t, when+", "+path, response)
		}
	}
	check("at the start")
	d.save(reportFile, "no front matter")
	check(broken)
	d.save(reportFile, sitetest.Entry("Report", "2014-02-07", "", "Again.\n"))
	check("afterwards")
}

func TestPagesHaveThePublishedPolicy(t *testing.T) {
	files := site()
	files["content/about.md"] = "+++\ntitle = \"About\"\naliases = [\"old.html\"]\n+++\nThe record.\n"
	d := newTestPreview(t, files)
	for _, path := range []string{"/", votePage, "/about.html", "/nothing", "/search/", "/old.html"} {
		response, _ := d.fetch(path)
		if got := response.Header.Get("Content-Security-Policy"); got != output.PolicyHeader {
			t.Errorf("%s: the policy is %q", path, got)
		}
	}
}

func TestWorkersAreRefused(t *testing.T) {
	files := site()
	files["static/sw.js"] = "self.addEventListener('fetch', () => {})\n"
	asIs(files, "sw.js")
	d := newTestPreview(t, files)
	for _, header := range []string{
		"Service-Worker: script", "service-worker: anything", "Sec-Fetch-Dest: serviceworker", "Sec-Fetch-Dest: worker", "Sec-Fetch-Dest: sharedworker",
	} {
		for _, path := range []string{"/sw.js", "/search.js", "/:preview/live.js", "/", "/nothing"} {
			response := d.parse(d.request("GET "+path+" HTTP/1.1", header))
			if response.StatusCode != http.StatusForbidden || response.Header.Get("Clear-Site-Data") != `"storage"` {
				t.Errorf("%s with %s: %d, %v", path, header, response.StatusCode, response.Header)
			}
		}
	}
	if response := d.parse(d.request("GET /sw.js HTTP/1.1", "Sec-Fetch-Dest: script")); response.StatusCode != http.StatusOK {
		t.Errorf("a script of a page: %d", response.StatusCode)
	}
}

// Each browser removes workers of others with its first page, and then keeps what
// it stores.
func TestFirstPageRemovesWorkers(t *testing.T) {
	d := newTestPreview(t, site())
	for _, test := range []struct{ browser, path, want string }{
		{"A", "/photo.svg", ""},
		{"A", "/:preview/live.js", ""},
		{"A", "/2018", ""},
		{"A", "/2018/", `"storage"`},
		{"A", "/", ""},
		{"B", "/nothing", `"storage"`},
		{"B", "/:preview/problems", ""},
		{"A", votePage, ""},
	} {
		response := d.parse(d.request("GET "+test.path+" HTTP/1.1", "User-Agent: "+test.browser))
		if got := response.Header.Get("Clear-Site-Data"); got != test.want {
			t.Errorf("%s in browser %s: %q, want %q", test.path, test.browser, got, test.want)
		}
	}
}
