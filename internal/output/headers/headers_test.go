package headers_test

import (
	"fmt"
	"maps"
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
		if removed, ok := strings.CutPrefix(header, "! "); ok { // Cloudflare Pages; Netlify skips lines without a colon
			name, value, isHeader = "! "+removed, "-", !strings.Contains(removed, ":")
		}
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
	for _, pattern := range []string{"/*", "/*.svg", "/*.xht", "/*.xhtml", "/*.xml"} {
		delete(kept, pattern)
	}
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
		"Cross-Origin-Resource-Policy": "cross-origin",
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
	if diff := cmp.Diff([]string{"/a%20b/*", "/a%20b/*.svg", "/a%20b/*.xht", "/a%20b/*.xhtml", "/a%20b/*.xml", "/a%20b/style.806db221.css"}, got); diff != "" {
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

// Drawings and feeds have two policies, which hosts join and browsers obey both.
func TestNothingRunsInFilesThatAreNoPages(t *testing.T) {
	got := rules(t, built(t, "https://example.org/", theme))
	for _, ext := range []string{"svg", "xht", "xhtml", "xml"} {
		if diff := cmp.Diff(map[string]string{"Content-Security-Policy": output.FilePolicy}, got["/*."+ext]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", ext, diff)
		}
	}
	if !strings.HasPrefix(output.FilePolicy, "sandbox; default-src 'none'; ") || strings.Contains(output.FilePolicy, "allow-") {
		t.Errorf("a script may run: %s", output.FilePolicy)
	}
}

// Pages of charts may be framed, and nothing else may: what forbids it for all files is taken
// away in their folders before their own policy is set.
func TestOnlyChartsMayBeFramed(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"content/2017/a.md": sitetest.Entry("A", "2017", "", ""), "content/2018/b.md": sitetest.Entry("B", "2018", "", ""),
	})
	var problems diag.List
	assets, err := assets.Load(t.Context(), theme, sitetest.Dir(t, map[string]string{}), assets.Options{}, &problems)
	if err != nil {
		t.Fatal(err)
	}
	got := rules(t, sitetest.Render(t, headers.Outputs(s, assets))["_headers"])
	framed := map[string]string{"! Content-Security-Policy": "-", "! X-Frame-Options": "-", "Content-Security-Policy": output.EmbedPolicyHeader}
	for path, rule := range got {
		isEmbed := path == "/record/embed/*" || path == "/record/ko/embed/*"
		if allows := strings.Contains(fmt.Sprint(rule), "frame-ancestors *"); allows != isEmbed || isEmbed && cmp.Diff(framed, rule) != "" {
			t.Errorf("%s: %v", path, rule)
		}
	}
	if got["/record/embed/*"] == nil || got["/record/ko/embed/*"] == nil {
		t.Errorf("no rule lets charts be framed: %v", slices.Sorted(maps.Keys(got)))
	}
	if strings.Contains(output.EmbedPolicy, "script") || !strings.HasPrefix(output.EmbedPolicy, "default-src 'none'; ") {
		t.Errorf("scripts may run in a frame: %s", output.EmbedPolicy)
	}
}

// The settings for Caddy and nginx in the guide have the headers of _headers. What the
// servers send, TestServersOfTheGuide of the command's package compares.
func TestGuideListsTheSameHeaders(t *testing.T) {
	text, ok, err := guide.Read("hosting")
	if err != nil || !ok {
		t.Fatalf("the topic hosting: %v %v", ok, err)
	}
	for host, settings := range map[string]string{"Caddy": between(t, text, "### Caddy", "### nginx"), "nginx": between(t, text, "### nginx", "\n## ")} {
		want := []string{`"` + output.PolicyHeader + `"`, `"` + output.FilePolicy + `"`, `"` + output.MediaPolicy + `"`, `"` + output.EmbedPolicyHeader + `"`, `"` + headers.Immutable + `"`}
		for _, h := range append(headers.Common(), headers.HSTS()) {
			if h.Name == "X-Frame-Options" && host == "nginx" {
				want = append(want, `X-Frame-Options $annals_frames`, `"`+h.Value+`";`)
			} else if h.Name != "Content-Security-Policy" {
				want = append(want, fmt.Sprintf("%s %q", h.Name, h.Value))
			}
		}
		for _, setting := range want {
			if !strings.Contains(settings, setting) {
				t.Errorf("%s lacks %s", host, setting)
			}
		}
		if n := strings.Count(settings, headers.HSTS().Name); n != 1 {
			t.Errorf("%s sends %s %d times, not once for https", host, headers.HSTS().Name, n)
		}
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
