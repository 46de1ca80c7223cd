package epub

import (
	_ "embed"

	"annals/internal/zipfile"
)

// styleSheet is the style of all books: reading programs have their own for most.
//
//go:embed style.css
var styleSheet []byte

const (
	folder      = "EPUB/"
	packageName = "package.opf"
	styleName   = "style.css"

	// Files of the book besides those of the years, by their ids.
	frontID     = "front"
	navID       = "nav"
	votesID     = "votes"
	withdrawnID = "withdrawn"
)

// container is the file in which reading programs look for the package document.
const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="` + folder + packageName + `" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
`

// book is a book that is being written.
type book struct {
	*printer
	zip   *zipfile.Writer
	spine []string // ids of the files in the order of reading
	votes []chapter
}

// chapter is a file of the book that the contents name.
type chapter struct {
	id   string
	name phrase
}

func (b *book) write() error {
	for _, f := range []struct{ name, content string }{
		{"mimetype", mediaType}, // first, as the format asks
		{"META-INF/container.xml", container},
		{folder + styleName, string(styleSheet)},
	} {
		if err := b.zip.Put(f.name, []byte(f.content)); err != nil {
			return err
		}
	}
	b.spine = append(b.spine, frontID, navID)
	err := b.page(frontID, b.Site.Title(b.Lang), b.front)
	if err == nil {
		err = b.years()
	}
	if err == nil {
		err = b.allVotes()
	}
	if err == nil && len(b.Site.Withdrawn) > 0 {
		b.spine = append(b.spine, withdrawnID)
		err = b.page(withdrawnID, b.Locale.T("withdrawn.list"), b.withdrawn)
	}
	if err == nil {
		err = b.page(navID, b.Locale.T("page.contents"), b.nav)
	}
	if err == nil {
		err = b.pictureFiles()
	}
	if err == nil {
		b.packageDocument()
		err = b.zip.Put(folder+packageName, b.out)
	}
	return err
}

// page writes a file of XHTML.
func (b *book) page(id, title string, write func() error) error {
	b.file, b.out = fileName(id), b.out[:0]
	dir := b.Direction(b.Lang)
	b.out = append(b.out, `<?xml version="1.0" encoding="UTF-8"?>`+"\n<!DOCTYPE html>\n"...)
	b.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "xmlns:epub", "http://www.idpf.org/2007/ops", "lang", b.Lang, "xml:lang", b.Lang, "dir", dir)
	b.line()
	b.open("head")
	b.element("title", title)
	b.void("link", "rel", "stylesheet", "type", "text/css", "href", styleName)
	b.close("head")
	b.line()
	b.open("body")
	b.line()
	if err := write(); err != nil {
		return err
	}
	b.close("body")
	b.close("html")
	b.line()
	return b.zip.Put(folder+b.file, b.out)
}

// years writes the files of the years.
func (b *book) years() error {
	parts := b.plan().parts
	for i := range parts {
		part := &parts[i]
		b.spine = append(b.spine, part.name)
		if err := b.page(part.name, b.YearName(part.year), func() error { return b.year(part) }); err != nil {
			return err
		}
	}
	return nil
}

// year writes a part of a year: the first with its introduction and what goes on in it.
func (b *book) year(part *part) error {
	y, name := part.year, b.YearName(part.year)
	if !part.isFirst {
		b.block(heading(yearLevel), b.Own(name))
	} else {
		b.void("span", "id", pageAnchor, "epub:type", "pagebreak", "role", "doc-pagebreak", "aria-label", name)
		b.block(heading(yearLevel), b.Own(name))
		if err := b.prose(y.In(b.Lang), introAnchor, yearLevel); err != nil {
			return err
		}
		if len(y.Ongoing) > 0 {
			b.block(heading(entryLevel), b.Own(b.Locale.T("year.ongoing")))
			b.wrap("ul", func() { b.links(y.Ongoing) })
		}
		if !b.isListed() {
			b.wrap("ul", func() { b.links(y.Entries) })
		}
	}
	for _, e := range part.entries {
		if err := b.entry(e); err != nil {
			return err
		}
	}
	return nil
}

const (
	pageAnchor  = "page"  // the beginning of a year
	introAnchor = "intro" // before the ids in the introduction of a year
)
