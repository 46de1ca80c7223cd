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
// CommonMark tells opening from closing marks by the spaces and punctuation
// around them, which fails where words are followed by particles without a
// space: in **마크다운(Markdown)**을 the second mark stands between a bracket
// and a letter and counts as opening. Next to a letter of these scripts only
// spaces decide. A single tilde is a letter: Korean writes ranges with it
// (2005~2010년).
type emphasis struct{}

func (emphasis) Trigger() []byte { return []byte("*_~") }

func (emphasis) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 1, delimiters{strike: line[0] == '~'})
	length := d.OriginalLength
	if d.Char == '~' && (length != 2 || before == '~') {
		return nil
	}
	found := findingsOf(pc)
	if found.delimiters++; found.delimiters > maxDelimiters {
		found.exceed(span{segment.Start, segment.Start + length}, maxDelimiters, "emphasis marks in one paragraph")
		return plainText(parent, block, length)
	}
	after := ' '
	if length < len(line) {
		after = util.ToRune(line, length)
	}
	if d.Char != '_' && (isWide(before) || isWide(after)) {
		d.CanOpen = d.CanOpen || !util.IsSpaceRune(after)
		d.CanClose = d.CanClose || !util.IsSpaceRune(before)
	}
	d.Segment = segment.WithStop(segment.Start + length)
	block.Advance(length)
	pc.PushDelimiter(d)
	return d
}

func (emphasis) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	findingsOf(pc).delimiters = 0
}

// isWide reports whether r belongs to a script that sets no space between a
// word and what follows it.
func isWide(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// delimiters tells goldmark which marks belong together and what they make.
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
