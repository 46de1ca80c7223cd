package main

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"

	"annals/internal/sharedtest"
)

// conditions are what scripts can ask beside testscript's own conditions: [fonts]
// holds where the fonts are installed that cards are tested with. In CI their
// absence is a failure.
func conditions(name string) (bool, error) {
	if name != "fonts" {
		return false, fmt.Errorf("there is no condition %q", name)
	}
	for _, font := range []string{sharedtest.KoreanFont, sharedtest.ArabicFont} {
		if sharedtest.FindFont(font) != "" {
			continue
		}
		if os.Getenv("CI") == "true" {
			return false, fmt.Errorf("the font %s is needed in CI", font)
		}
		return false, nil
	}
	return true, nil
}

// font is "font NAME FILE": the file becomes a copy of an installed font.
func font(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: font NAME FILE")
	}
	data, err := os.ReadFile(sharedtest.FindFont(args[0]))
	ts.Check(err)
	ts.Check(put(ts.MkAbs(args[1]), data))
}

// pictureSize is "picture FILE WIDTH HEIGHT": the file is a PNG of that size.
func pictureSize(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: picture FILE WIDTH HEIGHT")
	}
	width, err := strconv.Atoi(args[1])
	ts.Check(err)
	height, err := strconv.Atoi(args[2])
	ts.Check(err)
	picture, err := png.Decode(bytes.NewReader([]byte(ts.ReadFile(args[0]))))
	ts.Check(err)
	if size := picture.Bounds().Size(); size.X != width || size.Y != height {
		ts.Fatalf("%s is a picture of %v", args[0], size)
	}
}
