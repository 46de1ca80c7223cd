package main

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"

	"annals/internal/testing/sharedtest"
)

// conditions are the script conditions beside testscript's own: [fonts] is true if
// the fonts for tests of cards are installed. In CI their absence is an error.
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

// font is "font NAME FILE": it copies an installed font to the file.
func font(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: font NAME FILE")
	}
	data, err := os.ReadFile(sharedtest.FindFont(args[0]))
	ts.Check(err)
	ts.Check(put(ts.MkAbs(args[1]), data))
}

// pictureSize is "picture FILE WIDTH HEIGHT": it fails unless the file is a PNG of
// that size.
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
