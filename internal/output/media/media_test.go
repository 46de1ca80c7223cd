package media_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"maps"
	"slices"
	"strings"
	"testing"

	"annals/internal/output/media"
	"annals/internal/site"
	"annals/internal/testing/picturetest"
	"annals/internal/testing/sitetest"
)

// photo is a picture whose left half is red, and whose right half is blue.
func photo(width, height int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{200, 0, 0, 255}
			if x >= width/2 {
				c = color.RGBA{0, 0, 200, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func jpegOf(t testing.TB, m image.Image, segments ...[]byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return string(picturetest.WithSegments(b.Bytes(), segments...))
}

func pngOf(t testing.TB, m image.Image) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// gallery is a site with an entry that shows pictures.
func gallery(t *testing.T, pictures map[string]string) *site.Site {
	t.Helper()
	files, front := map[string]string{}, ""
	for _, name := range []string{"a.jpg", "b.png", "c.jpg", "d.JPG", "e.jpg", "f.png"} {
		if data, ok := pictures[name]; ok {
			files["content/2018/x/"+name] = data
			front += fmt.Sprintf("[[media]]\nfile = %q\nalt = \"A picture\"\n", name)
		}
	}
	files["content/2018/x.md"] = sitetest.Entry("X", "2018-01-02", front, "")
	return sitetest.Site(t, files)
}

func decoded(t *testing.T, data string) (image.Image, string) {
	t.Helper()
	m, format, err := image.Decode(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m, format
}

func isNear(c color.Color, r, g, b uint32) bool {
	const near = 12 << 8
	far := func(a, b uint32) bool { return max(a, b)-min(a, b) > near }
	gotR, gotG, gotB, _ := c.RGBA()
	return !far(gotR, r<<8) && !far(gotG, g<<8) && !far(gotB, b<<8)
}

func TestSmallerPictures(t *testing.T) {
	profile := picturetest.Segment(0xE2, "ICC_PROFILE\x00\x01\x01"+picturetest.MarkedProfile())
	half := image.NewNRGBA(image.Rect(0, 0, 400, 100)) // transparent but for its left half
	for y := range 100 {
		for x := range 200 {
			half.SetNRGBA(x, y, color.NRGBA{0, 200, 0, 255})
		}
	}
	s := gallery(t, map[string]string{
		"a.jpg": jpegOf(t, photo(1300, 650), profile),
		"b.png": pngOf(t, half),
		"c.jpg": jpegOf(t, photo(290, 100)), // too small
		"d.JPG": jpegOf(t, photo(600, 300), picturetest.Segment(0xE1, "Exif\x00\x00"+picturetest.EXIF(6))),
		"e.jpg": jpegOf(t, image.NewGray(image.Rect(0, 0, 300, 300))),
	})
	p := media.New(s)
	files := sitetest.Render(t, p.Outputs())
	var got []string
	for _, m := range s.Entries[0].Media {
		for _, smaller := range p.Of(m.File) {
			picture, format := decoded(t, files[smaller.Path])
			size := picture.Bounds().Size()
			if size != image.Pt(smaller.Width, smaller.Height) {
				t.Errorf("%s is %v", smaller.Path, size)
			}
			if strings.Contains(files[smaller.Path], "CANARY") || strings.Contains(files[smaller.Path], "Exif") {
				t.Errorf("%s: metadata is left", smaller.Path)
			}
			got = append(got, fmt.Sprintf("%s %s %v", smaller.Path[:strings.LastIndexByte(smaller.Path, '-')], format, size))
		}
	}
	want := "2018/x/a.240w jpeg (240,120)\n2018/x/a.320w jpeg (320,160)\n2018/x/a.640w jpeg (640,320)\n2018/x/b.240w png (240,60)\n2018/x/b.320w png (320,80)\n2018/x/d.240w jpeg (240,480)\n2018/x/e.240w jpeg (240,240)"
	if joined := strings.Join(got, "\n"); joined != want {
		t.Errorf("%s\nwant\n%s", joined, want)
	}
	all := s.Entries[0].Media
	small := func(i int) image.Image { m, _ := decoded(t, files[p.Of(all[i].File)[0].Path]); return m }
	if m := small(0); !isNear(m.At(60, 60), 200, 0, 0) || !isNear(m.At(180, 60), 0, 0, 200) {
		t.Errorf("the halves have other colours: %v, %v", m.At(60, 60), m.At(180, 60))
	}
	if !strings.Contains(files[p.Of(all[0].File)[0].Path], "ICC_PROFILE\x00\x01\x01") {
		t.Error("the colour profile is gone")
	}
	if m := small(1); !isNear(m.At(60, 30), 0, 200, 0) {
		t.Errorf("the covered half is %v", m.At(60, 30))
	} else if _, _, _, a := m.At(180, 30).RGBA(); a != 0 {
		t.Error("the other half is no longer transparent")
	}
	// Orientation 6: the left side of the file is the top of the picture.
	if m := small(3); !isNear(m.At(120, 100), 200, 0, 0) || !isNear(m.At(120, 380), 0, 0, 200) {
		t.Errorf("the picture lies on its side: %v, %v", m.At(120, 100), m.At(120, 380))
	}
	if m := small(4); m.ColorModel() != color.GrayModel {
		t.Errorf("a grey picture became %T", m)
	}
}

// TestNamesTellTheBytes: the same picture under another name has the same key, another
// one has another.
func TestNamesTellTheBytes(t *testing.T) {
	key := func(name, data string) string {
		s := gallery(t, map[string]string{name: data})
		path := media.New(s).Of(s.Entries[0].Media[0].File)[0].Path
		return path[strings.LastIndexByte(path, '-'):]
	}
	first, second := jpegOf(t, photo(300, 200)), jpegOf(t, photo(300, 202))
	if key("a.jpg", first) != key("c.jpg", first) || key("a.jpg", first) == key("a.jpg", second) {
		t.Error("the key does not follow the bytes")
	}
}

// TestCleaned: a picture counts as cleaned if a smaller size of it was published whose name
// these rules give.
func TestCleaned(t *testing.T) {
	s := gallery(t, map[string]string{"a.jpg": jpegOf(t, photo(400, 200)), "c.jpg": jpegOf(t, photo(290, 100)), "b.png": pngOf(t, photo(400, 300))})
	published := map[string][sha256.Size]byte{}
	for path, data := range sitetest.Render(t, media.New(s).Outputs()) {
		published[path] = sha256.Sum256([]byte(data))
	}
	sums := func() string {
		return fmt.Sprint(slices.Sorted(maps.Values(media.Cleaned(maps.All(published)))))
	}
	if got := sums(); got != "[2018/x/a.jpg 2018/x/b.png]" {
		t.Error(got)
	}
	for path := range published {
		if strings.HasPrefix(path, "2018/x/a.240w") {
			delete(published, path)
			published["2018/x/a.240w-0123456789abcdef.jpg"] = [sha256.Size]byte{}
		}
	}
	if got := sums(); got != "[2018/x/b.png]" {
		t.Error(got)
	}
}

func TestPictureThatCannotBeDecoded(t *testing.T) {
	file := pngOf(t, photo(400, 300))
	at := strings.Index(file, "IDAT") + 4
	length := len(file) - at - 16
	broken := file[:at] + strings.Repeat("\x00", length) + file[at+length:]
	s := gallery(t, map[string]string{"b.png": broken})
	if len(s.Entries[0].Media) == 0 {
		t.Skip("is refused when it is cleaned")
	}
	for _, o := range media.New(s).Outputs() {
		if o.Derived {
			var b bytes.Buffer
			if err := o.Render(&b); err == nil || !strings.Contains(err.Error(), "cannot be decoded") {
				t.Errorf("%s: %v", o.Path, err)
			}
		}
	}
}
