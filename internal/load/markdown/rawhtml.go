package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"annals/internal/diag"
)

// rawHTML writes a tag as text.
func (r *renderer) rawHTML(n *ast.RawHTML) {
	first, start := n.Segments.At(0), len(r.text)
	comments := commentReader{comments: &r.state.comments}
	r.writeRaw(n.Segments, &comments)
	comments.finish("this tag")
	r.joinLines(start)
	r.warnRawHTML(first.Value(r.src), byteRange{first.Start, first.Stop})
}

// htmlBlock writes raw HTML as text.
func (r *renderer) htmlBlock(n *ast.HTMLBlock) {
	r.write("<p>")
	start := len(r.text)
	comments := commentReader{comments: &r.state.comments}
	r.writeRaw(n.Lines(), &comments)
	if n.HasClosure() {
		closure := text.NewSegments()
		closure.Append(n.ClosureLine)
		r.writeRaw(closure, &comments)
	}
	comments.finish("this HTML")
	r.joinLines(start)
	r.html = bytes.TrimRight(r.html, "\n")
	r.write("</p>\n")
	r.endBlock()
	pos := max(n.Pos(), n.Lines().At(0).Start)
	r.warnRawHTML(r.src[pos:], byteRange{pos, n.Lines().At(0).Stop})
}

// writeRaw writes lines of raw HTML as text, without the comments in them.
func (r *renderer) writeRaw(lines *text.Segments, comments *commentReader) {
	for i := range lines.Len() {
		segment := lines.At(i)
		line, at := segment.Value(r.src), segment.Start-segment.Padding
		for len(line) > 0 {
			var length int
			if comments.isOpen {
				length = comments.read(line, at)
			} else {
				shown, _, found := bytes.Cut(line, commentOpen)
				r.writeLiteral(shown)
				if length = len(shown); found {
					comments.begin(at + length)
				}
			}
			line, at = line[length:], at+length
		}
	}
}

// joinLines replaces the line breaks of the plain text from start by a space
// each, blank lines included.
func (r *renderer) joinLines(start int) {
	lines := bytes.FieldsFunc(r.text[start:], func(c rune) bool { return c == '\n' })
	r.text = append(r.text[:start], bytes.Join(lines, []byte(" "))...)
}

// warnRawHTML warns of HTML that is shown as text. Closing tags are not reported:
// their opening tags are.
func (r *renderer) warnRawHTML(html []byte, at byteRange) {
	if !bytes.HasPrefix(html, []byte("</")) {
		r.problems.Warn(r.diagRange(at), diag.RawHTML, "HTML is shown to readers as text", "use Markdown, or write \\< if the sign itself is meant")
	}
}
