package picturetest

import (
	"bytes"
	"compress/zlib"
	"testing"
)

const (
	exifPrefix    = "Exif\x00\x00"
	profilePrefix = "ICC_PROFILE\x00"
)

// Marked returns a file of each format with marks wherever it can hold what is no part
// of the picture, by names. The orientation of those that have one is 6 or 8.
func Marked(t testing.TB) map[string][]byte {
	t.Helper()
	return map[string][]byte{
		"baseline.jpg": MarkedJPEG(t), "progressive.jpeg": MarkedProgressive(), "a.png": MarkedPNG(t), "b.gif": MarkedGIF(t),
		"simple.webp": MarkedWebP(), "extended.webp": MarkedExtendedWebP(), "animated.webp": MarkedAnimatedWebP(), "map.svg": []byte(MarkedSVG),
	}
}

// MarkedJPEG returns a baseline JPEG file with marks, and a second picture behind it.
func MarkedJPEG(t testing.TB) []byte {
	t.Helper()
	file := WithSegments(JPEG(t),
		Segment(0xE0, "JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x02\x01CANARYCANARY"), // a thumbnail
		Segment(0xE0, "JFXX\x00\x10"+Mark), Segment(0xE1, exifPrefix+EXIF(6)), Segment(0xE1, "http://ns.adobe.com/xap/1.0/\x00"+Mark),
		Segment(0xE2, profilePrefix+"\x01\x01"+MarkedProfile()), Segment(0xE2, "MPF\x00"+Mark), Segment(0xE4, Mark), Segment(0xEB, "JP"+Mark),
		Segment(0xED, "Photoshop 3.0\x00"+Mark), Segment(0xEE, "Adobe\x00\x64\x00\x00\x00\x00\x01"+Mark), Segment(0xEF, Mark), Segment(0xFE, Mark),
		[]byte(Mark), // between segments
	)
	end := len(file) - 2
	return bytes.Join([][]byte{file[:end], Segment(0xFE, Mark), Segment(0xE1, Mark), []byte("\xFF\xFF\xFF\xD9"), []byte(Mark), JPEG(t)}, nil)
}

// MarkedProgressive returns a progressive JPEG file with marks before each scan.
func MarkedProgressive() []byte {
	var b []byte
	hidden := bytes.Join([][]byte{Segment(0xFE, Mark), Segment(0xE7, Mark), Segment(0xE1, exifPrefix+EXIF(6)), []byte(Mark)}, nil)
	for rest := Progressive; ; {
		i := bytes.Index(rest[2:], []byte{0xFF, 0xDA})
		if i < 0 {
			return append(append(b, rest...), Mark...)
		}
		b = append(append(b, rest[:2+i]...), hidden...)
		rest = rest[2+i:]
	}
}

// MarkedPNG returns a PNG file with marks.
func MarkedPNG(t testing.TB) []byte {
	t.Helper()
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	if _, err := z.Write([]byte(MarkedProfile())); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	file := AfterHeader(PNG(t),
		Chunk("tEXt", "Author\x00"+Mark), Chunk("zTXt", "Author\x00\x00"+Mark), Chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+Mark),
		Chunk("eXIf", EXIF(8)), Chunk("tIME", "\x07\xEA\x0B\x1E\x01\x02\x03"), Chunk("iCCP", Mark+"\x00\x00"+packed.String()+Mark),
		Chunk("gAMA", "\x00\x00\xB1\x8F"), Chunk("prVt", Mark), Chunk("sPLT", Mark+"\x00\x08"), Chunk("pHYs", "\x00\x00\x0B\x13\x00\x00\x0B\x13\x01"),
	)
	end := Chunk("IEND", "")
	return append(bytes.TrimSuffix(file, end), bytes.Join([][]byte{Chunk("tEXt", "C\x00"+Mark), end, []byte(Mark), PNG(t)}, nil)...)
}

// MarkedGIF returns a GIF file with marks.
func MarkedGIF(t testing.TB) []byte {
	t.Helper()
	plain := GIF(t)
	block := string(append([]byte{byte(len(Mark))}, Mark+"\x00"...))
	comment := "\x21\xFE" + block
	text := "\x21\xF9\x04\x00\x0A\x00\x00\x00\x21\x01\x0C" + "012345678901" + block
	const screen = 13 // its images have colours of their own
	return bytes.Join([][]byte{plain[:screen], []byte(comment + "\x21\xFF\x0BXMP DataXMP" + block + text), plain[screen : len(plain)-1], []byte(comment + ";" + Mark)}, nil)
}

// MarkedWebP returns a WebP file that is one image, with marks behind it.
func MarkedWebP() []byte {
	return append(WebP(Pixel, WebPChunk("EXIF", EXIF(6)), WebPChunk("XYZW", Mark)), Mark...)
}

// MarkedExtendedWebP returns a WebP file with features, and with marks.
func MarkedExtendedWebP() []byte {
	return append(WebP(Features(0x2C), WebPChunk("ICCP", MarkedProfile()), WebPChunk("abcd", Mark), Pixel, WebPChunk("EXIF", EXIF(6)), WebPChunk("XMP ", Mark)), Mark...)
}

// MarkedAnimatedWebP returns a WebP file of two frames, with marks in them.
func MarkedAnimatedWebP() []byte {
	frame := string(make([]byte, 16)) + string(Pixel) + string(WebPChunk("abcd", Mark))
	return WebP(Features(0x0E), WebPChunk("ANIM", "\x00\x00\x00\x00\x00\x00"), WebPChunk("ANMF", frame), WebPChunk("ANMF", frame), WebPChunk("EXIF", exifPrefix+EXIF(6)))
}

// MarkedSVG is the file of an editor, with marks.
const MarkedSVG = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created by CANARY -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<?xpacket begin="CANARY"?>
<svg
   xmlns:dc="http://purl.org/dc/elements/1.1/"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns="http://www.w3.org/2000/svg"
   xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:k="http://www.inkscape.org/namespaces/inkscape"
   width="9" height='9'
   sodipodi:docname="/home/CANARY/map.svg"
   k:export-filename="/home/CANARY/map.png">
  <metadata id="m"><rdf:RDF><dc:creator>CANARY</dc:creator></rdf:RDF></metadata>
  <sodipodi:namedview id="CANARY"><k:grid/></sodipodi:namedview>
  <title>A map &amp; a legend</title>
  <style type="text/css"><![CDATA[ .a{fill:red}/* CANARY */ .b > .c{fill:url(#g)} ]]></style>
  <g k:label="CANARY" data-name="CANARY" id="g" xlink:role="CANARY"><use xlink:href="#a"/><!-- CANARY --><path class="a" d="M0 0L9 9"/></g>
</svg>
<!-- CANARY -->
`
