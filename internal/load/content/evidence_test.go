package content_test

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"testing"

	"annals/internal/testing/picturetest"
	"annals/internal/testing/sitetest"
)

// bomb is a PNG file of few bytes and 100 million points.
var bomb = "\x89PNG\r\n\x1a\n" + string(picturetest.Chunk("IHDR", "\x00\x00\x27\x10\x00\x00\x27\x10\x08\x02\x00\x00\x00")) +
	string(picturetest.Chunk("IDAT", "")) + string(picturetest.Chunk("IEND", ""))

func TestMedia(t *testing.T) { runMistakes(t, mediaTests) }

var mediaTests = []mistake{
	{name: "neither file nor words", file: entryFile, text: front(facts, "[[media]]\n", sources), want: []string{
		`content/2018/a.md:6:1-10: error: "alt" is missing [missing-key] (add alt = "What it shows, for those who do not see it")`,
		`content/2018/a.md:6:1-10: error: "file" is missing [missing-key] (add file = "hall.jpg")`,
	}},
	{name: "everything wrong", file: entryFile, text: front(facts, `[[media]]
file = ""
alt = " "
caption = { ja = "x", ko = "" }
credit = 1
date = "soon"
warning = ""
captions = ""
[[media]]
file = "hall.jpg"
alt = "A hall"
titel = "x"
[[media]]
file = "hall.jpg"
alt = "A hall"
`, sources), want: []string{
		`content/2018/a.md:7:8-10: error: this names no file [invalid-value] (write its name in the folder of the entry, such as "hall.jpg")`,
		`content/2018/a.md:8:7-10: error: the alternative text is empty [invalid-value] (write it in a few words)`,
		`content/2018/a.md:9:13-15: error: the site has no language "ja" [unknown-language] (use one of [languages] in config.toml)`,
		`content/2018/a.md:9:28-30: error: the caption in the language "ko" is empty [invalid-value] (write it in a few words)`,
		`content/2018/a.md:10:10-11: error: this must be a text, or a table with a text for each language [wrong-type] (write "text", or { en = "text", ko = "글" })`,
		`content/2018/a.md:11:9-13: error: "soon" is not written as a date is here [invalid-date] (write a day, a month or a year, as in 2018-12-17, 2018-12 or 2018)`,
		`content/2018/a.md:12:11-13: error: the warning is empty [invalid-value] (write it in a few words)`,
		`content/2018/a.md:13:12-14: error: this names no file [invalid-value] (write its name in the folder of the entry, such as "hall.jpg")`,
		`content/2018/a.md:17:1-6: error: unknown key "titel" [unknown-key] (known here: file, alt, caption, credit, license, date, place, source, warning, captions)`,
		`content/2018/a.md:19:8-18: error: "hall.jpg" stands here twice [invalid-value] (delete one of the two tables)`,
	}},
}

// TestEvidenceIsExamined loads files of the folders of entries.
func TestEvidenceIsExamined(t *testing.T) {
	jpeg := picturetest.MarkedJPEG(t)
	dir := sitetest.Dir(t, map[string]string{
		"content/2018/a/hall.jpg":     string(jpeg),
		"content/2018/a/in/notes.txt": "Notes.\n",
		"content/2018/a/empty.jpg":    "",
		"content/2018/a/x.jpg.html":   "<p>x",
		"content/2018/a/y.png":        string(jpeg),
		"content/2018/a/paper.pdf":    "%PDF-1.7\n/Author",
		"content/2018/a/own.svg":      "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
		"content/2018/a/notes.md":     "+++\n+++\n",
		"content/2018/a/bomb.png":     bomb,
		"content/2018/a/large.jpg":    string(append(bytes.Clone(jpeg), make([]byte, 20<<20)...)),
	})
	folder, err := newLoader(t).Load(t.Context(), dir, 2)
	if err != nil {
		t.Fatal(err)
	}
	record, problems := folder.Record()
	compare(t, []string{
		`content/2018/a/bomb.png: error: the picture has 10000 by 10000 points; 50 million points in all are the most [picture-too-large] (save it smaller: 4,000 points in width are more than any screen shows)`,
		`content/2018/a/empty.jpg: error: the file is empty [file-empty] (put the whole file in its place, or delete it)`,
		`content/2018/a/large.jpg: error: the file has 20.1 MB; 20 MB is the most for a file of this kind [file-too-large] (make it smaller or split it)`,
		`content/2018/a/notes.md: error: a text stands in the folder of its year; a folder in there holds the pictures and papers of an entry [file-place] (move the file to content/2018/notes.md)`,
		`content/2018/a/own.svg:1:41-50: error: the element script can run in a reader's browser [active-file] (delete it, and what stands in it)`,
		`content/2018/a/paper.pdf: error: this PDF document tells its author, and Annals cannot clean it [unclean-file] (clean it with a program made for that, such as mat2 or ExifTool, then name it in config.toml under [evidence], in the list as_is = ["content/2018/a/paper.pdf"])`,
		`content/2018/a/x.jpg.html: error: this is an HTML page: it can do in a reader's browser whatever a page of the site can [active-file] (take it out if you do not know it; if it is yours, name it in config.toml under [evidence], in the list as_is = ["content/2018/a/x.jpg.html"])`,
		`content/2018/a/y.png: error: the name promises a PNG picture, but this is a JPEG picture [wrong-extension] (rename it to y.jpg)`,
	}, lines(problems))
	var got []string
	for _, f := range record.Evidence {
		got = append(got, fmt.Sprintf("%s %s %s %s %dx%d %d %s", f.Path, f.ID, f.Name, f.Type, f.Width, f.Height, f.Size, hex.EncodeToString(f.Sum[:4])))
	}
	compare(t, []string{
		"content/2018/a/hall.jpg 2018/a hall.jpg image/jpeg 40x40 1719 0b7ba4fc",
		"content/2018/a/in/notes.txt 2018/a in/notes.txt text/plain 0x0 7 8bcc07e3",
	}, got)
}
