package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// openTable is a table to which rows may be added, with the two lines at its top. The
// table is nil if there is none.
type openTable struct {
	*extast.Table
	top [2]text.Segment
}

// transform makes a table of the lines of a paragraph from the first two on that begin
// one.
func (g tableGuard) transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) openTable {
	var top [2]text.Segment
	lines := node.Lines()
	for i := range lines.Len() {
		if line := lines.At(i); i > 0 && delimiterColumns(line.Value(reader.Source())) > 0 {
			top = [2]text.Segment{lines.At(i - 1), line}
			break
		}
	}
	parent, before := node.Parent(), node.PreviousSibling()
	g.tables.Transform(node, reader, pc)
	made := parent.FirstChild()
	if node.Parent() != nil {
		made = node.NextSibling()
	} else if before != nil {
		made = before.NextSibling()
	}
	table, _ := made.(*extast.Table)
	return openTable{table, top}
}

// resume adds the lines of a paragraph to the table that nothing but comments parts
// from it: a comment that takes a row out must not end the table.
func (g tableGuard) resume(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	open := stateOf(pc).table
	lines := node.Lines()
	if open.Table == nil || lines.Len() == 0 || tableAbove(node) != open.Table {
		return
	}
	first := lines.At(0)
	if bytes.IndexByte(first.Value(reader.Source()), '|') < 0 {
		return
	}
	state := stateOf(pc)
	if state.cells += len(open.Alignments) * lines.Len(); state.cells > maxCells {
		state.exceed(byteRange{first.Start, first.Start + 1}, maxCells, "cells in its tables")
		return
	}
	whole := text.NewSegments()
	whole.AppendAll(open.top[:])
	whole.AppendAll(lines.Sliced(0, lines.Len()))
	paragraph, root := ast.NewParagraph(), ast.NewDocument()
	paragraph.SetLines(whole)
	root.AppendChild(root, paragraph)
	more := g.transform(paragraph, reader, pc)
	if more.Table == nil {
		return
	}
	for row := more.FirstChild().NextSibling(); row != nil; {
		next := row.NextSibling()
		open.AppendChild(open.Table, row)
		row = next
	}
	for parent := node.Parent(); open.NextSibling() != node; { // so that no comment is passed twice
		parent.RemoveChild(parent, open.NextSibling())
	}
	node.Parent().RemoveChild(node.Parent(), node)
}

// tableAbove returns the table above a paragraph, if comments and no blank lines stand
// between them.
func tableAbove(node ast.Node) *extast.Table {
	n := node.PreviousSibling()
	if n == nil || n.Kind() != kindCommentBlock || node.HasBlankPreviousLines() {
		return nil
	}
	for n != nil && n.Kind() == kindCommentBlock {
		if n.HasBlankPreviousLines() {
			return nil
		}
		n = n.PreviousSibling()
	}
	table, _ := n.(*extast.Table)
	return table
}
