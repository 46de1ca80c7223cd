package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// depthGuard runs before all other block parsers and turns a line that would
// exceed the limits of depth or number of blocks into a code block.
type depthGuard struct{}

func (depthGuard) Trigger() []byte { return []byte(">-+*:0123456789") }

func (depthGuard) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if kind := parent.Kind(); kind == ast.KindList || kind == extast.KindDefinitionList { // its only children are items
		return nil, parser.NoChildren
	}
	state := stateOf(pc)
	state.blockMarks++
	_, line := reader.PeekLine()
	at := byteRange{line.Start, line.Start + 1}
	switch {
	case state.blockMarks > maxBlockMarks:
		state.exceed(at, maxBlockMarks, "beginnings of quotations and list items")
	case len(pc.OpenedBlocks()) >= maxBlockDepth:
		state.exceed(at, maxBlockDepth, "levels of quotations, lists and items")
	default:
		return nil, parser.NoChildren
	}
	block := ast.NewCodeBlock()
	block.Lines().Append(line)
	reader.AdvanceToEOL()
	return block, parser.NoChildren
}

func (depthGuard) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }

func (depthGuard) Close(ast.Node, text.Reader, parser.Context) {}

func (depthGuard) CanInterruptParagraph() bool { return true }

func (depthGuard) CanAcceptIndentedLine() bool { return false }

// bracketGuard runs before the link parser and treats opening brackets as text
// once a paragraph has too many of them or a text makes the link parser scan
// too far.
type bracketGuard struct{}

func (bracketGuard) Trigger() []byte { return []byte("![") }

func (bracketGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	length := 1
	if line[0] == '!' {
		length = 2
	}
	if len(line) < length || line[length-1] != '[' {
		return nil
	}
	state := stateOf(pc)
	lines := parent.Lines()
	state.brackets++
	state.lookahead += lines.At(lines.Len()-1).Stop - segment.Start
	at := byteRange{segment.Start, segment.Start + length}
	switch {
	case state.brackets > maxBrackets:
		state.exceed(at, maxBrackets, "opening brackets in one paragraph")
	case state.lookahead > maxLookahead:
		state.exceed(at, maxLookahead, "bytes between opening brackets and the ends of their paragraphs")
	default:
		return nil
	}
	return plainText(parent, block, length)
}

// plainText parses the next n bytes as text. It extends the text node before
// them if it can, because many nodes make the link parser slow.
func plainText(parent ast.Node, block text.Reader, n int) ast.Node {
	_, segment := block.PeekLine()
	segment = segment.WithStop(segment.Start + n)
	block.Advance(n)
	last, ok := parent.LastChild().(*ast.Text)
	if !ok || last.Segment.Stop != segment.Start || last.SoftLineBreak() || last.HardLineBreak() {
		return ast.NewTextSegment(segment)
	}
	last.Segment = last.Segment.WithStop(segment.Stop)
	return last
}

func (bracketGuard) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	stateOf(pc).brackets = 0
}

// definitionGuard parses link reference definitions unless the paragraph is too
// long.
type definitionGuard struct{ definitions parser.ParagraphTransformer }

func (g definitionGuard) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	first := node.Lines().At(0)
	switch {
	case !bytes.HasPrefix(bytes.TrimLeft(first.Value(reader.Source()), " "), []byte("[")):
	case node.Lines().Len() > maxDefinitions:
		stateOf(pc).exceed(byteRange{first.Start, first.Start + 1}, maxDefinitions, "lines in one paragraph that defines links")
	default:
		g.definitions.Transform(node, reader, pc)
	}
}

// tableGuard parses tables unless they are too large: a short row is padded to
// the number of columns, so a table can have far more cells than its source has
// characters.
type tableGuard struct{ tables parser.ParagraphTransformer }

func (g tableGuard) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	columns := 0
	lines := node.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		columns = max(columns, delimiterColumns(line.Value(reader.Source())))
	}
	if columns == 0 {
		g.resume(node, reader, pc)
		if node.Parent() != nil {
			stateOf(pc).checkTable(lines, reader.Source())
		}
		return
	}
	state := stateOf(pc)
	state.cells += columns * lines.Len()
	at := byteRange{lines.At(0).Start, lines.At(0).Start + 1}
	switch {
	case columns > maxColumns:
		state.exceed(at, maxColumns, "columns in one table")
	case state.cells > maxCells:
		state.exceed(at, maxCells, "cells in its tables")
	default:
		if state.table = g.transform(node, reader, pc); state.table.Table == nil {
			state.checkTable(lines, reader.Source())
		}
	}
}

// delimiterColumns returns an upper bound of the columns that a line declares
// ("| --- | ---: |"), 0 when it declares none.
func delimiterColumns(line []byte) int {
	if bytes.IndexByte(line, '-') < 0 || len(bytes.Trim(line, "|:- \t\n")) > 0 {
		return 0
	}
	return bytes.Count(line, []byte("|")) + 1
}
