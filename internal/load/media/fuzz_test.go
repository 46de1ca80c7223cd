package media

import (
	"bytes"
	"testing"

	"annals/internal/diag"
	pic "annals/internal/testing/picturetest"
)

// fuzz cleans inputs of one kind: what is cleaned stays as it is when it is cleaned
// again, and is never much larger than the input.
func fuzz(f *testing.F, name string, seeds ...[]byte) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var problems diag.List
		got := bytes.Join(Clean("static/"+name, data, &problems), nil)
		if problems.HasErrors() {
			return
		}
		// A colour profile is compressed anew, and what is written for < in a text may be longer.
		if limit := len(data) + len(data)/8 + 256; len(got) > limit && name != "a.svg" && name != "a.css" || len(got) > 6*len(data)+256 {
			t.Errorf("%d bytes become %d", len(data), len(got))
		}
		problems = nil
		again := bytes.Join(Clean("static/"+name, got, &problems), nil)
		if !bytes.Equal(again, got) || problems.HasErrors() {
			t.Errorf("cleaned again, it is another file: %v\n%q\n%q", problems, got, again)
		}
	})
}

func FuzzJPEG(f *testing.F) {
	fuzz(f, "a.jpg", pic.JPEG(f), pic.MarkedJPEG(f), pic.Progressive)
}

func FuzzPNG(f *testing.F) {
	fuzz(f, "a.png", pic.PNG(f), pic.AfterHeader(pic.PNG(f), pic.Chunk("eXIf", pic.EXIF(3)), pic.Chunk("tEXt", pic.Mark), pic.Chunk("gAMA", "\x00\x00\xB1\x8F")))
}

func FuzzGIF(f *testing.F) {
	fuzz(f, "a.gif", pic.GIF(f), append(pic.GIF(f), pic.Mark...))
}

func FuzzWebP(f *testing.F) {
	frame := string(make([]byte, 16)) + string(pic.Pixel) + string(pic.WebPChunk("abcd", pic.Mark))
	fuzz(f, "a.webp", pic.WebP(pic.Pixel), pic.WebP(pic.Features(0x2C), pic.WebPChunk("ICCP", pic.MarkedProfile()), pic.Pixel, pic.WebPChunk("EXIF", pic.EXIF(3))),
		pic.WebP(pic.Features(0x0E), pic.WebPChunk("ANIM", "\x00\x00\x00\x00\x00\x00"), pic.WebPChunk("ANMF", frame), pic.WebPChunk("EXIF", pic.EXIF(6))))
}

func FuzzIcon(f *testing.F) {
	fuzz(f, "a.ico", pic.Icon("", string(pic.PNG(f))), pic.Icon(pic.Mark, "\x28\x00\x00\x00\x02\x00\x00\x00\x04\x00\x00\x00\x01\x00\x20\x00"+string(make([]byte, 48))))
}

func FuzzSVG(f *testing.F) {
	seeds := [][]byte{[]byte(pic.MarkedSVG)}
	for _, h := range hostileSVG {
		seeds = append(seeds, []byte(svgHead+h.part+"</svg>"))
	}
	fuzz(f, "a.svg", seeds...)
}

func FuzzStyleSheet(f *testing.F) {
	fuzz(f, "a.css", []byte("@import 'a'; a{b:url( \"c\" ) /* d */;e:u\\72l(x)}"), []byte("@namespace url(a);"))
}

func FuzzXML(f *testing.F) {
	fuzz(f, "a.xml", []byte("<?xml version='1.0'?><a b='c'>&lt;<![CDATA[x]]></a>"))
}

// FuzzProfile cleans colour profiles, which keep their length.
func FuzzProfile(f *testing.F) {
	f.Add([]byte(pic.MarkedProfile()))
	f.Fuzz(func(t *testing.T, data []byte) {
		got := cleanProfile(data)
		if got != nil && (len(got) > len(data) || !bytes.Equal(cleanProfile(got), got)) {
			t.Errorf("%q\nbecomes\n%q\nbecomes\n%q", data, got, cleanProfile(got))
		}
	})
}

// FuzzRefused looks for files that take the program down while it looks for what they
// hold.
func FuzzRefused(f *testing.F) {
	f.Add("a.heic", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"+exifPrefix+pic.EXIF(1)))
	f.Add("a.docx", []byte("PK\x03\x04"))
	f.Add("a.pdf", []byte("%PDF-1.4 /Author"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		var problems diag.List
		Clean("static/"+name, data, &problems)
	})
}
