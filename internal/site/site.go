// Package site resolves all documents of the record into one Site.
//
// Its input is the parsed documents and the configuration; its output is a Site, an
// immutable snapshot of the record: time order, years, terms, translations, votes by
// state, relations between entries, link targets, and the periods into which long lists
// are split; and the problems between files (two files with one address, a broken link,
// a translation without its original), each with its exact position. A Site is safe for
// concurrent use. Resolve is a pure function, fast enough to run completely after every
// change.
//
// The package never produces markup. Paths are those of output files, language-neutral
// until Site.Path adds the folder of a language.
package site

import (
	"slices"

	"annals/internal/load/config"
	"annals/internal/load/layout"
	"annals/internal/load/linkstate"
	"annals/internal/record/edtf"
	"annals/internal/sitepath"
)

// Site is the whole record. Entries, years and votes are in time order, terms in the
// order of config.toml.
type Site struct {
	Config     *config.Config
	Home       *Home
	Entries    []*Entry
	Years      []*Year
	PlainPages []*PlainPage
	Menu, Foot []MenuItem // of the site's own

	Types, Bodies, Topics, Actors, Places *Vocabulary

	Series []*Series // in the order of config.toml

	Subjects    []*Subject    // of what texts say; in the order of config.toml
	Votes       []*Act        // with a Vote
	States      []*State      // states with known votes, sorted by code
	Citations   []Citation    // in the order of the entries
	Corrections []Correction  // newest first
	Withdrawn   []*Withdrawal // newest first
	Changes     []Change      // what was added, corrected and withdrawn; newest first
	Redirects   []Redirect
	Evidence    []*File // of the folders of entries, to be published; sorted by address

	Pictures []*File // that entries and texts show, each once

	sourceFiles map[*Source]*File // the files of the site that are sources

	ExternalLinks linkstate.State // results of the last check of external links; nil if there are none

	// Lists that do not fit one page, split into periods; else nil.
	VotePeriods       Periods[*Act]
	CitationPeriods   Periods[Citation]
	CorrectionPeriods Periods[Correction]
	ChangePeriods     Periods[Change]

	Date edtf.Day // date of the build: Inputs.Date, or the newest date in the content

	PartOf int // of a part of the record: how many entries the whole has; else 0

	inMenu map[string]bool // addresses of the pages of Menu and Foot
}

// Vocabularies returns the vocabularies that have pages, in the order of menus. Places
// have none on a site that names no place.
func (s *Site) Vocabularies() []*Vocabulary {
	all := []*Vocabulary{s.Types, s.Bodies, s.Topics, s.Actors}
	if len(s.Places.Terms) > 0 {
		all = append(all, s.Places)
	}
	return all
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

// Description returns the site's description in a language.
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

// Path returns the output file of a language-neutral address in a language.
func (s *Site) Path(tag, address string) string {
	if tag == s.Config.DefaultLanguage || tag == "" {
		return address
	}
	return tag + "/" + address
}

// URL returns the absolute URL of an output file; "" without a base URL.
func (s *Site) URL(path string) string {
	if s.Config.BaseURL == "" {
		return ""
	}
	return sitepath.Absolute(s.Config.BaseURL, path)
}

// Home is the home page.
type Home struct{ Texts }

// Address returns the output file, language-neutral.
func (h *Home) Address() string { return KindHome.Address() }

// PlainPage is a page with a text of its own that is no entry, such as "about".
type PlainPage struct {
	Texts
	ID     string
	Weight int
	Draft  bool
	Params map[string]any
}

// Address returns the page's output file, language-neutral.
func (p *PlainPage) Address() string { return addressOf(layout.KindPage, p.ID) }

// Vocabulary is a set of terms of one kind.
type Vocabulary struct {
	Name  string // "types", "bodies", "topics", "actors" or "places"; also the folder of its pages
	Terms []*Term
	byID  map[string]*Term
}

// Lookup returns the term with an id, or nil.
func (v *Vocabulary) Lookup(id string) *Term { return v.byID[id] }

// Address returns the output file of the vocabulary's index.
func (v *Vocabulary) Address() string { return v.Name + "/index.html" }

// GeoJSON is the address of the points of places, where there are any.
const GeoJSON = "data/places.geojson"

// DataPackage is the address of the description of all files of data.
const DataPackage = "data/datapackage.json"

// Print is the address of the print edition, language-neutral.
const Print = "print.html"

// Downloads begins the paths of the files that hold the record as a whole, to be taken
// along; Zip is that of the site as one file.
const (
	Downloads = "downloads/"
	Zip       = Downloads + "site.zip"
)

// HasData reports whether there are files of data.
func (s *Site) HasData() bool { return len(s.Entries) > 0 || len(s.Withdrawn) > 0 }

// HasPoints reports whether a term of the vocabulary has a point on the earth.
func (v *Vocabulary) HasPoints() bool {
	return slices.ContainsFunc(v.Terms, func(t *Term) bool { return t.Point != nil })
}

// Term is a type, an organ, a topic, an actor or a place, with its entries.
type Term struct {
	*config.Term
	Vocabulary string
	Entries    []*Entry
	Periods    Periods[*Entry] // if there are too many entries for one page; else nil
}

// Address returns the term's output file, language-neutral.
func (t *Term) Address() string { return t.Vocabulary + "/" + t.ID + ".html" }

// Redirect is a redirect from an alias to a page.
type Redirect struct {
	From string // output file
	To   string // output file
	File string // the document with the alias
}
