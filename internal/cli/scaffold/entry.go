package scaffold

import (
	"errors"
	"fmt"
	"strings"

	"annals/internal/load/config"
	"annals/internal/load/layout"
	"annals/internal/load/stricttoml"
	"annals/internal/record/edtf"
	"annals/internal/record/symbol"
	"annals/internal/sitepath"
)

// Entry holds the facts of a new entry. Title, Date, Type and Added are required;
// everything else may be empty.
type Entry struct {
	Title   string
	Date    edtf.Date
	Added   edtf.Day // the day on which the entry joins the record
	Type    string   // id of one of the site's types, as are the ids below
	Body    string
	Series  string
	Topics  []string
	Actors  []string
	Places  []string
	Symbols []symbol.Symbol
	Summary string
	Slug    string // default: made from the first symbol, else from the title
}

// ErrNoYear is the error of a date without a year, which decides the folder.
var ErrNoYear = errors.New("the date names no year")

// NewEntry returns the file of a new entry, in the folder of its year: a draft, whose
// sources a person fills in. The error is ErrNoYear, or a *NameError.
func NewEntry(e Entry, cfg *config.Config) (File, error) {
	year, ok := e.Date.Year()
	if !ok {
		return File{}, ErrNoYear
	}
	slug := e.slug()
	if err := CheckName(slug); err != nil {
		return File{}, err
	}
	return fill("entry.md.tmpl", layout.EntryOf(year, slug).Original(), entryForm{
		Entry:    e,
		DateTOML: dateTOML(e.Date),
		Types:    terms(cfg, cfg.Types),
		Bodies:   terms(cfg, cfg.Bodies),
		AllTopic: terms(cfg, cfg.Topics),
		AllActor: terms(cfg, cfg.Actors),
		AllPlace: terms(cfg, cfg.Places),
		OfSeries: terms(cfg, cfg.Series),

		AllSubject: terms(cfg, cfg.Subjects),
	})
}

func (e Entry) slug() string {
	switch {
	case e.Slug != "":
		return sitepath.Normal(e.Slug)
	case len(e.Symbols) > 0:
		return sitepath.Slug(e.Symbols[0].String())
	}
	return sitepath.Slug(e.Title)
}

// entryForm is the data of the template entry.md.tmpl.
type entryForm struct {
	Entry
	DateTOML string

	Types, Bodies, AllTopic, AllActor, AllPlace, OfSeries, AllSubject []term
}

// SymbolTOML returns the symbols as a TOML value.
func (f entryForm) SymbolTOML() string {
	if len(f.Symbols) == 1 {
		return stricttoml.Quote(f.Symbols[0].String())
	}
	var texts []string
	for _, s := range f.Symbols {
		texts = append(texts, s.String())
	}
	return stricttoml.QuoteList(texts)
}

// TopicsTOML returns the topics as a TOML value.
func (f entryForm) TopicsTOML() string { return stricttoml.QuoteList(f.Topics) }

// ActorsTOML returns the actors as a TOML value.
func (f entryForm) ActorsTOML() string { return stricttoml.QuoteList(f.Actors) }

// PlacesTOML returns the places as a TOML value.
func (f entryForm) PlacesTOML() string { return stricttoml.QuoteList(f.Places) }

// dateTOML returns an exact day as a TOML date, any other date as a string.
func dateTOML(d edtf.Date) string {
	if d.IsPlainDay() {
		return d.String()
	}
	return stricttoml.Quote(d.String())
}

// term is one term of a vocabulary: its id, padded, and its label.
type term struct{ ID, Label string }

func terms(cfg *config.Config, v *config.Vocabulary) (list []term) {
	width := 0
	for _, id := range v.IDs() {
		width = max(width, len(id))
	}
	for _, t := range v.Terms() {
		label := strings.Join(strings.Fields(cfg.Label(t, cfg.DefaultLanguage)), " ")
		list = append(list, term{fmt.Sprintf("%-*s", width, t.ID), label})
	}
	return list
}
