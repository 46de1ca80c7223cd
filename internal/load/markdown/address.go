package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// bareAddresses parses bare URLs: https://undocs.org/A/RES/73/180. Only http and
// https are recognized, and only ASCII, so that a Korean particle after a URL
// does not become part of it.
type bareAddresses struct{}

// Trigger is the colon because it is far rarer than the characters that a URL
// may follow.
func (bareAddresses) Trigger() []byte { return []byte(":") }

func (bareAddresses) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("://")) || pc.IsInLinkLabel() {
		return nil
	}
	before, ok := parent.LastChild().(*ast.Text)
	if !ok || before.Segment.Stop != segment.Start || before.SoftLineBreak() || before.HardLineBreak() {
		return nil
	}
	scheme := schemeAtEnd(before.Segment.Value(block.Source()))
	if scheme == 0 {
		return nil // before the line is scanned, or "://://…" would take quadratic time
	}
	length := addressLength(line)
	if length <= len("://") {
		return nil
	}
	start := segment.Start - scheme
	before.Segment = before.Segment.WithStop(start)
	if before.Segment.IsEmpty() {
		parent.RemoveChild(parent, before)
	}
	block.Advance(length)
	link := ast.NewAutoLink(ast.AutoLinkURL, ast.NewTextSegment(text.NewSegment(start, segment.Start+length)))
	link.SetPos(start)
	return link
}

// schemeAtEnd returns the length of the "http" or "https" at the end of s, 0 if
// there is none or if it is part of a longer word.
func schemeAtEnd(s []byte) int {
	for _, scheme := range []string{"https", "http"} {
		rest := len(s) - len(scheme)
		if rest >= 0 && bytes.EqualFold(s[rest:], []byte(scheme)) && (rest == 0 || !isWordByte(s[rest-1])) {
			return len(scheme)
		}
	}
	return 0
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// addressLength returns the length of the URL at the start of line: up to a
// space, a markup character, an unbalanced parenthesis or a non-ASCII letter,
// without trailing punctuation.
func addressLength(line []byte) int {
	end, open := 0, 0
scan:
	for ; end < len(line); end++ {
		switch c := line[end]; {
		case c <= ' ' || c >= 0x7F || bytes.IndexByte([]byte("<>\"\\^`{|}"), c) >= 0:
			break scan
		case c == '(':
			open++
		case c == ')':
			if open == 0 {
				break scan
			}
			open--
		}
	}
	return len(bytes.TrimRight(line[:end], "?!.,:;*_~'"))
}
