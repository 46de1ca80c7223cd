package html

import (
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// withLinkState returns record with a file of link states.
func withLinkState(linkState string) map[string]string {
	return withFiles(record, map[string]string{"content/_links.toml": linkState})
}

const (
	allAlive = `[well]
"https://example.com/rapport?a=1&b=2" = 2026-11-23
"https://archive.example/rapport" = 2026-11-23
`
	recentlyBroken = `[broken]
"https://example.com/rapport?a=1&b=2" = { well = 2026-11-01, since = 2026-11-17, checked = 2026-11-23 }
`
	deadOriginals = `[broken]
"https://example.com/again" = { since = 2026-11-01, checked = 2026-11-23 }
"https://example.com/rapport?a=1&b=2" = { well = 2026-11-01, since = 2026-11-16, checked = 2026-11-23 }
`
	deadCopies = deadOriginals + `"https://archive.example/rapport" = { since = 2026-11-01, checked = 2026-11-23 }
`
)

// deadPages returns pages of record with dead links, by the names of their golden
// files.
func deadPages(t *testing.T, addresses ...string) map[string]string {
	t.Helper()
	pages, named := everyPage(t, formatOf(t, withLinkState(deadOriginals))), map[string]string{}
	for _, address := range addresses {
		named["dead-"+strings.ReplaceAll(address, "/", "-")] = pages[address]
	}
	return named
}

func TestLinkStateChangesOnlyPagesWithDeadLinks(t *testing.T) {
	before := everyPage(t, formatOf(t, record))
	for _, linkState := range []string{allAlive, recentlyBroken} {
		if diff := cmp.Diff(before, everyPage(t, formatOf(t, withLinkState(linkState)))); diff != "" {
			t.Error(diff)
		}
	}
	for address, page := range everyPage(t, formatOf(t, withLinkState(deadOriginals))) {
		showsSources := path.Base(path.Dir(address)) == "sources"
		for _, entry := range []string{"2017/report.html", "2019/again.html", "2019/some-time.html"} {
			showsSources = showsSources || strings.HasSuffix(address, entry)
		}
		if changed := page != before[address]; changed != showsSources {
			t.Errorf("%s: changed %v, want %v", address, changed, showsSources)
		}
	}
}

func TestDeadSourceLinksToArchivedCopy(t *testing.T) {
	const original, copied = "https://example.com/rapport?a=1&b=2", "https://archive.example/rapport"
	for _, test := range []struct {
		name, linkState string
		title           string   // address of the title's link
		contains, lacks []string // texts
	}{
		{"alive", allAlive, original, []string{"Archived copy"}, []string{"no longer answers"}},
		{"dead", deadOriginals, copied, []string{"The original no longer answers (checked 23 November 2026): " + original}, []string{"at hand"}},
		{"dead, with a dead copy", deadCopies, original, []string{"No longer answers (checked 23 November 2026); no archived copy at hand"}, []string{"Archived copy"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			root := parsedPage(t, formatOf(t, withLinkState(test.linkState)), "2017/report.html")
			cite := elements(root, "cite")[0]
			if got, _ := attr(elements(cite, "a")[0], "href"); got != test.title {
				t.Errorf("the title links to %s, want %s", got, test.title)
			}
			words := textOf(cite.Parent)
			for _, want := range test.contains {
				if !strings.Contains(words, want) {
					t.Errorf("%q lacks %q", words, want)
				}
			}
			for _, not := range test.lacks {
				if strings.Contains(words, not) {
					t.Errorf("%q contains %q", words, not)
				}
			}
		})
	}
}
