// Package picture draws text and rectangles on small PNGs, in every script that the
// given fonts have. Arabic letters join, Korean breaks between words, and the Unicode
// algorithm for two directions orders mixed text.
//
// A Press draws many pictures in one goroutine: Clear, then Fill and Print, then
// Encode. Set lays a text out in a box, at the largest size at which it fits; text that
// fits at none ends in an ellipsis.
//
// Texts and fonts may be hostile. Only the part of a text that a box can hold is
// processed, and control characters are spaces. If a font makes the library panic, the
// error wraps ErrFont, and the Press must not be used again.
//
// The output is the same on every machine: layout and outlines are computed in
// integers, since floating-point rounding differs between processors. The package
// reads no files and knows nothing of sites.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/vector"
)

// ErrFont is wrapped by errors of damaged fonts.
var ErrFont = errors.New("the font is damaged")

// Ink is an index into the inks of NewPress.
type Ink int

// Press draws pictures of one size. It is not safe for concurrent use.
type Press struct {
	page     *image.Paletted
	isOver   []bool // of each ink: it stands on another one
	faces    faces
	ellipsis []rune // "…", or "..." if no font has it

	shaper      shaping.HarfbuzzShaper
	runs        shaping.Segmenter
	bidi        bidi.Paragraph
	boundary    segmenter.Segmenter
	raster      vector.Rasterizer
	mask        image.Alpha
	packed      bytes.Buffer
	buffer      encoderBuffer
	outlines    map[glyphKey]outline
	cachedParts int // total of outlines
}

// NewPress returns a Press for pictures of width by height pixels, with a background
// colour and up to 36 inks. There must be at least one font.
func NewPress(fonts Fonts, width, height int, paper color.RGBA, inks ...color.RGBA) *Press {
	p := &Press{page: image.NewPaletted(image.Rect(0, 0, width, height), palette(paper, inks)), isOver: make([]bool, len(inks)), outlines: map[glyphKey]outline{}}
	for _, f := range fonts {
		p.faces = append(p.faces, font.NewFace(f.parsed))
	}
	if p.ellipsis = []rune("…"); !fonts.has('…') {
		p.ellipsis = []rune("...")
	}
	return p
}

// Over adds an ink for what is printed on areas of ground, of which there may be 36 with
// the others. Printed elsewhere its edges have the colour of ground.
func (p *Press) Over(colour color.RGBA, ground Ink) Ink {
	of := p.page.Palette[paletteIndex(ground, maxCover)].(color.RGBA)
	p.page.Palette = append(p.page.Palette, palette(of, []color.RGBA{colour})[1:]...)
	p.isOver = append(p.isOver, true)
	return Ink(len(p.isOver) - 1)
}

// Clear fills the page with the background colour.
func (p *Press) Clear() { clear(p.page.Pix) }

// Fill paints a rectangle.
func (p *Press) Fill(x, y, width, height int, ink Ink) {
	r := image.Rect(x, y, x+width, y+height).Intersect(p.page.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := p.page.Pix[p.page.PixOffset(r.Min.X, y):p.page.PixOffset(r.Max.X, y)]
		for i := range row {
			row[i] = paletteIndex(ink, maxCover)
		}
	}
}

// Erase paints a rectangle in the background colour.
func (p *Press) Erase(x, y, width, height int) {
	r := image.Rect(x, y, x+width, y+height).Intersect(p.page.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		clear(p.page.Pix[p.page.PixOffset(r.Min.X, y):p.page.PixOffset(r.Max.X, y)])
	}
}

// FillWhere paints the pixels of a rectangle that are wanted. They are counted from its
// top left corner.
func (p *Press) FillWhere(x, y, width, height int, ink Ink, want func(x, y int) bool) {
	r := image.Rect(x, y, x+width, y+height).Intersect(p.page.Rect)
	for py := r.Min.Y; py < r.Max.Y; py++ {
		for px := r.Min.X; px < r.Max.X; px++ {
			if want(px-x, py-y) {
				p.page.Pix[p.page.PixOffset(px, py)] = paletteIndex(ink, maxCover)
			}
		}
	}
}

// Disc paints a disc around a centre.
func (p *Press) Disc(x, y, radius int, ink Ink) {
	p.glyph(disc, radius, x*em, y*em, ink)
}

// disc is the outline of a disc with a radius of one em.
var disc = func() outline {
	const bow = em * 5523 / 10000 // of the curve nearest to a quarter of a circle
	curve := func(a, b, c point) part { return part{opentype.SegmentOpCubeTo, [3]point{a, b, c}} }
	return outline{
		{opentype.SegmentOpMoveTo, [3]point{{em, 0}}},
		curve(point{em, bow}, point{bow, em}, point{0, em}), curve(point{-bow, em}, point{-em, bow}, point{-em, 0}),
		curve(point{-em, -bow}, point{-bow, -em}, point{0, -em}), curve(point{bow, -em}, point{em, -bow}, point{em, 0}),
	}
}()

// guard converts a panic of the font library to an error.
func guard(work func()) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("%w: %v", ErrFont, v)
		}
	}()
	work()
	return nil
}
