package site_test

import (
	"fmt"
	"net/url"
	"path"
	"strings"
	"testing"

	"annals/internal/site"
)

// The URL of any link is inside the site and exists there.
func FuzzLinkStaysInside(f *testing.F) {
	for _, seed := range []string{
		"b.md", "../2018/b.md#findings", "/about.md", "../../static/report.pdf#page=2", "#findings", "#", "../topics/food.html",
		"../../../etc/passwd", "%2e%2e/%2e%2e/%2e%2e/x", "..%2f..%2f..%2fx", `..\..\x`, "//host/x", "/\t/host", "https:b.md", "b.md?x", "b.md%00", "./././b.md",
		"../content/2018/b.md", "2018/../b.md", "b.md#\"><script>", "%ff.md", "결의.md", "javascript%3aalert(1)", "b.ko.md", "../../static/", "../ko/about.html", "<b.md>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, link string) {
		s, _ := resolve(t, files{
			"content/2018/a.md":    entry("2018-01-01") + "## Findings\n\n[x](" + link + ")\n\n![y](" + link + ")\n",
			"content/2018/b.md":    entry("2018-01-02") + "## Findings\n",
			"content/2018/b.ko.md": page("나") + "## 결론\n",
			"content/about.md":     page("About"),
		})
		if len(s.Entries) == 0 || s.Entries[0].ID != "2018/a" {
			return // the file is not valid text
		}
		text := s.Entries[0].Original()
		for i := range text.Body.Links {
			for _, tag := range s.Tags() {
				from := s.Path(tag, "2018/a.html")
				checkInside(t, s, from, s.Href(text, i, from, tag))
			}
		}
	})
}

func checkInside(t *testing.T, s *site.Site, from, href string) {
	t.Helper()
	if href == "" || strings.HasPrefix(href, "#") {
		return
	}
	u, err := url.Parse(href)
	if err != nil || u.IsAbs() || u.Host != "" || strings.HasPrefix(u.Path, "/") || strings.ContainsAny(href, "\\\"<> \n\t") {
		t.Fatalf("href %q: %v", href, err)
	}
	to := path.Join(path.Dir(from), u.Path)
	if strings.HasPrefix(to, "..") || !published(s, to) {
		t.Fatalf("href %q from %s leads to %q", href, from, to)
	}
}

// published reports whether file is in the output.
func published(s *site.Site, file string) bool {
	known := map[string]bool{"report.pdf": true, "images/map.png": true, "style.css": true}
	for p := range s.Pages() {
		for _, tag := range s.Tags() {
			known[s.Path(tag, p.Address)] = true
		}
	}
	return known[file]
}

// For any file name and alias, no two output files have one address, and none is outside
// of the output folder.
func FuzzAddresses(f *testing.F) {
	for _, seed := range [][2]string{
		{"b.md", "old.html"},
		{"2018/B.md", "../x"},
		{"ko/a.md", "ko/about.html"},
		{"topics/food.md", "KO/Old.html"},
		{"about.html/x.md", "about.html/y"},
		{"../x.md", "/"},
		{"_index.md", "index.html"},
		{"2018/_index.ko.md", "2018"},
		{"re\u0301.md", "결의"},
		{"aux.md", "con/x"},
		{"./x.md", "./y"},
		{"a//b.md", "a"},
		{"straße.md", "STRASSE.html"},
		{"-0000/x.md", "a/../b"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, name, alias string) {
		all := files{
			"content/about.md":       page("About", fmt.Sprintf("aliases = [%q]\n", alias)),
			"content/2018/a.md":      entry("2018-01-01", fmt.Sprintf("aliases = [%q]\n", alias+".html")),
			"content/" + name:        page("Fuzzed"),
			"content/2018/b.ko.md":   page("나"),
			"content/2018/b.md":      entry("2018-01-02"),
			"content/2018/_index.md": page("2018"),
		}
		in, problems := load(t, all)
		s, more := site.Resolve(in)
		if problems = append(problems, more...); problems.HasErrors() {
			return
		}
		checkAddresses(t, s, fmt.Sprintf("%q, %q", name, alias))
	})
}

// checkAddresses checks that no two output files have one address, and that all are
// inside the output folder.
func checkAddresses(t *testing.T, s *site.Site, input string) {
	t.Helper()
	seen := map[string]bool{}
	add := func(file string) {
		if path.IsAbs(file) || path.Clean(file) != file || strings.HasPrefix(file, "../") || strings.ContainsAny(file, "\\\x00") {
			t.Fatalf("address %q of %s", file, input)
		}
		key := strings.ToLower(file)
		if seen[key] {
			t.Fatalf("two files %q of %s", file, input)
		}
		seen[key] = true
	}
	for _, tag := range s.Tags() {
		for p := range s.Pages() {
			add(s.Path(tag, p.Address))
		}
	}
	for _, r := range s.Redirects {
		add(r.From)
	}
}
