package media

import (
	"bytes"
	"image"
	"testing"

	"golang.org/x/image/webp"

	pic "annals/internal/testing/picturetest"
)

// turnedJPEG is a JPEG file with an orientation, after all that a camera writes.
func turnedJPEG(t *testing.T, o int) []byte {
	t.Helper()
	return pic.WithSegments(pic.JPEG(t), pic.Segment(0xE1, exifPrefix+string(writeOrientation(o))))
}

func TestDimensions(t *testing.T) {
	pixel, err := webp.DecodeConfig(bytes.NewReader(pic.MarkedWebP()))
	if err != nil {
		t.Fatal(err)
	}
	canvas, err := webp.DecodeConfig(bytes.NewReader(pic.MarkedExtendedWebP()))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name          string
		file          string
		data          []byte
		width, height int
	}{
		{"JPEG", "a.jpg", pic.JPEG(t), 40, 40},
		{"progressive JPEG", "a.jpg", pic.Progressive, 150, 103},
		{"JPEG with much beside it", "a.jpg", pic.MarkedJPEG(t), 40, 40},
		{"PNG", "a.png", pic.PNG(t), 20, 20},
		{"GIF", "a.gif", pic.GIF(t), 16, 16},
		{"WebP", "a.webp", pic.MarkedWebP(), pixel.Width, pixel.Height},
		{"WebP with features", "a.webp", pic.MarkedExtendedWebP(), canvas.Height, canvas.Width}, // on its side
		{"drawing", "a.svg", []byte(`<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" width="30" height="20.4px"/>`), 30, 20},
		{"drawing in millimetres", "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="25.4mm" height="1in"/>`), 96, 96},
		{"drawing with a viewBox alone", "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0 120 60"/>`), 120, 60},
		{"drawing with a width and a viewBox", "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="60" height="100%" viewBox="0 0 120 60"/>`), 60, 30},
		{"drawing that fills its place", "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"/>`), 0, 0},
		{"text", "a.txt", []byte("words"), 0, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			data := cleaned(t, test.file, test.data)
			width, height, ok := Dimensions(data)
			if ok != (test.width > 0) || ok && (width != test.width || height != test.height) {
				t.Errorf("%d × %d, %v, want %d × %d", width, height, ok, test.width, test.height)
			}
			for n := range min(len(data), 400) {
				Dimensions(data[:n]) // cut off anywhere
			}
		})
	}
}

// A photograph that lies on its side is shown upright.
func TestDimensionsFollowTheOrientation(t *testing.T) {
	file := turnedJPEG(t, 6)
	config, _, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil || config.Width != config.Height {
		t.Fatal(config, err)
	}
	// The frame of the picture made wider: only the header is read.
	at := bytes.Index(file, []byte{0xFF, 0xC0})
	file[at+7], file[at+8] = 1, 0
	if width, height, ok := Dimensions(file); width != 40 || height != 256 || !ok {
		t.Errorf("%d × %d, %v", width, height, ok)
	}
	upright := bytes.Replace(file, writeOrientation(6), writeOrientation(3), 1)
	if width, height, ok := Dimensions(upright); width != 256 || height != 40 || !ok {
		t.Errorf("%d × %d, %v", width, height, ok)
	}
}
