package media

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/image/webp"

	"annals/internal/diag"
	pic "annals/internal/testing/picturetest"
)

func decode(t *testing.T, decoder func(data []byte) (any, error), data []byte) any {
	t.Helper()
	m, err := decoder(data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func jpegPixels(data []byte) (any, error) { return jpeg.Decode(bytes.NewReader(data)) }
func pngPixels(data []byte) (any, error)  { return png.Decode(bytes.NewReader(data)) }
func webpPixels(data []byte) (any, error) { return webp.Decode(bytes.NewReader(data)) }
func gifPixels(data []byte) (any, error)  { return gif.DecodeAll(bytes.NewReader(data)) }

func TestJPEGKeepsThePictureAlone(t *testing.T) {
	file := pic.MarkedJPEG(t)
	got := cleaned(t, "a.jpg", file)
	if want := decode(t, jpegPixels, file); !reflect.DeepEqual(decode(t, jpegPixels, got), want) {
		t.Error("other points")
	}
	for _, kept := range []string{exifPrefix + string(writeOrientation(6)), profilePrefix + "\x01\x01", "JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x00\x00", "Adobe\x00\x64\x00\x00\x00\x00\x01"} {
		if bytes.Count(got, []byte(kept)) != 1 {
			t.Errorf("%q is missing", kept)
		}
	}
	plain := pic.JPEG(t)
	if got := cleaned(t, "a.jpeg", plain); !bytes.Equal(got, plain) {
		t.Errorf("a plain file of %d bytes becomes one of %d", len(plain), len(got))
	}
}

func TestProgressiveJPEGHidesNothingBetweenScans(t *testing.T) {
	want := decode(t, jpegPixels, pic.Progressive)
	file := pic.MarkedProgressive()
	got := cleaned(t, "a.jpg", file)
	if !reflect.DeepEqual(decode(t, jpegPixels, got), want) {
		t.Error("other points")
	}
}

func TestPNGKeepsThePictureAlone(t *testing.T) {
	plain := pic.PNG(t)
	file := pic.MarkedPNG(t)
	got := cleaned(t, "a.png", file)
	if !reflect.DeepEqual(decode(t, pngPixels, got), decode(t, pngPixels, plain)) {
		t.Error("other points")
	}
	for _, kept := range [][]byte{pic.Chunk("eXIf", string(writeOrientation(8))), pic.Chunk("gAMA", "\x00\x00\xB1\x8F"), []byte("iCCPICC\x00\x00"), []byte("pHYs")} {
		if bytes.Count(got, kept) != 1 {
			t.Errorf("%q is missing", kept)
		}
	}
	if bytes.Contains(got, []byte("tIME")) {
		t.Error("the time is left")
	}
	if got := cleaned(t, "b.png", plain); !bytes.Equal(got, plain) {
		t.Error("a plain file is changed")
	}
}

func TestAnimatedPNGKeepsItsFrames(t *testing.T) {
	plain := pic.PNG(t)
	control := string(make([]byte, 26))
	packed := string(plain[33+8 : len(plain)-12-4]) // of the whole picture again
	file := pic.AfterHeader(plain, pic.Chunk("acTL", "\x00\x00\x00\x02\x00\x00\x00\x00"), pic.Chunk("fcTL", control))
	file = append(bytes.TrimSuffix(file, pic.Chunk("IEND", "")), bytes.Join([][]byte{pic.Chunk("fcTL", control), pic.Chunk("tEXt", pic.Mark), pic.Chunk("fdAT", "\x00\x00\x00\x01"+packed), pic.Chunk("fdAT", "\x00\x00\x00\x02"+pic.Mark), pic.Chunk("IEND", "")}, nil)...)
	got := cleaned(t, "a.apng", file)
	if bytes.Count(got, []byte("fcTL")) != 2 || !bytes.HasSuffix(got, append(pic.Chunk("fdAT", "\x00\x00\x00\x01"+packed), append(pic.Chunk("fdAT", "\x00\x00\x00\x02"), pic.Chunk("IEND", "")...)...)) || !bytes.Contains(got, []byte("acTL")) {
		t.Errorf("%q", got)
	}
}

func TestGIFKeepsThePictureAlone(t *testing.T) {
	plain := pic.GIF(t)
	want := decode(t, gifPixels, plain)
	file := pic.MarkedGIF(t)
	got := cleaned(t, "a.gif", file)
	if !reflect.DeepEqual(decode(t, gifPixels, got), want) {
		t.Error("other points")
	}
	if !bytes.Equal(got, plain) {
		t.Errorf("%d bytes become %d", len(plain), len(got))
	}
}

func TestWebPKeepsThePictureAlone(t *testing.T) {
	plain := pic.WebP(pic.Pixel)
	want := decode(t, webpPixels, plain)
	for name, file := range map[string][]byte{
		"simple.webp": pic.MarkedWebP(), "extended.webp": pic.MarkedExtendedWebP(),
	} {
		if got := decode(t, webpPixels, cleaned(t, name, file)); !reflect.DeepEqual(got.(image.Image).At(0, 0), want.(image.Image).At(0, 0)) {
			t.Errorf("%s: other points", name)
		}
	}
	file := pic.MarkedAnimatedWebP()
	got := cleaned(t, "animated.webp", file)
	want2 := pic.WebP(pic.Features(0x02|0x08), pic.WebPChunk("ANIM", "\x00\x00\x00\x00\x00\x00"), pic.WebPChunk("ANMF", string(make([]byte, 16))+string(pic.Pixel)),
		pic.WebPChunk("ANMF", string(make([]byte, 16))+string(pic.Pixel)), pic.WebPChunk("EXIF", string(writeOrientation(6))))
	if !bytes.Equal(got, want2) {
		t.Errorf("got  %q\nwant %q", got, want2)
	}
}

func TestProfileKeepsColoursAlone(t *testing.T) {
	got := string(cleanProfile([]byte(pic.MarkedProfile())))
	if len(got) != len(pic.MarkedProfile()) || strings.Contains(got, "CANARY") || strings.Contains(got, "mark") || !strings.Contains(got, pic.RedPoint) || !strings.Contains(got, pic.Gamma) {
		t.Errorf("%q", got)
	}
	if !strings.Contains(got, "RGB XYZ \x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00acsp") {
		t.Error("the day is left")
	}
	standard := []byte(pic.Profile(map[string]string{"desc": pic.Description("sRGB IEC61966-2.1"), "cprt": "text\x00\x00\x00\x00No copyright, use freely\x00", "rXYZ": pic.RedPoint, "rTRC": pic.Gamma}, "desc", "cprt", "rXYZ", "rTRC"))
	copy(standard[24:], "\x07\xCE")
	if !bytes.Equal(cleanProfile(standard), standard) {
		t.Error("a profile that everybody has is changed")
	}
	for _, broken := range []string{"", pic.Mark, strings.Replace(pic.MarkedProfile(), "acsp", "xxxx", 1), pic.MarkedProfile()[:200]} {
		if got := cleanProfile([]byte(broken)); got != nil {
			t.Errorf("%q", got)
		}
	}
}

func TestBrokenPicturesAreErrors(t *testing.T) {
	files := map[string][]byte{"a.jpg": pic.JPEG(t), "a.png": pic.PNG(t), "a.gif": pic.GIF(t), "a.webp": pic.WebP(pic.Pixel)}
	for name, file := range files {
		for n := nothing + 1; n < len(file); n++ {
			if got, problems := clean(name, file[:n]); got != nil || !strings.Contains(problems, "[broken-file]") {
				t.Fatalf("%s of %d bytes: %q, %s", name, n, got, problems)
			}
		}
	}
	large := pic.PNG(t)
	copy(large[16:], "\x00\x01\x00\x00\x00\x01\x00\x00")
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"large.png":  {append(large[:8:8], append(pic.Chunk("IHDR", string(large[16:29])), large[33:]...)...), "65536 by 65536 points"},
		"b.png":      {pic.AfterHeader(pic.PNG(t), pic.Chunk("ABCD", "x")), `a part of kind "ABCD"`},
		"script.gif": {[]byte("GIF89a\x01\x00\x01\x00/*" + strings.Repeat("x", 99) + "*/=1;alert(1)"), "begins no part of a GIF"},
		"two.jpg":    {pic.WithSegments(pic.JPEG(t), []byte{0xFF, 0xD8}), "a second picture begins within it"},
		"quant.jpg":  {pic.WithSegments(pic.JPEG(t), pic.Segment(0xDB, strings.Repeat("x", 66))), "part of kind DB is damaged"},
		"none.webp":  {pic.WebP(pic.WebPChunk("ABCD", "x")), "it holds no picture"},
	} {
		if got, problems := clean(name, test.data); got != nil || !strings.Contains(problems, test.want) {
			t.Errorf("%s: %q, %s", name, got, problems)
		}
	}
}

// What says nothing of anybody is published with a warning.
func TestDoubtfulPicturesAreWarnings(t *testing.T) {
	damaged := pic.PNG(t)
	damaged[60] ^= 1
	unsummed := pic.PNG(t)
	unsummed[31] ^= 1 // the checksum of IHDR
	for name, test := range map[string]struct{ data, published, want string }{
		"e.png":    {string(unsummed), string(pic.PNG(t)), "its part at byte 8 is damaged: the checksum is wrong"},
		"a.jpg":    {"x", "x", "the file is too short to hold anything"},
		"a.pdf":    {"x", "x", "too short"},
		"b.jpg":    {"\xFF\xD8" + string(pic.Segment(0xE1, exifPrefix+pic.EXIF(1))) + "\xFF\xD9", "\xFF\xD8\xFF\xD9", "readers may not see this JPEG picture: it holds no picture"},
		"c.gif":    {"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "GIF89a\x01\x00\x01\x00\x00\x00\x00;", noPicture},
		"d.png":    {string(damaged), "", "its points are damaged"},
		"none.ttf": {"", "", "too short"},
	} {
		var problems diag.List
		parts := Clean("static/"+name, []byte(test.data), &problems)
		got := string(bytes.Join(parts, nil))
		if parts == nil || len(problems) != 1 || problems[0].Severity != diag.Warning || !strings.Contains(problems[0].Message, test.want) || test.published != "" && got != test.published {
			t.Errorf("%s: %q, %v", name, got, problems)
		}
	}
}

// Bytes behind the last point of a scan, or of a part of it, belong to nothing.
func TestJPEGEndsWithItsLastPoint(t *testing.T) {
	plain := pic.JPEG(t)
	end := len(plain) - 2
	hidden := bytes.Join([][]byte{plain[:end], []byte(pic.Mark + "\xFF\x00" + pic.Mark), plain[end:]}, nil)
	if got := cleaned(t, "a.jpg", hidden); !bytes.Equal(got, plain) {
		t.Errorf("%d bytes become %d, want %d", len(hidden), len(got), len(plain))
	}
	progressive := bytes.ReplaceAll(pic.Progressive[2:], []byte("\xFF\xC4"), []byte(pic.Mark+"\xFF\xC4"))
	progressive = append(append(pic.Progressive[:2:2], progressive[:len(progressive)-2]...), pic.Mark+"\xFF\xD9"...)
	if got := cleaned(t, "a.jpg", progressive); !bytes.Equal(got, pic.Progressive) {
		t.Errorf("%d bytes become %d, want %d", len(progressive), len(got), len(pic.Progressive))
	}
	if n := bytes.Count(progressive, []byte(pic.Mark)); n < 5 {
		t.Errorf("%d marks only", n)
	}
}

func TestIconKeepsItsPicturesAlone(t *testing.T) {
	bitmap := "\x28\x00\x00\x00\x02\x00\x00\x00\x04\x00\x00\x00\x01\x00\x20\x00" + string(make([]byte, 24)) + strings.Repeat("\x11\x22\x33\xFF", 4) + string(make([]byte, 8))
	hidden := string(pic.AfterHeader(pic.PNG(t), pic.Chunk("tEXt", "A\x00"+pic.Mark)))
	icon := pic.Icon(pic.Mark, hidden+pic.Mark, bitmap+pic.Mark)
	if got, want := cleaned(t, "favicon.ico", icon), pic.Icon("", string(pic.PNG(t)), bitmap); !bytes.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, wrong := range []string{"", "\x00\x00\x01\x00\x00\x00", "\x00\x00\x01\x00\x02\x00...", string(icon[:60]), string(pic.Icon("", bitmap[:50])), string(pic.Icon("", "text"))} {
		if got, problems := clean("favicon.ico", []byte(wrong)); len(wrong) > 0 && (got != nil || !strings.Contains(problems, "[broken-file]")) {
			t.Errorf("%q: %q, %s", wrong, got, problems)
		}
	}
}

// Bytes behind the end of compressed points belong to nothing.
func TestCompressedPointsEndWithTheLast(t *testing.T) {
	plain := pic.PNG(t)
	data, end := plain[33+8:len(plain)-12-4], pic.Chunk("IEND", "")
	whole := append(plain[:33:33], append(pic.Chunk("IDAT", string(data)), end...)...)
	for _, file := range [][]byte{
		append(plain[:33:33], append(pic.Chunk("IDAT", string(data)+pic.Mark), end...)...),
		append(plain[:33:33], bytes.Join([][]byte{pic.Chunk("IDAT", string(data)), pic.Chunk("IDAT", pic.Mark), end}, nil)...),
		append(plain[:33:33], bytes.Join([][]byte{pic.Chunk("IDAT", string(data)), pic.Chunk("tEXt", pic.Mark), pic.Chunk("IDAT", pic.Mark), end}, nil)...),
	} {
		if got := cleaned(t, "a.png", file); !bytes.Equal(got, whole) {
			t.Errorf("%d bytes become %d, want %d", len(file), len(got), len(whole))
		}
	}
	halves := append(plain[:33:33], bytes.Join([][]byte{pic.Chunk("IDAT", string(data[:9])), pic.Chunk("IDAT", string(data[9:])), end}, nil)...)
	if got := cleaned(t, "a.png", halves); !bytes.Equal(got, halves) {
		t.Error("two parts become others")
	}

	moving := pic.GIF(t)
	tail := append([]byte{byte(len(pic.Mark))}, pic.Mark+"\x00;"...)
	if got := cleaned(t, "a.gif", bytes.Join([][]byte{bytes.TrimSuffix(moving, []byte("\x00;")), tail}, nil)); !bytes.Equal(got, moving) {
		t.Errorf("%d bytes, want %d", len(got), len(moving))
	}
}
