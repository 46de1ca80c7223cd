package main

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"annals/internal/testing/picturetest"
)

// BenchmarkPictures measures how much longer a build takes in which nothing has changed
// if each of 1,000 generated entries has a picture of 2 megapixels: x-wall is the multiple
// of the time of the same entries without pictures, x-processor that of their CPU time.
// Both are built in turn, and both values are medians. The first build, which makes all
// smaller pictures, is s-first. "make bench-pictures" prints it.
func BenchmarkPictures(b *testing.B) {
	program := filepath.Join(b.TempDir(), "annals")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	without, with := generated(b, 1000, plain), generated(b, 1000, plain)
	addPictures(b, with)
	build := func(site string) *exec.Cmd {
		return exec.Command(program, "build", "--source", site, "--output", site+"-public", "--quiet")
	}
	var first, texts, pictures runs
	first.add(b, build(with))
	new(runs).add(b, build(without))
	for b.Loop() {
		texts.add(b, build(without))
		pictures.add(b, build(with))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(first.wall(), "s-first")
	texts.report(b, "-texts")
	pictures.report(b, "-pictures")
	b.ReportMetric(pictures.wall()/texts.wall(), "x-wall")
	b.ReportMetric(median(pictures.processor)/median(texts.processor), "x-processor")
}

// addPictures gives each entry of a site a picture of its own, with the metadata that a
// camera writes.
func addPictures(b *testing.B, site string) {
	b.Helper()
	entries, err := filepath.Glob(filepath.Join(site, "content", "*", "*.md"))
	if err != nil || len(entries) == 0 {
		b.Fatalf("%d entries, %v", len(entries), err)
	}
	const table = "\n[[media]]\nfile = \"hall.jpg\"\nalt = \"A hall with rows of chairs\"\n+++\n"
	for i, file := range entries {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		shown := strings.Replace(string(text), "\n+++\n", table, 1)
		folder := strings.TrimSuffix(file, ".md")
		if err := os.Mkdir(folder, 0o755); err != nil {
			b.Fatal(err)
		}
		for name, data := range map[string][]byte{file: []byte(shown), filepath.Join(folder, "hall.jpg"): photograph(b, uint64(i))} {
			if err := os.WriteFile(name, data, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// photograph returns a JPEG picture of 2 megapixels, with the shapes and the grain of a
// photograph: about 330 KB.
func photograph(b *testing.B, seed uint64) []byte {
	b.Helper()
	const width, height = 1632, 1224
	random := rand.New(rand.NewPCG(seed, 2))
	m := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420)
	scale := 40 + random.IntN(80)
	for i := range m.Y {
		x, y := i%width, i/width
		shape := (x/scale*37+y/scale*91)%128 + (x+y)/32
		m.Y[i] = uint8(32 + shape + random.IntN(26))
	}
	for i := range m.Cb {
		m.Cb[i], m.Cr[i] = uint8(118+i/width%20), uint8(120+i%20)
	}
	var data bytes.Buffer
	if err := jpeg.Encode(&data, m, &jpeg.Options{Quality: 75}); err != nil {
		b.Fatal(err)
	}
	return picturetest.WithSegments(data.Bytes(), picturetest.Segment(0xE1, "Exif\x00\x00"+picturetest.EXIF(1)), picturetest.Segment(0xFE, fmt.Sprint("photograph ", seed)))
}
