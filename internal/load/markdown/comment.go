package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A comment, <!-- … -->, is a note to other editors: it is parsed and rendered as
// nothing. Where it cannot be decided what is note and what is text, that is an
// error, because a note may hold what would hurt a person.

var (
	commentOpen  = []byte("<!--")
	commentClose = []byte("-->")
)

var (
	kindCommentBlock = ast.NewNodeKind("AnnalsCommentBlock")
	kindComment      = ast.NewNodeKind("AnnalsComment")
)

// comments is what the parsers record about the comments of a text.
type comments struct {
	all      []byteRange // with their marks
	firstEnd int         // the lowest end of all; 0 without comments
	unclosed []unclosedComment
	nested   []byteRange // openings within a comment
	empty    []byteRange // <!--> and <!--->, whose end is a part of their beginning
	misspelt []byteRange // beginnings of what is no comment
	doubtful []int       // offsets of the beginnings that are unclosed, nested or empty
}

// unclosedComment is an opening without an end, and what was searched for it.
type unclosedComment struct {
	byteRange
	within string // inParagraph, for example
}

const inParagraph = "this paragraph"

// commentReader reads comments line by line.
type commentReader struct {
	*comments
	open   byteRange // the mark that opened the comment
	isOpen bool
	end    int // offset behind what was read of it
}

// begin starts a comment at the beginning of line, which has the offset at.
func (c *commentReader) begin(at int) {
	c.open, c.isOpen = byteRange{at, at + len(commentOpen)}, true
}

// read returns the length of the open comment in line, which has the offset at.
func (c *commentReader) read(line []byte, at int) int {
	start := max(c.open.end-at, 0)
	rest := line[start:]
	if length := emptyComment(line); at == c.open.start && length > 0 {
		c.empty = append(c.empty, byteRange{at, at + length})
		c.doubtful = append(c.doubtful, at)
		return c.close(at, length)
	}
	note, _, closed := bytes.Cut(rest, commentClose)
	if i := bytes.Index(note, commentOpen); i >= 0 {
		c.nested = append(c.nested, byteRange{at + start + i, at + start + i + len(commentOpen)})
		c.doubtful = append(c.doubtful, at+start+i)
	}
	if !closed {
		c.end = at + len(line)
		return len(line)
	}
	return c.close(at, start+len(note)+len(commentClose))
}

// close ends the comment at length bytes behind the offset at, and returns length.
func (c *commentReader) close(at, length int) int {
	c.isOpen = false
	end := at + length
	c.all = append(c.all, byteRange{c.open.start, end})
	if c.firstEnd == 0 || end < c.firstEnd {
		c.firstEnd = end
	}
	return length
}

// finish records a comment that is still open where its lines end.
func (c *commentReader) finish(within string) {
	if !c.isOpen {
		return
	}
	c.close(c.end, 0)
	c.unclosed = append(c.unclosed, unclosedComment{c.open, within})
	c.doubtful = append(c.doubtful, c.open.start)
}

// emptyComment returns the length of "<!-->" or "<!--->" at the beginning of s, else 0.
func emptyComment(s []byte) int {
	for _, mark := range []string{"<!-->", "<!--->"} {
		if bytes.HasPrefix(s, []byte(mark)) {
			return len(mark)
		}
	}
	return 0
}

// commentBlock is a comment that begins a line, with what stands on its lines.
type commentBlock struct {
	ast.BaseBlock
	reader commentReader
}

func (*commentBlock) Kind() ast.NodeKind { return kindCommentBlock }

func (n *commentBlock) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// IsRaw keeps the inline parsers out.
func (*commentBlock) IsRaw() bool { return true }

// htmlBlocks parses blocks of raw HTML as goldmark does, but for comments. A comment
// ends at its mark and not at the end of the line: the text behind it is text. If text
// follows on its first line, it belongs to the paragraph of that text.
type htmlBlocks struct{ parser.BlockParser }

func (h htmlBlocks) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	offset := max(pc.BlockOffset(), 0)
	if !bytes.HasPrefix(line[offset:], commentOpen) {
		return h.BlockParser.Open(parent, reader, pc)
	}
	at := segment.Start + offset - segment.Padding
	n := &commentBlock{reader: commentReader{comments: &comments{}}}
	n.reader.begin(at)
	if rest := n.skipComments(line[offset:], at); len(rest) > 0 {
		return nil, parser.NoChildren
	}
	n.reader = commentReader{comments: &stateOf(pc).comments}
	n.reader.begin(at)
	n.skipComments(line[offset:], at)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// skipComments reads the open comment and those that follow it in line. It returns the
// text behind them.
func (n *commentBlock) skipComments(line []byte, at int) []byte {
	for n.reader.isOpen {
		length := n.reader.read(line, at)
		if n.reader.isOpen {
			return nil
		}
		rest := bytes.TrimLeft(line[length:], " \t\n")
		at += len(line) - len(rest)
		line = rest
		if bytes.HasPrefix(line, commentOpen) {
			n.reader.begin(at)
		}
	}
	return line
}

func (h htmlBlocks) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	n, ok := node.(*commentBlock)
	if !ok {
		return h.BlockParser.Continue(node, reader, pc)
	}
	if !n.reader.isOpen {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	rest := n.skipComments(line, segment.Start-segment.Padding)
	if len(rest) == 0 {
		reader.AdvanceToEOL()
		return parser.Continue | parser.NoChildren
	}
	reader.Advance(len(line) - len(rest))
	return parser.Close
}

func (h htmlBlocks) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	n, ok := node.(*commentBlock)
	switch {
	case !ok:
		h.BlockParser.Close(node, reader, pc)
	case n.Parent() != nil && n.Parent().Kind() == ast.KindDocument:
		n.reader.finish("this text")
	default:
		n.reader.finish("this list, quotation or footnote")
	}
}

// comment is a comment within a paragraph.
type comment struct{ ast.BaseInline }

func (*comment) Kind() ast.NodeKind { return kindComment }

func (n *comment) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// inlineComments parses comments within a paragraph. One without an end takes the rest
// of the paragraph, which may be a note.
type inlineComments struct{}

func (inlineComments) Trigger() []byte { return []byte("<") }

func (inlineComments) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	state := stateOf(pc)
	if !bytes.HasPrefix(line, commentOpen) {
		if length := misspeltComment(line); length > 0 {
			state.misspelt = append(state.misspelt, byteRange{segment.Start, segment.Start + length})
		}
		return nil
	}
	isAfterSpace := util.IsSpaceRune(block.PrecendingCharacter())
	c := commentReader{comments: &state.comments}
	c.begin(segment.Start)
	for line, segment := block.PeekLine(); line != nil; line, segment = block.PeekLine() {
		length := c.read(line, segment.Start-segment.Padding)
		if !c.isOpen {
			block.Advance(length)
			break
		}
		block.AdvanceLine()
	}
	c.finish(inParagraph)
	joinWords(parent, block, isAfterSpace)
	n := &comment{}
	n.SetPos(segment.Start)
	return n
}

// joinWords leaves one space, or none, of those on both sides of a comment.
func joinWords(parent ast.Node, block text.Reader, isAfterSpace bool) {
	line, _ := block.PeekLine()
	if !util.IsBlank(line) {
		if isAfterSpace {
			block.Advance(len(line) - len(bytes.TrimLeft(line, " \t")))
		}
		return
	}
	before := parent.LastChild()
	for before != nil && before.Kind() == kindComment {
		before = before.PreviousSibling()
	}
	if words, ok := before.(*ast.Text); ok && !words.SoftLineBreak() && !words.HardLineBreak() {
		words.Segment = words.Segment.TrimRightSpace(block.Source())
	}
}

// misspeltComment returns the length of what looks like the beginning of a comment and
// is none: hyphens that an editor made a dash of, one hyphen, a space.
func misspeltComment(s []byte) int {
	if len(s) == 0 || s[0] != '<' {
		return 0
	}
	rest, ok := bytes.CutPrefix(bytes.TrimLeft(s[1:], " "), []byte("!"))
	if !ok {
		return 0
	}
	rest = bytes.TrimLeft(rest, " ")
	end := bytes.TrimLeft(rest, "-‐‑‒–—―−")
	if len(end) == len(rest) {
		return 0
	}
	return len(s) - len(end)
}

// visible returns n, or the first of its next siblings that is no comment.
func visible(n ast.Node) ast.Node {
	for n != nil && (n.Kind() == kindComment || n.Kind() == kindCommentBlock) {
		n = n.NextSibling()
	}
	return n
}
