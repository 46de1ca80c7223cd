package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// noteRef writes the number of a footnote. Inside a link or an image it waits:
// a link in a link is no HTML.
func (r *renderer) noteRef(n *noteRef) {
	if r.enclosed > 0 {
		r.pending = append(r.pending, n.note)
		return
	}
	r.writeRef(n.note)
}

func (r *renderer) flushNotes() {
	if r.enclosed > 0 {
		return
	}
	for _, n := range r.pending {
		r.writeRef(n)
	}
	r.pending = r.pending[:0]
}

func (r *renderer) writeRef(n *note) {
	if n.number == 0 {
		r.notes = append(r.notes, n)
		r.body.noteRefs = append(r.body.noteRefs, 0)
		n.number = len(r.notes)
	}
	r.body.noteRefs[n.number-1]++
	number := strconv.Itoa(n.number)
	r.write(`<sup class="footnote-ref" id="`)
	r.hole(holePrefix, 0)
	r.html = appendRefID(r.html, n.number, r.body.noteRefs[n.number-1])
	r.write(`"><a href="#`)
	r.hole(holePrefix, 0)
	r.write("fn-" + number + `" role="doc-noteref">` + number + "</a></sup>")
}

// appendRefID appends the id of the k-th reference to a footnote: "fnref-1",
// "fnref-1-2".
func appendRefID(dst []byte, number, k int) []byte {
	dst = append(dst, "fnref-"...)
	dst = strconv.AppendInt(dst, int64(number), 10)
	if k > 1 {
		dst = append(dst, '-')
		dst = strconv.AppendInt(dst, int64(k), 10)
	}
	return dst
}

// footnotes writes the texts of all footnotes that were referred to. A
// footnote may refer to further ones, which come behind it.
func (r *renderer) footnotes() {
	if len(r.notes) == 0 {
		return
	}
	r.write(`<section class="footnotes" role="doc-endnotes"`)
	r.hole(holeNotesTitle, 0)
	r.write("<ol>\n")
	for i := 0; i < len(r.notes); i++ {
		r.write(`<li id="`)
		r.hole(holePrefix, 0)
		r.write("fn-" + strconv.Itoa(i+1) + "\">\n")
		r.noteText(r.notes[i], i)
		r.write("</li>\n")
	}
	r.write("</ol>\n</section>\n")
}

// noteText writes one footnote, with the ways back at the end of its last
// paragraph.
func (r *renderer) noteText(n *note, index int) {
	last, endsInWords := n.LastChild().(*ast.Paragraph)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if !endsInWords || c != ast.Node(last) {
			r.node(c)
			continue
		}
		r.write("<p>")
		r.begin()
		r.children(c)
		r.end()
		r.hole(holeBacklinks, index)
		r.write("</p>\n")
	}
	if !endsInWords {
		r.write("<p>")
		r.hole(holeBacklinks, index)
		r.write("</p>\n")
	}
}
