package html

import (
	"sync"

	"annals/internal/output/html/view"
	"annals/internal/output/wording"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// edition is a site in one language: what its pages share. It has no addresses
// relative to a page.
type edition struct {
	site    *site.Site
	options Options
	locale  *locale.Locale
	lang    string
	folder  string       // "ko/"; "" for the default language
	context view.Context // of its pages, without links
	title   view.Words   // of the site
	wording wording.Record
	menu    menu
	cells   map[ballotCast]*view.Cell

	ballotNames []string            // of barBallots
	numbers     map[*site.Term]int  // of terms, for filters
	labels      func() []label      // by the number of the entry
	namedStates func() []namedState // in the order of their names
	citation    func() *citationTemplate
	hasCalendar func() bool

	buffers sync.Pool // of *[]byte, for texts
}

func newEditions(s *site.Site, o Options) []*edition {
	names := map[string]string{}
	for _, l := range s.Config.Languages {
		names[l.Tag] = l.Name
	}
	var all []*edition
	words, numbers := wording.Of(s), numberTerms(s)
	for _, l := range s.Config.Languages {
		ed := &edition{site: s, options: o, locale: o.Locales[l.Tag], lang: l.Tag, folder: s.Path(l.Tag, ""), wording: words, numbers: numbers}
		ed.context = view.NewContext(l.Tag, l.Dir, ed.locale, o.Assets, names)
		ed.title = ed.localized(s.Config.Title)
		ed.menu, ed.cells = ed.newMenu(), newCells(ed.locale)
		for _, b := range barBallots {
			ed.ballotNames = append(ed.ballotNames, ballotName(ed.locale, b))
		}
		ed.labels, ed.namedStates = sync.OnceValue(ed.newLabels), sync.OnceValue(ed.sortedStates)
		ed.citation = sync.OnceValue(ed.newCitationTemplate)
		ed.hasCalendar = sync.OnceValue(func() bool { return site.HasCalendar(s.Entries) })
		all = append(all, ed)
	}
	return all
}

// contextWith returns the context of a page.
func (ed *edition) contextWith(links view.Links) *view.Context {
	c := ed.context
	c.Links = links
	return &c
}

// words returns text with its language; "" means not known.
func (ed *edition) words(text, in string) view.Words {
	if in == ed.lang || in == "" || text == "" {
		return view.Words{Text: text}
	}
	return view.Words{Text: text, Lang: in, Dir: ed.direction(in)}
}

// direction returns the writing direction of a language: from config.toml for a
// language of the site, else the usual one.
func (ed *edition) direction(tag string) string {
	if l, ok := ed.site.Config.Language(tag); ok {
		return l.Dir
	}
	return lang.Direction(tag)
}

// localized returns a multilingual text in the edition's language, else in the
// site's default language, else in any.
func (ed *edition) localized(t lang.Text) view.Words {
	return ed.words(t.In(ed.lang, ed.site.Config.DefaultLanguage))
}

func (ed *edition) date(d edtf.Date) view.Date {
	return view.Date{Words: ed.locale.Date(d), Machine: d.MachineValue()}
}

func (ed *edition) day(d edtf.Day) *view.Date {
	if d == (edtf.Day{}) {
		return nil
	}
	return new(ed.date(d.Date()))
}

// label is the date of an entry in words, how its vote was taken and the figures in one
// line. The links, cards and tables of about ten pages share it.
type label struct {
	date   view.Date
	action string // "" if nothing was put to the vote
	vote   string // likewise
}

func (ed *edition) newLabels() []label {
	all := make([]label, len(ed.site.Entries))
	for i, e := range ed.site.Entries {
		all[i] = label{date: ed.date(e.Date)}
		if e.Vote != nil {
			all[i].action = ed.wording.Act(e, e.Symbols).Decision(ed.locale, &e.Vote.Decision)
			all[i].vote = wording.Tally(ed.locale, e.Vote.Figures())
		}
	}
	return all
}

func (ed *edition) label(e *site.Entry) *label { return &ed.labels()[e.Number] }

// entryLabel returns a link to an entry without its URL.
func (ed *edition) entryLabel(e *site.Entry) view.EntryLink {
	label, text := ed.label(e), e.In(ed.lang)
	return view.EntryLink{ID: e.ID, Title: ed.words(text.Title, text.Lang), Date: label.date, Vote: label.vote}
}
