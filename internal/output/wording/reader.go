package wording

import (
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/record/state"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// Phrase is a text and the language that it is in.
type Phrase struct {
	Text string
	In   string // the tag; "" if the language is not known
}

// NoLanguage is the language of what is written from left to right in all of them, such as
// a symbol or an address.
const NoLanguage = "zxx"

// Reader puts the record into words for the readers of one language.
type Reader struct {
	Site   *site.Site
	Locale *locale.Locale
	Lang   string
}

// Own returns a text in the language of the readers.
func (r *Reader) Own(text string) Phrase { return Phrase{text, r.Lang} }

// Words returns a text of the record as the readers see it.
func (r *Reader) Words(t lang.Text) Phrase {
	text, in := t.In(r.Lang, r.Site.Config.DefaultLanguage)
	return Phrase{text, in}
}

// Direction returns the writing direction of a language: from config.toml for a language
// of the site, else the usual one.
func (r *Reader) Direction(tag string) string {
	if l, ok := r.Site.Config.Language(tag); ok {
		return l.Dir
	}
	return lang.Direction(tag)
}

// LanguageName returns the name of a language in that of the readers.
func (r *Reader) LanguageName(tag string) string {
	if id := "language." + tag; r.Locale.Has(id) {
		return r.Locale.T(id)
	}
	if l, ok := r.Site.Config.Language(tag); ok && l.Name != "" {
		return l.Name
	}
	return tag
}

// YearName returns the name of a year.
func (r *Reader) YearName(y *site.Year) string {
	if y.IsUndated() {
		return r.Locale.T("year.undated")
	}
	return r.Locale.Year(y.Number)
}

// Term returns the label of a term; the zero Phrase of none.
func (r *Reader) Term(t *site.Term) Phrase {
	switch {
	case t == nil:
		return Phrase{}
	case t.Label.IsZero():
		return Phrase{t.ID, NoLanguage}
	}
	return r.Words(t.Label)
}

// Notices returns what readers must know of the text of an entry, a sentence each.
func (r *Reader) Notices(e *site.Entry, t *site.Text) []string {
	var all []string
	if e.Draft || t.Draft {
		all = append(all, r.Locale.T("notice.draft"))
	}
	if e.Embargoed {
		all = append(all, r.Locale.T("notice.embargoed"))
	}
	if t.Unreviewed {
		all = append(all, r.Locale.T("notice.unreviewed"))
	}
	if t.Lang != r.Lang {
		all = append(all, r.Locale.T("notice.fallback", "language", r.LanguageName(t.Lang)))
	}
	return all
}

// States returns the states with known votes, in the order of their names.
func (r *Reader) States() []state.State {
	all := make([]state.State, len(r.Site.States))
	for i, s := range r.Site.States {
		all[i] = s.State
	}
	lang.SortBy(all, r.Lang, func(s state.State) string { return s.Name(r.Lang) })
	return all
}

// StateName returns the name that a state had on a day.
func (r *Reader) StateName(code string, day edtf.Day) Phrase {
	name, in := r.Site.State(code).On(day).NameIn(r.Lang)
	return Phrase{name, in}
}

// StateNames returns the names that states had on a day, in their order.
func (r *Reader) StateNames(codes []string, day edtf.Day) []Phrase {
	names := make([]Phrase, len(codes))
	for i, code := range codes {
		names[i] = r.StateName(code, day)
	}
	lang.SortBy(names, r.Lang, func(name Phrase) string { return name.Text })
	return names
}
