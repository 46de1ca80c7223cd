package main

import (
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// maxPageBytes limits the size of a page of a large record.
const maxPageBytes = 300_000

// A record in which every list has more than one page: no page is too large, no link
// is broken, and every entry is at most three links from the home page, without
// links from entry to entry.
func TestLargeSiteHasLightPagesAndShortPaths(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a large site")
	}
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	entries := largeSite(t, dir)
	if msg, err := exec.Command("annals", "build", "--quiet", "--source", dir, "--output", out).CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, msg)
	}
	pages, files := readSite(t, out)
	checkPages(t, pages, files)
	for name := range pages {
		info, err := os.Stat(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > maxPageBytes {
			t.Errorf("%s has %d bytes", name, info.Size())
		}
	}
	for _, home := range []string{"index.html", "ko/index.html"} {
		steps := stepsFrom(home, pages, entries)
		for entry := range entries {
			page := path.Join(path.Dir(home), entry)
			if n, ok := steps[page]; !ok || n > 3 {
				t.Errorf("%s: %d steps from %s, found: %t", page, n, home, ok)
			}
		}
	}
	for _, page := range []string{
		"2018/12/index.html", "2018/12/3.html", "2018/undated/index.html", "ko/2018/12/2.html", "topics/food/2018-12-3.html", "types/resolution/1980.html",
		"sources/2018-12.html", "corrections/2020-05.html", "new/2020-05.html", "votes/2015-11-2.html",
	} {
		if pages[page] == nil {
			t.Errorf("there is no page %s", page)
		}
	}
}

// stepsFrom returns the number of links from a page to every other one, on paths
// without entries.
func stepsFrom(home string, pages map[string]*builtPage, entries map[string]bool) map[string]int {
	steps := map[string]int{home: 0}
	for queue := []string{home}; len(queue) > 0; queue = queue[1:] {
		from := queue[0]
		if entries[strings.TrimPrefix(from, "ko/")] {
			continue
		}
		for _, link := range pages[from].links {
			address, _, _ := strings.Cut(link, "#")
			to := path.Join(path.Dir(from), address)
			if _, known := steps[to]; !known && pages[to] != nil {
				steps[to] = steps[from] + 1
				queue = append(queue, to)
			}
		}
	}
	return steps
}

// largeSite writes a site and returns the pages of its entries: a few in each of
// many years, 70 recorded votes with all states, and more than two pages of
// corrected entries in one month.
func largeSite(t *testing.T, dir string) map[string]bool {
	t.Helper()
	write(t, filepath.Join(dir, "config.toml"), `title = "Large"
base_url = "https://example.org/"
default_language = "en"
[languages.en]
name = "English"
[languages.ko]
name = "한국어"
[types.resolution]
label = "Resolution"
[bodies.general-assembly]
label = "General Assembly"
members = 193
[topics.food]
label = "Food"
`)
	roll, err := os.ReadFile(filepath.Join(root, "content", "2005", "ga-60-173.votes.csv"))
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]bool{}
	add := func(year int, date, more string) string {
		id := fmt.Sprintf("%d/e%04d", year, len(pages))
		pages[id+".html"] = true
		write(t, filepath.Join(dir, "content", id+".md"), fmt.Sprintf("+++\ntitle = \"Entry %s of a long record\"\ndate = %q\ntype = \"resolution\"\nbody = \"general-assembly\"\n"+
			"topics = [\"food\"]\nsummary = \"What it was, in a sentence of the length that such sentences often have.\"\nsymbol = \"A/RES/73/180\"\n%s"+
			"[[sources]]\ntitle = \"A source of the entry %s\"\nurl = \"https://example.com/%s\"\n+++\nText.\n", id, date, more, id, id))
		return id
	}
	for i := range 70 {
		add(1950+i, fmt.Sprintf("%d-05-17", 1950+i), "milestone = true\n")
		id := add(2015, fmt.Sprintf("2015-11-%02d", 1+i%30), "[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\n")
		write(t, filepath.Join(dir, "content", id+".votes.csv"), string(roll))
	}
	for i := range 450 {
		add(2018, fmt.Sprintf("2018-12-%02d", 1+i%31), fmt.Sprintf("[[corrections]]\ndate = 2020-05-%02d\ntext = \"The date was wrong.\"\n", 1+i%31))
	}
	for range 20 {
		add(2018, "2018", "")
	}
	for i := range 31 {
		add(1980, fmt.Sprintf("1980-01-%02d", 1+i), "")
	}
	return pages
}
