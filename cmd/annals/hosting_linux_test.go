package main

import (
	"crypto/tls"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"annals/internal/output"
	"annals/internal/output/headers"
)

// The settings for Caddy and nginx are taken from the guide and run: for a site at the
// top of a host and for one with a path in base_url.
func TestServersOfTheGuide(t *testing.T) {
	for _, program := range []string{"caddy", "nginx"} {
		for _, basePath := range []string{"/", "/record/"} {
			t.Run(program+" "+basePath, func(t *testing.T) {
				needProgram(t, program)
				top := t.TempDir()
				buildHosted(t, basePath, filepath.Join(top, basePath))
				s := startHost(t, program, top, basePath)
				s.checkHeaders(t, basePath)
				s.checkRedirect(t)
				s.checkCompression(t, basePath)
				s.checkOnion(t, basePath)
			})
		}
	}
}

// buildHosted builds a small site with files of every kind.
func buildHosted(t *testing.T, basePath, out string) {
	t.Helper()
	site := filepath.Join(t.TempDir(), "site")
	runProgram(t, "annals", "init", site, "--quiet")
	const active = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x()</script></svg>\n"
	for name, text := range map[string]string{"own.svg": active, "clip.mp4": "film", "paper.pdf": "%PDF-", "own.css": "p{}"} {
		write(t, filepath.Join(site, "static", name), text)
	}
	config, err := os.ReadFile(filepath.Join(site, "config.toml"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(site, "config.toml"), string(config)+"\n[languages.ko]\nname = \"한국어\"\n[static]\nas_is = [\"own.svg\", \"clip.mp4\", \"paper.pdf\"]\n")
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		t.Fatal(err)
	}
	runProgram(t, "annals", "build", "--quiet", "--source", site, "--output", out, "--base-url", "https://record.ngo"+basePath)
}

func runProgram(t *testing.T, program string, args ...string) {
	t.Helper()
	if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %s: %v\n%s", program, strings.Join(args, " "), err, out)
	}
}

// get asks a server as a browser does that accepts gzip where zip says so, and trusts
// its certificate.
func get(t *testing.T, scheme, address, path string, zip bool) (*http.Response, string) {
	t.Helper()
	client := http.Client{
		Transport: &http.Transport{
			DisableCompression: true, DisableKeepAlives: true,
			TLSClientConfig: &tls.Config{InsecureSkipVerify: true, ServerName: "localhost"},
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, scheme+"://"+address+path, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = "localhost:" + port(address)
	if zip {
		r.Header.Set("Accept-Encoding", "gzip")
	}
	response, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(body)
}

// checkHeaders checks what every kind of file is sent with.
func (s *hostServer) checkHeaders(t *testing.T, basePath string) {
	t.Helper()
	_, home := get(t, "https", s.tls, basePath, false)
	style := regexp.MustCompile(`style\.[0-9a-f]{8}\.css`).FindString(home)
	for _, c := range []struct {
		path          string
		status        int
		policy, cache string
		media         string
	}{
		{"", 200, output.PolicyHeader, "no-cache", "text/html"},
		{"index.html", 200, output.PolicyHeader, "no-cache", "text/html"},
		{"sources/", 200, output.PolicyHeader, "no-cache", "text/html"},
		{"safety.html", 200, output.PolicyHeader, "no-cache", "text/html"},
		{"paper.pdf", 200, output.PolicyHeader, "no-cache", "application/pdf"},
		{"own.svg", 200, output.FilePolicy, "no-cache", "image/svg+xml"},
		{"feed.xml", 200, output.FilePolicy, "no-cache", "text/xml"},
		{"data/entries.csv", 200, output.FilePolicy, "no-cache", "text/csv"},
		{"manifest.sha256", 200, output.FilePolicy, "no-cache", ""},
		{"clip.mp4", 200, output.MediaPolicy, "no-cache", "video/mp4"},
		{style, 200, output.FilePolicy, headers.Immutable, "text/css"},
		{"style.css", 200, output.FilePolicy, "no-cache", "text/css"},
		{"no/such/page.html", 404, output.PolicyHeader, "no-cache", "text/html"},
		{"no-such.svg", 404, output.PolicyHeader, "no-cache", "text/html"},
		{"gone.12345678.css", 404, output.PolicyHeader, "no-cache", "text/html"},
		{"embed/overview.html", 200, output.EmbedPolicyHeader, "no-cache", "text/html"},
		{"ko/embed/overview.html", 200, output.EmbedPolicyHeader, "no-cache", "text/html"},
		{"charts/overview.svg", 200, output.FilePolicy, "no-cache", "image/svg+xml"},
		{"embed/no-such.html", 404, output.PolicyHeader, "no-cache", "text/html"},
	} {
		response, body := get(t, "https", s.tls, basePath+c.path, false)
		if response.StatusCode != c.status {
			t.Errorf("%s: status %d, want %d", c.path, response.StatusCode, c.status)
		}
		if isMissing := strings.Contains(body, `class="kind-404"`); isMissing != (c.status == 404) {
			t.Errorf("%s: shows the site's page for missing addresses: %t", c.path, isMissing)
		}
		want := map[string]string{"Cache-Control": c.cache, headers.HSTS().Name: headers.HSTS().Value}
		for _, h := range headers.Common() {
			want[h.Name] = h.Value
		}
		want["Content-Security-Policy"] = c.policy
		if c.policy == output.EmbedPolicyHeader { // only these may be framed
			delete(want, "X-Frame-Options")
			if got := response.Header.Values("X-Frame-Options"); len(got) > 0 {
				t.Errorf("%s: X-Frame-Options is %q", c.path, got)
			}
		}
		for name, value := range want {
			if got := response.Header.Values(name); len(got) != 1 || got[0] != value {
				t.Errorf("%s: %s is %q, want %q", c.path, name, got, value)
			}
		}
		if got := response.Header.Get("Content-Type"); !strings.HasPrefix(got, c.media) && (c.media != "text/xml" || !strings.HasPrefix(got, "application/xml")) {
			t.Errorf("%s: Content-Type is %q, want %q", c.path, got, c.media)
		}
	}
}

// checkRedirect checks that http leads to https.
func (s *hostServer) checkRedirect(t *testing.T) {
	t.Helper()
	response, _ := get(t, "http", s.http, "/about.html?q=1", false)
	to := response.Header.Get("Location")
	if response.StatusCode/100 != 3 || !strings.HasPrefix(to, "https://") || !strings.HasSuffix(to, "/about.html?q=1") {
		t.Errorf("http is answered with %s %q", response.Status, to)
	}
}

// checkCompression checks that pages are compressed, and that caches know it.
func (s *hostServer) checkCompression(t *testing.T, basePath string) {
	t.Helper()
	for _, path := range []string{"index.html", "feed.xml", "own.css"} {
		response, _ := get(t, "https", s.tls, basePath+path, true)
		isZip := response.Header.Get("Content-Encoding") == "gzip"
		if path == "index.html" && !isZip {
			t.Errorf("%s is not compressed", path)
		}
		if vary := strings.Join(response.Header.Values("Vary"), ", "); isZip && !strings.Contains(vary, "Accept-Encoding") {
			t.Errorf("%s is compressed, and Vary is %q", path, vary)
		}
	}
}

// checkOnion checks the settings for an onion service: the same without https.
func (s *hostServer) checkOnion(t *testing.T, basePath string) {
	t.Helper()
	response, _ := get(t, "http", s.onion, basePath, false)
	if response.StatusCode != 200 || response.Header.Get("Content-Security-Policy") != output.PolicyHeader {
		t.Errorf("the onion service: %s, %v", response.Status, response.Header)
	}
	if got := response.Header.Get(headers.HSTS().Name); got != "" {
		t.Errorf("the onion service asks for https: %s", got)
	}
	// Readers reach it at another port than the one that the server listens on.
	response, _ = get(t, "http", s.onion, basePath+"search", false)
	if got := response.Header.Get("Location"); got != basePath+"search/" {
		t.Errorf("the onion service leads from a folder without its slash to %q", got)
	}
}
