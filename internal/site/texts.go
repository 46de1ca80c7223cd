package site

import (
	"annals/internal/content"
	"annals/internal/markdown"
	"annals/internal/vote"
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
	sections   sections
}

// Texts is what a document says, in the languages that it was written in.
// The zero value says nothing.
type Texts struct {
	original     *Text
	translations []*Text
}

// Original returns the text in the site's default language, or nil.
func (t *Texts) Original() *Text { return t.original }

// In returns the text for a language: its own, else the original, whose Lang
// tells that it is a fallback; nil when there is no text at all.
func (t *Texts) In(tag string) *Text {
	if own := t.own(tag); own != nil {
		return own
	}
	return t.original
}

// Has reports whether there is a text of its own in a language.
func (t *Texts) Has(tag string) bool { return t.own(tag) != nil }

// IsEmpty reports whether nothing is said in any language.
func (t *Texts) IsEmpty() bool { return t.original == nil && len(t.translations) == 0 }

// own returns the text in a language, or nil. A site has few languages.
func (t *Texts) own(tag string) *Text {
	if t.original != nil && t.original.Lang == tag {
		return t.original
	}
	for _, text := range t.translations {
		if text.Lang == tag {
			return text
		}
	}
	return nil
}

// text takes a document's words into texts.
func (r *resolver) text(d *document, texts *Texts) {
	r.texts = append(r.texts, Text{Lang: d.Lang, Title: d.Title(), Summary: d.Summary(), Body: d.Body, File: d.File})
	t := &r.texts[len(r.texts)-1]
	switch {
	case d.Translation == nil:
		t.sections = r.sectionsOf(d.Document)
		texts.original = t
	default:
		t.Unreviewed = d.Translation.Reviewed != nil && !*d.Translation.Reviewed
		t.sections = texts.original.sections
		texts.translations = append(texts.translations, t)
	}
	d.text, d.texts = t, texts
}

// sections are the parts of the page around a text that links may name.
type sections uint8

const (
	ofEntry sections = 1 << iota // what every entry has
	withVote
	withStages
	withCorrections
)

func (r *resolver) sectionsOf(d *content.Document) (s sections) {
	e := d.Entry
	if e == nil {
		return 0
	}
	s = ofEntry
	if v := e.Vote; v != nil && (v.Tally() != (vote.Tally{}) || !v.Note.IsZero() || r.votes[d.ID] != nil) {
		s |= withVote
	}
	if len(e.Stages) > 0 {
		s |= withStages
	}
	if len(e.Corrections) > 0 {
		s |= withCorrections
	}
	return s
}

// has reports whether one of the parts has an id.
func (s sections) has(id string) bool {
	switch id {
	case "facts", "text", "sources", "cite":
		return s&ofEntry != 0
	case "vote":
		return s&withVote != 0
	case "stages":
		return s&withStages != 0
	case "corrections":
		return s&withCorrections != 0
	}
	return false
}
