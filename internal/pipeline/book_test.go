package pipeline_test

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"annals/internal/pipeline"
	"annals/internal/testing/sitetest"
)

// pictureInBook returns the picture of the book in a folder.
func pictureInBook(t *testing.T, folder string) string {
	t.Helper()
	for f, content := range sitetest.Unzip(t, []byte(readFile(t, filepath.Join(folder, "public/downloads/record.en.epub")))) {
		if strings.HasSuffix(f.Name, ".png") {
			return content
		}
	}
	t.Fatal("the book has no picture")
	return ""
}

// TestBooksTakePicturesThatAreThere: a book has the largest of the smaller sizes, and takes
// one that was published before from there. A name tells the bytes, so other bytes under it,
// which the manifest knows, show where they came from.
func TestBooksTakePicturesThatAreThere(t *testing.T) {
	files := hintSite()
	maps.Copy(files, sources{
		hintFile:               hintEntry("[[media]]\nfile = \"b.png\"\nalt = \"A wall\"\n", ""),
		"content/2018/a/b.png": blank(t, 1000),
	})
	files["config.toml"] += "\n[downloads]\nepub = true\n"
	folder := sitetest.Folder(t, files)
	build := func() {
		t.Helper()
		if result, err := pipeline.Build(t.Context(), pipeline.Options{Source: folder, Jobs: 2}); err != nil || result.Diagnostics.HasErrors() {
			t.Fatal(err, result.Diagnostics)
		}
	}
	build()
	small, err := filepath.Glob(filepath.Join(folder, "public/2018/a/b.640w-*.png"))
	if err != nil || len(small) != 1 {
		t.Fatal(err, small)
	}
	made := readFile(t, small[0])
	if pictureInBook(t, folder) != made {
		t.Error("the book has another size")
	}
	build()
	if pictureInBook(t, folder) != made {
		t.Error("the second book has another picture")
	}

	other := made + "other"
	writeFile(t, small[0], other)
	manifest := filepath.Join(folder, "public/manifest.sha256")
	sum := func(text string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(text))) }
	writeFile(t, manifest, strings.Replace(readFile(t, manifest), sum(made), sum(other), 1))
	if result, err := pipeline.Check(t.Context(), pipeline.Options{Source: folder, Jobs: 2}); err != nil || result.Diagnostics.HasErrors() {
		t.Error(err, result.Diagnostics)
	}
	build()
	if pictureInBook(t, folder) != other {
		t.Error("the picture was made again")
	}
	if err := os.Remove(small[0]); err != nil {
		t.Fatal(err)
	}
	build()
	if pictureInBook(t, folder) != made {
		t.Error("a picture that is gone was not made again")
	}
}
