// Package picture draws a few words and rectangles on a small PNG, in every
// script that the given fonts hold: Arabic letters join, Korean breaks between
// words, right-to-left lines run from the right, numbers and Latin words within
// them from the left.
//
// A Press is the tool of one goroutine, to be used for many pictures: Clear, then
// Fill and Print, then Encode. Set lays a text out in a box, at the largest of the
// sizes at which it fits; what fits at none ends in an ellipsis.
//
// Both the text and the fonts are taken for hostile. Of a text only the part that
// a box can hold is looked at, control characters are blanks, marks do not pile
// up without end. A font that drives the library into a panic comes back as an
// error that wraps ErrFont; the Press is of no use then.
//
// The same calls give the same bytes on every machine: text is measured and
// outlines are bent in whole numbers, since processors differ in how they round
// others. The package knows nothing of sites, and no file.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/vector"
)

// ErrFont is wrapped by errors of a font that cannot be drawn with.
var ErrFont = errors.New("the font is damaged")

// Ink is a place in the list of inks that a Press was made with.
type Ink int

// Press draws pictures of one size, one after the other. It is not safe for
// concurrent use.
type Press struct {
	page     *image.Paletted
	faces    faces
	ellipsis []rune // as the fonts have it

	shaper      shaping.HarfbuzzShaper
	runs        shaping.Segmenter
	bidi        bidi.Paragraph
	boundary    segmenter.Segmenter
	raster      vector.Rasterizer
	mask        image.Alpha
	packed      bytes.Buffer
	buffer      encoderBuffer
	outlines    map[glyphKey]outline
	cachedParts int // of all outlines
}

// NewPress returns a Press for pictures of width by height pixels, with the
// colour of the paper and up to 36 inks. There must be a font.
func NewPress(fonts Fonts, width, height int, paper color.RGBA, inks ...color.RGBA) *Press {
	p := &Press{page: image.NewPaletted(image.Rect(0, 0, width, height), palette(paper, inks)), outlines: map[glyphKey]outline{}}
	for _, f := range fonts {
		p.faces = append(p.faces, font.NewFace(f.parsed))
	}
	if p.ellipsis = []rune("…"); !fonts.has('…') {
		p.ellipsis = []rune("...")
	}
	return p
}

// Clear makes the page empty.
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

// guard runs what the library does with a font, and makes an error of a panic.
func guard(work func()) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("%w: %v", ErrFont, v)
		}
	}()
	work()
	return nil
}
