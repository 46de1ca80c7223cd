package html

import (
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"
)

// remembering returns the record with a memory of its outside links.
func withLinkState(linkState string) map[string]string {
	return withFiles(record, map[string]string{"content/_links.toml": linkState})
}

const (
	allAlive = `[well]
"https://example.com/rapport?a=1&b=2" = 2026-11-23
"https://archive.example/rapport" = 2026-11-23
`
	failing = `[broken]
"https://example.com/rapport?a=1&b=2" = { well = 2026-11-01, since = 2026-11-17, checked = 2026-11-23 }
`
	deadOriginals = `[broken]
"https://example.com/again" = { since = 2026-11-01, checked = 2026-11-23 }
"https://example.com/rapport?a=1&b=2" = { well = 2026-11-01, since = 2026-11-16, checked = 2026-11-23 }
`
	deadCopies = deadOriginals + `"https://archive.example/rapport" = { since = 2026-11-01, checked = 2026-11-23 }
`
)

// deadPages returns pages of the record with dead links, under the names of their
// golden files.
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
	for _, linkState := range []string{allAlive, failing} {
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
		name, memory string
		main         string   // where the title leads
		says         []string // in English
		silent       []string
	}{
		{"well", allAlive, original, []string{"Archived copy"}, []string{"no longer answers"}},
		{"dead", deadOriginals, copied, []string{"The original no longer answers (checked 23 November 2026): " + original}, []string{"at hand"}},
		{"dead like its copy", deadCopies, original, []string{"No longer answers (checked 23 November 2026); no archived copy at hand"}, []string{"Archived copy"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			root, err := dom.Parse(strings.NewReader(everyPage(t, formatOf(t, withLinkState(test.memory)))["2017/report.html"]))
			if err != nil {
				t.Fatal(err)
			}
			cite := elements(root, "cite")[0]
			if got, _ := attr(elements(cite, "a")[0], "href"); got != test.main {
				t.Errorf("the title leads to %s, want %s", got, test.main)
			}
			words := textOf(cite.Parent)
			for _, want := range test.says {
				if !strings.Contains(words, want) {
					t.Errorf("%q does not say %q", words, want)
				}
			}
			for _, not := range test.silent {
				if strings.Contains(words, not) {
					t.Errorf("%q says %q", words, not)
				}
			}
		})
	}
}
