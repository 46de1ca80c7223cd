// Package config parses config.toml, the settings and vocabularies of a site.
//
// Its input is the text of the file; its output is an immutable Config and a
// list of all problems with their positions. The Config holds all valid values
// even when the list has errors, so that the rest of the site can be checked in
// the same run.
//
// The package never reads files and does not depend on entries. The vocabularies
// are defined by the site alone: Annals has no built-in types, organs, topics,
// actors or places.
package config

import (
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
	"annals/internal/record/lang"
	"annals/internal/record/symbol"
)

// Config is the configuration of a site. It is immutable.
type Config struct {
	Title       lang.Text // with the titles of [languages.<tag>] merged in
	Description lang.Text // likewise
	Publisher   lang.Text
	License     lang.Text // of the texts
	DataLicense lang.Text // of the files in data/; License if the file names no other

	DOI string // of the record, "10.5281/zenodo.1234567"; "" when it has none

	BaseURL string // http or https, ends in "/"; "" when none is given
	Contact string // an address for links: mailto, https, …; or ""
	EditURL string // use EditLink; "" when none is given

	Onion   string   // the site's onion service, like BaseURL; "" when none is given
	Mirrors []string // other addresses of the site, like BaseURL; use Elsewhere

	DefaultLanguage string     // the tag of the language that originals are written in
	Languages       []Language // the default first, then in the order of the file

	Types, Bodies, Topics, Actors, Places, Series *Vocabulary

	NoSeries bool // the file has no [series], not even an empty one

	Subjects *Vocabulary // of what texts say

	Links []Link // web addresses to check; not the onion service

	Symbols *symbol.Registry // the UN's symbols and those of [symbols]

	Cards *Cards // nil when the site has no cards

	Downloads Downloads // forms in which the site can be taken along
	Signing   Signing   // by which keys copies of the site can be checked

	Destinations []Destination // where the site is published, in the order of the file

	Theme    Theme    // how the site differs from the built-in theme
	Static   Static   // files of static/ that are published on the word of the editors
	Evidence Evidence // likewise of the folders of entries

	// Broken reports that a part of the file could not be parsed, or that the name
	// of a table is misspelled: an unknown term or language may be defined there.
	Broken bool

	placeholders placeholders
}

// Link is a web address in config.toml.
type Link struct {
	Address string
	At      diag.Range
}

// file is the structure of config.toml. A pointer is nil if the value is absent,
// or has the wrong type, which was reported.
type file struct {
	Title           lang.Text           `toml:"title,required" example:"\"A record of human rights\""`
	Description     lang.Text           `toml:"description"`
	BaseURL         *string             `toml:"base_url" example:"\"https://example.org/\"" is:"address"`
	DefaultLanguage *string             `toml:"default_language" example:"\"en\"" is:"language"`
	Publisher       lang.Text           `toml:"publisher"`
	License         lang.Text           `toml:"license"`
	DataLicense     lang.Text           `toml:"data_license"`
	DOI             *string             `toml:"doi" example:"\"10.5281/zenodo.1234567\""`
	Contact         *string             `toml:"contact" example:"\"name@example.org\""`
	EditURL         *string             `toml:"edit_url" example:"\"https://example.org/edit/{path}\"" is:"address"`
	Onion           *string             `toml:"onion"`
	Mirrors         []*string           `toml:"mirrors" example:"[\"https://mirror.example.net/\"]" is:"address"`
	Languages       map[string]language `toml:"languages" is:"language"`
	Types           map[string]kind     `toml:"types" is:"id"`
	Bodies          map[string]organ    `toml:"bodies" is:"id"`
	Topics          map[string]term     `toml:"topics" is:"id"`
	Actors          map[string]actor    `toml:"actors" is:"id"`
	Places          map[string]location `toml:"places" is:"id"`
	Series          map[string]term     `toml:"series" is:"id"`
	Subjects        map[string]subject  `toml:"subjects" is:"id"`
	Symbols         map[string]system   `toml:"symbols" is:"id"`
	Cards           *cards              `toml:"cards"`
	Downloads       *downloads          `toml:"downloads"`
	Signing         *signing            `toml:"signing"`
	Destinations    map[string]place    `toml:"destinations" is:"id"`
	Theme           *theme              `toml:"theme"`
	Static          *static             `toml:"static"`
	Evidence        *evidence           `toml:"evidence"`
}

// language is one [languages.<tag>].
type language struct {
	Name        string `toml:"name,required" example:"\"English\"" is:"words"`
	Dir         string `toml:"dir" example:"\"rtl\"" is:"direction"`
	Title       string `toml:"title"`
	Description string `toml:"description"`
}

// term is one [topics.<id>] or [series.<id>].
type term struct {
	Label       lang.Text `toml:"label,required"`
	Description lang.Text `toml:"description"`
}

// common returns what all terms have, of whatever kind.
func (t term) common() term { return t }

// organ is one [bodies.<id>].
type organ struct {
	term
	Members any      `toml:"members" example:"47" is:"members"`
	Veto    []string `toml:"veto" example:"[\"FRA\", \"USA\"]" is:"state"`
}

// actor is one [actors.<id>].
type actor struct {
	term
	State string `toml:"state" example:"\"KOR\"" is:"state"`
	Body  string `toml:"body" example:"\"general-assembly\"" is:"id"`
}

// subject is one [subjects.<id>].
type subject struct {
	term
	Topic string `toml:"topic" example:"\"accountability\"" is:"id"`
}

// system is one [symbols.<id>].
type system struct {
	Pattern *string `toml:"pattern,required" example:"'[0-9]+/[0-9]{2}'"`
	URL     *string `toml:"url,required" example:"\"https://documents.example.org/{symbol}\""`
}

// decoder reads the file; it is safe for concurrent use.
var decoder = stricttoml.For[file](stricttoml.File)

// Shape describes the keys and values of config.toml.
func Shape() stricttoml.Shape { return decoder.Shape() }

// Parse parses the text of config.toml; name is its path for diagnostics.
func Parse(name string, src []byte) (*Config, diag.List) {
	var f file
	keys, list := decoder.Decode(name, 1, src, &f)
	r := &reader{file: f, keys: keys, list: list}
	c := &Config{Publisher: f.Publisher, Broken: keys.Broken() || r.misspelt("languages", "types", "bodies", "topics", "actors", "places", "series", "subjects")}

	r.languages(c)
	r.text("title", f.Title)
	r.text("description", f.Description)
	r.text("publisher", f.Publisher)
	c.License, c.DataLicense = r.license("license", f.License), r.license("data_license", f.DataLicense)
	if c.DataLicense.IsZero() {
		c.DataLicense = c.License
	}
	c.Title = r.mergeText(f.Title, func(l language) string { return l.Title })
	c.Description = r.mergeText(f.Description, func(l language) string { return l.Description })

	c.DOI = r.doi()
	c.BaseURL = r.baseURL()
	c.Contact = r.contact()
	if strings.HasPrefix(c.Contact, "http") {
		c.Links = append(c.Links, Link{c.Contact, r.keys.Value("contact")})
	}
	c.EditURL = r.editURL()
	r.mirrors(c)

	c.Types = r.types()
	c.Bodies = r.bodies()
	c.Topics = vocabulary(r, "topics", f.Topics)
	c.Actors = r.actors(c.Bodies)
	c.Places = r.places()
	c.Series, c.NoSeries = vocabulary(r, "series", f.Series), keys.Absent("series")
	c.Subjects = r.subjects(c.Topics)
	c.Symbols = r.symbols()
	c.Cards = r.cards()
	c.Downloads, c.Signing = r.downloads(), r.signing()
	c.Destinations = r.destinations()
	c.Theme = r.theme(c)
	c.Static, c.Evidence = r.static(), r.evidence()

	c.placeholders = placeholders{keys: keys, baseURL: c.BaseURL, hasContact: !keys.Absent("contact")}

	r.list.Sort()
	return c, r.list
}

// reader checks rules that the types of file cannot express.
type reader struct {
	file
	keys stricttoml.Keys
	list diag.List
	tags []string // the tags of the languages, the default first
}

// misspelt reports whether one of the tables may be present under a misspelled
// name or in a part that could not be parsed.
func (r *reader) misspelt(tables ...string) bool {
	return slices.ContainsFunc(tables, func(name string) bool { return !r.keys.Has(name) && !r.keys.Absent(name) })
}

// valueError reports a problem of the value at path.
func (r *reader) valueError(path string, code diag.Code, message, hint string) {
	r.problem(path, &diag.Problem{Code: code, Message: message, Hint: hint})
}

func (r *reader) problem(path string, err error) {
	r.list = append(r.list, r.keys.Diagnostic(path, diag.InvalidValue, err))
}

// warn warns of the value at path.
func (r *reader) warn(path string, code diag.Code, message, hint string) {
	r.list.Warn(r.keys.Value(path), code, message, hint)
}

// keyError reports a problem of the key at path.
func (r *reader) keyError(path string, code diag.Code, message, hint string) {
	r.list.Error(r.keys.Key(path), code, message, hint)
}
