package permalinks

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/record/lang"
	"annals/internal/site"
)

// letGo ends the hints: how to let an address go.
const letGo = "a build without --strict gives the address up for good"

// goneLanguages returns the languages that had a folder of their own, and have none in the
// new site.
func (c *checker) goneLanguages() (all []string) {
	for _, file := range c.old.Paths() {
		tag := strings.TrimSuffix(file, "/index.html")
		if canonical, ok := lang.Canonical(tag); !ok || canonical != tag || tag == file {
			continue
		}
		if !slices.Contains(c.next.Site.Tags()[1:], tag) && c.old.Has(tag+"/"+searchPage) {
			all = append(all, tag)
		}
	}
	return all
}

// searchPage is a page that every site has in each of its languages.
var searchPage = site.KindSearch.Address()

func (c *checker) language(tag string) diag.Diagnostic {
	n := 0
	for _, file := range c.old.Paths() {
		if folderOf(file) == tag && isPage(file) {
			n++
		}
	}
	hint := fmt.Sprintf("put [languages.%s] back into config.toml", tag)
	if tag == c.next.Site.Tags()[0] {
		hint = "write in config.toml the default_language that it was"
	}
	return warning(diag.Range{Position: diag.Position{File: "config.toml"}},
		fmt.Sprintf("the site was published in the language %q below %s/, and now nothing stands at the addresses of its %s", tag, tag, diag.Plural(n, "page")),
		hint+"; "+strings.Replace(letGo, "the address", "the addresses", 1))
}

func warning(at diag.Range, message, hint string) diag.Diagnostic {
	return diag.Diagnostic{Range: at, Severity: diag.Warning, Code: diag.GoneAddress, Message: message, Hint: hint}
}

// address words the problem of one address.
func (c *checker) address(a address) diag.Diagnostic {
	message := a.gone[0] + " was published, and now nothing stands at this address" + others(a.gone[1:])
	if a.files {
		return c.file(a, message)
	}
	id := strings.TrimSuffix(a.path, path.Ext(a.path))
	if d := c.unpublished(id, a.path); d != nil {
		return unpublished(d, message)
	}
	line := fmt.Sprintf("aliases = [%q]", a.path)
	if d := c.successor(id); d != nil {
		if more := d.Aliases(); len(more) > 0 {
			line = fmt.Sprintf("aliases = [%s]", quoted(append(slices.Clone(more), a.path)))
		}
		at := d.Top()
		if d.Keys.Has("aliases") {
			at = d.At("aliases")
		}
		return warning(at, message+"; this seems to be its page under a new name",
			fmt.Sprintf("write here %s (annals rename %s %s would have done it); %s", line, id, d.ID, letGo))
	}
	return warning(c.sourceOf(a.path), message,
		fmt.Sprintf("put the page back, or write into the page that takes its place %s; %s", line, letGo))
}

// sourceOf returns the file that a page was made from; no file for a page made from many,
// and for an alias that no text can have as its own address.
func (c *checker) sourceOf(address string) diag.Range {
	id, isHTML := strings.CutSuffix(address, ".html")
	text := layout.Text(id)
	if year, isIndex := strings.CutSuffix(id, "/index"); isIndex {
		text = layout.TextOf(layout.KindYear, year)
	}
	_, problem := layout.Parse(text.Original(), layout.Languages{Tags: c.next.Site.Tags()})
	if !isHTML || problem != nil || slices.Contains(generatedFolders, folderOf(address)) {
		return diag.Range{}
	}
	return diag.Range{Position: diag.Position{File: text.Original()}}
}

// generatedFolders hold pages that are made from many files.
var generatedFolders = []string{"types", "bodies", "topics", "actors", "places", "subjects", "states", "votes", "sources", "corrections", "new", "search"}

func others(gone []string) string {
	const listed = 3
	if len(gone) == 0 {
		return ""
	}
	words := ", nor at " + strings.Join(gone[:min(len(gone), listed)], ", ")
	if more := len(gone) - listed; more > 0 {
		words += fmt.Sprintf(" and %d more", more)
	}
	return words
}

func quoted(all []string) string {
	words := make([]string, len(all))
	for i, s := range all {
		words[i] = fmt.Sprintf("%q", s)
	}
	return strings.Join(words, ", ")
}

// unpublished returns the document that an address belongs to, as its page or as an alias,
// if it is there and not published.
func (c *checker) unpublished(id, address string) *content.Document {
	for _, d := range c.next.Record.Documents {
		if d.Translation != nil || d.Kind != layout.KindEntry && d.Kind != layout.KindPage || c.next.Planned[d.ID+".html"] {
			continue
		}
		if d.ID == id || slices.Contains(d.Aliases(), address) {
			return d
		}
	}
	return nil
}

func unpublished(d *content.Document, message string) diag.Diagnostic {
	switch {
	case d.Keys.Has("draft"):
		return warning(d.At("draft"), message+": it has become a draft", "take this line out to publish it again; "+letGo)
	case d.Keys.Has("publish_after"):
		return warning(d.At("publish_after"), message+": it is not to be published yet", "take this line out to publish it again; "+letGo)
	}
	return warning(d.Top(), message, "publish it again; "+letGo)
}

// file words the problem of an address that is no page. A file cannot redirect.
func (c *checker) file(a address, message string) diag.Diagnostic {
	if ext := path.Ext(a.path); ext == ".xml" || ext == ".json" || ext == ".ics" || folderOf(a.path) == "data" || folderOf(a.path) == chartFolder || isEmbed(a.path) {
		return warning(diag.Range{}, message, "a feed, a calendar, a chart or a table cannot lead elsewhere: keep what it is made from; "+letGo)
	}
	hint := "a file cannot lead elsewhere: put it back; " + letGo
	if moved := c.sameName(a.path); moved != "" {
		hint = fmt.Sprintf("a file cannot lead elsewhere: put a copy of static/%s back; %s", moved, letGo)
	}
	return warning(diag.Range{Position: diag.Position{File: "static/" + a.path}}, message, hint)
}

// sameName returns the only new file with the name of an old one, or "".
func (c *checker) sameName(file string) string {
	if c.suggestions--; c.suggestions < 0 {
		return ""
	}
	found := ""
	for planned := range c.next.Planned {
		if path.Base(planned) != path.Base(file) || c.old.Has(planned) {
			continue
		}
		if found != "" {
			return ""
		}
		found = planned
	}
	return found
}
