package markdown

import (
	"slices"
	"strconv"
	"strings"

	"annals/internal/diag"
	"annals/internal/spill"
)

// Body is a parsed text. It can be rendered any number of times, is immutable
// and safe for concurrent use.
type Body struct {
	Links   []Link        // inside the site, in source order
	Outside []OutsideLink // external, in source order

	anchors   string          // ids of the headings, each followed by a line break
	given     string          // those of them that headings are given, separated by spaces
	anchorSet map[string]bool // the same, if there are at least anchorSetMin; else nil
	stored    spill.Text      // the HTML, its holes, the plain text
	size      uint32          // of the HTML
	textSize  uint32          // of the plain text
	noteCount uint32          // footnotes that are referred to
}

// Link is a link or an image inside the site. Its address depends on the page
// that shows the text: AppendHTML calls resolve for it.
type Link struct {
	Span
	Image    bool   // the address of an image
	Target   string // the path as written, without the fragment; "" for the same text
	Fragment string // the part behind "#", percent-decoded, in normal form C
}

// OutsideLink is an external link.
type OutsideLink struct {
	Span
	Address string // http or https URL, normalized by weburl
}

// Span is the position of an address in its file. It holds no file name and
// small integers because there is one for each link of the site.
type Span struct{ line, column, end uint32 }

// In returns the span as a range in file, which must be the file of the text.
func (p Span) In(file string) diag.Range {
	return diag.Range{Position: diag.Position{File: file, Line: int(p.line), Column: int(p.column)}, End: int(p.end)}
}

// RenderOptions is what the page adds to a text. All values are plain text;
// AppendHTML escapes them.
type RenderOptions struct {
	// Page is the address of the page, put before the "#" of the links to
	// footnotes and back; "" if the text is shown on that page.
	Page string

	FootnotesTitle string // heading above the footnotes, as "Notes"; "" for none
	BacklinkLabel  string // label of the link back from a footnote, as "Back to reference"; its number follows
	HeadingLabel   string // label of the link beside a heading, with {title}; "" for no links
	TableLabel     string // label of a scrollable table, as "Table"; its number follows if there are several

	// Picture returns what is known of the picture Links[i]. With nil, pictures are written
	// without what helps browsers to load them.
	Picture func(i int) Picture

	// Note returns what stands behind Links[i], as "(withdrawn)"; "" for nothing. With nil
	// nothing stands behind any link.
	Note func(i int) string
}

// Picture is what helps browsers to load a picture.
type Picture struct {
	Width, Height int    // in pixels; 0 if not known
	SrcSet, Sizes string // other sizes of it, as in the attributes of these names; "" if there are none
}

// AppendHTML appends the text as HTML to dst. resolve returns the address of
// Links[i] relative to the page; with "" the element gets no address. The error
// is that of reading the text from Options.Store.
func (b *Body) AppendHTML(dst []byte, o RenderOptions, resolve func(i int) string) ([]byte, error) {
	err := b.stored.Read(func(stored []byte) {
		f := holeFiller{o: &o, anchors: b.anchors, resolve: resolve}
		html, holes := stored[:b.size], stored[b.size:len(stored)-int(b.textSize)]
		dst = slices.Grow(dst, len(html)+4*len(holes))
		for len(holes) > 0 {
			var h hole
			h, holes = nextHole(holes)
			dst = f.appendNoted(dst, html[:h.at])
			html = html[h.at:]
			dst = f.fill(dst, h)
			if h.kind == holeHeadingEnd {
				dst = f.appendHeadingLink(dst, html[:h.n])
				html = html[h.n:]
			}
		}
		dst = f.appendNoted(dst, html)
	})
	return dst, err
}

// Anchors returns the ids of the headings, in source order.
func (b *Body) Anchors() []string { return strings.Fields(b.anchors) }

// GivenAnchors returns the ids that headings are given, {#findings}, in source order.
func (b *Body) GivenAnchors() []string { return strings.Fields(b.given) }

// HasHeadings reports whether the text has headings.
func (b *Body) HasHeadings() bool { return b.anchors != "" }

// HasAnchor reports whether a heading or a footnote has this id.
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

// anchorSetMin is the number of headings from which a Body uses anchorSet.
const anchorSetMin = 40

// indexAnchors fills anchorSet for a text with many headings.
func (b *Body) indexAnchors(headings int) {
	if headings < anchorSetMin {
		return
	}
	b.anchorSet = make(map[string]bool, headings)
	for anchor := range strings.Lines(b.anchors) {
		b.anchorSet[anchor[:len(anchor)-1]] = true
	}
}

// AppendText appends the text without markup to dst, one line for each block,
// footnotes last. The error is that of AppendHTML.
func (b *Body) AppendText(dst []byte) ([]byte, error) {
	err := b.stored.Read(func(stored []byte) { dst = append(dst, stored[len(stored)-int(b.textSize):]...) })
	return dst, err
}

// Size returns the size of the HTML in bytes, without what fills its holes.
func (b *Body) Size() int { return int(b.size) }

// IsEmpty reports whether the HTML is empty.
func (b *Body) IsEmpty() bool { return b.size == 0 }
