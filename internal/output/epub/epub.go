// Package epub is the format of the whole record as a book (EPUB 3), one a language:
//
//	downloads/record.en.epub
//
// Its input is the Site and the interface texts; its output is a book for reading programs
// and readers of ink on paper: a first page that says what it is, of which day, where the
// newest is and how to check it, the contents, the years with their entries, the votes as
// tables, and what was withdrawn. A link to another entry stays within the book; any other
// leads to the web. What is not written in the language is shown in the original, and
// marked as such for programs that read aloud.
//
// A book holds no script, no style but its own small sheet, no font, and nothing that
// loads from elsewhere. It has the pictures of the record in one size, up to a limit; those
// behind a warning, papers, sound and film are described in it and left out. Its days and
// its ids come from the record, never from a clock, and one file of it at a time is in memory. The package writes no markup but through type sheet, and reads none but
// that of package markup.
package epub

import (
	"fmt"
	"io"
	"sync"

	"annals/internal/output"
	"annals/internal/output/dataset"
	"annals/internal/output/wording"
	"annals/internal/record/state"
	"annals/internal/site"
	"annals/internal/theme/locale"
	"annals/internal/zipfile"
)

// Path returns the output file of a language.
func Path(tag string) string { return "downloads/record." + tag + ".epub" }

// mediaType is the type of a book, and the content of its first file.
const mediaType = "application/epub+zip"

// edition is the record in one language.
type edition struct {
	wording.Reader
	locales map[string]*locale.Locale
	acts    wording.Record
	plan    func() *plan
}

// Files lists the books of s; none unless config.toml asks for them.
func Files(s *site.Site, locales map[string]*locale.Locale, pictures Pictures) []dataset.File {
	if !s.Config.Downloads.EPUB {
		return nil
	}
	var all []dataset.File
	shared := newEdition(s, locales, pictures)
	for _, tag := range s.Tags() {
		all = append(all, dataset.File{
			Output: output.Output{Path: Path(tag), Kind: "book", Streams: true, Renderer: shared.in(tag)},
			Format: "EPUB", Media: mediaType, Message: "data.book",
		})
	}
	return all
}

// Book returns the book of a record, or of a part of it, in a language, whether the site
// has it or not, and a function that reports whether it only describes a file of an entry.
func Book(s *site.Site, locales map[string]*locale.Locale, tag string, pictures Pictures) (book output.Renderer, describes func(*site.Entry) bool) {
	ed := newEdition(s, locales, pictures)
	return ed.in(tag), func(e *site.Entry) bool { return ed.plan().describes(e) }
}

func newEdition(s *site.Site, locales map[string]*locale.Locale, pictures Pictures) edition {
	return edition{Reader: wording.Reader{Site: s}, locales: locales, acts: wording.Of(s), plan: sync.OnceValue(func() *plan { return newPlan(s, pictures) })}
}

// in returns the edition in a language.
func (ed edition) in(tag string) edition {
	ed.Lang, ed.Locale = tag, ed.locales[tag]
	return ed
}

// isPublished reports whether this very book is a file of the site.
func (ed *edition) isPublished() bool { return ed.Site.PartOf == 0 && ed.Site.Config.Downloads.EPUB }

// Render writes the book, one file of it after the other.
func (ed edition) Render(w io.Writer) error {
	b := book{printer: &printer{edition: ed, states: ed.States(), isShown: map[*picture]bool{}}, zip: zipfile.New(w)}
	err := b.write()
	if err == nil {
		err = b.zip.Close()
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", Path(ed.Lang), err)
	}
	return nil
}

// printer writes the files of an edition.
type printer struct {
	edition
	sheet
	file   string        // that is being written
	states []state.State // with known votes, in the order of their names
	html   []byte        // buffer
	buffer []byte        // likewise

	shown   []*picture // so far, in the order in which they are shown
	isShown map[*picture]bool
}
