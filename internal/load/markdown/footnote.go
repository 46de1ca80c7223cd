package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// We do not use goldmark's footnotes: they have no positions, do not report
// references without a text, and take more than linear time.

var (
	kindNote    = ast.NewNodeKind("AnnalsNote")
	kindNoteRef = ast.NewNodeKind("AnnalsNoteRef")
)

// note is the definition of a footnote. In the tree it is where it was written;
// the renderer moves it to the end.
type note struct {
	ast.BaseBlock
	label  byteRange // "[^label]:" in the source
	number int       // in the order of first references; 0: never referred to
}

func (*note) Kind() ast.NodeKind { return kindNote }

func (n *note) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// noteRef is a reference to a footnote, as in "text.[^1]".
type noteRef struct {
	ast.BaseInline
	note *note
}

func (*noteRef) Kind() ast.NodeKind { return kindNoteRef }

func (n *noteRef) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// noteLabel returns the length of "[^label]" at the beginning of line, and its
// normalized label.
func noteLabel(line []byte) (key string, length int, ok bool) {
	if len(line) < 4 || line[0] != '[' || line[1] != '^' {
		return "", 0, false
	}
	for i := 2; i < len(line); i++ {
		switch line[i] {
		case '[', '\\', '\n':
			return "", 0, false
		case ']':
			key = util.ToLinkReference(line[2:i])
			return key, i + 1, key != ""
		}
	}
	return "", 0, false
}

// noteBlocks parses definitions of footnotes: "[^label]: text", at the top level
// of the document, with further paragraphs indented by four spaces.
type noteBlocks struct{}

func (noteBlocks) Trigger() []byte { return []byte("[") }

func (noteBlocks) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	offset := pc.BlockOffset()
	if parent.Kind() != ast.KindDocument || offset < 0 {
		return nil, parser.NoChildren
	}
	key, length, ok := noteLabel(line[offset:])
	end := offset + length
	if !ok || end >= len(line) || line[end] != ':' {
		return nil, parser.NoChildren
	}
	n := &note{label: byteRange{segment.Start + offset, segment.Start + end}}
	stateOf(pc).defineNote(key, n)
	reader.Advance(end + 1)
	return n, parser.HasChildren
}

func (f *parseState) defineNote(key string, n *note) {
	if _, taken := f.notes[key]; taken {
		f.duplicateNotes = append(f.duplicateNotes, n.label)
		return
	}
	if f.notes == nil {
		f.notes = map[string]*note{}
	}
	f.notes[key] = n
	f.noteOrder = append(f.noteOrder, n)
}

func (noteBlocks) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	start, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if start < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(start, padding)
	return parser.Continue | parser.HasChildren
}

func (noteBlocks) Close(ast.Node, text.Reader, parser.Context) {}

func (noteBlocks) CanInterruptParagraph() bool { return true }

func (noteBlocks) CanAcceptIndentedLine() bool { return false }

// noteMarks parses references to footnotes. As an inline parser it does not run
// in code, raw HTML or addresses.
type noteMarks struct{}

// Trigger includes the exclamation mark because "so it is![^1]" is no image.
func (noteMarks) Trigger() []byte { return []byte("![") }

func (noteMarks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	bang := 0
	if line[0] == '!' {
		bang = 1
	}
	key, length, ok := noteLabel(line[bang:])
	if !ok {
		return nil
	}
	start, end := bang, bang+length
	state := stateOf(pc)
	n := state.notes[key]
	if n == nil {
		// "[^x](address)" and "[^x][label]" are links.
		if end == len(line) || line[end] != '(' && line[end] != '[' {
			state.brokenRefs = append(state.brokenRefs, byteRange{segment.Start + start, segment.Start + end})
		}
		return nil
	}
	if state.noteRefCount++; state.noteRefCount > maxNoteUses {
		state.exceed(byteRange{segment.Start + start, segment.Start + end}, maxNoteUses, "references to footnotes")
		return plainText(parent, block, end)
	}
	if bang == 1 {
		ast.MergeOrAppendTextSegment(parent, segment.WithStop(segment.Start+1))
	}
	block.Advance(end)
	ref := &noteRef{note: n}
	ref.SetPos(segment.Start + start)
	return ref
}
