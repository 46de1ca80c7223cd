package content

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/layout"
	"annals/internal/record/edtf"
	"annals/internal/sitepath"
)

// checker checks rules that the types of the front matter cannot express:
// vocabularies, symbols, addresses, the folder of the year.
type checker struct {
	cfg         *config.Config
	doc         *Document
	reported    map[diag.Position]bool // values that were reported when they were read
	prefix      string                 // of the keys that are looked at: "sources[1]." in a source
	suggestions int                    // how many near names were looked for
	problems    diag.List
}

// newChecker returns a checker that skips the values in reported, the problems
// found by decoding, so that one mistake is reported once.
func newChecker(cfg *config.Config, d *Document, reported diag.List) *checker {
	c := &checker{cfg: cfg, doc: d}
	if len(reported) > 0 {
		c.reported = map[diag.Position]bool{}
	}
	for _, r := range reported {
		c.reported[r.Position] = true
	}
	return c
}

func (c *checker) at(key string) diag.Range { return c.doc.Keys.Value(c.prefix + key) }

// isSet reports whether a key has a value without a problem from decoding. If it
// has not, a zero value in the front matter means nothing.
func (c *checker) isSet(key string) bool {
	return c.doc.Keys.Has(c.prefix+key) && !c.reported[c.at(key).Position]
}

// reportValue reports a problem of a value, at the part of it that err names.
func (c *checker) reportValue(key string, code diag.Code, err error) {
	c.problems = append(c.problems, c.doc.Keys.Diagnostic(c.prefix+key, code, err))
}

// translation checks a translation. A draft may still lack its title.
func (c *checker) translation(t *Translation) {
	if t.Draft {
		return
	}
	c.hasTitle()
	c.notEmpty("title", "title", t.Title)
}

func (c *checker) hasTitle() {
	if c.doc.Keys.Absent("title") {
		c.problems.Error(c.at(""), diag.MissingKey, `"title" is missing`, `add title = "…"`)
	}
}

func (c *checker) page(p *Page) {
	if c.doc.Kind == layout.KindPage {
		c.hasTitle()
	}
	c.notEmpty("title", "title", p.Title)
	c.aliases(p.Aliases)
}

func (c *checker) entry(e *Entry) {
	c.notEmpty("title", "title", e.Title)
	c.folderYear(e)
	c.time(e)
	c.term("type", e.Type, c.cfg.Types)
	c.term("body", e.Organ, c.cfg.Bodies)
	c.terms("topics", e.Topics, c.cfg.Topics)
	c.terms("actors", e.Actors, c.cfg.Actors)
	c.term("series", e.Series, c.cfg.Series)
	c.terms("places", e.Places, c.cfg.Places)
	e.Symbols = c.symbols("symbol", e.Symbol)
	c.summary(e)
	c.aliases(e.Aliases)
	c.follows(e.Follows)
	if e.Vote != nil {
		c.prefix = votePrefix
		c.voteTexts(&e.Vote.VoteFacts)
	}
	for i := range e.Stages {
		c.prefix = elementKey("stages", i) + "."
		c.stage(e, &e.Stages[i])
		c.stageSeries(e, &e.Stages[i])
	}
	c.prefix = ""
	c.cosponsors(e)
	c.media(e)
	c.sources(e)
	c.provisions(e)
	for i := range e.Corrections {
		c.text(elementKey("corrections", i)+".text", "text", e.Corrections[i].Text)
	}
}

// elementKey is the key of an element of a list.
func elementKey(key string, i int) string { return key + "[" + strconv.Itoa(i) + "]" }

// notEmpty reports a text that is present but blank.
func (c *checker) notEmpty(key, what, text string) {
	if strings.TrimSpace(text) == "" && c.isSet(key) {
		c.problems.Error(c.at(key), diag.InvalidValue, fmt.Sprintf("the %s is empty", what), "write it in a few words")
	}
}

// folderYear checks that the entry is in the folder of its year, so that its
// address and its date agree.
func (c *checker) folderYear(e *Entry) {
	year, ok := e.Date.Year()
	dir, slug, _ := strings.Cut(c.doc.ID, "/")
	if want := layout.YearFolder(year); ok && want != dir {
		c.problems.Error(c.at("date"), diag.WrongYear,
			fmt.Sprintf("the date is of %s, but the file stands in the folder %s", want, dir),
			fmt.Sprintf("move the file to %s, or fix the date", layout.EntryOf(year, slug).Original()))
	}
}

// time checks that a time has a day that it is of.
func (c *checker) time(e *Entry) {
	first, _ := e.Date.Earliest()
	last, hasLast := e.Date.Latest()
	isDay := hasLast && first == last || e.Date.Precision() == edtf.PrecisionInterval // of its first day
	if !e.Time.IsZero() && c.isSet("date") && !isDay {
		c.problems.Warn(c.at("time"), diag.InvalidTime, "a time of day says nothing without its day, and the date names none", "write the exact day in date, or delete this line")
	}
}

func (c *checker) summary(e *Entry) {
	key := "title"
	switch {
	case strings.TrimSpace(e.Summary) != "":
		return
	case c.isSet("summary"):
		key = "summary"
	case !c.doc.Keys.Absent("summary"):
		return
	}
	c.problems.Warn(c.at(key), diag.MissingSummary, "the entry has no summary", `add summary = "…": one or two sentences for lists, feeds and search`)
}

func (c *checker) aliases(aliases []string) {
	for i, alias := range aliases {
		if _, err := AliasPath(alias); err != nil && c.isSet(elementKey("aliases", i)) {
			key := elementKey("aliases", i)
			c.reportValue(key, diag.FileName, err)
		}
	}
}

// AliasPath returns the output file for an old path: the path itself if it names
// a page, else the index page of a folder of that name, which every web server
// finds.
func AliasPath(alias string) (string, error) {
	p := sitepath.Normal(strings.TrimPrefix(alias, "/"))
	if !strings.HasSuffix(p, ".html") && !strings.HasSuffix(p, ".htm") {
		p = strings.TrimSuffix(p, "/") + "/index.html"
	}
	if p == "/index.html" {
		return "", &diag.Problem{Code: diag.FileName, Message: "the alias is empty", Hint: "write the old path, such as \"2018/resolution.html\""}
	}
	if err := sitepath.Check(p); err != nil {
		return p, err
	}
	if strings.HasPrefix(p, ".") || strings.Contains(p, "/.") {
		return p, &diag.Problem{
			Code: diag.FileName, Message: "the alias has a part that begins with a dot, which servers take for a file of theirs",
			Hint: "delete it; no page stood at such an address",
		}
	}
	return p, nil
}

func (c *checker) follows(ids []string) {
	for i, id := range ids {
		id = sitepath.Normal(id)
		ids[i] = id
		key := elementKey("follows", i)
		switch {
		case id == "" && c.isSet(key):
			c.problems.Error(c.at(key), diag.InvalidValue, "the id is empty", `name the entry that led to this one, such as "2018/ga-73-180"`)
		case id == "":
		case id == c.doc.ID:
			c.problems.Error(c.at(key), diag.CircularReference, "the entry follows itself", "name the entry that led to this one")
		case slices.Contains(ids[:i], id):
			c.duplicate(key, id)
		}
	}
}

func (c *checker) duplicate(key, id string) {
	c.problems.Warn(c.at(key), diag.InvalidValue, fmt.Sprintf("%q stands here twice", id), "delete one of them")
}
