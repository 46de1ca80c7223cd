package schema

import (
	"fmt"
	"strings"

	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/load/stricttoml"
	"annals/internal/record/edtf"
	"annals/internal/record/geo"
	"annals/internal/record/lang"
	"annals/internal/record/timeofday"
	"annals/internal/record/vote"
)

// form describes the values of a Go type.
func (m *generator) form(s stricttoml.Shape) object {
	switch s.Zero().(type) {
	case content.Date:
		return anyOf(tomlDay, object{{"type", "string"}, {"pattern", `^\s*(` + edtf.Pattern + `)\s*$`}, {"examples", []string{"2018-12", "2018", "2014~", "2018-08-20/2018-08-26"}}})
	case content.Day:
		return tomlDay
	case content.Time:
		return object{{"type", "string"}, {"pattern", timeofday.Pattern}, {"examples", []string{"15:30", "15:30+09:00"}}}
	case content.Moment:
		return tomlMoment
	case content.Strings:
		return oneOrSeveral(text)
	case lang.Text:
		return anyOf(nonBlank, m.byLanguage())
	case vote.Method:
		return enum(vote.Methods())
	case vote.Question:
		return enum(vote.Questions())
	case vote.Outcome:
		return enum(vote.Outcomes())
	case content.Cosponsors:
		count := m.restricted("count")
		return anyOf(count, object{
			{"type", "object"},
			{"additionalProperties", false},
			{"minProperties", 1},
			{"properties", object{{"count", count}, {"states", several(m.restricted("state"))}}},
		})
	case content.Needed:
		return anyOf(m.restricted("number"), enum(vote.Shares()))
	}
	switch s.Want() {
	case stricttoml.WantText:
		return text
	case stricttoml.WantInteger:
		return object{{"type", "integer"}}
	case stricttoml.WantBool:
		return object{{"type", "boolean"}}
	}
	panic(fmt.Sprintf("schema: no words for a value of the type %T", s.Zero()))
}

// patterns describe texts by the tag `is` of their key.
var patterns = map[string]string{
	"address":    "^[Hh][Tt][Tt][Pp][Ss]?:",
	"public key": "^RW[A-Za-z0-9+/]{54}$",
	"id":         "^[a-z0-9]+(-[a-z0-9]+)*$",
	"state":      "^[A-Z]{3}$",
	"language":   "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$",
}

// restricted describes a value by the tag `is` of its key.
func (m *generator) restricted(is string) object {
	if pattern, ok := patterns[is]; ok {
		return object{{"type", "string"}, {"pattern", pattern}}
	}
	switch is {
	case "words":
		return nonBlank
	case "count":
		return object{{"type", "integer"}, {"minimum", 0}}
	case "number":
		return object{{"type", "integer"}, {"minimum", 1}}
	case "latitude":
		return degrees(geo.Latitude)
	case "longitude":
		return degrees(geo.Longitude)
	case "colour":
		return object{{"type", "string"}, {"pattern", "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"}, {"examples", []string{"#8c2f1b"}}}
	case "font use":
		return enum(config.FontUses())
	case "font weight":
		return object{{"type", "string"}, {"pattern", "^[a-z0-9 ]+$"}, {"examples", []string{"400", "700", "100 900"}}}
	case "unicode range":
		return object{{"type", "string"}, {"pattern", `[Uu]\+`}, {"examples", []string{"U+AC00-D7A3"}}}
	case "direction":
		return enum([]string{"ltr", "rtl"})
	case "verb":
		return enum(config.Verbs())
	case "source kind":
		return enum(content.SourceKinds())
	case "medium":
		return enum(content.Mediums())
	case "members":
		return anyOf(members, object{
			{"type", "object"},
			{"additionalProperties", false},
			{"patternProperties", object{{"^[1-9][0-9]{0,3}$", members}}},
		})
	case "type":
		return m.term(m.cfg.Types)
	case "organ":
		return m.term(m.cfg.Bodies)
	case "topic":
		return m.term(m.cfg.Topics)
	case "actor":
		return m.term(m.cfg.Actors)
	case "series":
		return m.term(m.cfg.Series)
	case "place":
		return m.term(m.cfg.Places)
	case "subject":
		return m.term(m.cfg.Subjects)
	}
	panic(fmt.Sprintf("schema: no words for what is a %q", is))
}

var (
	text       = object{{"type", "string"}}
	nonBlank   = object{{"type", "string"}, {"pattern", `\S`}} // not blank
	tomlDay    = object{{"type", "string"}, {"format", "date"}}
	tomlMoment = object{{"type", "string"}, {"format", "date-time"}}
	members    = object{{"type", "integer"}, {"minimum", 1}}
)

// byLanguage describes a table with a text for each language. In config.toml,
// which defines the languages, any key is accepted.
func (m *generator) byLanguage() object {
	if m.cfg == nil {
		return object{{"type", "object"}, {"additionalProperties", nonBlank}}
	}
	var languages object
	for _, l := range m.cfg.Languages {
		languages = append(languages, member{l.Tag, append(object{{"title", l.Name}}, nonBlank...)})
	}
	return object{{"type", "object"}, {"additionalProperties", false}, {"properties", languages}}
}

// term describes an id of a vocabulary, with the labels of the ids.
func (m *generator) term(v *config.Vocabulary) object {
	terms := v.Terms()
	if len(terms) == 0 {
		return text
	}
	meanings := make([]string, len(terms))
	for i, t := range terms {
		meanings[i] = m.meaning(t)
	}
	return append(enum(v.IDs()), member{"enumDescriptions", meanings})
}

func (m *generator) meaning(t *config.Term) string {
	meaning := m.cfg.Label(t, m.cfg.DefaultLanguage)
	if more, _ := t.Description.In(m.cfg.DefaultLanguage, m.cfg.DefaultLanguage); more != "" {
		meaning += ": " + more
	}
	return strings.Join(strings.Fields(meaning), " ")
}

// degrees describes a coordinate.
func degrees(axis geo.Axis) object {
	return object{{"type", "number"}, {"minimum", -axis.Max}, {"maximum", axis.Max}}
}

func enum[T ~string](of []T) object {
	texts := make([]string, len(of))
	for i, t := range of {
		texts[i] = string(t)
	}
	return object{{"type", "string"}, {"enum", texts}}
}

func anyOf(forms ...object) object { return object{{"anyOf", forms}} }

func several(one object) object { return object{{"type", "array"}, {"items", one}} }

func oneOrSeveral(one object) object { return anyOf(one, several(one)) }
