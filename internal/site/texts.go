package site

import (
	"fmt"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/load/markdown"
	"annals/internal/record/vote"
)

// Text is the text of a document in one language.
type Text struct {
	Lang       string
	Title      string
	Summary    string
	Body       *markdown.Body
	Unreviewed bool   // a translation that was not reviewed
	Draft      bool   // a translation that is not finished; only with Inputs.Drafts
	File       string // the source file
	targets    []target
	sections   sections
}

// Texts holds the text of a document in each of its languages. The zero value is empty.
type Texts struct {
	original     *Text
	translations []*Text
}

// Original returns the text in the site's default language, or nil.
func (t *Texts) Original() *Text { return t.original }

// In returns the text in a language, else the original as a fallback, as its Lang shows;
// nil if there is no text at all.
func (t *Texts) In(tag string) *Text {
	if own := t.own(tag); own != nil {
		return own
	}
	return t.original
}

// Has reports whether there is a text in a language, other than a fallback.
func (t *Texts) Has(tag string) bool { return t.own(tag) != nil }

// IsEmpty reports whether there is no text in any language.
func (t *Texts) IsEmpty() bool { return t.original == nil && len(t.translations) == 0 }

// file returns the file of the original, or "".
func (t *Texts) file() string {
	if t.original == nil {
		return ""
	}
	return t.original.File
}

// own returns the text in a language, or nil.
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

// text adds the text of a document to texts.
func (r *resolver) text(d *document, texts *Texts) {
	r.textArena = append(r.textArena, Text{Lang: d.Lang, Title: d.Title(), Summary: d.Summary(), Body: d.Body, File: d.File})
	t := &r.textArena[len(r.textArena)-1]
	switch {
	case d.Translation == nil:
		t.sections = r.sectionsOf(d.Document)
		texts.original = t
	default:
		t.Unreviewed = d.Translation.Reviewed != nil && !*d.Translation.Reviewed
		if t.Draft = d.Translation.Draft; t.Draft && t.Title == "" {
			t.Title = texts.original.Title
		}
		t.sections = texts.original.sections
		texts.translations = append(texts.translations, t)
	}
	d.text, d.texts = t, texts
}

// missingAnchors warns of the ids of headings that a translation lacks: links to them lead
// to the top of the page in that language. A translation without a text needs none.
func (r *resolver) missingAnchors(original, translation *document) {
	if translation.Body.Size() == 0 {
		return
	}
	for _, id := range original.Body.GivenAnchors() {
		if !translation.Body.HasAnchor(id) {
			r.problems.Warn(translation.Top(), diag.MissingAnchor,
				fmt.Sprintf("no heading has the anchor #%s, as one of %s has", id, original.File),
				fmt.Sprintf("write {#%s} behind the words of that heading here", id))
		}
	}
}

// sections is the set of page sections outside of the text that links can name.
type sections uint8

const (
	entrySections sections = 1 << iota // facts, text, sources and cite, on every entry
	voteSection
	stagesSection
	correctionsSection
	evidenceSection
	provisionsSection
)

func (r *resolver) sectionsOf(d *content.Document) (s sections) {
	e := d.Entry
	if e == nil {
		return 0
	}
	s = entrySections
	if v := e.Vote; v != nil && (v.Tally() != (vote.Tally{}) || !v.Note.IsZero() || r.votes[d.ID] != nil) {
		s |= voteSection
	}
	if len(e.Stages) > 0 {
		s |= stagesSection
	}
	if len(e.Corrections) > 0 {
		s |= correctionsSection
	}
	if len(e.Media) > 0 {
		s |= evidenceSection
	}
	if len(e.Provisions) > 0 {
		s |= provisionsSection
	}
	return s
}

// has reports whether one of the sections has an id.
func (s sections) has(id string) bool {
	switch id {
	case "facts", "text", "sources", "cite":
		return s&entrySections != 0
	case "vote":
		return s&voteSection != 0
	case "stages":
		return s&stagesSection != 0
	case "evidence":
		return s&evidenceSection != 0
	case "corrections":
		return s&correctionsSection != 0
	case "provisions":
		return s&provisionsSection != 0
	}
	return false
}
