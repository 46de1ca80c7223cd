package markdown

import "github.com/yuin/goldmark/ast"

// noteRef writes the number of a footnote; inside a link or an image it defers
// that to flushNotes, because HTML does not allow nested links.
func (r *renderer) noteRef(n *noteRef) {
	if r.linkDepth > 0 {
		r.pending = append(r.pending, n.note)
		return
	}
	r.writeRef(n.note)
}

func (r *renderer) flushNotes() {
	if r.linkDepth > 0 {
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
		r.noteRefs = append(r.noteRefs, 0)
		n.number = len(r.notes)
	}
	refs := &r.noteRefs[n.number-1]
	*refs++
	r.write(`<sup class="footnote-ref" id="fnref-`)
	r.html = appendRef(r.html, n.number, int(*refs))
	r.write(`"><a href="`)
	r.addHole(holePage, 0)
	r.write("#fn-")
	r.writeNumber(n.number)
	r.write(`" role="doc-noteref">`)
	r.writeNumber(n.number)
	r.write("</a></sup>")
}

// footnotes writes all footnotes that were referred to. A footnote may refer to
// further ones, which are appended to r.notes meanwhile.
func (r *renderer) footnotes() {
	if len(r.notes) == 0 {
		return
	}
	r.write(`<section class="footnotes" role="doc-endnotes"`)
	r.addHole(holeNotesTitle, 0)
	r.write("<ol>\n")
	for i := 0; i < len(r.notes); i++ {
		r.write(`<li id="fn-`)
		r.writeNumber(i + 1)
		r.write("\">\n")
		r.noteText(r.notes[i])
		r.write("</li>\n")
	}
	r.write("</ol>\n</section>\n")
}

// noteText writes one footnote, with the links back at the end of its last
// paragraph.
func (r *renderer) noteText(n *note) {
	last, endsInWords := n.LastChild().(*ast.Paragraph)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if !endsInWords || c != ast.Node(last) {
			r.node(c)
			continue
		}
		r.write("<p>")
		r.beginBlock()
		r.children(c)
		r.endBlock()
		r.addHole(holeBacklinks, n.number)
		r.write("</p>\n")
	}
	if !endsInWords {
		r.write("<p>")
		r.addHole(holeBacklinks, n.number)
		r.write("</p>\n")
	}
}
