package picture

import (
	"fmt"
	"image/color"
	"image/png"
	"io"
)

// full is the most that an ink can cover of a pixel; what covers less is a shade
// of it on the paper. Seven are enough for the edges of letters and keep the file small.
const maxCover = 7

// shade is the place in the palette of an ink that covers a pixel so much.
func paletteIndex(ink Ink, cover uint8) uint8 { return uint8(ink)*maxCover + cover }

// coverOf is the inverse of shade; 0 is the bare paper.
func coverOf(index uint8) uint8 {
	if index == 0 {
		return 0
	}
	return (index-1)%maxCover + 1
}

func palette(paper color.RGBA, inks []color.RGBA) color.Palette {
	all := color.Palette{paper}
	for _, ink := range inks {
		for cover := 1; cover <= maxCover; cover++ {
			mix := func(below, above uint8) uint8 {
				return uint8((int(below)*(maxCover-cover) + int(above)*cover + maxCover/2) / maxCover)
			}
			all = append(all, color.RGBA{mix(paper.R, ink.R), mix(paper.G, ink.G), mix(paper.B, ink.B), 0xff})
		}
	}
	return all
}

// Encode writes the page as a PNG without any metadata. The fast way of packing it
// is the first choice; the thorough one takes three times as long, and is for
// pages that come to more bytes than enough.
func (p *Press) Encode(w io.Writer, limit int) error {
	if err := p.encode(png.BestSpeed); err != nil {
		return err
	}
	if p.packed.Len() > limit {
		if err := p.encode(png.DefaultCompression); err != nil {
			return err
		}
	}
	if _, err := w.Write(p.packed.Bytes()); err != nil {
		return fmt.Errorf("write a picture: %w", err)
	}
	return nil
}

func (p *Press) encode(level png.CompressionLevel) error {
	p.packed.Reset()
	encoder := png.Encoder{CompressionLevel: level, BufferPool: &p.buffer}
	if err := encoder.Encode(&p.packed, p.page); err != nil {
		return fmt.Errorf("encode a picture: %w", err)
	}
	return nil
}

// encoderBuffer keeps what the encoder of one Press works with.
type encoderBuffer struct{ buffer *png.EncoderBuffer }

func (b *encoderBuffer) Get() *png.EncoderBuffer  { return b.buffer }
func (b *encoderBuffer) Put(e *png.EncoderBuffer) { b.buffer = e }
