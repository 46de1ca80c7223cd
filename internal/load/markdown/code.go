package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// codeSpans parses inline code as goldmark does, but knows beforehand which
// backtick runs have a closing run. Without that, goldmark would scan to the end
// of the paragraph for each run that has none. What an escape leaves of a run
// opens as a shorter run, and there may be no other of its length.
type codeSpans struct{ spans parser.InlineParser }

func (c codeSpans) Trigger() []byte { return c.spans.Trigger() }

func (c codeSpans) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	state := stateOf(pc)
	if state.lastBackticks == nil {
		state.lastBackticks = lastRuns(block)
	}
	line, segment := block.PeekLine()
	length := runLength(line, '`')
	if last, ok := state.lastBackticks[length]; !ok || last <= segment.Start {
		return plainText(parent, block, length)
	}
	return c.spans.Parse(parent, block, pc)
}

func (codeSpans) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	stateOf(pc).lastBackticks = nil
}

// lastRuns returns the offset of the last backtick run of each length in the
// rest of a paragraph.
func lastRuns(block text.Reader) map[int]int {
	runs := map[int]int{}
	lineNumber, position := block.Position()
	for line, segment := block.PeekLine(); line != nil; line, segment = block.PeekLine() {
		for i := 0; i < len(line); i++ {
			if length := runLength(line[i:], '`'); length > 0 {
				runs[length] = segment.Start - segment.Padding + i
				i += length
			}
		}
		block.AdvanceLine()
	}
	block.SetPosition(lineNumber, position)
	return runs
}

// runLength returns the number of c at the beginning of line.
func runLength(line []byte, c byte) int {
	n := 0
	for n < len(line) && line[n] == c {
		n++
	}
	return n
}
