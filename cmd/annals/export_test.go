package main

import (
	"bytes"
	"compress/zlib"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A PDF by an installed Chromium has tags, a language and bookmarks, and nothing of the
// computer that it was made on or of what is not published.
func TestExportedPDF(t *testing.T) {
	if _, err := exec.LookPath("chromium"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("chromium is not installed")
		}
		t.Skip("chromium is not installed")
	}
	dir := t.TempDir()
	site, file := filepath.Join(dir, "site"), filepath.Join(dir, "record.pdf")
	if status, stderr := run(t, "annals", "init", "--example", site); status != 0 {
		t.Fatalf("%d: %s", status, stderr)
	}
	write(t, filepath.Join(site, "content", "2018", "draft.md"), "+++\ntitle = \"CANARY\"\ndate = 2018-01-01\ntype = \"resolution\"\ndraft = true\n+++\n")
	if status, stderr := run(t, "annals", "export", "pdf", "--source", site, "--output", file, "--base-url", "https://record.ngo/"); status != 0 || !strings.Contains(stderr, "Chromium") {
		t.Fatalf("%d: %s", status, stderr)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := inflated(raw)
	for _, part := range []string{"/StructTreeRoot", "/Lang", "/Outlines", "https://record.ngo/"} {
		if !strings.Contains(text, part) {
			t.Errorf("the PDF has no %s", part)
		}
	}
	for _, part := range []string{"127.0.0.1", "CANARY", dir, "file://"} {
		if strings.Contains(text, part) {
			t.Errorf("the PDF has %s", part)
		}
	}
}

// inflated returns a PDF with what is compressed in it.
func inflated(pdf []byte) string {
	all := bytes.NewBuffer(bytes.Clone(pdf))
	for rest := pdf; ; {
		_, after, found := bytes.Cut(rest, []byte("stream\n"))
		if !found {
			return all.String()
		}
		if z, err := zlib.NewReader(bytes.NewReader(after)); err == nil {
			_, _ = io.Copy(all, z) // the stream ends before its checksum, or is none
		}
		rest = after
	}
}
