// Package print is the format of the print edition: the whole record as one page a
// language, made to be printed or saved as PDF by a browser:
//
//	print.html, ko/print.html       the edition
//	print.en.css, print.ko.css      its running title
//	print.css                       its looks, unless static/ has a file of that name
//
// The first page says what it is, of which day, where the newest one is and how to check
// it; then come the contents, the years with their introductions, and each entry whole:
// facts, text, votes as tables, stages, provisions and sources with their addresses. What
// is not written in the language is shown in the original, and marked. Links between
// entries stay within the page. It has no script, and search engines leave it out.
//
// The page is written while it is made: it has no limit of size. Its markup is that of
// this package alone, with texts from package markdown; its words are interface texts.
package print

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"sync"

	"annals/internal/output"
	"annals/internal/output/wording"
	"annals/internal/record/state"
	"annals/internal/site"
	"annals/internal/sitepath"
	"annals/internal/theme/locale"
)

// Kind is the Kind of the files.
const Kind = "print edition"

// StyleSheet is the output file with the looks of the edition. A file of that name in
// static/ takes its place.
const StyleSheet = "print.css"

//go:embed print.css
var styleSheet []byte

// Options is what the edition needs besides the site.
type Options struct {
	Locales map[string]*locale.Locale // one for each language of the site
	Static  []string                  // the names of the files in static/

	// Absolute lets links to other pages of the site lead to its address, as a file needs
	// that is read elsewhere.
	Absolute bool

	// Picture returns the output file with the largest of the smaller sizes of a picture;
	// "" without one. The function itself may be nil.
	Picture func(*site.File) string
}

// Outputs lists the editions of s, whether or not config.toml asks for them.
func Outputs(s *site.Site, o Options) []output.Output {
	var all []output.Output
	words, ids := wording.Of(s), sync.OnceValue(func() map[string]string { return idsOf(s) })
	for _, l := range s.Config.Languages {
		ed := edition{
			Reader:  wording.Reader{Site: s, Locale: o.Locales[l.Tag], Lang: l.Tag},
			options: o, dir: l.Dir, path: s.Path(l.Tag, site.Print), acts: words, ids: ids,
		}
		all = append(all,
			output.Output{Path: ed.path, Page: true, Streams: true, Kind: Kind, Renderer: ed},
			output.Output{Path: titleSheet(l.Tag), Kind: Kind, Renderer: runningTitle{s.Title(l.Tag)}})
	}
	if !slices.Contains(o.Static, StyleSheet) {
		all = append(all, output.Output{Path: StyleSheet, Kind: Kind, Renderer: sheet(styleSheet)})
	}
	return all
}

// edition is the record in one language.
type edition struct {
	wording.Reader
	options Options
	dir     string
	path    string // output file
	acts    wording.Record
	ids     func() map[string]string // of entries, by the addresses of their pages in any language
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

// Render writes the page.
func (ed edition) Render(w io.Writer) error {
	p := &printer{edition: ed, states: ed.States()}
	p.head()
	p.front()
	p.contents()
	err := p.years(w)
	if err == nil {
		p.withdrawn()
		p.markup("</main>\n</body>\n</html>\n")
		err = p.flush(w)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", ed.path, err)
	}
	return nil
}

// printer writes an edition.
type printer struct {
	edition
	page
	states []state.State // with known votes, in the order of their names
	html   []byte        // buffer
	value  []byte        // likewise
}

// flushed is the size at which finished markup is written, so that memory does not grow
// with the record.
const flushed = 1 << 16

// flush writes the markup that is finished.
func (p *printer) flush(w io.Writer) error {
	_, err := w.Write(p.out)
	p.out = p.out[:0]
	return err
}

// years writes the years with their entries.
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
		p.markup("</section>\n")
	}
	return nil
}

// relative returns the address of an output file for links of the page.
func (ed *edition) relative(path string) string { return sitepath.Rel(ed.path, path) }

// sheet is a style sheet.
type sheet []byte

// Render writes the style sheet.
func (s sheet) Render(w io.Writer) error {
	_, err := w.Write(s)
	return err
}
