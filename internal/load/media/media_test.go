package media

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"annals/internal/diag"
	pic "annals/internal/testing/picturetest"
)

// clean cleans a file of static/ and returns its bytes and the problems, one a line.
func clean(name string, data []byte) ([]byte, string) {
	var problems diag.List
	parts := Clean("static/"+name, data, &problems)
	var all strings.Builder
	for _, d := range problems {
		fmt.Fprintf(&all, "%d:%d-%d: %s [%s] (%s)\n", d.Line, d.Column, d.End, d.Message, d.Code, d.Hint)
	}
	if parts == nil {
		return nil, all.String()
	}
	return append([]byte{}, bytes.Join(parts, nil)...), all.String()
}

// cleaned cleans a file without problems, twice, and looks for marks.
func cleaned(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	got, problems := clean(name, data)
	if problems != "" {
		t.Fatalf("%s: %s", name, problems)
	}
	if i := bytes.Index(got, []byte("CANARY")); i >= 0 {
		t.Errorf("%s: a mark is left at byte %d: %q", name, i, got[max(0, i-30):min(len(got), i+30)])
	}
	if again, problems := clean(name, got); !bytes.Equal(again, got) || problems != "" {
		t.Errorf("%s: cleaned twice, %d bytes become %d: %s", name, len(got), len(again), problems)
	}
	return got
}

func TestUncleanFilesSayWhatTheyHold(t *testing.T) {
	for _, test := range []struct{ name, data, want string }{
		{"a/report.pdf", "%PDF-1.4\n1 0 obj <</Author (X) /Producer (Y)>>", `this PDF document tells its author and the program, and Annals cannot clean it [unclean-file] (clean it with a program made for that, such as mat2 or ExifTool, then name it in config.toml under [static], in the list as_is = ["a/report.pdf"])`},
		{"film.mp4", "\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp42....\xA9xyz+38-125/", "this MP4 film tells the place where it was taken, and"},
		{"a.heic", "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + exifPrefix + pic.EXIF(1), "this HEIC picture tells the author, the place where it was taken (GPS) and the maker of the camera, and"},
		{"a.TIF", pic.EXIF(1), "this TIFF picture tells the author"},
		{"a.xyz", "unknown", "Annals does not know files whose name ends in .xyz"},
		{"a.odt", "PK\x03\x04...", "this ZIP archive may say who made it"},
		{"a.png", "\xFF\xD8\xFF\xE0...", "the name promises a PNG picture, but this is a JPEG picture [wrong-extension] (rename it to a.jpg)"},
		{"a.jpg", "a text", "the file does not begin as a JPEG picture does [broken-file]"},
		{"a.txt", "%PDF-1.4", "the name promises a text, but this is a PDF document [wrong-extension] (rename it to a.pdf)"},
		{"CNAME", " <script>alert(1)</script>", "the name promises a text, but it begins as an HTML page does"},
		{"a.csv", "a\x00b", "holds bytes that are no text"},
		{"a.woff2", "wOFF\x00\x01", "the name promises a WOFF2 font, but this is a WOFF font [wrong-extension] (rename it to a.woff)"},
	} {
		got, problems := clean(test.name, []byte(test.data))
		if got != nil || !strings.Contains(problems, test.want) || strings.Count(problems, "\n") != 1 {
			t.Errorf("%s: %q, %s", test.name, got, problems)
		}
	}
}

func TestActiveFilesAreRefused(t *testing.T) {
	for _, name := range []string{
		"a.html", "a.HTM", "a.xhtml", "a.xht", "a.js", "sw.mjs", "a.svgz", "a.swf", "a.mht", "a.xsl", "a.wasm", "page.html.txt", "x.php.bib", "a.hta", "sub/b.shtml",
	} {
		if got, problems := clean(name, []byte("text")); got != nil || !strings.Contains(problems, "[active-file]") || !IsActive(name) {
			t.Errorf("%s: %q, %s", name, got, problems)
		}
	}
}

func TestTextsAndFontsArePublishedAsTheyAre(t *testing.T) {
	for name, data := range map[string]string{
		"a.txt": "text < b\n", "a.csv": "a,b\r\n", "data.json": `{"a": "<b>"}`, "CNAME": "example.org", "a.vtt": "WEBVTT\n", "site.webmanifest": "{}",
		"wide.txt": "\xFF\xFEa\x00", "old.csv": "caf\xE9", "a.woff2": "wOF2\x00\x01", "a.woff": "wOFF\x00\x01", "a.ttf": "\x00\x01\x00\x00...", "a.otf": "OTTO\x00\x01",
		"BMW.txt": "BMW is a name", "a.md": "# A", "example.com.txt": "x", "style.css": "/* kept */ a{background:url(b.png)}", "a.toml": "a = 1",
	} {
		if got, problems := clean(name, []byte(data)); string(got) != data || problems != "" {
			t.Errorf("%s: %q, %s", name, got, problems)
		}
	}
}

func TestXMLRunsNothing(t *testing.T) {
	for _, data := range []string{
		`<?xml version="1.0"?><r><x:script xmlns:x="http://www.w3.org/1999/xhtml">1</x:script></r>`,
		`<r><script xmlns="http://www.w3.org/1999/xhtml"/></r>`,
		`<r xmlns:s="http://www.w3.org/2000/svg"><s:script/></r>`,
		`<?xml-stylesheet href="a.xsl" type="text/xsl"?><r/>`,
		"<r>\n<a xmlns='http://www.w3.org/1999/XSL/Transform'/></r>",
	} {
		if got, problems := clean("a.xml", []byte(data)); got != nil || !strings.Contains(problems, "[active-file]") {
			t.Errorf("%s: %q, %s", data, got, problems)
		}
	}
	for _, data := range []string{
		`<!DOCTYPE r [<!ENTITY x "<script xmlns='http://www.w3.org/1999/xhtml'/>">]><r>&x;</r>`, "<r>&x;</r>", "<r", "<r></s>", "\xFF\xFE<\x00r\x00/\x00>\x00",
	} {
		if got, problems := clean("a.xml", []byte(data)); got != nil || !strings.Contains(problems, "[broken-file]") {
			t.Errorf("%s: %q, %s", data, got, problems)
		}
	}
	const feed = "<?xml version=\"1.0\"?>\n<!-- kept --><gpx xmlns=\"http://www.topografix.com/GPX/1/1\"><trk>&lt;b&gt;</trk></gpx>\n"
	if got, problems := clean("a.gpx", []byte(feed)); string(got) != feed || problems != "" {
		t.Errorf("%q, %s", got, problems)
	}
}
