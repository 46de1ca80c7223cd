package markdown

import (
	"bytes"
	"context"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// markGuard runs before all other inline parsers. It counts the marks that may become
// nodes, each of which costs some hundred bytes, and treats them as text beyond the
// limit. Once the context is done it skips the rest of each block.
type markGuard struct{}

func (markGuard) Trigger() []byte { return []byte("*_~`![]<:") }

func (markGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	state := stateOf(pc)
	if state.ctx.Err() != nil {
		for line, _ := block.PeekLine(); line != nil; line, _ = block.PeekLine() {
			block.AdvanceLine()
		}
		return ast.NewText()
	}
	line, segment := block.PeekLine()
	switch {
	case line[0] == '!' && !bytes.HasPrefix(line, []byte("![")), line[0] == ':' && !bytes.HasPrefix(line, []byte("://")):
		return nil
	}
	if state.marks++; state.marks <= maxMarks {
		return nil
	}
	length := runLength(line, line[0])
	state.exceed(byteRange{segment.Start, segment.Start + length}, maxMarks, "marks of emphasis, code, links and HTML")
	return plainText(parent, block, length)
}

// lineReader is a reader of a text that ends when the context is done. It ends between
// two lines because parsers look at a line more than once.
type lineReader struct {
	text.Reader
	ctx context.Context
}

func (r lineReader) AdvanceLine() {
	if r.ctx.Err() == nil {
		r.Reader.AdvanceLine()
		return
	}
	line, _ := r.Position()
	end := len(r.Source())
	r.SetPosition(line, text.NewSegment(end, end))
}
