package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Limits that keep time and memory proportional to the length of a text. No
// text written for readers comes near them.
const (
	maxBlockDepth  = 100     // open quotations, lists and list items
	maxInlineDepth = 200     // emphasis within links within emphasis …
	maxDelimiters  = 1_000   // emphasis marks in one paragraph
	maxBrackets    = 1_000   // opening brackets in one paragraph
	maxDefinitions = 1_000   // lines of a paragraph that defines links
	maxColumns     = 100     // of a table
	maxCells       = 100_000 // of all tables of a text
)

// depthGuard comes before all other block parsers and turns a line that would
// open one block too many into a block of its own.
type depthGuard struct{}

func (depthGuard) Trigger() []byte { return []byte(">-+*0123456789") }

func (depthGuard) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) < maxBlockDepth || parent.Kind() == ast.KindList { // a list holds items only
		return nil, parser.NoChildren
	}
	_, line := reader.PeekLine()
	found := findingsOf(pc)
	found.tooDeep = append(found.tooDeep, span{line.Start, line.Start + 1})
	block := ast.NewCodeBlock()
	block.Lines().Append(line)
	reader.AdvanceToEOL()
	return block, parser.NoChildren
}

func (depthGuard) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }

func (depthGuard) Close(ast.Node, text.Reader, parser.Context) {}

func (depthGuard) CanInterruptParagraph() bool { return true }

func (depthGuard) CanAcceptIndentedLine() bool { return false }

// bracketGuard comes before the link parser and takes brackets for letters
// once a paragraph holds too many of them.
type bracketGuard struct{}

func (bracketGuard) Trigger() []byte { return []byte("[") }

func (bracketGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	found := findingsOf(pc)
	if found.brackets++; found.brackets <= maxBrackets {
		return nil
	}
	_, line := block.PeekLine()
	found.tooDeep = append(found.tooDeep, span{line.Start, line.Start + 1})
	return plainText(parent, block, 1)
}

// plainText takes the next n bytes for words. It lengthens the text before
// them where it can: a long row of nodes makes the link parser slow.
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
	findingsOf(pc).brackets = 0
}

// definitionGuard lets a paragraph define links unless it is too long.
type definitionGuard struct{ definitions parser.ParagraphTransformer }

func (g definitionGuard) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	first := node.Lines().At(0)
	switch {
	case !bytes.HasPrefix(bytes.TrimLeft(first.Value(reader.Source()), " "), []byte("[")):
	case node.Lines().Len() > maxDefinitions:
		found := findingsOf(pc)
		found.tooDeep = append(found.tooDeep, span{first.Start, first.Start + 1})
	default:
		g.definitions.Transform(node, reader, pc)
	}
}

// tableGuard lets a paragraph become a table unless its size explodes: a short
// row is filled up to the number of columns, so a table can hold far more
// cells than its text has characters.
type tableGuard struct{ tables parser.ParagraphTransformer }

func (g tableGuard) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	columns := 0
	lines := node.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		columns = max(columns, delimiterColumns(line.Value(reader.Source())))
	}
	if columns == 0 {
		return
	}
	found := findingsOf(pc)
	found.cells += columns * lines.Len()
	if columns > maxColumns || found.cells > maxCells {
		found.tooDeep = append(found.tooDeep, span{lines.At(0).Start, lines.At(0).Start + 1})
		return
	}
	g.tables.Transform(node, reader, pc)
}

// delimiterColumns returns an upper bound of the columns that a line declares
// ("| --- | ---: |"), 0 when it declares none.
func delimiterColumns(line []byte) int {
	if bytes.IndexByte(line, '-') < 0 || len(bytes.Trim(line, "|:- \t\n")) > 0 {
		return 0
	}
	return bytes.Count(line, []byte("|")) + 1
}
