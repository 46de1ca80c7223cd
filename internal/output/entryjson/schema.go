package entryjson

import (
	"slices"
	"strings"

	"annals/internal/jsonobject"
	"annals/internal/load/config"
	"annals/internal/record/edtf"
	"annals/internal/record/vote"
	"annals/internal/site"
)

// form returns the schema of a value. Ids are those of the site.
type form func(s *site.Site) jsonobject.Object

func always(o jsonobject.Object) form { return func(*site.Site) jsonobject.Object { return o } }

func pattern(of string) form {
	return always(jsonobject.Object{{"type", "string"}, {"pattern", of}})
}

var (
	textForm     = pattern(`[\s\S]`) // of one character or more
	addressForm  = pattern("^[A-Za-z][A-Za-z0-9+.-]*:")
	dayForm      = pattern("^(-?[0-9]{4}|Y-?[0-9]{5,})-[0-9]{2}-[0-9]{2}$")
	edtfForm     = pattern("^(" + edtf.Pattern + ")$")
	stateForm    = pattern("^[A-Z]{3}$")
	sumForm      = pattern("^[0-9a-f]{64}$")
	languageForm = pattern("^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")
	countForm    = always(jsonobject.Object{{"type", "integer"}, {"minimum", 0}})
	boolForm     = always(jsonobject.Object{{"type", "boolean"}})
	trueForm     = always(jsonobject.Object{{"const", true}})
	falseForm    = always(jsonobject.Object{{"const", false}})
	wordsForm    = always(jsonobject.Object{{"allOf", []jsonobject.Object{{{"$ref", "#/definitions/words"}}}}})
	neededForm   = always(jsonobject.Object{{"anyOf", []jsonobject.Object{
		{{"type", "integer"}, {"minimum", 1}}, {{"enum", vote.Shares()}},
	}}})

	typeForm    = idOf(func(c *config.Config) *config.Vocabulary { return c.Types })
	bodyForm    = idOf(func(c *config.Config) *config.Vocabulary { return c.Bodies })
	topicForm   = idOf(func(c *config.Config) *config.Vocabulary { return c.Topics })
	actorForm   = idOf(func(c *config.Config) *config.Vocabulary { return c.Actors })
	placeForm   = idOf(func(c *config.Config) *config.Vocabulary { return c.Places })
	seriesForm  = idOf(func(c *config.Config) *config.Vocabulary { return c.Series })
	subjectForm = idOf(func(c *config.Config) *config.Vocabulary { return c.Subjects })
)

// form returns the form of an object.
func (o object[T]) form() form { return o.schema }

func listOf(item form) form {
	return func(s *site.Site) jsonobject.Object {
		return jsonobject.Object{{"type", "array"}, {"minItems", 1}, {"items", item(s)}}
	}
}

func enumOf[T ~string](of []T) form {
	return always(jsonobject.Object{{"type", "string"}, {"enum", of}})
}

// byState is an object with a value for each state.
func byState(item form) form { return named(stateForm, item) }

// byLanguage is an object with a value for each language.
func byLanguage(item form) form { return named(languageForm, item) }

func named(name, item form) form {
	return func(s *site.Site) jsonobject.Object {
		return jsonobject.Object{{"type", "object"}, {"minProperties", 1}, {"propertyNames", name(s)}, {"additionalProperties", item(s)}}
	}
}

// idOf is the id of a term, with what the ids mean in the site's default language.
func idOf(of func(*config.Config) *config.Vocabulary) form {
	return func(s *site.Site) jsonobject.Object {
		vocabulary := of(s.Config)
		if vocabulary == nil || len(vocabulary.Terms()) == 0 {
			return textForm(s)
		}
		var meanings []string
		for _, t := range vocabulary.Terms() {
			meanings = append(meanings, meaning(s, t))
		}
		return jsonobject.Object{{"type", "string"}, {"enum", vocabulary.IDs()}, {"enumDescriptions", meanings}}
	}
}

func meaning(s *site.Site, t *config.Term) string {
	tag := s.Config.DefaultLanguage
	words := s.Config.Label(t, tag)
	if more, _ := t.Description.In(tag, tag); more != "" {
		words += ": " + more
	}
	return strings.Join(strings.Fields(words), " ")
}

// schemaOf returns the schema of entries.json. That of one entry, in entries.jsonl and
// beside its page, is the definition "entry".
func schemaOf(s *site.Site) jsonobject.Object {
	root := jsonobject.Object{
		{"$schema", "http://json-schema.org/draft-07/schema#"},
		{"title", s.Title(s.Config.DefaultLanguage)},
		{"description", "The whole record in entries.json. One entry, as a line of entries.jsonl and as the file beside its page, is #/definitions/entry. What is not known is absent: it is never null, 0 or empty."},
	}
	root = append(root, whole.schema(s)...)
	return append(root, jsonobject.Member{Key: "definitions", Value: jsonobject.Object{
		{"entry", entry.schema(s)},
		{"words", slices.Concat(
			jsonobject.Object{{"description", "A text: the same in all languages, or one for each language."}},
			jsonobject.Object{{"anyOf", []jsonobject.Object{textForm(s), byLanguage(textForm)(s)}}},
		)},
	}})
}
