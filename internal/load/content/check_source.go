package content

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
	"annals/internal/near"
	"annals/internal/record/isbn"
	"annals/internal/weburl"
)

func (c *checker) sources(e *Entry) {
	if len(e.Sources) == 0 && (c.isSet("sources") || c.doc.Keys.Absent("sources")) {
		add := c.problems.Error
		if e.Draft {
			add = c.problems.Warn
		}
		add(c.at("title"), diag.MissingSource, "the entry has no source", "add a table [[sources]] with a title and a url")
	}
	for i := range e.Sources {
		c.prefix = elementKey("sources", i) + "."
		c.source(&e.Sources[i])
	}
	c.prefix = ""
}

func (c *checker) source(s *Source) {
	c.notEmpty("title", "title", s.Title)
	c.sourceAddress(s)
	for i, author := range s.Author {
		c.notEmpty(c.element("author", i), "name of the author", author)
	}
	if s.Symbol != "" {
		var err error
		if s.Parsed, err = c.cfg.Symbols.Parse(s.Symbol); err != nil {
			c.reportValue("symbol", diag.InvalidSymbol, err)
		}
	}
	if s.Lang != "" {
		s.Lang = c.language("lang", s.Lang)
	}
	c.notEmpty("pages", "line of pages", s.Pages)
	if s.Kind != "" && !slices.Contains(SourceKinds(), s.Kind) {
		c.problems.Error(c.at("kind"), diag.InvalidValue, fmt.Sprintf("a source is primary or secondary, not %q", s.Kind), `write kind = "primary" for the document itself, "secondary" for a report about it`)
	}
	if s.Medium != "" && !slices.Contains(Mediums(), s.Medium) {
		c.problems.Error(c.at("medium"), diag.InvalidValue, fmt.Sprintf("%q is no medium of a source", s.Medium),
			near.Hint(s.Medium, Mediums(), "use one of: "+strings.Join(Mediums(), ", ")+"; or delete the line"))
	}
	c.text("note", "note", s.Note)
}

// AddressKeys returns the keys that say where a source is: it has one of them at least.
func AddressKeys() []string { return []string{"url", "file", "doi", "isbn", "location"} }

// ownFile is a path that can only be one of the site itself.
var ownFile = regexp.MustCompile(`^(?:(?:\.{1,2}/)+(?:static/)?|/(?:static/)?|static/)([^/].*)$`)

// sourceAddress checks where a source is.
func (c *checker) sourceAddress(s *Source) {
	c.fileName("file", s.File)
	if name := ownFile.FindStringSubmatch(s.URL); name != nil && c.isSet("url") {
		c.problems.Error(c.at("url"), diag.InvalidURL, "this is a file of the site, and no address of another one", fmt.Sprintf("write file = %q", name[1]))
	} else {
		s.URL = c.url("url", s.URL)
	}
	for i, copied := range s.Archive {
		key := c.element("archive", i)
		if s.Archive[i] = c.url(key, copied); slices.Contains(s.Archive[:i], s.Archive[i]) {
			c.duplicate(key, s.Archive[i])
		}
	}
	if s.DOI != "" || c.isSet("doi") {
		doi, err := weburl.DOI(s.DOI)
		if s.DOI = doi; err != nil {
			c.reportValue("doi", diag.InvalidDOI, err)
		}
	}
	if s.ISBN != "" || c.isSet("isbn") {
		number, err := isbn.Parse(s.ISBN)
		if s.ISBN = number; err != nil {
			c.reportValue("isbn", diag.InvalidISBN, err)
		}
	}
	c.text("location", "location", s.Location)
	c.hasAddress(s)
}

// hasAddress reports a source that is nowhere, unless an unknown key of it is probably a
// misspelling of one that would say where it is.
func (c *checker) hasAddress(s *Source) {
	table := strings.TrimSuffix(c.prefix, ".")
	addressKeys := AddressKeys()
	if c.doc.Keys.Broken() || !c.doc.Keys.Has(table) || slices.ContainsFunc(addressKeys, func(key string) bool { return c.doc.Keys.Has(c.prefix + key) }) {
		return
	}
	shape := stricttoml.For[Source](maxFrontMatter).Shape()
	for _, name := range c.doc.Keys.Order(table) {
		if slices.Contains(addressKeys, shape.Find(name)) || near.Word(name, addressKeys) != "" {
			return
		}
	}
	hint := `add url = "https://…", or of what is not on the web: isbn, doi, or location = "the archive, the box and the page"`
	if len(s.Archive) > 0 {
		hint = `add url = "…", the address of which this is a copy`
	}
	c.problems.Error(c.doc.Keys.Value(table), diag.SourceWithoutAddress, "nobody could look this source up: it has no address and no place", hint)
}

// element is the key of an element of a value that is one text or several.
func (c *checker) element(key string, i int) string {
	if one := elementKey(key, i); c.doc.Keys.Has(c.prefix + one) {
		return one
	}
	return key
}
