package main

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A PDF by an installed Chromium has tags, a language and bookmarks, and nothing of the
// computer that it was made on or of what is not published.
func TestExportedPDF(t *testing.T) {
	needProgram(t, "chromium")
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

// A ZIM file by zimwriterfs is whole, as zimcheck finds, and has the pages of the site.
func TestExportedZIM(t *testing.T) {
	for _, program := range []string{"zimwriterfs", "zimcheck", "zimdump"} {
		needProgram(t, program)
	}
	dir := t.TempDir()
	site, file := filepath.Join(dir, "site"), filepath.Join(dir, "record.zim")
	if status, stderr := run(t, "annals", "init", "--example", site); status != 0 {
		t.Fatalf("%d: %s", status, stderr)
	}
	write(t, filepath.Join(site, "content", "2018", "draft.md"), "+++\ntitle = \"CANARY\"\ndate = 2018-01-01\ntype = \"resolution\"\ndraft = true\n+++\n")
	if status, stderr := run(t, "annals", "export", "zim", "--source", site, "--output", file); status != 0 || !strings.Contains(stderr, "zimwriterfs") {
		t.Fatalf("%d: %s", status, stderr)
	}
	if out, err := exec.Command("zimcheck", "--integrity", "--empty", "--favicon", "--main", "--url_internal", file).CombinedOutput(); err != nil {
		t.Errorf("zimcheck: %v\n%s", err, out)
	}
	list, err := exec.Command("zimdump", "list", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	paths := strings.Fields(string(list))
	for _, name := range []string{"index.html", "2019/hearing.html", "ar/index.html"} {
		if !slices.Contains(paths, name) {
			t.Errorf("the file has no %s", name)
		}
	}
	for _, name := range []string{"2018/draft.html", "downloads/site.zip"} {
		if slices.Contains(paths, name) {
			t.Errorf("the file has %s", name)
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

// peerEvent is an event as the program that a file is for has understood it.
type peerEvent struct {
	Date       any
	Title      string
	Text       string
	Properties map[string]any
}

// peerTitles are titles that the other programs could take for something of their own.
var peerTitles = []string{
	"#food is no tag", "2018-12-17: an event", "[x] done 50% now", "<b>bold</b> & more", "=1+1; @SUM", "// a comment", "!id 5 days: later", `"quoted", \n`, "![a](b) [c](map)",
}

// The parsers of TimelineJS and Markwhen read back what is exported: each entry once, on
// its day, with its words, and without an error.
func TestPeersReadExports(t *testing.T) {
	const browser = "../../.ci/browser"
	if _, err := os.Stat(filepath.Join(browser, "node_modules", "@markwhen", "parser")); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("CI lacks the parsers of other timelines: see .ci/browser/test install")
		}
		t.Skip("the parsers of other timelines are not installed")
	}
	site := filepath.Join(t.TempDir(), "site")
	if status, stderr := run(t, "annals", "init", "--example", site); status != 0 {
		t.Fatalf("%d: %s", status, stderr)
	}
	var want []string
	for i, title := range peerTitles {
		day := fmt.Sprintf("2031-01-%02d", i+1)
		write(t, filepath.Join(site, "content", "2031", fmt.Sprintf("peer-%d.md", i)),
			fmt.Sprintf("+++\ntitle = %s\nsummary = %[1]s\ndate = %s\ntype = \"resolution\"\n[[sources]]\ntitle = \"A source\"\nurl = \"https://undocs.org/A/1\"\n+++\nText.\n", toml(title), day))
		want = append(want, day+" "+title)
	}
	entries := 0
	for _, form := range []string{"timelinejs", "timelinejs-csv", "markwhen"} {
		file := filepath.Join(t.TempDir(), "timeline")
		if status, stderr := run(t, "annals", "export", form, "--source", site, "--output", file, "--quiet"); status != 0 {
			t.Fatalf("%s: %d: %s", form, status, stderr)
		}
		out, err := exec.Command("node", filepath.Join(browser, "timelines.mjs"), form, file).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", form, err, out)
		}
		var read struct {
			Events []peerEvent
			Errors []string
		}
		if err := json.Unmarshal(out, &read); err != nil || len(read.Errors) > 0 {
			t.Errorf("%s: %v, %v\n%.500s", form, err, read.Errors, out)
		}
		if entries == 0 {
			entries = len(read.Events)
		}
		if got := ofPeers(read.Events); len(read.Events) != entries || entries <= len(want) || !slices.Equal(got, want) {
			t.Errorf("%s has %d events, not %d; %q, not %q", form, len(read.Events), entries, got, want)
		}
	}
}

// ofPeers lists those of peerTitles, and checks that title and summary say the same.
func ofPeers(events []peerEvent) (all []string) {
	for _, e := range events {
		day := fmt.Sprint(e.Date)
		day, _, _ = strings.Cut(strings.Trim(strings.NewReplacer("[2031 1 ", "2031-01-0").Replace(day), "[]"), " ")
		if day = strings.Trim(day, "]"); strings.HasPrefix(day, "2031") && strings.HasPrefix(e.Text, e.Title) {
			all = append(all, day+" "+e.Title)
		}
	}
	slices.Sort(all)
	return all
}
