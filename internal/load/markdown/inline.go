package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

func (r *renderer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		r.writeWords(n)
	case *ast.Emphasis:
		if n.Level == 2 {
			r.enclose("<strong>", n, "</strong>")
		} else {
			r.enclose("<em>", n, "</em>")
		}
	case *extast.Strikethrough:
		r.enclose("<del>", n, "</del>")
	case *ast.CodeSpan:
		r.codeSpan(n)
	case *ast.Link:
		r.link(n)
	case *ast.Image:
		r.image(n)
	case *ast.AutoLink:
		r.autoLink(n)
	case *ast.RawHTML:
		r.rawHTML(n)
	case *comment:
	case *noteRef:
		r.noteRef(n)
	default:
		r.children(n)
	}
}

func (r *renderer) enclose(opening string, n ast.Node, closing string) {
	r.write(opening)
	r.children(n)
	r.write(closing)
}

// writeWords writes running text, typographic except in block quotations.
func (r *renderer) writeWords(n *ast.Text) {
	start := len(r.text)
	isBreak := n.SoftLineBreak() || n.HardLineBreak()
	var q *quotes
	if r.quoteDepth == 0 {
		q = &r.quotes
		q.ends = isBreak || visible(n.NextSibling()) == nil
	}
	words := n.Segment.Value(r.src)
	r.checkCommentEnds(n)
	r.checkWords(n, words)
	r.warnHiddenReferences(words, byteRange{n.Segment.Start, n.Segment.Stop})
	r.text = appendDecoded(r.text, words, q)
	r.html = appendEscaped(r.html, r.text[start:])
	switch {
	case n.HardLineBreak():
		r.write("<br>\n")
		r.text = append(r.text, '\n')
	case n.SoftLineBreak() && !r.joinsLines(n):
		r.write("\n")
		r.text = append(r.text, ' ')
	}
}

// codeSpan writes inline code. In a table, a backslash before a bar escapes the
// bar and is not part of the code.
func (r *renderer) codeSpan(n *ast.CodeSpan) {
	r.write("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		code := c.(*ast.Text).Segment.Value(r.src)
		if r.inTable {
			code = bytes.ReplaceAll(code, []byte(`\|`), []byte("|"))
		}
		if line, ok := bytes.CutSuffix(code, []byte("\n")); ok {
			r.writeLiteral(line)
			r.writeLiteral([]byte(" "))
			continue
		}
		r.writeLiteral(code)
	}
	r.write("</code>")
}
