// Package lang holds text that readers see in several languages.
//
// Its input is a value of front matter or configuration (a string, or a table
// of language tag to string); its output is the best text for a language
// together with the language that the text really is in, so that pages can
// mark a fallback honestly. It never guesses a translation. Beside that it knows
// what follows from a language alone: the usual spelling of its tag, its
// direction and the order of its words.
package lang

import (
	"maps"
	"slices"

	"annals/internal/diag"
)

// Text is a string for readers: one string for every language, or one each.
// The zero value is no text. A Text is never changed after it was made.
type Text struct {
	all   string
	byTag map[string]string
}

// Plain returns a Text that reads the same in every language.
func Plain(s string) Text { return Text{all: s} }

// ByLanguage returns a Text with one string a language tag. It keeps a copy.
func ByLanguage(byTag map[string]string) Text { return Text{byTag: maps.Clone(byTag)} }

// IsZero reports whether there is no text in any language.
func (t Text) IsZero() bool { return t.all == "" && len(t.byTag) == 0 }

// In returns the text for tag, else for fallback, else for the first language
// in alphabetical order, and the language that the returned text is in. A text
// that stands for all languages is reported as being in fallback, the language
// that a site's editors write in.
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

// Languages returns the tags that have a string of their own, sorted; nil for a
// text that stands for all.
func (t Text) Languages() []string {
	if len(t.byTag) == 0 {
		return nil
	}
	return slices.Sorted(maps.Keys(t.byTag))
}

// Strings returns every string of the text, in the order of Languages.
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

// FromTOML takes a string, or a table of language tag to string.
func (t *Text) FromTOML(v any) error {
	switch v := v.(type) {
	case string:
		*t = Plain(v)
		return nil
	case map[string]any:
		byTag := make(map[string]string, len(v))
		for tag, item := range v {
			text, ok := item.(string)
			if !ok {
				return wrongType()
			}
			byTag[tag] = text
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
