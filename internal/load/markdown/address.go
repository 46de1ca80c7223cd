package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// bareAddresses parses bare URLs: https://undocs.org/A/RES/73/180. Only http and
// https are recognized. Letters of all scripts belong to the URL, but not a Korean
// particle or another word set directly behind it: see addressLength.
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
