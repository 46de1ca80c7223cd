// Package permalinks reports published addresses at which the new site has nothing, so
// that links to them would break.
//
// Its input is the files that the last run published and the new one would not, and the
// new site with the list of its files; its output is diagnostics, and nothing else: what is rendered does
// not depend on what was published before. An address counts if people link to it: a
// page, a feed, a table, a picture or paper; not a style sheet, an index of the search,
// a part of a split list, or what a withdrawn entry took with it.
package permalinks

import (
	"path"
	"slices"
	"strings"
	"sync"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/publish"
	"annals/internal/site"
)

// New is the site that is about to take the place of the published one.
type New struct {
	Site    *site.Site
	Record  *content.Record // the documents of Site and those that are not published
	Planned map[string]bool // paths of all files
	Moved   bool            // base_url is given for this build alone
}

// Report reports the addresses that are gone; gone are the files that are not planned.
func Report(gone publish.Published, next New) diag.List {
	c := &checker{old: gone, next: next, suggestions: maxSuggestions}
	c.added = sync.OnceValue(c.findAdded)
	var problems diag.List
	if d, ok := c.basePath(); ok {
		problems = append(problems, d)
	}
	languages := c.goneLanguages()
	for _, tag := range languages {
		problems = append(problems, c.language(tag))
	}
	for _, a := range c.goneAddresses(languages) {
		problems = append(problems, c.address(a))
	}
	return problems
}

type checker struct {
	old         publish.Published // the files that are gone
	next        New
	suggestions int // that may still be looked for

	facts map[string]facts           // of the published entries, by id; nil before the first lookup
	added func() []*content.Document // published documents of pages that were not published before
}

// address is a language-neutral address with all that is gone of it.
type address struct {
	path  string   // of the page, else of the first file
	gone  []string // output files, the page in the default language first
	files bool     // no page is gone
}

// goneAddresses groups the gone files: the languages of a page, with the feeds and other
// forms of it.
func (c *checker) goneAddresses(languages []string) []address {
	groups := map[string]*address{}
	var stems []string
	for _, file := range slices.Sorted(slices.Values(c.old.Paths())) {
		if slices.Contains(languages, folderOf(file)) || !c.isLinked(file) {
			continue
		}
		neutral := c.neutral(file)
		stem := strings.TrimSuffix(neutral, path.Ext(neutral))
		if isEmbed(neutral) { // a form of its chart
			stem = chartFolder + strings.TrimPrefix(stem, site.EmbedFolder)
		}
		a := groups[stem]
		if a == nil {
			a = &address{path: neutral, files: true}
			groups[stem] = a
			stems = append(stems, stem)
		}
		if isPage(file) && a.files {
			a.path, a.files = neutral, false
		}
		a.gone = append(a.gone, file)
	}
	all := make([]address, 0, len(stems))
	for _, stem := range stems {
		a := groups[stem]
		slices.SortStableFunc(a.gone, func(x, y string) int { return rank(a, x) - rank(a, y) })
		all = append(all, *a)
	}
	return all
}

// rank sorts the page in the default language first, then its translations, then files.
func rank(a *address, file string) int {
	switch {
	case file == a.path:
		return 0
	case isPage(file) || a.files:
		return 1
	}
	return 2
}

// neutral cuts the folder of a language of the new site.
func (c *checker) neutral(file string) string {
	folder, rest, ok := strings.Cut(file, "/")
	if ok && slices.Contains(c.next.Site.Tags()[1:], folder) {
		return rest
	}
	return file
}

func folderOf(file string) string {
	folder, _, _ := strings.Cut(file, "/")
	return folder
}

// isPage reports a page in whose place another may lead on. A page to embed is a form of a
// chart.
func isPage(file string) bool {
	return (strings.HasSuffix(file, ".html") || strings.HasSuffix(file, ".htm")) && !isEmbed(file)
}

func isEmbed(file string) bool { return strings.Contains("/"+file, "/"+site.EmbedFolder+"/") }

// chartFolder is the folder of charts as files.
const chartFolder = "charts"

// isLinked reports whether people link to a published file.
func (c *checker) isLinked(file string) bool {
	neutral := c.neutral(file)
	base := path.Base(file)
	switch ext := path.Ext(file); {
	case c.isWithdrawn(file, neutral):
		return false
	case isPage(file):
		return !site.IsPeriodAddress(neutral) && neutral != site.KindNotFound.Address()
	case ext == ".css", ext == ".js":
		return false
	case ext == ".png" && c.old.Has(strings.TrimSuffix(file, ext)+".html"): // the picture for previews
		return false
	case ext == ".json" && c.old.Has(strings.TrimSuffix(file, ext)+".html") && !slices.Contains(generatedFolders, folderOf(neutral)): // the entry as data
		return false
	case strings.HasPrefix(file, "data/record.") && ext == ".txt": // it went with its language, which is told
		return false
	case c.isCitation(file): // it went with the page or with the translation
		return false
	case base[0] == '.', base[0] == '_', base == "robots.txt", strings.HasPrefix(base, "sitemap"):
		return false
	}
	return true
}

// isCitation reports whether a file cites the page of an entry beside it, which is gone or
// shows another text.
func (c *checker) isCitation(file string) bool {
	for _, extension := range []string{".bib", ".ris", ".csl.json"} {
		if stem, ok := strings.CutSuffix(file, extension); ok {
			return c.old.Has(stem+".html") || c.next.Planned[stem+".html"]
		}
	}
	return false
}
