package pipeline_test

import (
	"bytes"
	"image"
	"image/jpeg"
	encoder "image/png"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"annals/internal/pipeline"
	"annals/internal/testing/picturetest"
	"annals/internal/testing/sitetest"
)

func blank(t *testing.T, width int) string {
	t.Helper()
	var b bytes.Buffer
	if err := encoder.Encode(&b, image.NewGray(image.Rect(0, 0, width, 10))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// galleryBuild builds the site in a folder, and returns its smaller pictures.
func galleryBuild(t *testing.T, folder string) (result pipeline.Result, small []string) {
	t.Helper()
	result, err := pipeline.Build(t.Context(), pipeline.Options{Source: folder, Jobs: 2})
	if err != nil || result.Diagnostics.HasErrors() {
		t.Fatal(err, result.Diagnostics)
	}
	if small, err = filepath.Glob(filepath.Join(folder, "public/2018/a/b.*w-*.png")); err != nil || len(small) != 2 {
		t.Fatal(err, small)
	}
	return result, small
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestSmallerPicturesAreMadeOnce builds a site with a picture again and again.
func TestSmallerPicturesAreMadeOnce(t *testing.T) {
	files := hintSite()
	maps.Copy(files, sources{
		hintFile:               hintEntry("[[media]]\nfile = \"b.png\"\nalt = \"A wall\"\n", ""),
		"content/2018/a/b.png": blank(t, 600),
	})
	folder := sitetest.Folder(t, files)
	first, small := galleryBuild(t, folder)
	page := readFile(t, filepath.Join(folder, "public/2018/a.html"))
	for _, path := range small {
		if !strings.Contains(page, filepath.Base(path)) {
			t.Errorf("the page does not name %s", path)
		}
	}
	made := readFile(t, small[0])
	if again, _ := galleryBuild(t, folder); again.Report.Written != 0 || again.Report.Files != first.Report.Files {
		t.Errorf("%+v after %+v", again.Report, first.Report)
	}

	// One that was changed is made again; the manifest tells.
	writeFile(t, small[0], made[:20])
	if again, _ := galleryBuild(t, folder); again.Report.Written != 1 {
		t.Errorf("%+v", again.Report)
	}
	if now := readFile(t, small[0]); now != made {
		t.Errorf("%d bytes", len(now))
	}

	// Another picture has others; those of the old one go, and nobody misses them.
	writeFile(t, filepath.Join(folder, "content/2018/a/b.png"), blank(t, 602))
	result, others := galleryBuild(t, folder)
	if others[0] == small[0] || result.Report.Removed != 2 {
		t.Errorf("%v, %+v", others, result.Report)
	}
	for _, d := range result.Diagnostics {
		if strings.Contains(d.Message, "b.") {
			t.Errorf("%v", d)
		}
	}
}

// TestUnchangedPicturesAreNotFollowedAgain: a build beside an old folder makes the same as
// one without, and is not deceived by bytes that were hidden in a picture since.
func TestUnchangedPicturesAreNotFollowedAgain(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 600, 40)), nil); err != nil {
		t.Fatal(err)
	}
	photo := string(picturetest.WithSegments(b.Bytes(), picturetest.Segment(0xE1, "Exif\x00\x00"+picturetest.EXIF(3)), picturetest.Segment(0xFE, picturetest.Mark)))
	files := hintSite()
	maps.Copy(files, sources{
		hintFile:               hintEntry("", "![A wall](a/b.jpg) and ![a roof](/c.png)\n"),
		"content/2018/a/b.jpg": photo, "static/c.png": blank(t, 800),
	})
	folder := sitetest.Folder(t, files)
	build := func() pipeline.Result {
		t.Helper()
		result, err := pipeline.Build(t.Context(), pipeline.Options{Source: folder, Jobs: 2})
		if err != nil || result.Diagnostics.HasErrors() {
			t.Fatal(err, result.Diagnostics)
		}
		return result
	}
	build()
	published := filepath.Join(folder, "public/2018/a/b.jpg")
	first, list := readFile(t, published), readFile(t, filepath.Join(folder, "public/manifest.sha256"))
	if strings.Contains(first, picturetest.Mark) {
		t.Fatal("metadata are published")
	}
	// Pictures of texts have smaller sizes as those of [[media]] have, wherever they lie.
	srcset := regexp.MustCompile(`<img src="(?:a/b\.jpg|\.\./c\.png)"[^>]* srcset="([^"]+)" sizes="[^"]+" width="(?:600|800)"`)
	found := srcset.FindAllStringSubmatch(readFile(t, filepath.Join(folder, "public/2018/a.html")), -1)
	if len(found) != 2 || strings.Count(found[0][1], ",") != 2 || strings.Count(found[1][1], ",") != 3 {
		t.Fatalf("%q", found)
	}
	for _, one := range found {
		for candidate := range strings.SplitSeq(one[1], ", ") {
			address, _, _ := strings.Cut(candidate, " ")
			readFile(t, filepath.Join(folder, "public/2018", address))
		}
	}
	source := filepath.Join(folder, "content/2018/a/b.jpg")
	end := len(photo) - 2
	for name, text := range map[string]string{
		"unchanged": photo, "clean": first, "bytes behind the points": photo[:end] + picturetest.Mark + photo[end:],
		"a segment behind the points": photo[:end] + string(picturetest.Segment(0xFE, picturetest.Mark)) + photo[end:], "bytes behind the end": photo + picturetest.Mark,
	} {
		writeFile(t, source, text)
		if result := build(); result.Report.Written != 0 || readFile(t, published) != first {
			t.Errorf("%s: %+v", name, result.Report)
		}
	}
	// The published file was changed: it is made anew from the picture.
	writeFile(t, published, first[:len(first)-40])
	if result := build(); result.Report.Written != 1 || readFile(t, published) != first || readFile(t, filepath.Join(folder, "public/manifest.sha256")) != list {
		t.Errorf("%+v", result.Report)
	}
}
