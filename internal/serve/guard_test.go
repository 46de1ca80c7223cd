package serve_test

import (
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"annals/internal/pipeline"
	"annals/internal/serve"
	"annals/internal/sitepath"
)

func TestForeignHostsAreRefused(t *testing.T) {
	d := newTestPreview(t, site())
	_, port, err := net.SplitHostPort(d.address)
	if err != nil {
		t.Fatal(err)
	}
	for host, want := range map[string]int{
		"127.0.0.1:" + port: 200, "localhost:" + port: 200, "LocalHost:" + port: 200, "[::1]:" + port: 200,
		"127.0.0.1": 403, "localhost": 403, "localhost:1": 403, "127.0.0.1.:" + port: 403, "0.0.0.0:" + port: 403,
		"evil.example": 403, "evil.example:" + port: 403, "localhost.evil.example:" + port: 403,
		"127.0.0.1:" + port + ".evil.example": 403, "evil.example@127.0.0.1:" + port: 400, "127.0.0.2:" + port: 403,
		"[::ffff:127.0.0.1]:" + port: 403, "2130706433:" + port: 403, "": 403,
	} {
		for _, path := range []string{"/", "/nothing", "/:preview/problems", "/:preview/live", "/:preview/live.js"} {
			got := d.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
			if want == 200 && (strings.HasPrefix(got, "HTTP/1.1 403") || strings.HasPrefix(got, "HTTP/1.1 400")) ||
				want != 200 && !strings.HasPrefix(got, fmt.Sprintf("HTTP/1.1 %d", want)) {
				t.Errorf("%s for host %q: %.60q", path, host, got)
			}
			if want != 200 && (strings.Contains(got, "record") || strings.Contains(strings.ToLower(got), "access-control")) {
				t.Errorf("%s for host %q reveals the site: %q", path, host, got)
			}
		}
	}
	// The host of an absolute request target takes precedence.
	if got := d.raw("GET http://evil.example/ HTTP/1.1\r\nHost: " + d.address + "\r\nConnection: close\r\n\r\n"); !strings.HasPrefix(got, "HTTP/1.1 403") {
		t.Errorf("%.60q", got)
	}
	if got := d.raw("GET / HTTP/1.0\r\n\r\n"); !strings.HasPrefix(got, "HTTP/1.0 403") {
		t.Errorf("%.60q", got)
	}
}

func TestOnlyGetAndHeadAreAnswered(t *testing.T) {
	d := newTestPreview(t, site())
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"} {
		got := d.raw(method + " / HTTP/1.1\r\nHost: " + d.address + "\r\nOrigin: http://evil.example\r\nConnection: close\r\n\r\n")
		if !strings.HasPrefix(got, "HTTP/1.1 405") && !strings.HasPrefix(got, "HTTP/1.1 40") {
			t.Errorf("%s: %.60q", method, got)
		}
		if strings.Contains(strings.ToLower(got), "access-control") {
			t.Errorf("%s is answered with a CORS header: %q", method, got)
		}
	}
	for _, body := range []string{"Content-Length: 3\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"} {
		if got := d.raw("GET / HTTP/1.1\r\nHost: " + d.address + "\r\n" + body); !strings.HasPrefix(got, "HTTP/1.1 413") {
			t.Errorf("a request with content: %.60q", got)
		}
	}
	if got := d.raw("HEAD / HTTP/1.1\r\nHost: " + d.address + "\r\nConnection: close\r\n\r\n"); !strings.HasPrefix(got, "HTTP/1.1 200") || strings.Contains(got, "<html") {
		t.Errorf("HEAD: %q", got)
	}
}

// Paths are looked up in the list of the site's files, so nothing else can be
// served, however the path is written.
func TestNoPathLeavesTheSite(t *testing.T) {
	files := site()
	files["content/2018/.secret.md"] = "SECRET"
	files[".env"] = "SECRET"
	files["static/.hidden"] = "SECRET"
	d := newTestPreview(t, files)
	var paths []string
	for _, step := range []string{"..", "%2e%2e", "%2E.", "..%2f", "%252e%252e", "..%5c", `..\`, "....//", "..;", "%c0%ae%c0%ae", "%u002e%u002e", ".%00.", "%ef%bc%8e%ef%bc%8e"} {
		for _, to := range []string{"config.toml", "content/2018/vote.md", ".env", "etc/passwd", "windows/win.ini"} {
			for n := 1; n <= 8; n++ {
				up := strings.Repeat(step+"/", n)
				paths = append(paths, "/"+up+to, "/2018/"+up+to, "/:preview/last/"+up+to, "/:preview/"+up+to)
			}
		}
	}
	paths = append(paths, "/config.toml", "/content/2018/vote.md", "/.env", "/.hidden", "/2018/.secret.md", "//etc/passwd", "///etc/passwd", "/./config.toml",
		"/C:/windows/win.ini", "/file:///etc/passwd", "/2018%2fvote.html", "/2018%2Fvote.html", "/2018//vote.html", "//2018/vote.html", "/:preview/last//evil.example/", "/:preview/last//2018", `/:preview/last/\evil.example`, "//evil.example", "//2018", "/index.html/", "/index.html%00.txt",
		"/%2e/index.html", "/index.html::$DATA", "/INDEX.HTML", "/:preview/bar.js/../../config.toml", "/:preview/assets/bar.js", "/:preview/problems.html")
	for _, path := range paths {
		got := d.raw("GET " + path + " HTTP/1.1\r\nHost: " + d.address + "\r\nConnection: close\r\n\r\n")
		if !strings.HasPrefix(got, "HTTP/1.1 404") && !strings.HasPrefix(got, "HTTP/1.1 400") && !strings.HasPrefix(got, "HTTP/1.1 307 Temporary Redirect") {
			t.Errorf("%s: %.80q", path, got)
		}
		if strings.Contains(got, "SECRET") || strings.Contains(got, "root:") || strings.Contains(got, "+++") || strings.Contains(got, "[types.") {
			t.Errorf("%s reveals a file: %q", path, got)
		}
		if _, to, ok := strings.Cut(got, "\r\nLocation: "); ok && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, `/\`)) {
			t.Errorf("%s leads away from this machine: %.80q", path, to)
		}
	}
}

func TestNoSiteFileBelowOwnPrefix(t *testing.T) {
	if sitepath.Check(":preview/live.js") == nil || sitepath.Check(":preview") == nil {
		t.Error("a site could have files below /:preview/")
	}
}

func TestLongHeadersAreRefused(t *testing.T) {
	d := newTestPreview(t, site())
	for name, request := range map[string]string{
		"one long header": "GET / HTTP/1.1\r\nHost: " + d.address + "\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n",
		"many headers":    "GET / HTTP/1.1\r\nHost: " + d.address + "\r\n" + strings.Repeat("X: y\r\n", 1<<17) + "\r\n",
		"a long path":     "GET /" + strings.Repeat("x", 1<<20) + " HTTP/1.1\r\nHost: " + d.address + "\r\n\r\n",
	} {
		if got := d.raw(request); strings.HasPrefix(got, "HTTP/1.1 200") || strings.HasPrefix(got, "HTTP/1.1 404") {
			t.Errorf("%s: %.60q", name, got)
		}
	}
	if status, _, _ := d.get("/"); status != http.StatusOK {
		t.Errorf("afterwards: %d", status)
	}
}

func TestManyConnectionsDoNotStopThePreview(t *testing.T) {
	d := newTestPreview(t, site())
	for range 300 {
		conn, err := net.Dial("tcp", d.address)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
	}
	if status, _, _ := d.get(votePage); status != http.StatusOK {
		t.Errorf("status %d", status)
	}
}

func TestPortInUse(t *testing.T) {
	first := newTestPreview(t, site())
	_, port, err := net.SplitHostPort(first.address)
	if err != nil {
		t.Fatal(err)
	}
	used, err := strconv.Atoi(port)
	if err != nil {
		t.Fatal(err)
	}
	second := serve.New(pipeline.NewPreview(pipeline.Options{}), serve.Options{})
	want := fmt.Sprintf("port %d cannot be used: address already in use", used)
	if err := second.Listen(t.Context(), used); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	addresses := map[string]bool{}
	for range 3 { // DefaultPort may be in use or not; each server gets another port
		s := serve.New(pipeline.NewPreview(pipeline.Options{}), serve.Options{})
		if err := s.ListenNear(t.Context()); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(s.Address(), "127.0.0.1:") || addresses[s.Address()] {
			t.Errorf("%s after %v", s.Address(), addresses)
		}
		addresses[s.Address()] = true
	}
}
