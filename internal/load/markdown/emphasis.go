package markdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"annals/internal/script"
)

// emphasis parses *, _ and ~~.
//
// CommonMark distinguishes opening from closing delimiters by the spaces and
// punctuation around them. That fails where words follow each other without a space,
// and particles follow a word: in **마크다운(Markdown)**을 the second delimiter is
// between a bracket and a letter and counts as opening, as in **《公约》**2条. Next to
// letters and signs of these scripts only spaces decide. A single tilde is text,
// because Korean uses it for ranges (2005~2010년).
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
	isTight := isTightAt(block.Source(), segment.Start, before, line[length:], after)
	d.CanOpen, d.CanClose = flanks(d.Char, before, after, isTight)
	block.Advance(length)
	pc.PushDelimiter(d)
	state.addRun(d, before, after)
	return d
}

func (emphasis) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	state := stateOf(pc)
	state.delimiters = 0
	state.checkRuns()
}

// isTightAt reports whether the delimiter at the offset at, between before and rest,
// which begins with after, is beside a letter or a sign of a script that sets no spaces
// there.
func isTightAt(src []byte, at int, before rune, rest []byte, after rune) bool {
	if isPlainASCII(before) && isPlainASCII(after) {
		return false
	}
	return !util.IsSpaceRune(before) && script.EndsTight(src[:at]) || !util.IsSpaceRune(after) && script.BeginsTight(rest)
}

// isPlainASCII reports whether r is a letter, a digit or a space of ASCII.
func isPlainASCII(r rune) bool { return r < utf8.RuneSelf && !util.IsPunctRune(r) }

// flanks reports whether a delimiter between before and after can open and close.
// isTight is what isTightAt reports.
func flanks(mark byte, before, after rune, isTight bool) (opens, closes bool) {
	opens, closes = !util.IsSpaceRune(after), !util.IsSpaceRune(before)
	if mark != '_' && isTight {
		return opens, closes
	}
	behindSign, beforeSign := util.IsPunctRune(before), util.IsPunctRune(after)
	left := opens && (!beforeSign || behindSign || !closes)
	right := closes && (!behindSign || beforeSign || !opens)
	if mark != '_' {
		return left, right
	}
	// Names of files have underscores between letters, and beside signs of ASCII.
	wideBefore := isTight && behindSign && before >= utf8.RuneSelf
	wideAfter := isTight && beforeSign && after >= utf8.RuneSelf
	return left && (!right || behindSign) || opens && wideAfter, right && (!left || beforeSign) || closes && wideBefore
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
