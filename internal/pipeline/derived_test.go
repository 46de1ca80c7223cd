package pipeline_test

import (
	"bytes"
	"image"
	encoder "image/png"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"annals/internal/pipeline"
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
