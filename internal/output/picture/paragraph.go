package picture

import (
	"unicode"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Text is measured once, at a size of em units per em; widths at other sizes are
// scaled.
const (
	em          = 1 << 13
	measureSize = fixed.Int26_6(em)
)

// boundary tells whether a line may break before a character.
type boundary uint8

const (
	noBreak   boundary = iota // no: within a grapheme cluster
	wordBreak                 // only in a word that is longer than a line
	lineBreak                 // yes
)

// paragraph is a text with all properties that do not depend on the font size.
type paragraph struct {
	text       []rune
	language   language.Language
	base       bidi.Direction
	levels     []bidi.Level // of each character; odd levels run right to left
	boundaries []boundary   // before each character and at the end
	offsets    []int        // width of the text before each character, and of the whole text
}

// paragraph shapes and measures text.
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

// boundaries follows UAX 14, except that a line does not break after a slash, so that
// symbols of documents stay whole. With keepWords, it does not break between letters
// either, as Korean prefers.
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

// piece is part of a line in one font and one direction.
type piece struct {
	shaping.Output
	level bidi.Level
}

// pieces shapes the characters from start to end, in logical order. Shaping sees the
// text around them, so that letters join as in the whole text.
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

// visualOrder sorts the pieces of a line from left to right (UAX 9, rule L2).
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
