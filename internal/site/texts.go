package site

import (
	"annals/internal/markdown"
)

// Text is what a document says in one language.
type Text struct {
	Lang       string
	Title      string
	Summary    string
	Body       *markdown.Body
	Unreviewed bool   // a translation that no person has read yet
	File       string // where it is written
	targets    []target
	sections   []string // ids of the page around the text that links may name
}

// Texts is what a document says, in the languages that it was written in.
// The zero value says nothing.
type Texts struct {
	original *Text
	byLang   map[string]*Text
}

// Original returns the text in the site's default language, or nil.
func (t *Texts) Original() *Text { return t.original }

// In returns the text for a language: its own, else the original, whose Lang
// tells that it is a fallback; nil when there is no text at all.
func (t *Texts) In(tag string) *Text {
	if own := t.byLang[tag]; own != nil {
		return own
	}
	return t.original
}

// Has reports whether there is a text of its own in a language.
func (t *Texts) Has(tag string) bool { return t.byLang[tag] != nil }

// IsEmpty reports whether nothing is said in any language.
func (t *Texts) IsEmpty() bool { return t.original == nil && len(t.byLang) == 0 }

func (t *Texts) add(text *Text, isOriginal bool) {
	if t.byLang == nil {
		t.byLang = map[string]*Text{}
	}
	t.byLang[text.Lang] = text
	if isOriginal {
		t.original = text
	}
}
