package epub

import (
	"crypto/sha256"
	"fmt"

	"annals/internal/record/license"
)

// bookID is the id of the identifier in the package document.
const bookID = "book-id"

// packageDocument writes what reading programs and libraries need to know of the book, its
// files, and the order of reading.
func (b *book) packageDocument() {
	b.out = append(b.out[:0], `<?xml version="1.0" encoding="UTF-8"?>`+"\n"...)
	b.open("package", "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0", "unique-identifier", bookID, "xml:lang", b.Lang, "dir", b.Direction(b.Lang))
	b.line()
	b.metadata()
	b.manifest()
	b.open("spine", "page-progression-direction", b.Direction(b.Lang))
	b.line()
	for _, id := range b.spine {
		b.void("itemref", "idref", id)
		b.line()
	}
	b.close("spine")
	b.line()
	b.close("package")
	b.line()
}

func (b *book) metadata() {
	s := b.Site
	b.open("metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/")
	b.line()
	b.about("dc:identifier", b.identifier(), "id", bookID)
	if doi := s.Config.DOI; doi != "" {
		b.about("dc:source", "https://doi.org/"+doi)
	}
	b.about("dc:title", s.Title(b.Lang))
	b.about("dc:language", b.Lang)
	b.about("dc:description", s.Description(b.Lang))
	b.about("dc:creator", b.Words(s.Config.Publisher).Text)
	b.about("dc:publisher", b.Words(s.Config.Publisher).Text)
	if s.Config.BaseURL != "" {
		b.about("dc:source", s.URL(s.Path(b.Lang, "index.html")))
	}
	if s.Date.Year > 0 {
		b.about("dc:date", s.Date.String())
	}
	b.about("dc:rights", b.Words(s.Config.License).Text)
	if known, ok := license.Find(s.Config.License.Strings()); ok && known.URL != "" {
		b.void("link", "rel", "dcterms:license", "href", known.URL)
		b.line()
	}
	b.property("dcterms:modified", b.modified())
	b.accessibility()
	b.close("metadata")
	b.line()
}

// accessibility says what readers can count on. It claims no conformance, which nobody
// has audited.
func (b *book) accessibility() {
	b.property("schema:accessMode", "textual")
	if len(b.shown) > 0 {
		b.property("schema:accessMode", "visual")
		b.property("schema:accessibilityFeature", "alternativeText")
	}
	b.property("schema:accessModeSufficient", "textual")
	for _, feature := range []string{"displayTransformability", "pageBreakMarkers", "pageNavigation", "readingOrder", "structuralNavigation", "tableOfContents"} {
		b.property("schema:accessibilityFeature", feature)
	}
	b.property("schema:accessibilityHazard", "none")
	b.property("schema:accessibilitySummary", b.Locale.T("edition.book_accessibility"))
}

// about writes an element of the metadata; nothing without a text.
func (b *book) about(name, text string, attributes ...string) {
	if text != "" {
		b.element(name, text, attributes...)
		b.line()
	}
}

func (b *book) property(name, value string) { b.about("meta", value, "property", name) }

// identifier returns what no other book is called: its address, or an id from what is in it
// for one that has none.
func (b *book) identifier() string {
	if address := b.Site.URL(Path(b.Lang)); address != "" && b.isPublished() {
		return address
	}
	hash := sha256.New()
	fmt.Fprintf(hash, "%s\n%s\n%s\n", b.Lang, b.Site.Config.BaseURL, b.Site.Title(b.Lang))
	for _, e := range b.Site.Entries {
		fmt.Fprintln(hash, e.ID)
	}
	sum := hash.Sum(nil)
	sum[6], sum[8] = sum[6]&0x0F|0x80, sum[8]&0x3F|0x80 // version 8: of a hash of our own
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// modified returns the moment of the last change, which is known to the day.
func (b *book) modified() string {
	day := b.Site.Date
	if day.Year < 1 || day.Year > 9999 {
		day.Year, day.Month, day.Day = 1980, 1, 1 // as the files in the archive
	}
	return fmt.Sprintf("%04d-%02d-%02dT00:00:00Z", day.Year, day.Month, day.Day)
}

func (b *book) manifest() {
	b.open("manifest")
	b.line()
	item := func(id, file, media, properties string) {
		b.void("item", "id", id, "href", file, "media-type", media, "properties", properties)
		b.line()
	}
	item("style", styleName, "text/css", "")
	for _, id := range b.spine {
		properties := ""
		if id == navID {
			properties = "nav"
		}
		item(id, fileName(id), "application/xhtml+xml", properties)
	}
	for _, shown := range b.shown {
		item(shown.id, shown.name, shown.Media, "")
	}
	b.close("manifest")
	b.line()
}
