package guide_test

import (
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every picture is used, small, and replaced by its description in a terminal.
func TestPicturesAreUsedAndDescribed(t *testing.T) {
	const maxSize = 60 << 10
	image := regexp.MustCompile(`!\[(.*)\]\((pictures/.*)\)`)
	shown := map[string]bool{}
	topics, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range topics {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := read(t, strings.TrimSuffix(file, ".md"))
		for _, m := range image.FindAllStringSubmatch(string(raw), -1) {
			shown[filepath.FromSlash(m[2])] = true
			if !strings.Contains(text, "\n(Picture: "+m[1]+")\n") {
				t.Errorf("%s: in a terminal the description of %s is missing", file, m[2])
			}
		}
		if strings.Contains(text, "pictures/") {
			t.Errorf("%s: a picture stands in the text for terminals", file)
		}
	}
	files, err := filepath.Glob("pictures/*")
	if err != nil || len(files) < 3 {
		t.Fatalf("the pictures are %v: %v", files, err)
	}
	for _, file := range files {
		if !shown[file] {
			t.Errorf("%s is shown nowhere", file)
		}
		delete(shown, file)
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		config, err := png.DecodeConfig(f)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if _, few := config.ColorModel.(color.Palette); !few {
			t.Errorf("%s has more colours than a palette: make the pictures anew with .ci/browser/test pictures", file)
		}
		if info, err := f.Stat(); err != nil || info.Size() > maxSize {
			t.Errorf("%s is larger than %d bytes: %v", file, maxSize, err)
		}
	}
	for file := range shown {
		t.Errorf("%s is not there", file)
	}
}
