// Package schema makes JSON Schemas of what people write for a site, so that
// their editors can help while they type.
//
// Its input is a kind of text (config.toml, or the front matter of an entry, a
// page or a translation) and the configuration of the site; its output is a
// schema of draft 7. Keys and types come from the plans by which the texts are
// read (stricttoml.Shape), the words for them from the guide, and the choices
// from the site's own vocabularies: there is no second list of any of them. The
// dates and times of TOML, which JSON lacks, are the formats "date" and
// "date-time", as Tombi reads them.
//
// A schema knows one value at a time. Whether a tally fits its organ, whether an
// entry stands in the folder of its year, whether a link leads somewhere: that
// only Annals tells. What Annals takes a schema takes, but for texts that are
// empty. The same input gives the same bytes.
package schema

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/config"
	"annals/internal/content"
	"annals/internal/guide"
	"annals/internal/stricttoml"
)

// Kind is what a schema describes.
type Kind string

// The kinds.
const (
	Config      Kind = "config"
	Entry       Kind = "entry"
	Page        Kind = "page"
	Translation Kind = "translation"
)

// Kinds returns every kind.
func Kinds() []Kind { return []Kind{Config, Entry, Page, Translation} }

// What says in a few words what the kind is.
func (k Kind) What() string { return k.description().what }

// description is where the schema of a kind comes from.
type description struct {
	what           string
	shape          stricttoml.Shape
	topic, section string // of the guide
}

func (k Kind) description() description {
	switch k {
	case Config:
		return description{"the settings of the site, in config.toml", config.Shape(), "config", ""}
	case Entry:
		return description{"the front matter of an entry", shapeOf[content.Entry](), "front-matter", "Entries"}
	case Page:
		return description{"the front matter of a plain page, a year or the home page", shapeOf[content.Page](), "front-matter", "Plain pages"}
	case Translation:
		return description{"the front matter of a translation", shapeOf[content.Translation](), "front-matter", "Translations"}
	}
	panic(fmt.Sprintf("schema: there is no kind %q", k))
}

func shapeOf[T any]() stricttoml.Shape { return stricttoml.For[T](stricttoml.FrontMatter).Shape() }

// NeedsSite reports whether the kind speaks of a site's own words. The other
// kinds are the same for every site.
func (k Kind) NeedsSite() bool { return k == Entry }

// Make returns the schema of a kind. cfg is that of the site; it may be nil for
// a kind that needs none.
func Make(kind Kind, cfg *config.Config) ([]byte, error) {
	if !kind.NeedsSite() {
		cfg = nil
	}
	d := kind.description()
	descriptions, err := guide.Keys(d.topic, d.section)
	if err != nil {
		return nil, err
	}
	m := maker{cfg: cfg, descriptions: descriptions, tables: map[stricttoml.Shape]object{}}
	root := object{
		{"$schema", "http://json-schema.org/draft-07/schema#"},
		{"$comment", marker + noDigest},
		{"title", "Annals: " + d.what},
	}
	return withDigest(append(root, m.table(d.shape, "")...))
}

// maker makes the schema of one kind.
type maker struct {
	cfg          *config.Config
	descriptions map[string]string           // what the guide says of each key, by its path
	tables       map[stricttoml.Shape]object // tables made before: their keys mean the same
}

// table describes a table of fixed keys, which stands at path: "" or "vote.".
func (m *maker) table(s stricttoml.Shape, path string) object {
	if t, ok := m.tables[s]; ok {
		return t
	}
	var properties object
	var required []string
	for _, key := range s.Keys() {
		properties = append(properties, member{key.Name, m.key(key, path+key.Name)})
		if key.Required {
			required = append(required, key.Name)
		}
	}
	t := object{{"type", "object"}, {"additionalProperties", false}}
	if required != nil {
		t = append(t, member{"required", required})
	}
	t = append(t, member{"properties", properties})
	m.tables[s] = t
	return t
}

// key describes what one key takes.
func (m *maker) key(key stricttoml.Key, path string) object {
	value := m.value(key.Shape, key.Is, path)
	description := m.descriptions[path]
	if description == "" {
		return value
	}
	return append(object{{"description", sentence(description)}}, value...)
}

// value describes a value: its form, narrowed by what it is.
func (m *maker) value(s stricttoml.Shape, is, path string) object {
	switch s.Want() {
	case stricttoml.WantList:
		return object{{"type", "array"}, {"items", m.value(s.Elem(), is, path)}}
	case stricttoml.WantMap:
		return m.names(s, is, path)
	case stricttoml.WantTable:
		return m.table(s, path+".")
	}
	if is != "" {
		return m.restricted(is)
	}
	return m.form(s)
}

// names describes a table whose names the site chooses.
func (m *maker) names(s stricttoml.Shape, is, path string) object {
	if s.Elem().Want() == stricttoml.WantAny {
		return object{{"type", "object"}, {"additionalProperties", true}}
	}
	return object{
		{"type", "object"},
		{"propertyNames", m.restricted(is)},
		{"additionalProperties", m.value(s.Elem(), "", path+".*")},
		{"x-tombi-additional-key-label", is},
	}
}

// sentence makes a sentence of what the guide says behind a key.
func sentence(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	s := string(unicode.ToUpper(first)) + words[size:]
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}
