package markdown

import (
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasis parses *, _ and ~~.
//
// CommonMark distinguishes opening from closing delimiters by the spaces and
// punctuation around them. That fails where particles follow a word without a
// space: in **마크다운(Markdown)**을 the second delimiter is between a bracket and
// a letter and counts as opening. Next to a letter of these scripts only spaces
// decide. A single tilde is text, because Korean uses it for ranges (2005~2010년).
type emphasis struct{}

func (emphasis) Trigger() []byte { return []byte("*_~") }

func (emphasis) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	length := runLength(line, line[0])
	if line[0] == '~' && (length != 2 || before == '~') {
		return plainText(parent, block, length) // the whole run, which is counted but once
	}
	state := stateOf(pc)
	if state.delimiters++; state.delimiters > maxDelimiters {
		state.exceed(byteRange{segment.Start, segment.Start + length}, maxDelimiters, "emphasis marks in one paragraph")
		return plainText(parent, block, length)
	}
	after := ' '
	if length < len(line) {
		after = util.ToRune(line, length)
	}
	d := parser.NewDelimiter(false, false, length, line[0], delimiters{strike: line[0] == '~'})
	d.Segment = segment.WithStop(segment.Start + length)
	d.CanOpen, d.CanClose = flanks(d.Char, before, after)
	block.Advance(length)
	pc.PushDelimiter(d)
	return d
}

func (emphasis) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	stateOf(pc).delimiters = 0
}

// flanks reports whether a delimiter between before and after can open and close.
func flanks(mark byte, before, after rune) (opens, closes bool) {
	opens, closes = !util.IsSpaceRune(after), !util.IsSpaceRune(before)
	if mark != '_' && (isWide(before) || isWide(after)) {
		return opens, closes
	}
	behindSign, beforeSign := util.IsPunctRune(before), util.IsPunctRune(after)
	left := opens && (!beforeSign || behindSign || !closes)
	right := closes && (!behindSign || beforeSign || !opens)
	if mark == '_' {
		return left && (!right || behindSign), right && (!left || beforeSign)
	}
	return left, right
}

// isWide reports whether r belongs to a script that has no space between a word
// and a particle after it.
func isWide(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// delimiters is the goldmark processor that makes a node of two matching
// delimiters.
type delimiters struct{ strike bool }

func (delimiters) IsDelimiter(c byte) bool { return c == '*' || c == '_' || c == '~' }

func (delimiters) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (p delimiters) OnMatch(consumed int) ast.Node {
	if p.strike {
		return extast.NewStrikethrough()
	}
	return ast.NewEmphasis(consumed)
}
