package markdown

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"strings"
)

// hole is a position in the HTML where AppendHTML inserts what depends on the page.
type hole struct {
	at   uint32 // offset in the HTML; when encoded, relative to the hole before
	n    uint32 // index, depending on the kind
	refs uint32 // number of references, for holeBacklinks
	kind holeKind
}

type holeKind uint8

const (
	holeHref         holeKind = iota // the href attribute of Links[n]
	holeSrc                          // the src attribute of Links[n]
	holePage                         // the page's address
	holeHeading                      // the id attribute of the next heading
	holeNotesTitle                   // the rest of the tag around the footnotes, and their heading
	holeBacklinks                    // the links back from footnote n
	holeHeadingStart                 // the beginning of the next heading and of the link beside it
	holeHeadingEnd                   // their end; n bytes of HTML follow, the words of the heading, which belong to it
	holeTable                        // the attributes of the region around table n; 0 for the only one
)

func (r *renderer) addHole(kind holeKind, n int) {
	r.holes = append(r.holes, hole{at: uint32(len(r.html)), n: uint32(n), kind: kind})
}

// appendHoles appends the encoded holes. All footnotes and tables must be
// rendered before.
func (r *renderer) appendHoles(dst []byte) []byte {
	at := uint32(0)
	for _, h := range r.holes {
		switch {
		case h.kind == holeBacklinks:
			h.refs = r.noteRefs[h.n-1]
		case h.kind == holeTable && r.tables == 1:
			h.n = 0
		}
		dst = append(dst, byte(h.kind))
		for _, v := range [...]uint32{h.at - at, h.n, h.refs} {
			dst = binary.AppendUvarint(dst, uint64(v))
		}
		at = h.at
		if h.kind == holeHeadingEnd {
			at += h.n
		}
	}
	return dst
}

// nextHole decodes the first hole and returns the rest of stored.
func nextHole(stored []byte) (hole, []byte) {
	h := hole{kind: holeKind(stored[0])}
	stored = stored[1:]
	for _, v := range [...]*uint32{&h.at, &h.n, &h.refs} {
		value, n := binary.Uvarint(stored)
		*v, stored = uint32(value), stored[n:]
	}
	return h, stored
}

// holeFiller fills the holes of one text for one page.
type holeFiller struct {
	o       *RenderOptions
	anchors string // of the headings not yet written
	heading string // the anchor of the last one
	resolve func(i int) string

	pictures int    // so far
	note     string // for behind the link that is open, or ""
}

// appendNoted appends a piece of HTML, with the note behind the end of the open link.
func (f *holeFiller) appendNoted(dst, html []byte) []byte {
	const linkEnd = "</a>"
	if f.note == "" {
		return append(dst, html...)
	}
	at := bytes.Index(html, []byte(linkEnd))
	if at < 0 {
		return append(dst, html...)
	}
	at += len(linkEnd)
	dst = append(append(dst, html[:at]...), " <small>"...)
	dst = append(appendEscaped(dst, f.note), "</small>"...)
	f.note = ""
	return append(dst, html[at:]...)
}

func (f *holeFiller) fill(dst []byte, h hole) []byte {
	switch h.kind {
	case holeHref:
		if f.o.Note != nil {
			f.note = f.o.Note(int(h.n))
		}
		return appendAttribute(dst, "href", f.resolve(int(h.n)))
	case holeSrc:
		return f.appendPicture(dst, int(h.n))
	case holePage:
		return appendEscaped(dst, f.o.Page)
	case holeHeading:
		f.heading, f.anchors, _ = strings.Cut(f.anchors, "\n")
		return appendAttribute(dst, "id", f.heading)
	case holeHeadingStart:
		if strings.Contains(f.o.HeadingLabel, "{title}") {
			dst = append(dst, `<div class="section-head">`...)
		}
		return dst
	case holeNotesTitle:
		return appendNotesTitle(dst, f.o)
	case holeBacklinks:
		return appendBacklinks(dst, h, f.o)
	case holeTable:
		return appendRegion(dst, h, f.o)
	}
	return dst
}

// appendPicture appends where Links[n] is, and what lets a browser leave space for it
// and load it late: all but the first, which is seen soonest.
func (f *holeFiller) appendPicture(dst []byte, n int) []byte {
	dst = appendAttribute(dst, "src", f.resolve(n))
	if f.o.Picture == nil {
		return dst
	}
	p := f.o.Picture(n)
	if p.SrcSet != "" {
		dst = appendAttribute(dst, "srcset", p.SrcSet)
		dst = appendAttribute(dst, "sizes", p.Sizes)
	}
	if p.Width > 0 && p.Height > 0 {
		dst = appendAttribute(dst, "width", strconv.Itoa(p.Width))
		dst = appendAttribute(dst, "height", strconv.Itoa(p.Height))
	}
	if f.pictures++; f.pictures > 1 {
		dst = append(dst, ` loading="lazy"`...)
	}
	return append(dst, ` decoding="async"`...)
}

// appendHeadingLink ends a heading with the link to it, whose label has the words of the
// heading, escaped.
func (f *holeFiller) appendHeadingLink(dst, words []byte) []byte {
	before, after, ok := strings.Cut(f.o.HeadingLabel, "{title}")
	if !ok {
		return dst
	}
	dst = append(dst, `<a class="to-section" href="`...)
	dst = appendEscaped(dst, f.o.Page)
	dst = append(dst, '#')
	dst = appendEscaped(dst, f.heading)
	dst = append(dst, `" aria-label="`...)
	dst = appendEscaped(dst, before)
	dst = append(dst, words...)
	dst = appendEscaped(dst, after)
	return append(dst, `">#</a></div>`...)
}

// appendAttribute appends an attribute, or nothing if value is empty.
func appendAttribute(dst []byte, name, value string) []byte {
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
	dst = append(dst, ` aria-labelledby="`+footnotesID+`">`+"\n"+`<h2 id="`+footnotesID+`">`...)
	dst = appendEscaped(dst, o.FootnotesTitle)
	return append(dst, "</h2>\n"...)
}

// appendBacklinks appends a link for each reference to a footnote.
func appendBacklinks(dst []byte, h hole, o *RenderOptions) []byte {
	for k := 1; k <= int(h.refs); k++ {
		dst = append(dst, ` <a class="footnote-backref" href="`...)
		dst = appendEscaped(dst, o.Page)
		dst = append(dst, "#fnref-"...)
		dst = appendRef(dst, int(h.n), k)
		dst = append(dst, `" role="doc-backlink"`...)
		if o.BacklinkLabel != "" {
			dst = append(dst, ` aria-label="`...)
			dst = appendEscaped(dst, o.BacklinkLabel)
			dst = append(dst, ' ')
			dst = appendRef(dst, int(h.n), k)
			dst = append(dst, '"')
		}
		dst = append(dst, ">↩\uFE0E</a>"...)
	}
	return dst
}

// appendRef appends the id of the k-th reference to a footnote: "1", "1-2".
func appendRef(dst []byte, number, k int) []byte {
	dst = strconv.AppendInt(dst, int64(number), 10)
	if k > 1 {
		dst = append(dst, '-')
		dst = strconv.AppendInt(dst, int64(k), 10)
	}
	return dst
}

// appendRegion appends the attributes that make a wide table scrollable from the
// keyboard, with a label because a region needs one.
func appendRegion(dst []byte, h hole, o *RenderOptions) []byte {
	dst = append(dst, ` tabindex="0"`...)
	if o.TableLabel == "" {
		return dst
	}
	dst = append(dst, ` aria-label="`...)
	dst = appendEscaped(dst, o.TableLabel)
	if h.n > 0 {
		dst = append(dst, ' ')
		dst = strconv.AppendInt(dst, int64(h.n), 10)
	}
	return append(dst, '"')
}
