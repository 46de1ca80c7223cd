package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// table writes a table in a region that scrolls and can be focused from the
// keyboard.
func (r *renderer) table(n *extast.Table) {
	r.write(`<section class="table-scroll"`)
	r.tables++
	r.addHole(holeTable, r.tables)
	r.write(">\n<table>\n")
	r.inTable = true
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		r.row(row)
	}
	r.inTable = false
	r.write("</table>\n</section>\n")
}

func (r *renderer) row(n ast.Node) {
	tag := "td"
	isHeader := n.Kind() == extast.KindTableHeader
	if isHeader {
		tag = "th"
		r.write("<thead>\n")
	}
	if !isHeader {
		r.warnSurplus(n)
	}
	r.write("<tr>\n")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.cell(c.(*extast.TableCell), tag)
	}
	r.text = bytes.TrimRight(r.text, " ")
	r.endBlock()
	r.write("</tr>\n")
	if isHeader {
		r.write("</thead>\n")
	}
	switch {
	case isHeader && n.NextSibling() != nil:
		r.write("<tbody>\n")
	case !isHeader && n.NextSibling() == nil:
		r.write("</tbody>\n")
	}
}

func (r *renderer) cell(n *extast.TableCell, tag string) {
	r.write("<" + tag)
	if tag == "th" {
		r.write(` scope="col"`)
	}
	if n.Alignment != extast.AlignNone {
		r.write(` class="align-` + n.Alignment.String() + `"`)
	}
	r.write(">")
	r.beginBlock()
	r.children(n)
	if len(r.text) > r.quotes.start && n.NextSibling() != nil {
		r.text = append(r.text, ' ')
	}
	r.write("</" + tag + ">\n")
}
