package content

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"annals/internal/config"
	"annals/internal/diag"
	"annals/internal/permalink"
)

// checker holds the rules for values that the front matter's types cannot
// express: vocabularies, symbols, addresses, the folder of the year.
type checker struct {
	cfg     *config.Config
	doc     *Document
	refused map[diag.Position]bool // values that were reported when they were read
	prefix  string                 // of the keys that are looked at: "sources[1]." in a source
	votes   diag.Range             // the votes file of the entry, where one is looked at
	near    int                    // how many near names were looked for
	found   diag.List
}

// newChecker takes what was reported when the front matter was read, so that one
// mistake is told once.
func newChecker(cfg *config.Config, d *Document, reported diag.List) *checker {
	c := &checker{cfg: cfg, doc: d}
	if len(reported) > 0 {
		c.refused = map[diag.Position]bool{}
	}
	for _, r := range reported {
		c.refused[r.Position] = true
	}
	return c
}

func (c *checker) at(key string) diag.Range { return c.doc.Keys.Value(c.prefix + key) }

// given reports whether a key has a value that could be read. Without one, a
// zero value in the front matter says nothing.
func (c *checker) given(key string) bool {
	return c.doc.Keys.Has(c.prefix+key) && !c.refused[c.at(key).Position]
}

// refuse reports a problem of a value, at the part of the value that it tells.
func (c *checker) refuse(key string, code diag.Code, err error) {
	c.found = append(c.found, c.doc.Keys.Diagnostic(c.prefix+key, code, err))
}

func (c *checker) translation(t *Translation) {
	c.notEmpty("title", "title", t.Title)
}

func (c *checker) page(p *Page) {
	if c.doc.Kind == KindPage && c.doc.Keys.Absent("title") {
		c.found.Error(c.at(""), diag.MissingKey, `"title" is missing`, `add title = "…"`)
	}
	c.notEmpty("title", "title", p.Title)
	c.aliases(p.Aliases)
}

func (c *checker) entry(e *Entry) {
	c.notEmpty("title", "title", e.Title)
	c.year(e)
	c.term("type", e.Type, c.cfg.Types)
	c.term("body", e.Organ, c.cfg.Bodies)
	c.terms("topics", e.Topics, c.cfg.Topics)
	c.terms("actors", e.Actors, c.cfg.Actors)
	e.Symbols = c.symbols("symbol", e.Symbol)
	c.summary(e)
	c.aliases(e.Aliases)
	c.follows(e.Follows)
	if e.Vote != nil {
		c.text("vote.note", "note", e.Vote.Note)
	}
	for i := range e.Stages {
		c.prefix = element("stages", i) + "."
		c.stage(&e.Stages[i])
	}
	c.prefix = ""
	if e.Cosponsors != nil && *e.Cosponsors < 0 {
		c.found.Error(c.at("cosponsors"), diag.InvalidValue, fmt.Sprintf("%d co-sponsors cannot be", *e.Cosponsors), "write how many there were, or delete the line")
	}
	c.sources(e)
	for i := range e.Corrections {
		c.text(element("corrections", i)+".text", "text", e.Corrections[i].Text)
	}
}

// element is the key of an element of a list.
func element(key string, i int) string { return key + "[" + strconv.Itoa(i) + "]" }

// notEmpty refuses a text that was written and holds no word.
func (c *checker) notEmpty(key, what, text string) {
	if strings.TrimSpace(text) == "" && c.given(key) {
		c.found.Error(c.at(key), diag.InvalidValue, fmt.Sprintf("the %s is empty", what), "write it in a few words")
	}
}

// year holds the entry in the folder of its year, so that its address and its
// date cannot tell two stories.
func (c *checker) year(e *Entry) {
	year, ok := e.Date.Year()
	dir, slug := split(c.doc.ID)
	if want := yearName(year); ok && want != dir {
		c.found.Error(c.at("date"), diag.WrongYear,
			fmt.Sprintf("the date is of %s, but the file stands in the folder %s", want, dir),
			fmt.Sprintf("move the file to content/%s/%s.md, or mend the date", want, slug))
	}
}

// yearName is how the folder of a year is called.
func yearName(year int) string {
	if year < 0 {
		return fmt.Sprintf("-%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}

func (c *checker) summary(e *Entry) {
	key := "title"
	switch {
	case strings.TrimSpace(e.Summary) != "":
		return
	case c.given("summary"):
		key = "summary"
	case !c.doc.Keys.Absent("summary"):
		return
	}
	c.found.Warn(c.at(key), diag.MissingSummary, "the entry has no summary", `add summary = "…": one or two sentences for lists, feeds and search`)
}

func (c *checker) aliases(aliases []string) {
	for i, alias := range aliases {
		if _, err := AliasPath(alias); err != nil && c.given(element("aliases", i)) {
			key := element("aliases", i)
			c.refuse(key, diag.FileName, err)
		}
	}
}

// AliasPath returns the output file for an old path: the path itself where it
// names a page, else the index page of a folder of that name, which every web
// server finds.
func AliasPath(alias string) (string, error) {
	p := strings.TrimPrefix(alias, "/")
	if !strings.HasSuffix(p, ".html") && !strings.HasSuffix(p, ".htm") {
		p = strings.TrimSuffix(p, "/") + "/index.html"
	}
	if p == "/index.html" {
		return "", &diag.Problem{Code: diag.FileName, Message: "the alias is empty", Hint: "write the old path, such as \"2018/resolution.html\""}
	}
	return p, permalink.Check(p)
}

func (c *checker) follows(ids []string) {
	for i, id := range ids {
		key := element("follows", i)
		switch {
		case id == "" && c.given(key):
			c.found.Error(c.at(key), diag.InvalidValue, "the id is empty", `name the entry that led to this one, such as "2018/ga-73-180"`)
		case id == "":
		case id == c.doc.ID:
			c.found.Error(c.at(key), diag.CircularReference, "the entry follows itself", "name the entry that led to this one")
		case slices.Contains(ids[:i], id):
			c.twice(key, id)
		}
	}
}

func (c *checker) twice(key, id string) {
	c.found.Warn(c.at(key), diag.InvalidValue, fmt.Sprintf("%q stands here twice", id), "delete one of them")
}

func (c *checker) sources(e *Entry) {
	if len(e.Sources) == 0 && (c.given("sources") || c.doc.Keys.Absent("sources")) {
		add := c.found.Error
		if e.Draft {
			add = c.found.Warn
		}
		add(c.at("title"), diag.MissingSource, "the entry has no source", "add a table [[sources]] with a title and a url")
	}
	for i := range e.Sources {
		c.prefix = element("sources", i) + "."
		c.source(&e.Sources[i])
	}
	c.prefix = ""
}

func (c *checker) source(s *Source) {
	c.notEmpty("title", "title", s.Title)
	s.URL = c.url("url", s.URL)
	s.Archive = c.url("archive", s.Archive)
	if s.Symbol != "" {
		var err error
		if s.Parsed, err = c.cfg.Symbols.Parse(s.Symbol); err != nil {
			c.refuse("symbol", diag.InvalidSymbol, err)
		}
	}
	if s.Lang != "" {
		s.Lang = c.language("lang", s.Lang)
	}
	if s.Kind != "" && !slices.Contains(SourceKinds(), s.Kind) {
		c.found.Error(c.at("kind"), diag.InvalidValue, fmt.Sprintf("a source is primary or secondary, not %q", s.Kind), `write kind = "primary" for the document itself, "secondary" for a report about it`)
	}
	c.text("note", "note", s.Note)
}
