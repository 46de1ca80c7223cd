package main

import (
	"bytes"
	"encoding/json"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/webp"

	"annals/internal/testing/picturetest"
)

// Marks in every part of a file that is no part of the picture are in no byte of the
// published site, and not one point of a picture changes.
func TestNothingOfMetadataIsPublished(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "config.toml"), "title = \"T\"\nbase_url = \"https://record.ngo/\"\ncontact = \"editors@record.ngo\"\ndefault_language = \"en\"\n[languages.en]\nname = \"English\"\n")
	write(t, filepath.Join(dir, "content", "_index.md"), "+++\ntitle = \"Home\"\n+++\n![A map](/images/map.svg)\n![A photograph](/images/baseline.jpg)\n")
	marked := picturetest.Marked(t)
	for name, data := range marked {
		write(t, filepath.Join(dir, "static", "images", name), string(data))
		write(t, filepath.Join(dir, "static", strings.ToUpper(name)), string(data))
	}
	if msg, err := exec.Command("annals", "build", "--strict", "--source", dir).CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, msg)
	}
	public := filepath.Join(dir, "public")
	err := filepath.WalkDir(public, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		if at := bytes.Index(data, []byte("CANARY")); at >= 0 {
			t.Errorf("%s has a mark at byte %d", file, at)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range marked {
		published, err := os.ReadFile(filepath.Join(public, "images", name))
		if err != nil {
			t.Fatal(err)
		}
		if want, got := pixels(t, name, data), pixels(t, name, published); !reflect.DeepEqual(got, want) {
			t.Errorf("%s has other points", name)
		}
	}
	askExifTool(t, filepath.Join(public, "images"), len(marked))
}

// pixels decodes a picture; those that cannot be decoded here are nil.
func pixels(t *testing.T, name string, data []byte) (m any) {
	t.Helper()
	var err error
	r := bytes.NewReader(data)
	switch filepath.Ext(name) {
	case ".jpg", ".jpeg":
		m, err = jpeg.Decode(r)
	case ".png":
		m, err = png.Decode(r)
	case ".gif":
		m, err = gif.DecodeAll(r)
	case ".webp":
		if name == "animated.webp" {
			return nil // not known to x/image; the test of package media compares its bytes
		}
		m, err = webp.Decode(r)
	}
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return m
}

// shown are the groups of tags in which ExifTool describes a picture itself.
var shown = []string{"System", "File", "ExifTool", "JFIF", "PNG", "PNG-pHYs", "GIF", "RIFF", "Adobe", "APP14", "ICC-header", "ICC_Profile", "Composite", "SVG", "XMP-svg"}

// askExifTool asks an independent program what the pictures in a folder say. CI must
// have it.
func askExifTool(t *testing.T, folder string, pictures int) {
	t.Helper()
	if _, err := exec.LookPath("exiftool"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("CI lacks exiftool (Debian: libimage-exiftool-perl)")
		}
		t.Log("exiftool is not installed: it was not asked")
		return
	}
	out, err := exec.Command("exiftool", "-a", "-u", "-G1", "-json", folder).Output()
	if err != nil {
		t.Fatalf("exiftool: %v\n%s", err, out)
	}
	var files []map[string]any
	if err := json.Unmarshal(out, &files); err != nil || len(files) != pictures {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, tags := range files {
		for tag, value := range tags {
			group, name, hasGroup := strings.Cut(tag, ":")
			if hasGroup && !slices.Contains(shown, group) && name != "Orientation" && name != "ExifByteOrder" {
				t.Errorf("%s: %s is %v", tags["SourceFile"], tag, value)
			}
		}
		orientation := tags["IFD0:Orientation"]
		file := filepath.Base(tags["SourceFile"].(string))
		if hasNone := file == "b.gif" || file == "map.svg" || file == "simple.webp"; hasNone != (orientation == nil) {
			t.Errorf("%s: the orientation is %v", file, orientation)
		}
	}
}
