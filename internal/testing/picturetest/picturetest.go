// Package picturetest makes pictures for tests, with marks in all parts of a file that
// are no part of the picture. Only tests import it.
package picturetest

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// Drawing is a picture with some shape in every part.
func Drawing(size int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			m.Set(x, y, color.RGBA{uint8(x * 7), uint8(y * 5), uint8(x*y + 31*(x%3)), 255})
		}
	}
	return m
}

// JPEG returns a baseline JPEG file.
func JPEG(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, Drawing(40), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// PNG returns a PNG file.
func PNG(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, Drawing(20)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// GIF returns a GIF file of two images.
func GIF(t testing.TB) []byte {
	t.Helper()
	frames := &gif.GIF{LoopCount: 3}
	for i := range 2 {
		frame := image.NewPaletted(image.Rect(0, 0, 16, 16), palette.Plan9)
		for x := range 16 {
			frame.Set(x, i*3, color.White)
		}
		frames.Image, frames.Delay = append(frames.Image, frame), append(frames.Delay, 10)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, frames); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Segment returns a segment of a JPEG file.
func Segment(Mark byte, body string) []byte {
	n := len(body) + 2
	return append([]byte{0xFF, Mark, byte(n >> 8), byte(n)}, body...)
}

// WithSegments returns a JPEG file with further segments after its first marker.
func WithSegments(file []byte, segments ...[]byte) []byte {
	return bytes.Join([][]byte{file[:2], bytes.Join(segments, nil), file[2:]}, nil)
}

// Chunk returns a chunk of a PNG file.
func Chunk(kind, content string) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	b = append(append(b, kind...), content...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// AfterHeader returns a PNG file with further chunks after IHDR.
func AfterHeader(file []byte, chunks ...[]byte) []byte {
	const header = 8 + 12 + 13
	return bytes.Join([][]byte{file[:header], bytes.Join(chunks, nil), file[header:]}, nil)
}

// WebPChunk returns a chunk of a WebP file.
func WebPChunk(kind, content string) []byte {
	b := append(binary.LittleEndian.AppendUint32([]byte(kind), uint32(len(content))), content...)
	if len(content)%2 == 1 {
		b = append(b, 0)
	}
	return b
}

// WebP returns a WebP file of chunks.
func WebP(chunks ...[]byte) []byte {
	body := append([]byte("WEBP"), bytes.Join(chunks, nil)...)
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

// Pixel is a WebP picture of one point, without loss.
var Pixel = WebPChunk("VP8L", "\x2f\x00\x00\x00\x00\x07\xd0\xff\xfe\xf7\xbf\xff\x81\x88\xe8\x7f\x00")

// Features is VP8X of a picture of one point.
func Features(flags byte) []byte {
	return WebPChunk("VP8X", string([]byte{flags, 0, 0, 0, 0, 0, 0, 0, 0, 0}))
}

// Icon returns an .ico file of pictures, with something hidden before each.
func Icon(hidden string, pictures ...string) []byte {
	head := append([]byte{0, 0, 1, 0}, byte(len(pictures)), 0)
	at := len(head) + 16*len(pictures)
	var body []byte
	for _, p := range pictures {
		body = append(body, hidden...)
		head = append(head, 2, 2, 0, 0, 1, 0, 32, 0)
		head = binary.LittleEndian.AppendUint32(head, uint32(len(p)))
		head = binary.LittleEndian.AppendUint32(head, uint32(at+len(body)))
		body = append(body, p...)
	}
	return append(head, body...)
}

// Mark stands wherever a file may hold what is no part of the picture.
const Mark = "CANARY-38.9N-125.7E"

// EXIF returns EXIF with an author, an orientation, and GPS.
func EXIF(orientation byte) string {
	entries := [][]byte{
		{0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0},
		{0x01, 0x3B, 0, 2, 0, 0, 0, byte(len(Mark)), 0, 0, 0, 62},
		{0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 62},
		{0x01, 0x0F, 0, 2, 0, 0, 0, byte(len(Mark)), 0, 0, 0, 62},
	}
	b := append([]byte("MM\x00*\x00\x00\x00\x08\x00"), byte(len(entries)))
	for _, e := range entries {
		b = append(b, e...)
	}
	return string(append(append(b, 0, 0, 0, 0), Mark...))
}

// Profile returns a colour profile with tags.
func Profile(tags map[string]string, order ...string) string {
	head := make([]byte, 128)
	copy(head[4:], "mark")
	copy(head[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	copy(head[24:], "\x07\xEA\x00\x0B\x00\x1E\x00\x02\x00\x10\x00\x00acspAPPL")
	copy(head[80:], "mark")
	table := binary.BigEndian.AppendUint32(nil, uint32(len(order)))
	var data []byte
	at := 132 + 12*len(order)
	for _, name := range order {
		table = append(table, name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at+len(data)))
		table = binary.BigEndian.AppendUint32(table, uint32(len(tags[name])))
		data = append(data, tags[name]...)
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
	}
	all := append(append(head, table...), data...)
	binary.BigEndian.PutUint32(all, uint32(len(all)))
	return string(all)
}

// Description is the tag desc with a text.
func Description(text string) string {
	return "desc\x00\x00\x00\x00" + string([]byte{0, 0, 0, byte(len(text) + 1)}) + text + "\x00" + string(make([]byte, 78))
}

const (
	RedPoint = "XYZ \x00\x00\x00\x00\x00\x00\x6F\xA2\x00\x00\x38\xF5\x00\x00\x03\x90"
	Gamma    = "curv\x00\x00\x00\x00\x00\x00\x00\x01\x02\x33"
)

// MarkedProfile holds marks wherever a profile can.
func MarkedProfile() string {
	return Profile(map[string]string{
		"desc": Description(Mark), "cprt": "text\x00\x00\x00\x00" + Mark, "rXYZ": RedPoint + Mark, "rTRC": Gamma + Mark,
		"mmod": "mmod\x00\x00\x00\x00" + Mark, "meta": "dict\x00\x00\x00\x00" + Mark,
	}, "desc", "cprt", "rXYZ", "rTRC", "mmod", "meta")
}

// Progressive is a JPEG file with several scans.
//
//go:embed testdata/progressive.jpg
var Progressive []byte
