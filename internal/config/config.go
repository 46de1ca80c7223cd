// Package config reads config.toml, the settings and vocabularies of a site.
//
// Its input is the text of the file; its output is an immutable Config and a
// list of every problem, each at its place. A Config comes back even when the
// list holds errors, with all that was right in it, so that the rest of the site
// can be checked in the same run.
//
// The package never reads files and knows nothing of entries. What stands in
// the vocabularies is the site's business: Annals has no types, organs, topics
// or actors of its own.
package config

import (
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/lang"
	"annals/internal/stricttoml"
	"annals/internal/symbol"
)

// Config is what config.toml says. It is never changed after Parse.
type Config struct {
	Title       lang.Text // with the titles of [languages.<tag>] merged in
	Description lang.Text // likewise
	Publisher   lang.Text
	License     lang.Text

	BaseURL string // http or https, ends in "/"; "" when none is given
	Contact string // an address for links: mailto, https, …; or ""
	EditURL string // use EditLink; "" when none is given

	Onion   string   // the site's onion service, like BaseURL; "" when none is given
	Mirrors []string // where else the site is published, like BaseURL; use Elsewhere

	DefaultLanguage string     // the tag of the language that originals are written in
	Languages       []Language // the default first, then in the order of the file

	Types, Bodies, Topics, Actors *Vocabulary

	Links []Link // to the web, which may go bad one day; an onion service is none

	Symbols *symbol.Registry // the UN's symbols and those of [symbols]

	Cards *Cards // nil when the site has no cards

	// Broken reports that a part of the file could not be read at all, or that a
	// table has a slip of the pen in its name: a term or a language that is not
	// here may be in that part.
	Broken bool
}

// Link is an address in config.toml that readers are sent to.
type Link struct {
	Address string
	At      diag.Range
}

// file is config.toml as it is written. A pointer is nil where a value is absent
// or of the wrong type, which was reported then.
type file struct {
	Title           lang.Text           `toml:"title,required" example:"\"A record of human rights\""`
	Description     lang.Text           `toml:"description"`
	BaseURL         *string             `toml:"base_url" example:"\"https://example.org/\"" is:"address"`
	DefaultLanguage *string             `toml:"default_language" example:"\"en\"" is:"language"`
	Publisher       lang.Text           `toml:"publisher"`
	License         lang.Text           `toml:"license"`
	Contact         *string             `toml:"contact" example:"\"name@example.org\""`
	EditURL         *string             `toml:"edit_url" example:"\"https://example.org/edit/{path}\"" is:"address"`
	Onion           *string             `toml:"onion"`
	Mirrors         []*string           `toml:"mirrors" example:"[\"https://mirror.example.net/\"]" is:"address"`
	Languages       map[string]language `toml:"languages" is:"language"`
	Types           map[string]term     `toml:"types" is:"id"`
	Bodies          map[string]organ    `toml:"bodies" is:"id"`
	Topics          map[string]term     `toml:"topics" is:"id"`
	Actors          map[string]term     `toml:"actors" is:"id"`
	Symbols         map[string]system   `toml:"symbols" is:"id"`
	Cards           *cards              `toml:"cards"`
}

// language is one [languages.<tag>].
type language struct {
	Name        string `toml:"name,required" example:"\"English\"" is:"words"`
	Dir         string `toml:"dir" example:"\"rtl\"" is:"direction"`
	Title       string `toml:"title"`
	Description string `toml:"description"`
}

// term is one [types.<id>], [topics.<id>] or [actors.<id>].
type term struct {
	Label       lang.Text `toml:"label,required"`
	Description lang.Text `toml:"description"`
}

// body is one [bodies.<id>].
type organ struct {
	term
	Members any `toml:"members" example:"47" is:"members"`
}

// system is one [symbols.<id>].
type system struct {
	Pattern *string `toml:"pattern,required" example:"'[0-9]+/[0-9]{2}'"`
	URL     *string `toml:"url,required" example:"\"https://documents.example.org/{symbol}\""`
}

// decoder reads the file; it is safe for concurrent use.
var decoder = stricttoml.For[file](stricttoml.File)

// Shape tells what config.toml may hold.
func Shape() stricttoml.Shape { return decoder.Shape() }

// Parse reads the text of config.toml; name is its path for diagnostics.
func Parse(name string, src []byte) (*Config, diag.List) {
	var f file
	keys, list := decoder.Decode(name, 1, src, &f)
	r := &reader{file: f, keys: keys, list: list}
	c := &Config{Publisher: f.Publisher, License: f.License, Broken: keys.Broken() || r.misspelt("languages", "types", "bodies", "topics", "actors")}

	r.languages(c)
	r.text("title", f.Title)
	r.text("description", f.Description)
	r.text("publisher", f.Publisher)
	r.text("license", f.License)
	c.Title = r.mergeText(f.Title, func(l language) string { return l.Title })
	c.Description = r.mergeText(f.Description, func(l language) string { return l.Description })

	c.BaseURL = r.baseURL()
	c.Contact = r.contact()
	if strings.HasPrefix(c.Contact, "http") {
		c.Links = append(c.Links, Link{c.Contact, r.keys.Value("contact")})
	}
	c.EditURL = r.editURL()
	r.mirrors(c)

	c.Types = r.vocabulary("types", f.Types)
	c.Bodies = r.bodies()
	c.Topics = r.vocabulary("topics", f.Topics)
	c.Actors = r.vocabulary("actors", f.Actors)
	c.Symbols = r.symbols()
	c.Cards = r.cards()

	r.list.Sort()
	return c, r.list
}

// reader checks what the types of the file cannot.
type reader struct {
	file
	keys stricttoml.Keys
	list diag.List
	tags []string // the tags of the languages, the default first
}

// misspelt reports whether one of the tables is neither there nor surely absent.
func (r *reader) misspelt(tables ...string) bool {
	return slices.ContainsFunc(tables, func(name string) bool { return !r.keys.Has(name) && !r.keys.Absent(name) })
}

// wrong reports a problem of the value at path.
func (r *reader) valueError(path string, code diag.Code, message, hint string) {
	r.problem(path, &diag.Problem{Code: code, Message: message, Hint: hint})
}

func (r *reader) problem(path string, err error) {
	r.list = append(r.list, r.keys.Diagnostic(path, diag.InvalidValue, err))
}

// wrongName reports a problem of the key at path.
func (r *reader) keyError(path string, code diag.Code, message, hint string) {
	r.list.Error(r.keys.Key(path), code, message, hint)
}
