// Package site is the resolve stage: all documents at once become one Site.
//
// A Site is an immutable snapshot of the record: identities, order in time,
// years, terms, translations, the votes of states, who follows whom, where links
// lead, and the periods that lists too long for one page are split into. It is built once by Resolve, is safe to share and is never changed.
// Resolve is a pure function, cheap enough to be run whole after every change;
// what cannot be right between files (two files for one address, a broken link,
// a translation without its original) is found here, at its exact position.
//
// The Site knows addresses but no markup: every path is that of an output file,
// neutral of language until Site.Path puts a language's folder before it.
package site

import (
	"annals/internal/config"
	"annals/internal/edtf"
	"annals/internal/linkstate"
	"annals/internal/permalink"
)

// Site is the record as a whole. Slices are in the order in which readers meet
// them: entries, years and votes in order of time, terms as in config.toml.
type Site struct {
	Config  *config.Config
	Home    *Home
	Entries []*Entry
	Years   []*Year
	Pages   []*Page

	Types, Bodies, Topics, Actors *Vocabulary

	Votes       []*Entry     // entries that tell how a text was acted upon
	States      []*State     // states whose votes are known, by code
	Citations   []Citation   // in order of time of the entries
	Corrections []Correction // newest first
	Redirects   []Redirect

	Outside linkstate.State // of the addresses that lead outside; nil where nothing is remembered

	// What does not fit one page, in stretches of time; nil where it does.
	VotePeriods       Periods[*Entry]
	CitationPeriods   Periods[Citation]
	CorrectionPeriods Periods[Correction]

	Date edtf.Day // the build's date: asked for, or the newest that the content knows
}

// Vocabularies returns the four vocabularies in the order of menus.
func (s *Site) Vocabularies() []*Vocabulary {
	return []*Vocabulary{s.Types, s.Bodies, s.Topics, s.Actors}
}

// Tags returns the languages of the site, the default one first.
func (s *Site) Tags() []string {
	return s.Config.Tags()
}

// Title returns the site's title in a language.
func (s *Site) Title(tag string) string {
	title, _ := s.Config.Title.In(tag, s.Config.DefaultLanguage)
	return title
}

// Description returns what the site says of itself in a language.
func (s *Site) Description(tag string) string {
	description, _ := s.Config.Description.In(tag, s.Config.DefaultLanguage)
	return description
}

// Labels returns the labels of terms in a language.
func (s *Site) Labels(terms []*Term, tag string) []string {
	var labels []string
	for _, t := range terms {
		labels = append(labels, s.Config.Label(t.Term, tag))
	}
	return labels
}

// Path returns the output file for a language-neutral address.
func (s *Site) Path(tag, address string) string {
	if tag == s.Config.DefaultLanguage || tag == "" {
		return address
	}
	return tag + "/" + address
}

// URL returns the full address of an output file, "" for a site that does not
// know its own.
func (s *Site) URL(path string) string {
	if s.Config.BaseURL == "" {
		return ""
	}
	return permalink.Absolute(s.Config.BaseURL, path)
}

// Home is the first page.
type Home struct{ Texts }

// Address returns "index.html".
func (h *Home) Address() string { return "index.html" }

// Page is a plain page, such as "about".
type Page struct {
	Texts
	ID     string
	Weight int
	Draft  bool
	Params map[string]any
}

// Address returns the page's output file, neutral of language.
func (p *Page) Address() string { return p.ID + ".html" }

// Year is a year that has entries or an introduction.
type Year struct {
	Texts      // the introduction; empty where there is none
	ID         string
	Number     int
	Entries    []*Entry
	Months     Periods[*Entry] // of a year with too many entries for one page; else nil
	Prev, Next *Year
}

// Date returns the year in EDTF.
func (y *Year) Date() edtf.Date { return yearDate(y.Number) }

// Address returns the year's output file, neutral of language.
func (y *Year) Address() string { return y.ID + "/index.html" }

// Vocabulary is a set of terms of one kind.
type Vocabulary struct {
	Name  string // "types", "bodies", "topics" or "actors": also the folder of its pages
	Terms []*Term
	byID  map[string]*Term
}

// Lookup returns the term with an id, or nil.
func (v *Vocabulary) Lookup(id string) *Term { return v.byID[id] }

// Address returns the output file of the vocabulary's index.
func (v *Vocabulary) Address() string { return v.Name + "/index.html" }

// Term is a type, an organ, a topic or an actor, with the entries it stands on.
type Term struct {
	*config.Term
	Vocabulary string
	Entries    []*Entry
	Periods    Periods[*Entry] // of a term with too many entries for one page; else nil
}

// Address returns the term's output file, neutral of language.
func (t *Term) Address() string { return t.Vocabulary + "/" + t.ID + ".html" }

// Redirect leads from an old path to a page.
type Redirect struct {
	From string // output file
	To   string // output file
	File string // the document that asks for it
}
