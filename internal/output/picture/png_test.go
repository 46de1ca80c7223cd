package picture

import (
	"bytes"
	"encoding/binary"
	"image/color"
	"image/png"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestEncodeWritesPNGWithoutMetadata(t *testing.T) {
	p := newPress(bothFonts(t))
	p.Fill(10, 20, 30, 40, 1)
	p.Fill(-5, -5, 10, 10, 0)
	p.Fill(1190, 620, 100, 100, 0)
	var out bytes.Buffer
	if err := p.Encode(&out, 1<<20); err != nil {
		t.Fatal(err)
	}
	if got, want := chunks(out.Bytes()), []string{"IHDR", "PLTE", "IDAT", "IEND"}; !slices.Equal(got, want) {
		t.Errorf("chunks %v, want %v", got, want)
	}
	picture, err := png.Decode(&out)
	if err != nil {
		t.Fatal(err)
	}
	if b := picture.Bounds(); b.Dx() != 1200 || b.Dy() != 630 {
		t.Errorf("%v", b)
	}
	for _, test := range []struct {
		x, y int
		want color.RGBA
	}{
		{9, 20, paper},
		{10, 20, red},
		{39, 59, red},
		{40, 59, paper},
		{0, 0, black},
		{4, 4, black},
		{5, 5, paper},
		{1199, 629, black},
	} {
		if got := color.RGBAModel.Convert(picture.At(test.x, test.y)); got != test.want {
			t.Errorf("at %d,%d: %v, want %v", test.x, test.y, got, test.want)
		}
	}
}

// chunks returns the names of the chunks of a PNG, without repetitions.
func chunks(data []byte) []string {
	var names []string
	for at := 8; at+8 <= len(data); {
		names = append(names, string(data[at+4:at+8]))
		at += 12 + int(binary.BigEndian.Uint32(data[at:]))
	}
	return slices.Compact(names)
}

func TestLargePictureUsesBetterCompression(t *testing.T) {
	p := newPress(bothFonts(t))
	pictureOf(t, p, block(strings.Repeat("A very long title, ", 60), "en"))
	var fast, thorough bytes.Buffer
	for out, limit := range map[*bytes.Buffer]int{&fast: 1 << 20, &thorough: 1000} {
		if err := p.Encode(out, limit); err != nil {
			t.Fatal(err)
		}
	}
	if thorough.Len() >= fast.Len() {
		t.Errorf("%d bytes, and %d when enough is less", fast.Len(), thorough.Len())
	}
}

func TestTextIsDrawnInInkAtPosition(t *testing.T) {
	p := newPress(bothFonts(t))
	for lang, text := range map[string]string{"en": "Resolution", "ar": "قرار"} {
		picture, err := png.Decode(bytes.NewReader(pictureOf(t, p, block(text, lang))))
		if err != nil {
			t.Fatal(err)
		}
		solid, left, right := 0, 1200, 0
		for y := range 630 {
			for x := range 1200 {
				c := color.RGBAModel.Convert(picture.At(x, y))
				if c == black {
					solid++
				}
				if c != paper {
					left, right = min(left, x), max(right, x)
				}
			}
		}
		if solid < 1000 {
			t.Errorf("%s: only %d points of ink", lang, solid)
		}
		begins := left
		if lang == "ar" {
			begins = 1200 - right
		}
		if begins < 66 || begins > 84 {
			t.Errorf("%s: the text stands from %d to %d", lang, left, right)
		}
	}
}

func TestSameTextSameBytes(t *testing.T) {
	fonts := bothFonts(t)
	texts := []Block{block("Resolution 73/180", "en"), block("결의 73/180 채택", "ko"), block("قرار 73/180", "ar")}
	var want [][]byte
	for _, b := range texts {
		want = append(want, pictureOf(t, newPress(fonts), b))
	}
	for _, processors := range []int{1, 2, 7} {
		before := runtime.GOMAXPROCS(processors)
		var group sync.WaitGroup
		for range processors {
			group.Go(func() {
				p := newPress(fonts)
				for i := range 6 {
					n := i * 2 % len(texts)
					if !bytes.Equal(pictureOf(t, p, texts[n]), want[n]) {
						t.Errorf("text %d differs on %d processors", n, processors)
					}
				}
			})
		}
		group.Wait()
		runtime.GOMAXPROCS(before)
	}
}

func BenchmarkPicture(b *testing.B) {
	p := newPress(bothFonts(b))
	title := block("The General Assembly sends the inquiry’s report to the Security Council", "en")
	for b.Loop() {
		pictureOf(b, p, title)
	}
}

// What is printed on an area has edges of its colour, and a disc is round.
func TestShapesAndTextOnAreas(t *testing.T) {
	p := newPress(bothFonts(t))
	white := color.RGBA{0xff, 0xff, 0xff, 0xff}
	over := p.Over(white, 1)
	p.Clear()
	p.Fill(100, 100, 400, 200, 1)
	p.FillWhere(100, 400, 10, 10, 0, func(x, y int) bool { return x == y })
	p.Disc(900, 300, 50, 0)
	s, err := p.Set(Block{Text: "119", Lang: "en", Sizes: []int{60}, Leading: 100, Width: 300, Height: 100, MaxLines: 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Print(s, 150, 150, over); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := p.Encode(&b, 1<<20); err != nil {
		t.Fatal(err)
	}
	drawn, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	count := map[color.Color]int{}
	for y := 100; y < 300; y++ {
		for x := 100; x < 500; x++ {
			count[drawn.At(x, y)]++
		}
	}
	if count[white] < 200 || count[red] < 60_000 || count[paper] > 0 {
		t.Errorf("on the area there are %d white, %d red and %d bare pixels", count[white], count[red], count[paper])
	}
	for _, at := range []struct {
		x, y int
		want color.RGBA
	}{{900, 300, black}, {860, 300, black}, {900, 345, black}, {940, 340, paper}, {848, 300, paper}, {104, 404, black}, {104, 405, paper}} {
		if got := drawn.At(at.x, at.y); got != at.want {
			t.Errorf("the pixel at %d, %d is %v, want %v", at.x, at.y, got, at.want)
		}
	}
}
