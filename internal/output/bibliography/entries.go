package bibliography

import (
	"io"
	"iter"

	"annals/internal/output"
	"annals/internal/output/citation"
	"annals/internal/record/edtf"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// edition is the record in one language.
type edition struct {
	site   *site.Site
	locale *locale.Locale
	tag    string
	shared citation.Work // what the citations of all entries have
	forms  []citation.Form
}

func newEdition(s *site.Site, l *locale.Locale, tag string) *edition {
	w := citation.Work{Site: s.Title(tag)}
	if w.Publisher, _ = s.Config.Publisher.In(tag, s.Config.DefaultLanguage); w.Publisher != "" {
		w.Authors = []string{w.Publisher}
	}
	w.AsOf = day(s.Date)
	return &edition{site: s, locale: l, tag: tag, shared: w, forms: citation.Forms()}
}

// entries yields all entries in a language.
func entries(s *site.Site, locales map[string]*locale.Locale, tag string) iter.Seq[citation.Work] {
	ed := newEdition(s, locales[tag], tag)
	return func(yield func(citation.Work) bool) {
		for _, e := range s.Entries {
			if !yield(ed.work(e)) {
				return
			}
		}
	}
}

// Beside lists the files beside the pages of entries, in each language in which an entry
// has a text.
func Beside(s *site.Site, locales map[string]*locale.Locale) []output.Output {
	n := 0
	for _, e := range s.Entries {
		for _, tag := range s.Tags() {
			if e.Has(tag) {
				n += len(citation.Forms())
			}
		}
	}
	all := make([]output.Output, 0, n)
	for _, tag := range s.Tags() {
		ed := newEdition(s, locales[tag], tag)
		for _, e := range s.Entries {
			if !e.Has(tag) {
				continue
			}
			page := s.Path(tag, e.Address())
			for i := range ed.forms {
				form := &ed.forms[i]
				all = append(all, output.Output{Path: form.Beside(page), From: e.File, Renderer: entryFile{ed, e, form}})
			}
		}
	}
	return all
}

// entryFile is one form of the citation of an entry.
type entryFile struct {
	*edition
	entry *site.Entry
	form  *citation.Form
}

// Render writes the entry, and the document of which it tells.
func (f entryFile) Render(w io.Writer) error {
	return f.form.Write(w, func(yield func(citation.Work) bool) {
		if source := f.entry.Document(); yield(f.work(f.entry)) && source != nil {
			yield(work(f.site, &site.SourceUse{Source: source, Entries: []*site.Entry{f.entry}}))
		}
	})
}

// work returns an entry as its page shows it.
func (ed *edition) work(e *site.Entry) citation.Work {
	t, w, tag := e.In(ed.tag), ed.shared, ed.tag
	if tag == ed.site.Config.DefaultLanguage {
		tag = ""
	}
	w.ID = citation.EntryID(e.ID, tag)
	w.Title, w.Lang, w.Event, w.URL = t.Title, t.Lang, e.Date.MachineValue(), ed.site.URL(ed.site.Path(ed.tag, e.Address()))
	w.Version = day(ed.site.Version(e))
	w.Note = ed.locale.T("cite.note", "date", ed.locale.Date(e.Date), "id", e.ID)
	return w
}

// day returns a day for programs; "" for none.
func day(d edtf.Day) string {
	if d == (edtf.Day{}) {
		return ""
	}
	return d.String()
}
