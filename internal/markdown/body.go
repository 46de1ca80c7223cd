package markdown

import (
	"slices"
	"strconv"
	"strings"

	"annals/internal/diag"
	"annals/internal/spill"
)

// Body is a parsed text, ready to be rendered any number of times. It is never
// changed and safe for concurrent use.
type Body struct {
	Anchors []string      // ids of the headings, in reading order, without RenderOptions.IDPrefix
	Links   []Link        // into the site, in reading order
	Outside []OutsideLink // out of it, likewise

	html     spill.Text
	holes    []hole // by place
	noteRefs []int  // references to each footnote
	tables   int
}

// Link is a place in a text that points inside the site: a link or an image.
// Its address depends on the page that shows the text: AppendHTML asks for it.
type Link struct {
	Target   string     // the path as written, without the fragment; "" for a place of the same text
	Fragment string     // what follows "#", percent-decoded, in normal form C
	Image    bool       // the address of an image
	Range    diag.Range // where the address is written
}

// OutsideLink is a link of a text to the web.
type OutsideLink struct {
	Address string     // http or https, as weburl writes it
	Range   diag.Range // where it is written
}

// RenderOptions is what the page around a text adds to it: plain text, escaped
// here.
type RenderOptions struct {
	// IDPrefix comes before every id of the text, so that several texts can
	// share a page. A page with one text leaves it empty and gets clean ids:
	// "findings", "fn-1".
	IDPrefix string

	FootnotesTitle string // heading above the footnotes, as "Notes"; "" for none
	BacklinkLabel  string // name of the way back from a footnote, as "Back to reference"; its number follows
	TableLabel     string // name of a table that scrolls, as "Table"; its number follows if there are several
}

// hole is a place in the HTML where only the page knows what belongs there.
type hole struct {
	at   uint32 // offset in Body.html
	n    uint32 // index, as the kind has it
	kind holeKind
}

type holeKind uint8

const (
	holeHref       holeKind = iota // the href attribute of Links[n]
	holeSrc                        // the src attribute of Links[n]
	holePrefix                     // the id prefix
	holeHeading                    // the id attribute, Anchors[n]
	holeNotesTitle                 // the rest of the tag around the footnotes, and their heading
	holeBacklinks                  // the ways back from footnote n+1
	holeTable                      // the attributes of the region around table n
)

func (r *renderer) hole(kind holeKind, n int) {
	r.holes = append(r.holes, hole{uint32(len(r.html)), uint32(n), kind})
}

// AppendHTML appends the text as HTML to dst. resolve returns the address of
// Links[i] as seen from the page; "" leaves the place without an address. The
// error is of a disk on which a large record's texts were put aside.
func (b *Body) AppendHTML(dst []byte, o RenderOptions, resolve func(i int) string) ([]byte, error) {
	err := b.html.Read(func(html []byte) {
		dst = slices.Grow(dst, len(html)+32*len(b.holes))
		from := uint32(0)
		for _, h := range b.holes {
			dst = append(dst, html[from:h.at]...)
			from = h.at
			dst = b.fill(dst, h, &o, resolve)
		}
		dst = append(dst, html[from:]...)
	})
	return dst, err
}

func (b *Body) fill(dst []byte, h hole, o *RenderOptions, resolve func(i int) string) []byte {
	switch h.kind {
	case holeHref:
		return appendAttribute(dst, "href", resolve(int(h.n)))
	case holeSrc:
		return appendAttribute(dst, "src", resolve(int(h.n)))
	case holePrefix:
		return appendEscaped(dst, o.IDPrefix)
	case holeHeading:
		return appendAttribute(dst, "id", o.IDPrefix, b.Anchors[h.n])
	case holeNotesTitle:
		return appendNotesTitle(dst, o)
	case holeBacklinks:
		return b.appendBacklinks(dst, int(h.n)+1, o)
	case holeTable:
		return b.appendRegion(dst, int(h.n)+1, o)
	}
	return dst
}

// appendAttribute appends an attribute of joined parts, or nothing when they
// are empty.
func appendAttribute(dst []byte, name string, parts ...string) []byte {
	value := strings.Join(parts, "")
	if value == "" {
		return dst
	}
	dst = append(dst, ' ')
	dst = append(dst, name...)
	dst = append(dst, '=', '"')
	dst = appendEscaped(dst, value)
	return append(dst, '"')
}

func appendNotesTitle(dst []byte, o *RenderOptions) []byte {
	if o.FootnotesTitle == "" {
		return append(dst, ">\n"...)
	}
	dst = appendAttribute(dst, "aria-labelledby", o.IDPrefix, footnotesID)
	dst = append(dst, ">\n<h2"...)
	dst = appendAttribute(dst, "id", o.IDPrefix, footnotesID)
	dst = append(dst, '>')
	dst = appendEscaped(dst, o.FootnotesTitle)
	return append(dst, "</h2>\n"...)
}

// appendBacklinks appends a link for each reference to a footnote.
func (b *Body) appendBacklinks(dst []byte, number int, o *RenderOptions) []byte {
	for k := 1; k <= b.noteRefs[number-1]; k++ {
		id := appendRefID(nil, number, k)
		dst = append(dst, ` <a class="footnote-backref"`...)
		dst = appendAttribute(dst, "href", "#", o.IDPrefix, string(id))
		dst = append(dst, ` role="doc-backlink"`...)
		if o.BacklinkLabel != "" {
			dst = appendAttribute(dst, "aria-label", o.BacklinkLabel, " ", strings.TrimPrefix(string(id), "fnref-"))
		}
		dst = append(dst, ">↩\uFE0E</a>"...)
	}
	return dst
}

// appendRegion appends the attributes that let a wide table be scrolled from
// the keyboard. A region needs a name.
func (b *Body) appendRegion(dst []byte, number int, o *RenderOptions) []byte {
	if o.TableLabel == "" {
		return append(dst, ` tabindex="0"`...)
	}
	label := o.TableLabel
	if b.tables > 1 {
		label += " " + strconv.Itoa(number)
	}
	dst = append(dst, ` tabindex="0"`...)
	return appendAttribute(dst, "aria-label", label)
}

// HasAnchor reports whether a link may point at the place with this id,
// without RenderOptions.IDPrefix: a heading or a footnote.
func (b *Body) HasAnchor(id string) bool {
	if number, ok := strings.CutPrefix(id, "fn-"); ok {
		n, err := strconv.Atoi(number)
		return err == nil && n >= 1 && n <= len(b.noteRefs) && strconv.Itoa(n) == number
	}
	return slices.Contains(b.Anchors, id)
}

// AppendText appends the words of the text without markup to dst, in reading
// order, footnotes last, a line for each block. The error is that of AppendHTML.
func (b *Body) AppendText(dst []byte) ([]byte, error) {
	err := b.html.Read(func(html []byte) { dst = appendWords(slices.Grow(dst, len(html)), html) })
	return dst, err
}

// Text returns the words of AppendText.
func (b *Body) Text() (string, error) {
	words, err := b.AppendText(nil)
	return string(words), err
}

// Size returns how many bytes the text has as HTML: a cheap measure of how much
// there is to read.
func (b *Body) Size() int { return b.html.Size() }

// IsEmpty reports whether there is nothing to show.
func (b *Body) IsEmpty() bool { return b.Size() == 0 }
