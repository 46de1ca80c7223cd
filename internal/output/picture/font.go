package picture

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Font is a parsed font, safe for concurrent use.
type Font struct{ parsed *font.Font }

// Fonts are fonts in order of preference: each character is drawn with the first font
// that has it.
type Fonts []*Font

// ParseFont parses a TrueType or OpenType font with outlines; of a collection, the
// first font. Its errors are written for the owner of the file.
func ParseFont(data []byte) (*Font, error) {
	if err := checkSignature(data); err != nil {
		return nil, err
	}
	var (
		parsed  *font.Font
		failure error
	)
	err := guard(func() { parsed, failure = parse(data) })
	if err := errors.Join(err, failure); err != nil {
		return nil, err
	}
	return &Font{parsed}, nil
}

// checkSignature checks the first bytes. It rejects WOFF, which is compressed and could
// expand to any size.
func checkSignature(data []byte) error {
	if len(data) < 12 {
		return errors.New("the file is too short for a font")
	}
	switch string(data[:4]) {
	case "\x00\x01\x00\x00", "true", "OTTO", "ttcf":
		return nil
	case "wOFF", "wOF2":
		return errors.New("this is a font for web pages (WOFF), which is not read")
	}
	return errors.New("this is no TrueType or OpenType font")
}

func parse(data []byte) (*font.Font, error) {
	loaders, err := opentype.NewLoaders(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read the font: %w", err)
	}
	if len(loaders) == 0 {
		return nil, errors.New("the collection holds no font")
	}
	parsed, err := font.NewFont(loaders[0])
	if err != nil {
		return nil, fmt.Errorf("read the font: %w", err)
	}
	if parsed.Upem() == 0 {
		return nil, errors.New("the font has no size")
	}
	// Every font has glyph 0, which is drawn for missing characters.
	if _, ok := font.NewFace(parsed).GlyphDataOutline(0); !ok {
		return nil, errors.New("the font has no outlines, only bitmaps or colours")
	}
	return parsed, nil
}

// Lacks returns the first character of text that no font has.
func (f Fonts) Lacks(text string) (missing rune, lacks bool) {
	words, _ := clean(text)
	for _, r := range words {
		if !needsNoGlyph(r) && !f.has(r) {
			return r, true
		}
	}
	return 0, false
}

func (f Fonts) has(r rune) bool {
	for _, font := range f {
		if _, ok := font.parsed.NominalGlyph(r); ok {
			return true
		}
	}
	return false
}

// faces are the fonts of one Press.
type faces []*font.Face

// ResolveFace returns the face that draws r. It implements shaping.Fontmap.
func (f faces) ResolveFace(r rune) *font.Face {
	for _, face := range f {
		if _, ok := face.NominalGlyph(r); ok {
			return face
		}
	}
	return f[0]
}
