package assets_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/config"
	"annals/internal/testing/picturetest"
	"annals/internal/theme/assets"
)

func TestLargeFilesAreNoted(t *testing.T) {
	blank := func(kb int) string { return strings.Repeat(" ", kb<<10) }
	files := map[string]string{
		"small.svg": "<svg xmlns='http://www.w3.org/2000/svg'>" + blank(290) + "</svg>", "large.svg": "<svg xmlns='http://www.w3.org/2000/svg'>" + blank(310) + "</svg>",
		"site.css": blank(110), "own.js": blank(110), "small.txt": blank(4000), "large.txt": blank(5200), "a.woff2": "wOF2" + blank(101), "b.woff2": "wOF2" + blank(90),
	}
	static := config.Static{AsIs: named("own.js", "large.txt", "a.woff2", "b.woff2")}
	want := []string{
		"static/a.woff2:0: warning large-file", "static/large.svg:0: warning large-file", "static/large.txt:0: warning large-file",
		"static/own.js:0: warning large-file", "static/site.css:0: warning large-file",
	}
	_, got := found(t, assets.Options{Static: static}, files)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	static.Large = named("a.woff2", "large.svg", "large.txt", "own.js", "site.css", "gone.png")
	if _, got := found(t, assets.Options{Static: static}, files); len(got) != 1 || got[0] != "config.toml:6: warning unknown-asset" {
		t.Errorf("%q", got)
	}
}

func TestDimensionsOfPictures(t *testing.T) {
	a, _ := found(t, assets.Options{Static: config.Static{AsIs: named("kept.jpg")}}, map[string]string{
		"a.png": string(picturetest.PNG(t)), "kept.jpg": string(picturetest.JPEG(t)), "a.txt": "x",
	})
	for name, want := range map[string]int{"a.png": 20, "kept.jpg": 40, "a.txt": 0, "none.png": 0} {
		if width, height := a.Dimensions(name); width != want || height != want {
			t.Errorf("%s: %d × %d, want %d", name, width, height, want)
		}
	}
}
