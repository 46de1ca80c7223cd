// Package lang provides multilingual text and the properties of languages.
//
// A Text is read from front matter or configuration (a string, or a table of language
// tag to string). Text.In returns the best string for a language together with the
// language that it is in, so that pages can mark fallbacks. The package never
// translates. Functions return the canonical form of a language tag, its writing
// direction, its collation and its index letters.
package lang

import (
	"maps"
	"slices"

	"annals/internal/diag"
	"annals/internal/script"
)

// Text is either one string for all languages or one string per language. The zero
// value is empty. A Text is immutable.
type Text struct {
	all   string
	byTag map[string]string
}

// Plain returns a Text that reads the same in every language.
func Plain(s string) Text { return Text{all: s} }

// ByLanguage returns a Text with a string per language tag. It copies the map.
func ByLanguage(byTag map[string]string) Text { return Text{byTag: maps.Clone(byTag)} }

// IsZero reports whether the text is empty.
func (t Text) IsZero() bool { return t.all == "" && len(t.byTag) == 0 }

// In returns the string for tag, else for fallback, else for the first tag in
// alphabetical order, and the language that it is in. A text for all languages is
// reported as being in fallback, which is the site's default language.
func (t Text) In(tag, fallback string) (text, in string) {
	if t.byTag == nil {
		return t.all, fallback
	}
	for _, candidate := range []string{tag, fallback} {
		if s := t.byTag[candidate]; s != "" {
			return s, candidate
		}
	}
	for _, candidate := range t.Languages() {
		if s := t.byTag[candidate]; s != "" {
			return s, candidate
		}
	}
	return "", fallback
}

// Languages returns the tags that have a string, sorted; nil for a text for all
// languages.
func (t Text) Languages() []string {
	if len(t.byTag) == 0 {
		return nil
	}
	return slices.Sorted(maps.Keys(t.byTag))
}

// Strings returns all strings, in the order of Languages.
func (t Text) Strings() []string {
	if t.byTag == nil {
		if t.all == "" {
			return nil
		}
		return []string{t.all}
	}
	var all []string
	for _, l := range t.Languages() {
		all = append(all, t.byTag[l])
	}
	return all
}

// FromTOML accepts a string or a table of language tag to string. Line breaks between
// letters of scripts without spaces are left out.
func (t *Text) FromTOML(v any) error {
	switch v := v.(type) {
	case string:
		*t = Plain(script.JoinLines(v))
		return nil
	case map[string]any:
		byTag := make(map[string]string, len(v))
		for tag, item := range v {
			text, ok := item.(string)
			if !ok {
				return wrongType()
			}
			byTag[tag] = script.JoinLines(text)
		}
		*t = Text{byTag: byTag}
		return nil
	}
	return wrongType()
}

func wrongType() error {
	return &diag.Problem{
		Code:    diag.WrongType,
		Message: "this must be a text, or a table with a text for each language",
		Hint:    `write "text", or { en = "text", ko = "글" }`,
	}
}
