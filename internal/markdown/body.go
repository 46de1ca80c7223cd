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
	Links   []Link        // into the site, in reading order
	Outside []OutsideLink // out of it, likewise

	anchors   string          // each with a line break behind it
	anchorSet map[string]bool // the same, where they are too many to be looked through for each link; else nil
	stored    spill.Text      // the HTML, and behind it its holes
	size      uint32          // of the HTML
	noteCount uint32          // how many footnotes are referred to
}

// Link is a place in a text that points inside the site: a link or an image.
// Its address depends on the page that shows the text: AppendHTML asks for it.
type Link struct {
	Span
	Image    bool   // the address of an image
	Target   string // the path as written, without the fragment; "" for a place of the same text
	Fragment string // what follows "#", percent-decoded, in normal form C
}

// OutsideLink is a link of a text to the web.
type OutsideLink struct {
	Span
	Address string // http or https, as weburl writes it
}

// Place is where an address is written, in the file of its text. There are as
// many of them as links in the record, and few are ever spoken of.
type Span struct{ line, column, end uint32 }

// In returns the range of the place in file, which is that of the text.
func (p Span) In(file string) diag.Range {
	return diag.Range{Position: diag.Position{File: file, Line: int(p.line), Column: int(p.column)}, End: int(p.end)}
}

// RenderOptions is what the page around a text adds to it: plain text, escaped
// here.
type RenderOptions struct {
	// Page is the address of the page before the "#" of the ways to footnotes
	// and back: "" where the text is read on its page.
	Page string

	FootnotesTitle string // heading above the footnotes, as "Notes"; "" for none
	BacklinkLabel  string // name of the way back from a footnote, as "Back to reference"; its number follows
	TableLabel     string // name of a table that scrolls, as "Table"; its number follows if there are several
}

// AppendHTML appends the text as HTML to dst. resolve returns the address of
// Links[i] as seen from the page; "" leaves the place without an address. The
// error is of a disk on which a large record's texts were put aside.
func (b *Body) AppendHTML(dst []byte, o RenderOptions, resolve func(i int) string) ([]byte, error) {
	err := b.stored.Read(func(stored []byte) {
		f := holeFiller{o: &o, anchors: b.anchors, resolve: resolve}
		html, holes := stored[:b.size], stored[b.size:]
		dst = slices.Grow(dst, len(html)+4*len(holes))
		for len(holes) > 0 {
			var h hole
			h, holes = nextHole(holes)
			dst = append(dst, html[:h.at]...)
			html = html[h.at:]
			dst = f.fill(dst, h)
		}
		dst = append(dst, html...)
	})
	return dst, err
}

// Anchors returns the ids of the headings, in reading order.
func (b *Body) Anchors() []string { return strings.Fields(b.anchors) }

// HasHeadings reports whether there is any.
func (b *Body) HasHeadings() bool { return b.anchors != "" }

// HasAnchor reports whether a link may point at the place with this id: a
// heading or a footnote.
func (b *Body) HasAnchor(id string) bool {
	if number, ok := strings.CutPrefix(id, "fn-"); ok {
		n, err := strconv.Atoi(number)
		return err == nil && n >= 1 && n <= int(b.noteCount) && strconv.Itoa(n) == number
	}
	if b.anchorSet != nil {
		return b.anchorSet[id]
	}
	for anchor := range strings.Lines(b.anchors) {
		if anchor[:len(anchor)-1] == id {
			return true
		}
	}
	return false
}

// manyAnchors is the number of headings from which a Body finds them by a map.
const anchorSetMin = 40

// index makes the places of a text with many headings quick to find.
func (b *Body) indexAnchors(headings int) {
	if headings < anchorSetMin {
		return
	}
	b.anchorSet = make(map[string]bool, headings)
	for anchor := range strings.Lines(b.anchors) {
		b.anchorSet[anchor[:len(anchor)-1]] = true
	}
}

// AppendText appends the words of the text without markup to dst, in reading
// order, footnotes last, a line for each block. The error is that of AppendHTML.
func (b *Body) AppendText(dst []byte) ([]byte, error) {
	err := b.stored.Read(func(stored []byte) { dst = appendWords(slices.Grow(dst, int(b.size)), stored[:b.size]) })
	return dst, err
}

// Size returns how many bytes the text has as HTML: a cheap measure of how much
// there is to read.
func (b *Body) Size() int { return int(b.size) }

// IsEmpty reports whether there is nothing to show.
func (b *Body) IsEmpty() bool { return b.size == 0 }
