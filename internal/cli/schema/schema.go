// Package schema generates JSON Schemas of the texts of a site, for completion and
// checks in editors.
//
// Its input is a kind of text (config.toml, or the front matter of an entry, a
// page or a translation) and the configuration of the site; its output is a
// schema of draft 7. Keys and types come from the structs into which the texts are
// decoded (stricttoml.Shape), descriptions from the guide, and enums from the
// site's vocabularies: none of them is listed a second time. The dates and times
// of TOML, which JSON lacks, are the formats "date" and "date-time", as in Tombi.
//
// A schema checks single values. Relations between values (whether a tally fits
// its organ, whether an entry is in the folder of its year, whether a link has a
// target) are checked only by Annals. A schema accepts everything that Annals
// accepts, except empty texts. The same input gives the same bytes.
package schema

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/guide"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/load/stricttoml"
)

// Kind is a kind of text.
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

// Description describes the kind in a few words.
func (k Kind) Description() string { return k.source().what }

// source holds the sources of a kind's schema.
type source struct {
	what           string
	shape          stricttoml.Shape
	topic, section string // of the guide
}

func (k Kind) source() source {
	switch k {
	case Config:
		return source{"the settings of the site, in config.toml", config.Shape(), "config", ""}
	case Entry:
		return source{"the front matter of an entry", shapeOf[content.Entry](), "front-matter", "Entries"}
	case Page:
		return source{"the front matter of a plain page, a year or the home page", shapeOf[content.Page](), "front-matter", "Plain pages"}
	case Translation:
		return source{"the front matter of a translation", shapeOf[content.Translation](), "front-matter", "Translations"}
	}
	panic(fmt.Sprintf("schema: there is no kind %q", k))
}

func shapeOf[T any]() stricttoml.Shape { return stricttoml.For[T](stricttoml.FrontMatter).Shape() }

// NeedsSite reports whether the schema depends on the site's configuration.
func (k Kind) NeedsSite() bool { return k == Entry }

// Make returns the schema of a kind. cfg may be nil for a kind that does not need
// the site.
func Make(kind Kind, cfg *config.Config) ([]byte, error) {
	if !kind.NeedsSite() {
		cfg = nil
	}
	d := kind.source()
	descriptions, err := guide.Keys(d.topic, d.section)
	if err != nil {
		return nil, err
	}
	m := generator{cfg: cfg, descriptions: descriptions, tables: map[stricttoml.Shape]object{}}
	root := object{
		{"$schema", "http://json-schema.org/draft-07/schema#"},
		{"$comment", marker + noDigest},
		{"title", "Annals: " + d.what},
	}
	root = append(root, m.table(d.shape, "")...)
	if kind == Entry {
		root = unlessWithdrawn(root)
	}
	if kind == Translation {
		root = append(root, member{"anyOf", []object{needs("title"), append(needs("draft"), member{"properties", object{{"draft", object{{"const", true}}}}})}})
	}
	return withDigest(root)
}

// unlessWithdrawn lets an entry that was withdrawn do without the keys that others need.
func unlessWithdrawn(entry object) object {
	var all, required object
	for _, m := range entry {
		if m.Key == "required" {
			required = append(required, m)
			continue
		}
		all = append(all, m)
	}
	return append(all, member{"if", needs("withdrawn")}, member{"then", object{}}, member{"else", required})
}

// needs describes a table that has a key.
func needs(key string) object { return object{{"required", []string{key}}} }

// generator generates the schema of one kind.
type generator struct {
	cfg          *config.Config
	descriptions map[string]string           // from the guide, by the path of the key
	tables       map[stricttoml.Shape]object // tables generated before, which are shared
}

// table describes a table with fixed keys at a path: "" or "vote.".
func (m *generator) table(s stricttoml.Shape, path string) object {
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
	if _, isSource := s.Zero().(content.Source); isSource {
		var forms []object
		for _, key := range content.AddressKeys() {
			forms = append(forms, needs(key))
		}
		t = append(t, member{"anyOf", forms})
	}
	t = append(t, member{"properties", properties})
	m.tables[s] = t
	return t
}

// key describes the value of a key.
func (m *generator) key(key stricttoml.Key, path string) object {
	value := m.value(key.Shape, key.Is, path)
	description := m.descriptions[path]
	if description == "" {
		return value
	}
	return append(object{{"description", sentence(description)}}, value...)
}

// value describes a value by its type, restricted by the tag `is` of its key.
func (m *generator) value(s stricttoml.Shape, is, path string) object {
	switch s.Want() {
	case stricttoml.WantList:
		return several(m.value(s.Elem(), is, path))
	case stricttoml.WantMap:
		return m.names(s, is, path)
	case stricttoml.WantTable:
		return m.table(s, path+".")
	}
	_, orSeveral := s.Zero().(content.Strings)
	switch {
	case is != "" && orSeveral:
		return oneOrSeveral(m.restricted(is))
	case is != "":
		return m.restricted(is)
	}
	return m.form(s)
}

// names describes a table whose keys are chosen by the site.
func (m *generator) names(s stricttoml.Shape, is, path string) object {
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

// sentence turns a description of the guide into a sentence.
func sentence(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	s := string(unicode.ToUpper(first)) + words[size:]
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}
