// Package text is the format of the whole record as plain text, one file a language:
//
//	data/record.en.txt
//
// It is for reading without a browser and for passing on: the first page says what the
// file is, of which day, where the newest one is and how to check it; then come the
// years, and each entry with its facts, its text, its votes, sources and corrections.
// What is not written in the language is shown in the original, and marked.
//
// The file is UTF-8 with a byte order mark: it is opened from sticks and from servers that
// do not name its encoding. A line has 72 columns at most, of which a wide character takes
// two; only an address that is longer is not broken. Text of another direction than that
// of the file stands between isolates, on each line anew.
//
// The package writes no markup, and reads none but that of package markup.
package text

import (
	"fmt"
	"io"
	"sync"
	"unicode"

	"annals/internal/output"
	"annals/internal/output/dataset"
	"annals/internal/output/wording"
	"annals/internal/record/lang"
	"annals/internal/record/state"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// Path returns the output file of a language.
func Path(tag string) string { return "data/record." + tag + ".txt" }

// edition is the record in one language.
type edition struct {
	site    *site.Site
	locales map[string]*locale.Locale
	locale  *locale.Locale
	lang    string
	wording wording.Record
	ids     func() map[string]string // of entries, by the addresses of their pages in any language
}

// Files lists the files of s.
func Files(s *site.Site, locales map[string]*locale.Locale) []dataset.File {
	var all []dataset.File
	words, ids := wording.Of(s), sync.OnceValue(func() map[string]string { return idsOf(s) })
	for _, tag := range s.Tags() {
		ed := edition{site: s, locales: locales, locale: locales[tag], lang: tag, wording: words, ids: ids}
		all = append(all, dataset.File{
			Output: output.Output{Path: Path(tag), Kind: "text edition", Streams: true, Renderer: ed},
			Format: "UTF-8", Media: "text/plain", Message: "data.edition",
		})
	}
	return all
}

func idsOf(s *site.Site) map[string]string {
	all := make(map[string]string, len(s.Entries)*len(s.Tags()))
	for _, e := range s.Entries {
		for _, tag := range s.Tags() {
			all[s.Path(tag, e.Address())] = e.ID
		}
	}
	return all
}

// Render writes the file.
func (ed edition) Render(w io.Writer) error {
	p := &printer{edition: ed, paper: paper{isRTL: ed.direction(ed.lang) == rtl}, states: ed.sortedStates()}
	p.out = append(p.out, "\uFEFF"...)
	p.front()
	err := p.years(w)
	if err == nil {
		p.withdrawn()
		p.end()
		err = p.flush(w)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", Path(ed.lang), err)
	}
	return nil
}

// years prints the years with their entries.
func (p *printer) years(w io.Writer) error {
	for _, y := range p.site.Years {
		if err := p.year(y); err != nil {
			return err
		}
		for _, e := range y.Entries {
			if err := p.entry(e); err != nil {
				return err
			}
			if len(p.out) < flushed {
				continue
			}
			if err := p.flush(w); err != nil {
				return err
			}
		}
	}
	return nil
}

// printer prints an edition on paper.
type printer struct {
	edition
	paper
	states []state.State // with known votes, in the order of their names
	html   []byte        // buffer
}

// flushed is the size at which finished lines are written, so that memory does not grow
// with the record.
const flushed = 1 << 16

// flush writes the lines that are finished.
func (p *printer) flush(w io.Writer) error {
	_, err := w.Write(p.out)
	p.out = p.out[:0]
	return err
}

// direction returns the writing direction of a language: from config.toml for a language
// of the site, else the usual one.
func (ed *edition) direction(tag string) string {
	if l, ok := ed.site.Config.Language(tag); ok {
		return l.Dir
	}
	return lang.Direction(tag)
}

// directionOf returns the writing direction of a text in a language, "" for one that is
// not known: then the first letter tells.
func (ed *edition) directionOf(text, in string) string {
	if in != "" {
		return ed.direction(in)
	}
	for _, r := range text {
		if unicode.IsLetter(r) {
			if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) {
				return rtl
			}
			return ltr
		}
	}
	return ed.direction(ed.lang)
}

// languageName returns the name of a language in that of the edition.
func (ed *edition) languageName(tag string) string {
	if id := "language." + tag; ed.locale.Has(id) {
		return ed.locale.T(id)
	}
	if l, ok := ed.site.Config.Language(tag); ok && l.Name != "" {
		return l.Name
	}
	return tag
}

func (ed *edition) sortedStates() []state.State {
	all := make([]state.State, len(ed.site.States))
	for i, s := range ed.site.States {
		all[i] = s.State
	}
	lang.SortBy(all, ed.lang, func(s state.State) string { return s.Name(ed.lang) })
	return all
}

// named returns a name and what stands behind it: "Date: 17 December 2018".
func (ed *edition) named(name string, text plain) plain {
	return plain(ed.locale.T("chart.named", "name", string(clean(name)), "text", string(text)))
}

// isolated returns what is written from left to right, such as a symbol or an address, to
// stand among words of the edition.
func (ed *edition) isolated(s string) plain {
	if ed.direction(ed.lang) == ltr {
		return clean(s)
	}
	return isolateLTR + clean(s) + isolateEnd
}

// list joins the items of a list.
func (ed *edition) list(items []plain) plain {
	var all plain
	for i, item := range items {
		if i > 0 {
			all += plain(ed.locale.T("page.list_separator"))
		}
		all += item
	}
	return all
}

// words returns a text of the record to stand among words of the edition: between isolates
// if its direction is another one.
func (ed *edition) words(t lang.Text) plain {
	text, in := t.In(ed.lang, ed.site.Config.DefaultLanguage)
	return ed.inLine(text, in)
}

func (ed *edition) inLine(text, in string) plain {
	switch d := ed.directionOf(text, in); {
	case text == "" || d == ed.direction(ed.lang):
		return clean(text)
	case d == rtl:
		return isolateRTL + clean(text) + isolateEnd
	}
	return isolateLTR + clean(text) + isolateEnd
}

// localized prints a text of the record as a paragraph, in its own direction. It does
// nothing without one.
func (p *printer) localized(t lang.Text) {
	if text, in := t.In(p.lang, p.site.Config.DefaultLanguage); text != "" {
		p.paragraph(text, p.direction(in))
	}
}

// field prints a name and a value; nothing without a value.
func (p *printer) field(id string, value plain) {
	if value != "" {
		p.line(p.named(p.locale.T(id), value))
	}
}
