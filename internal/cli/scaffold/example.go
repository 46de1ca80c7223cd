package scaffold

import (
	"bytes"
	"embed"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"annals/internal/load/layout"
)

//go:embed all:example
var example embed.FS

// Example returns the files of an invented record that uses each part of what an entry
// can say, in three languages. Its pictures, its paper and its sound are made here; its
// film, of sixteen drawings, is the one file that another program encoded.
func Example() ([]File, error) {
	files, err := filesOf(example, "example")
	if err != nil {
		return nil, err
	}
	folder := layout.EntryOf(2019, "hearing").Evidence() + "/"
	for _, drawing := range []struct {
		name    string
		colours color.Palette
	}{
		{"plan.png", color.Palette{color.Gray{0xee}, color.RGBA{0x4a, 0x7f, 0xb5, 0xff}, color.RGBA{0x8c, 0x2f, 0x1b, 0xff}}},
		{"plan-at-night.png", color.Palette{color.Gray{0x22}, color.RGBA{0x1d, 0x3a, 0x5a, 0xff}, color.RGBA{0xd0, 0x90, 0x70, 0xff}}},
	} {
		picture, err := plan(drawing.colours)
		if err != nil {
			return nil, err
		}
		files = append(files, File{Path: folder + drawing.name, Text: picture})
	}
	return append(files, File{Path: folder + "letter.pdf", Text: letter()}, File{Path: folder + "bell.wav", Text: bell()}), nil
}

// plan draws a plan of the invented town as a PNG: a river, and a square beside it.
func plan(colours color.Palette) ([]byte, error) {
	const water, house = 1, 2 // 0 is the ground
	p := image.NewPaletted(image.Rect(0, 0, 480, 320), colours)
	for y := range 320 {
		bend := y % 160
		left := 180 + min(bend, 160-bend)/2
		for x := left; x < left+36; x++ {
			p.SetColorIndex(x, y, water)
		}
	}
	for y := 140; y < 180; y++ {
		for x := 280; x < 320; x++ {
			p.SetColorIndex(x, y, house)
		}
	}
	var file bytes.Buffer
	if err := png.Encode(&file, p); err != nil {
		return nil, fmt.Errorf("draw the plan: %w", err)
	}
	return file.Bytes(), nil
}
