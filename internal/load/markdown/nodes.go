package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// nodes are those that a text has most of. They are lent anew for the next text,
// because a tree lives no longer than its text is rendered.
type nodes struct {
	delimiters shelf[parser.Delimiter]
	emphases   shelf[ast.Emphasis]
	paragraphs shelf[ast.Paragraph]
}

func (n *nodes) takeBack() {
	n.delimiters.takeBack()
	n.emphases.takeBack()
	n.paragraphs.takeBack()
}

// shelf holds nodes of one kind, those that are lent first.
type shelf[T any] struct {
	all  []*T
	lent int
}

// maxShelf is how many nodes of a kind are kept for the next text.
const maxShelf = 1000

// lend returns a node as its last text left it.
func (s *shelf[T]) lend() *T {
	if s.lent == len(s.all) {
		s.all = append(s.all, new(T))
	}
	s.lent++
	return s.all[s.lent-1]
}

func (s *shelf[T]) takeBack() {
	if len(s.all) > maxShelf {
		s.all = nil
	}
	s.lent = 0
}

// paragraphs parses paragraphs as goldmark does, into nodes that are lent.
type paragraphs struct{ parser.BlockParser }

func (paragraphs) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if util.IsBlank(line) {
		return nil, parser.NoChildren
	}
	node := stateOf(pc).nodes.paragraphs.lend()
	lines := *node.Lines() // their room
	lines.SetSliced(0, 0)
	lines.Append(segment)
	*node = ast.Paragraph{}
	node.SetLines(&lines)
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}
