package picture

import (
	"fmt"
	"image/color"
	"image/png"
	"io"
)

// maxCover is the number of shades of an ink, for anti-aliasing. Seven are enough for
// text and keep the file small.
const maxCover = 7

// paletteIndex returns the colour of an ink that covers cover/maxCover of a pixel.
func paletteIndex(ink Ink, cover uint8) uint8 { return uint8(ink)*maxCover + cover }

// coverOf is the inverse of paletteIndex; it returns 0 for the background.
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

// Encode writes the page as a PNG without metadata. It uses fast compression, and the
// better one, which takes three times as long, if the result has more than limit bytes.
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

// encoderBuffer is a png.EncoderBufferPool with the one buffer of a Press.
type encoderBuffer struct{ buffer *png.EncoderBuffer }

func (b *encoderBuffer) Get() *png.EncoderBuffer  { return b.buffer }
func (b *encoderBuffer) Put(e *png.EncoderBuffer) { b.buffer = e }
