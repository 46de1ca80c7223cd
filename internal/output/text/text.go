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
	wording.Reader
	locales map[string]*locale.Locale
	acts    wording.Record
	ids     func() map[string]string // of entries, by the addresses of their pages in any language
}

// Files lists the files of s.
func Files(s *site.Site, locales map[string]*locale.Locale) []dataset.File {
	var all []dataset.File
	acts, ids := wording.Of(s), sync.OnceValue(func() map[string]string { return idsOf(s) })
	for _, tag := range s.Tags() {
		ed := edition{Reader: wording.Reader{Site: s, Locale: locales[tag], Lang: tag}, locales: locales, acts: acts, ids: ids}
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
	p := &printer{edition: ed, paper: paper{isRTL: ed.Direction(ed.Lang) == rtl}, states: ed.States()}
	p.out = append(p.out, "\uFEFF"...)
	p.front()
	err := p.years(w)
	if err == nil {
		p.withdrawn()
		p.end()
		err = p.flush(w)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", Path(ed.Lang), err)
	}
	return nil
}

// years prints the years with their entries.
func (p *printer) years(w io.Writer) error {
	for _, y := range p.Site.Years {
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

	html, unprinted, buffer []byte // of the text that is printed
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

// directionOf returns the writing direction of a text in a language, "" for one that is
// not known: then the first letter tells.
func (ed *edition) directionOf(text, in string) string {
	if in != "" {
		return ed.Direction(in)
	}
	for _, r := range text {
		if unicode.IsLetter(r) {
			if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) {
				return rtl
			}
			return ltr
		}
	}
	return ed.Direction(ed.Lang)
}

// named returns a name and what stands behind it: "Date: 17 December 2018".
func (ed *edition) named(name string, text plain) plain {
	return plain(ed.Locale.T("chart.named", "name", string(clean(name)), "text", string(text)))
}

// isolated returns what is written from left to right, such as a symbol or an address, to
// stand among words of the edition.
func (ed *edition) isolated(s string) plain {
	if ed.Direction(ed.Lang) == ltr {
		return clean(s)
	}
	return isolateLTR + clean(s) + isolateEnd
}

// list joins the items of a list.
func (ed *edition) list(items []plain) plain {
	var all plain
	for i, item := range items {
		if i > 0 {
			all += plain(ed.Locale.T("page.list_separator"))
		}
		all += item
	}
	return all
}

// words returns a text of the record to stand among words of the edition: between isolates
// if its direction is another one.
func (ed *edition) words(t lang.Text) plain {
	return ed.phrase(ed.Words(t))
}

func (ed *edition) inLine(text, in string) plain {
	switch d := ed.directionOf(text, in); {
	case text == "" || d == ed.Direction(ed.Lang):
		return clean(text)
	case d == rtl:
		return isolateRTL + clean(text) + isolateEnd
	}
	return isolateLTR + clean(text) + isolateEnd
}

// phrase returns a phrase to stand among words of the edition.
func (ed *edition) phrase(w wording.Phrase) plain {
	if w.In == wording.NoLanguage {
		return ed.isolated(w.Text)
	}
	return ed.inLine(w.Text, w.In)
}

func (ed *edition) phrases(all []wording.Phrase) []plain {
	words := make([]plain, len(all))
	for i, w := range all {
		words[i] = ed.phrase(w)
	}
	return words
}

// localized prints a text of the record as a paragraph, in its own direction. It does
// nothing without one.
func (p *printer) localized(t lang.Text) {
	if text, in := t.In(p.Lang, p.Site.Config.DefaultLanguage); text != "" {
		p.paragraph(text, p.Direction(in))
	}
}

// field prints a name and a value; nothing without a value.
func (p *printer) field(id string, value plain) {
	if value != "" {
		p.line(p.named(p.Locale.T(id), value))
	}
}
