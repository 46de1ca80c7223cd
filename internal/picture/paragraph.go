package picture

import (
	"unicode"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Text is measured once, at a size that stands for every size: widths are in
// parts of em, and em parts are as wide as the letters are high.
const (
	em          = 1 << 13
	measureSize = fixed.Int26_6(em)
)

// boundary is what may happen before a character.
type boundary uint8

const (
	noBreak   boundary = iota // nothing: it belongs to the character before it
	wordBreak                 // a line may break only where a word is too long for one
	lineBreak                 // a line may break
)

// paragraph is a text with all that does not depend on the size of its letters.
type paragraph struct {
	text       []rune
	language   language.Language
	base       bidi.Direction
	levels     []bidi.Level // of each character: odd ones run from the right
	boundaries []boundary   // before each character, and at the end
	offsets    []int        // width of all characters before each one, and of all
}

// paragraph measures text.
func (p *Press) paragraph(text []rune, b *Block) *paragraph {
	g := &paragraph{text: text, language: language.NewLanguage(b.Lang), base: bidi.LeftToRight}
	if b.RightToLeft {
		g.base = bidi.RightToLeft
	}
	g.levels = p.levels(g)
	g.boundaries = p.boundaries(text, b.KeepWords)
	widths := make([]int, len(text))
	for _, piece := range p.pieces(g, 0, len(text)) {
		for _, glyph := range piece.Glyphs {
			widths[glyph.TextIndex()] += int(glyph.Advance)
		}
	}
	g.offsets = make([]int, len(text)+1)
	for i, w := range widths {
		g.offsets[i+1] = g.offsets[i] + w
	}
	return g
}

func (p *Press) levels(g *paragraph) []bidi.Level {
	levels := make([]bidi.Level, len(g.text))
	runs := p.bidi.Segment(g.text, g.base)
	for i, at := 0, 0; i < runs.NumRuns(); i++ {
		run := runs.Run(i)
		for ; at < run.End; at++ {
			levels[at] = run.Level
		}
	}
	return levels
}

// boundaries follows the Unicode rules of lines (UAX 14), except that a line does
// not end after a slash, since symbols of documents stay whole. With keepWords
// words stay whole too that the rules would break anywhere, as Korean wants it.
func (p *Press) boundaries(text []rune, keepWords bool) []boundary {
	all := make([]boundary, len(text)+1)
	p.boundary.Init(text)
	for it := p.boundary.GraphemeIterator(); it.Next(); {
		all[it.Grapheme().Offset] = wordBreak
	}
	for it := p.boundary.LineIterator(); it.Next(); {
		at := it.Line().Offset
		if at == 0 || text[at-1] == '/' || keepWords && isLetter(text[at-1]) && isLetter(text[at]) {
			continue
		}
		all[at] = lineBreak
	}
	all[len(text)] = lineBreak
	return all
}

func isLetter(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }

// piece is a stretch of one line that is drawn with one font in one direction.
type piece struct {
	shaping.Output
	level bidi.Level
}

// pieces shapes the characters from start to end, in their logical order. The
// library looks beyond them, so that letters join as in the whole text.
func (p *Press) pieces(g *paragraph, start, end int) []piece {
	var all []piece
	for start < end {
		stop := start + 1
		for stop < end && g.levels[stop] == g.levels[start] {
			stop++
		}
		level := g.levels[start]
		run := shaping.Input{Text: g.text, RunStart: start, RunEnd: stop, Language: g.language, Size: measureSize, Direction: di.DirectionLTR}
		if level%2 == 1 {
			run.Direction = di.DirectionRTL
		}
		for _, part := range p.runs.Split(run, p.faces) {
			all = append(all, piece{p.shaper.ShapeNoExtents(part), level})
		}
		start = stop
	}
	return all
}

// visual puts the pieces of a line in the order in which they stand, from left to
// right (UAX 9, rule L2).
func visualOrder(pieces []piece) []piece {
	var highest bidi.Level
	for _, p := range pieces {
		highest = max(highest, p.level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(pieces); i++ {
			j := i
			for j < len(pieces) && pieces[j].level >= level {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				pieces[a], pieces[b] = pieces[b], pieces[a]
			}
			i = max(i, j-1)
		}
	}
	return pieces
}
