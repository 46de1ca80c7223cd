package linkcheck

import (
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestRobotsRules(t *testing.T) {
	for _, test := range []struct {
		name, text string
		allowed    string // paths, separated by spaces
		forbidden  string
	}{
		{"nothing", "", "/ /x", ""},
		{"no robots.txt at all", "<!doctype html><p>Not found: sorry", "/", ""},
		{"everything", "User-agent: *\nDisallow: /", "", "/ /x /x?y"},
		{"an empty Disallow", "User-agent: *\nDisallow:", "/ /x", ""},
		{"a folder", "User-agent: *\nDisallow: /private/", "/ /private /privat/x", "/private/ /private/x"},
		{"a beginning", "User-agent: *\nDisallow: /fish", "/Fish /f", "/fish /fish.html /fish/salmon /fishheads?id=x"},
		{"the longest decides", "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c", "/a/b /a/b/d", "/a /a/x /a/b/c"},
		{"of two as long the one that allows", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", ""},
		{"stars", "User-agent: *\nDisallow: /*.pdf", "/x.html", "/x.pdf /a/b.pdf?x"},
		{"an end", "User-agent: *\nDisallow: /*.pdf$", "/x.pdf?x /x.pdfs", "/x.pdf /.pdf"},
		{"a star at the end", "User-agent: *\nDisallow: /a*$", "/b", "/a /ab"},
		{"several stars", "User-agent: *\nDisallow: /*a*b*c$", "/abd /cba", "/abc /xaxbxc /abcbc"},
		{"an exact page", "User-agent: *\nDisallow: /a$", "/ab /", "/a"},
		{"the query", "User-agent: *\nDisallow: /*?id=", "/x?a=1", "/x?id=1"},
		{"our own group", "User-agent: *\nDisallow: /\n\nUser-agent: Annals\nDisallow: /secret", "/ /x", "/secret"},
		{"our own group first", "User-agent: annals/2.0\nDisallow: /secret\nUser-agent: *\nDisallow: /", "/ /x", "/secret"},
		{"our own group twice", "User-agent: annals\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: ANNALS\nDisallow: /b", "/ /c", "/a /b"},
		{"our own group, empty", "User-agent: *\nDisallow: /\n\nUser-agent: annals", "/ /x", ""},
		{"another's name that begins like ours", "User-agent: annals-of-time\nDisallow: /", "/", ""},
		{"a group for several", "User-agent: x\nUser-agent: annals\nUser-agent: y\nDisallow: /a", "/", "/a"},
		{"rules before any group", "Disallow: /\nUser-agent: x\nDisallow: /", "/", ""},
		{"a Sitemap does not end a group", "User-agent: annals\nSitemap: https://a.example/s.xml\nUser-agent: x\nDisallow: /a", "/", "/a"},
		{"remarks, spaces, capitals", "\uFEFF# hello\r\n  USER-AGENT :  *  # all\r\nDISALLOW:/a#b\r\n", "/", "/a /ab"},
		{"the line ends of an old Mac", "User-agent: *\rDisallow: /a\r", "/", "/a"},
		{"codes in small letters", "User-agent: *\nDisallow: /%e5%8c%97", "/%E5", "/%E5%8C%97 /%e5%8c%97/x"},
		{"letters as they are", "User-agent: *\nDisallow: /북", "/", "/%EB%B6%81"},
		{"codes that need not be", "User-agent: *\nDisallow: /%61bc", "/", "/abc /%61bc"},
		{"a coded slash is none", "User-agent: *\nDisallow: /a%2Fb", "/a/b", "/a%2fb"},
		{"bytes that are no text", "User-agent: *\nDisallow: /\xff\x00", "/", "/%FF%00"},
	} {
		t.Run(test.name, func(t *testing.T) {
			rules := parseRobots([]byte(test.text), "annals/1.0 (link check)")
			for _, path := range strings.Fields(test.allowed) {
				if !rules.allow(parseURL(t, path)) {
					t.Errorf("%s is forbidden", path)
				}
			}
			for _, path := range strings.Fields(test.forbidden) {
				if rules.allow(parseURL(t, path)) {
					t.Errorf("%s is allowed", path)
				}
			}
		})
	}
}

func parseURL(t *testing.T, path string) *url.URL {
	t.Helper()
	u, err := url.Parse("http://a.example" + path)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestCrawlDelayIsCapped(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"2": 2 * time.Second, "0.5": time.Second / 2, "3600": maxCrawlDelay, "1e300": maxCrawlDelay, "-1": 0, "soon": 0, "NaN": 0, "Inf": maxCrawlDelay,
	} {
		if got := parseRobots([]byte("User-agent: *\nCrawl-delay: "+text), "annals").delay; got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

// FuzzRobots compares the matching of patterns with regular expressions, and
// requires that nothing is forbidden without a Disallow line.
func FuzzRobots(f *testing.F) {
	for _, seed := range [][2]string{
		{"/a*b$", "/axxb"},
		{"/*.pdf", "/x.pdf?y"},
		{"*$", "/"},
		{"/%61", "/a"},
		{"/a**b", "/ab"},
		{"$", "/"},
		{"/a*b*b$", "/ab"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, pattern, path string) {
		if len(pattern)+len(path) > 200 || !utf8.ValidString(pattern+path) {
			t.Skip() // regular expressions do not match invalid UTF-8, and are slow
		}
		body, anchored := strings.CutSuffix(pattern, "$")
		expression := "(?s)^" + strings.ReplaceAll(regexp.QuoteMeta(body), `\*`, ".*")
		if anchored {
			expression += "$"
		}
		compiled, err := regexp.Compile(expression)
		if err != nil {
			t.Skip()
		}
		if got, want := matches(pattern, path), compiled.MatchString(path); got != want {
			t.Errorf("matches(%q, %q) = %v, want %v", pattern, path, got, want)
		}
		if again := normalizeEscapes(normalizeEscapes(path)); again != normalizeEscapes(path) {
			t.Errorf("escaped twice, %q is %q", path, again)
		}
		rules := parseRobots([]byte(pattern+"\n"+path), "annals/1.0")
		if !rules.allow(&url.URL{Path: path}) && !strings.Contains(strings.ToLower(pattern+path), "disallow") {
			t.Errorf("%q is forbidden by nothing", path)
		}
	})
}
