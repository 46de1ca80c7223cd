package picture

import (
	"bytes"
	"image/color"
	"os"
	"testing"

	"annals/internal/testing/sharedtest"
)

var (
	paper = color.RGBA{0xfd, 0xfd, 0xfb, 0xff}
	black = color.RGBA{0x16, 0x20, 0x2c, 0xff}
	red   = color.RGBA{0x8c, 0x2f, 0x1b, 0xff}
)

func fontOf(t testing.TB, name string) *Font {
	t.Helper()
	data, err := os.ReadFile(sharedtest.Font(t, name))
	if err != nil {
		t.Fatal(err)
	}
	f, err := ParseFont(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func bothFonts(t testing.TB) Fonts {
	t.Helper()
	return Fonts{fontOf(t, sharedtest.KoreanFont), fontOf(t, sharedtest.ArabicFont)}
}

func newPress(fonts Fonts) *Press { return NewPress(fonts, 1200, 630, paper, black, red) }

// block returns a text with the box of a title.
func block(text, lang string) Block {
	return Block{
		Text: text, Lang: lang, RightToLeft: lang == "ar", KeepWords: lang == "ko",
		Sizes: []int{72, 60, 48, 42}, Leading: 124, Width: 1056, Height: 400, MaxLines: 5,
	}
}

// pictureOf draws one text and returns the PNG.
func pictureOf(t testing.TB, p *Press, b Block) []byte {
	t.Helper()
	s, err := p.Set(b)
	if err != nil {
		t.Fatal(err)
	}
	p.Clear()
	x := 72
	if b.RightToLeft {
		x = 1200 - 72
	}
	if err := p.Print(s, x, 72, 0); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := p.Encode(&out, 1<<20); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
