package picture

import (
	"image"
	"image/draw"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
)

// Print draws a setting with the top of its first line at y and its start at x: the left
// edge, or the right edge of right-to-left text. An error wraps ErrFont.
func (p *Press) Print(s *Setting, x, y int, ink Ink) error {
	return guard(func() {
		// The baseline is at a fixed fraction of the size, whatever the metrics of
		// the font, so that capitals look centred in the line.
		base := y + (s.leading-s.Size)/2 + s.Size*83/100
		for _, l := range s.lines {
			at := x * em
			if s.rightToLeft {
				at -= l.width * s.Size
			}
			for _, piece := range l.pieces {
				p.piece(&piece.Output, s.Size, at, base*em, ink)
				at += int(piece.Advance) * s.Size
			}
			base += s.leading
		}
	})
}

// piece draws glyphs from a position, given in 1/em of a pixel.
func (p *Press) piece(shaped *shaping.Output, size, x, y int, ink Ink) {
	for _, g := range shaped.Glyphs {
		if g.GlyphID != font.EmptyGlyph {
			o := p.outline(shaped.Face, g.GlyphID)
			p.glyph(o, size, x+int(g.XOffset)*size, y-int(g.YOffset)*size, ink)
		}
		x += int(g.Advance) * size
	}
}

const (
	tile     = 512  // pixels; above this size the rasterizer uses floating point
	maxGlyph = 4096 // pixels; larger glyphs are not drawn
)

// glyph draws an outline with its origin at a position.
func (p *Press) glyph(o outline, size, x, y int, ink Ink) {
	path := o.at(size, x, y)
	box := path.bounds()
	if box.Dx() > maxGlyph || box.Dy() > maxGlyph {
		return
	}
	box = box.Intersect(p.page.Rect)
	for y := box.Min.Y; y < box.Max.Y; y += tile {
		for x := box.Min.X; x < box.Max.X; x += tile {
			p.tile(path, image.Rect(x, y, x+tile, y+tile).Intersect(box), ink)
		}
	}
}

// tile draws the part of a path in box.
func (p *Press) tile(path path, box image.Rectangle, ink Ink) {
	p.raster.Reset(box.Dx(), box.Dy())
	p.raster.DrawOp = draw.Src
	path.trace(&p.raster, box.Min)
	if n := box.Dx() * box.Dy(); cap(p.mask.Pix) < n {
		p.mask.Pix = make([]uint8, n)
	}
	p.mask.Pix, p.mask.Stride = p.mask.Pix[:box.Dx()*box.Dy()], box.Dx()
	p.mask.Rect = image.Rect(0, 0, box.Dx(), box.Dy())
	p.raster.Draw(&p.mask, p.mask.Rect, image.Opaque, image.Point{})
	for y := range box.Dy() {
		row := p.page.Pix[p.page.PixOffset(box.Min.X, box.Min.Y+y):]
		for x, alpha := range p.mask.Pix[y*p.mask.Stride : (y+1)*p.mask.Stride] {
			cover := uint8((int(alpha)*maxCover + 127) / 255)
			if cover > p.coverBy(row[x], ink) {
				row[x] = paletteIndex(ink, cover)
			}
		}
	}
}

// coverBy returns how much of a pixel is covered already, for an ink that comes upon it. An
// ink that stands on another one is kept back by itself alone.
func (p *Press) coverBy(index uint8, ink Ink) uint8 {
	if p.isOver[ink] && (index == 0 || Ink((index-1)/maxCover) != ink) {
		return 0
	}
	return coverOf(index)
}
