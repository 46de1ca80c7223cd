package locale

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
	"annals/internal/near"
	"annals/internal/record/edtf"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// layout is the format of a catalogue file.
type layout struct {
	Direction string         `toml:"direction" example:"ltr"`
	Numbers   layoutNumbers  `toml:"numbers"`
	Dates     edtf.Words     `toml:"dates"`
	Messages  map[string]any `toml:"messages"`
}

type layoutNumbers struct {
	Group   *string `toml:"group" example:","`
	Minimum *int    `toml:"minimum" example:"4"`
	Digits  string  `toml:"digits" example:"٠١٢٣٤٥٦٧٨٩"`
}

// catalogue is a parsed catalogue file.
type catalogue struct {
	layout
	file     string
	keys     stricttoml.Keys
	messages map[string]*i18n.Message
}

// read parses a catalogue file. The catalogue has everything that is valid; the rest
// is reported.
func read(file string, data []byte, report *diag.List) *catalogue {
	c := &catalogue{file: file, messages: map[string]*i18n.Message{}}
	keys, problems := stricttoml.For[layout](stricttoml.File).Decode(file, 1, data, &c.layout)
	c.keys = keys
	*report = append(*report, problems...)
	if d := c.Direction; d != "" && d != "ltr" && d != "rtl" {
		report.Error(c.keys.Value("direction"), diag.InvalidValue, fmt.Sprintf("%q is no direction of writing", d), `write "ltr" (left to right) or "rtl" (right to left)`)
	}
	if d := c.Numbers.Digits; d != "" && len([]rune(d)) != 10 {
		report.Error(c.keys.Value("numbers.digits"), diag.InvalidValue, "digits needs the ten digits from zero to nine", `as in digits = "٠١٢٣٤٥٦٧٨٩"`)
	}
	c.collect("", c.layout.Messages, report)
	return c
}

// keyPath returns the TOML path of the message with an id.
func keyPath(id string) string {
	path := "messages"
	for name := range strings.SplitSeq(id, ".") {
		path = stricttoml.Join(path, name)
	}
	return path
}

// collect flattens tables to ids: timeline in [messages.nav] is nav.timeline.
func (c *catalogue) collect(prefix string, table map[string]any, report *diag.List) {
	for _, name := range slices.Sorted(maps.Keys(table)) {
		id := prefix + name
		switch v := table[name].(type) {
		case string:
			c.messages[id] = &i18n.Message{ID: id, Other: v}
		case map[string]any:
			if isPlural(v) {
				c.plural(id, v, report)
			} else {
				c.collect(id+".", v, report)
			}
		default:
			report.Error(c.keys.Value(keyPath(id)), diag.WrongType, fmt.Sprintf("%s must be a text", id), `write it between quotes: "…"`)
		}
	}
}

func pluralForms() []string { return []string{"zero", "one", "two", "few", "many", "other"} }

func isPlural(table map[string]any) bool {
	return slices.ContainsFunc(pluralForms(), func(form string) bool { return table[form] != nil })
}

func (c *catalogue) plural(id string, table map[string]any, report *diag.List) {
	m := &i18n.Message{ID: id}
	fields := map[string]*string{
		"zero": &m.Zero, "one": &m.One, "two": &m.Two, "few": &m.Few, "many": &m.Many, "other": &m.Other,
	}
	for _, form := range slices.Sorted(maps.Keys(table)) {
		path := stricttoml.Join(keyPath(id), form)
		text, ok := table[form].(string)
		switch {
		case fields[form] == nil:
			report.Error(c.keys.Key(path), diag.UnknownKey, fmt.Sprintf("%q is no plural form", form),
				near.Hint(form, pluralForms(), "the forms are "+strings.Join(pluralForms(), ", ")))
		case !ok:
			report.Error(c.keys.Value(path), diag.WrongType, fmt.Sprintf("%s.%s must be a text", id, form), `write it between quotes: "…"`)
		default:
			*fields[form] = text
		}
	}
	if m.Other == "" {
		report.Error(c.keys.Key(keyPath(id)), diag.MissingKey, fmt.Sprintf("%s has no form named other", id), "every plural needs it: it stands for all numbers without a form of their own")
		return
	}
	c.messages[id] = m
}
