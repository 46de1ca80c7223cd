package headers_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/guide"
	"annals/internal/output"
	"annals/internal/output/headers"
	"annals/internal/testing/sitetest"
	"annals/internal/theme/assets"
)

const onion = "aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyp3kead.onion"

// built renders _headers for a site at base with files in static/.
func built(t testing.TB, base string, files fstest.MapFS) string {
	t.Helper()
	setting := fmt.Sprintf("base_url = %q", base)
	if base == "" {
		setting = ""
	}
	s := sitetest.Site(t, map[string]string{
		"config.toml": strings.Replace(sitetest.Config, `base_url = "https://example.org/record/"`, setting, 1),
	})
	var problems diag.List
	assets, err := assets.Load(t.Context(), files, sitetest.Dir(t, map[string]string{}), assets.Options{}, &problems)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	outputs := headers.Outputs(s, assets)
	if len(outputs) != 1 || outputs[0].Path != "_headers" {
		t.Fatalf("outputs %v", outputs)
	}
	return sitetest.Render(t, outputs)["_headers"]
}

// rules reads _headers as its hosts do: a path, then the headers indented below.
func rules(t testing.TB, text string) map[string]map[string]string {
	t.Helper()
	all := map[string]map[string]string{}
	var rule map[string]string
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		header, indented := strings.CutPrefix(line, "  ")
		name, value, isHeader := strings.Cut(header, ": ")
		switch {
		case line == "" || line[0] == '#':
		case !indented && line[0] == '/' && all[line] == nil:
			rule = map[string]string{}
			all[line] = rule
		case indented && isHeader && rule != nil && rule[name] == "" && value == strings.TrimSpace(value):
			rule[name] = value
		default:
			t.Errorf("a line that no host reads: %q", line)
		}
		if len(line) > 2000 {
			t.Errorf("a line of %d characters, more than Cloudflare reads", len(line))
		}
	}
	return all
}

var theme = fstest.MapFS{
	"style.css": {Data: []byte("p{}")}, "js/한 b.js": {Data: []byte("b()")}, "icon.svg": {Data: []byte("<svg/>")},
}

func TestFingerprintedFilesAreImmutable(t *testing.T) {
	got := rules(t, built(t, "https://example.org/", theme))
	kept := maps.Clone(got)
	delete(kept, "/*")
	want := map[string]map[string]string{
		"/style.806db221.css":           {"Cache-Control": headers.Immutable},
		"/js/%ED%95%9C%20b.71fdb8d8.js": {"Cache-Control": headers.Immutable},
	}
	if diff := cmp.Diff(want, kept); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got["/*"]["Cache-Control"] != "" {
		t.Error("two rules that meet have the same header, whose values hosts would join")
	}
}

func TestAllFilesHaveSecurityHeaders(t *testing.T) {
	got := rules(t, built(t, "https://example.org/", theme))["/*"]
	want := map[string]string{
		"Content-Security-Policy":      output.PolicyHeader,
		"Strict-Transport-Security":    "max-age=31536000",
		"X-Content-Type-Options":       "nosniff",
		"X-Frame-Options":              "DENY",
		"Referrer-Policy":              "no-referrer",
		"X-DNS-Prefetch-Control":       "off",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
	}
	features := got["Permissions-Policy"]
	delete(got, "Permissions-Policy")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, feature := range []string{"camera", "microphone", "geolocation", "payment", "usb"} {
		if !slices.Contains(strings.Split(features, ", "), feature+"=()") {
			t.Errorf("the feature %s is not denied in %q", feature, features)
		}
	}
}

func TestHSTSOnlyForHTTPS(t *testing.T) {
	for base, want := range map[string]bool{
		"https://example.org/": true, "http://example.org/": false, "": false,
		"http://" + onion + "/": false, "https://" + onion + "/": false,
	} {
		_, got := rules(t, built(t, base, theme))["/*"]["Strict-Transport-Security"]
		if got != want {
			t.Errorf("%q: %v", base, got)
		}
	}
}

func TestRulesIncludeBasePath(t *testing.T) {
	got := slices.Sorted(maps.Keys(rules(t, built(t, "https://example.org/a%20b/", fstest.MapFS{"style.css": {Data: []byte("p{}")}}))))
	if diff := cmp.Diff([]string{"/a%20b/*", "/a%20b/style.806db221.css"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestRulesAreLimited(t *testing.T) {
	many := fstest.MapFS{}
	for i := range 200 {
		many[fmt.Sprintf("%d.css", i)] = &fstest.MapFile{Data: []byte("p{}")}
	}
	if n := len(rules(t, built(t, "https://example.org/", many))); n != 100 {
		t.Errorf("%d rules", n)
	}
}

// The settings for Caddy and nginx in the guide send the same headers as _headers.
func TestGuideListsTheSameHeaders(t *testing.T) {
	text, ok, err := guide.Read("hosting")
	if err != nil || !ok {
		t.Fatalf("the topic hosting: %v %v", ok, err)
	}
	want := map[string]string{headers.HSTS().Name: headers.HSTS().Value, "Cache-Control": headers.Immutable}
	for _, h := range headers.Common() {
		want[h.Name] = h.Value
	}
	caddy, nginx := between(t, text, "### Caddy", "### nginx"), between(t, text, "### nginx", "\n## ")
	for host, got := range map[string]map[string]string{
		"Caddy": parseServerHeaders(caddy, `(?m)^ +(?:header (?:@\w+ )?)?[?]?([A-Z][\w-]+) "([^"]*)"$`),
		"nginx": parseServerHeaders(nginx, `(?m)^ +add_header ([\w-]+) "([^"]*)" always;$`),
	} {
		if host == "nginx" { // there the names of files choose among two values
			if !strings.Contains(nginx, "add_header Cache-Control $annals_cache always;") || !strings.Contains(nginx, `"`+headers.Immutable+`";`) {
				t.Errorf("nginx does not let browsers keep files: %s", nginx)
			}
			got["Cache-Control"] = headers.Immutable
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", host, diff)
		}
	}
	if !strings.Contains(caddy, `?Cache-Control "no-cache"`) {
		t.Error("Caddy sets one value for all files: it would replace that of the fingerprinted ones")
	}
	if n := strings.Count(caddy+nginx, headers.HSTS().Name); n != 2 {
		t.Errorf("the guide sends %s %d times, not once a server with https", headers.HSTS().Name, n)
	}
}

func between(t testing.TB, text, from, to string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, from)
	part, _, ended := strings.Cut(rest, to)
	if !found || !ended {
		t.Fatalf("the guide has no part from %q to %q", from, to)
	}
	return part
}

// parseServerHeaders reads headers from a server's settings; of two with one name,
// the last.
func parseServerHeaders(settings, pattern string) map[string]string {
	all := map[string]string{}
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(settings, -1) {
		all[m[1]] = m[2]
	}
	return all
}
